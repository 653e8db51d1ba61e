"""The fields of the e-application (articles 1.1.4, 5.3, 5.7): what the registry knows is confirmed, the rest asked."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from dialogs.answers.choice import Choice
from dialogs.answers.choice_or_day import ChoiceOrDay
from dialogs.answers.contract import Option
from dialogs.answers.email_address import EmailAddress
from dialogs.answers.free_text import FreeText
from dialogs.answers.listed import Listed, ListedValue
from dialogs.answers.mobile import Mobile
from dialogs.answers.several import Several
from dialogs.answers.yes_no import YesNo
from dialogs.application_jobs import work_history
from dialogs.application_summary import Filled, Profession, known_lines, latest
from dialogs.registry import Address, Education, KnownFacts
from dialogs.script import Question, Script, ask, choice, offer, say
from dialogs.setting import Setting
from dialogs.speech import yes_no
from dialogs.values import Term

T = TypeVar("T")
KNOWN: Question[bool] = Question(
    "application.known",
    YesNo(Term("application.known.option.yes"), Term("application.known.option.no")),
    line=False,
)
TRADES = ("aşpaz", "повар", "oyun yoxlayanı")
PARTS = ("education", "jobs", "address", "phone")
ELSEWHERE = "other"  # what the registry holds and only the registry mends: name, birth date
EDUCATION = choice(
    "application.education", "basic", "secondary", "vocational", "secondary_specialised", "bachelor"
)
PROFESSION: Question[ListedValue] = Question(
    "application.profession", Listed("professions", free_text=True, samples=TRADES)
)
DISTRICT: Question[ListedValue] = Question(
    "application.district", Listed("districts", samples=("Yasamal", "Ясамал"))
)
STREET: Question[str] = Question("application.street", FreeText(at_most=200, letters=3, sentence=True))
PHONE: Question[str] = Question("application.phone", Mobile())
HEALTH = choice("application.health", "none", "some", "no_answer", sensitive=True)
HEALTH_LIMITS: Question[str] = Question(
    "application.health_limits", FreeText(at_most=300, letters=2, sentence=True), sensitive=True
)
WISHED_WORK: Question[ListedValue] = Question(
    "application.wished_work", Listed("professions", free_text=True, samples=TRADES, named=True)
)
READY: Question[str] = Question(
    "application.ready",
    ChoiceOrDay(
        Choice(
            tuple(
                Option(one, Term(f"application.ready.option.{one}"))
                for one in ("at_once", "two_weeks", "month", "three_months")
            )
        )
    ),
)
TRAVEL = choice("application.travel", "public_transport", "own_car", "on_foot", "with_help", "from_home")
REMINDERS = choice("application.reminders", "this_chat", "none")
EMAIL: Question[str] = Question("application.email", EmailAddress(optional=True))

_AS_KNOWN: Any = object()  # stands for an answer that the registry gave
# Below KNOWN, so that a change of what was confirmed asks both again.
WRONG_PARTS_KEY = f"{KNOWN.name}.parts"
# Below HEALTH, so that a change of its line, which never shows them, asks both again.
LIMITS_KEY = f"{HEALTH.name}.limits"
READY_DAYS = {"at_once": 0, "two_weeks": 14, "month": 30, "three_months": 90}


@lru_cache
def wrong_parts(known: tuple[str, ...]) -> Question[tuple[str, ...]]:
    """Which of the parts that the registry knows are wrong, or whether it is something else."""
    parts = (*known, ELSEWHERE)
    options = tuple(Option(part, Term(f"application.wrong_parts.option.{part}")) for part in parts)
    return Question("application.wrong_parts", Several(options), line=False)


def fill(setting: Setting, facts: KnownFacts | None) -> Script[Filled]:
    """Confirm what is known, ask what is not."""
    wrong = yield from _wrong_parts(facts)
    education, profession = yield from _education(facts if "education" not in wrong else None)
    jobs = yield from work_history(facts.jobs if facts is not None else (), "jobs" in wrong)
    address = yield from _address(facts if "address" not in wrong else None)
    phone = yield from _unless("phone" not in wrong, PHONE)
    told, limits = yield from _health()
    wished = yield from ask(WISHED_WORK)
    ready = yield from ask(READY)
    travel = yield from ask(TRAVEL)
    reminders = yield from ask(REMINDERS)
    email = yield from offer(EMAIL, "")
    return Filled(
        phone=phone,
        email=email or None,
        district=address.district or "",
        address_line=address.line,
        education=education,
        profession=profession,
        jobs=jobs,
        health_limits=limits,
        wished_work=profession_of(wished),
        ready_on=_ready_on(ready, setting.today),
        travel=travel,
        reminders=reminders,
        health_told=told,
    )


def _ready_on(said: str, today: date) -> date:
    """The day that was chosen or named."""
    days = READY_DAYS.get(said)
    return date.fromisoformat(said) if days is None else today + timedelta(days=days)


def _unless(known: bool, question: Question[T], name: str = "") -> Script[T | None]:
    """None where the registry knows the answer and it was confirmed; a change of its line asks this question alone.

    What is said then has a key of its own: it does not outlive that the whole was called right again.
    """
    if not known:
        return (yield from ask(question))
    said = yield from offer(question, _AS_KNOWN, f"{name or question.name}.changed")
    return None if said is _AS_KNOWN else said


def _wrong_parts(facts: KnownFacts | None) -> Script[tuple[str, ...]]:
    """Which known parts the person says are wrong; parts nobody knows count as wrong, for they have to be asked."""
    if facts is None:
        return PARTS
    known = tuple(part for part in PARTS if _knows(facts, part))
    unknown = tuple(part for part in PARTS if part not in known)
    if not known or (yield from ask(KNOWN, lines=known_lines(facts))):
        return unknown
    wrong = yield from ask(wrong_parts(known), WRONG_PARTS_KEY)
    if ELSEWHERE in wrong:
        yield from say("application.wrong_elsewhere.say")
    return (*unknown, *wrong)


def _knows(facts: KnownFacts, part: str) -> bool:
    return bool(getattr(facts, "phone_ending" if part == "phone" else part))


def _education(facts: KnownFacts | None) -> Script[tuple[Education, Profession | None]]:
    """The last education the registry knows, or what is said; its speciality is the profession until one is said."""
    last = latest(facts.education) if facts is not None and facts.education else None
    level = yield from _unless(last is not None, EDUCATION)
    speciality = None if last is None else last.speciality
    profession = yield from _profession(speciality)
    return (last if last is not None and level is None else Education(level or "")), profession


def _profession(known: str | None) -> Script[Profession | None]:
    """The profession; a plain no means that there is none."""
    said = yield from _unless(known is not None, PROFESSION)
    if said is None:
        return Profession(None, known or "")
    return None if said.code is None and yes_no(said.text) is False else profession_of(said)


def _address(facts: KnownFacts | None) -> Script[Address]:
    """The address the registry knows, or what is said; in another district the street is another too."""
    known = facts.address if facts is not None else None
    known = known if known is not None and known.district else None
    district = yield from _unless(known is not None, DISTRICT)
    if district is not None:  # below STREET, whose line asks it again; each district has its own
        return Address(district.code, (yield from ask(STREET, f"{STREET.name}.{district.code}")))
    street = yield from _unless(known is not None, STREET)
    return known if known is not None and street is None else Address(known.district if known else "", street)


def _health() -> Script[tuple[bool, str | None]]:
    """Whether the question was answered, and the limits: voluntary (5.7), so none and no answer are filed alike."""
    said = yield from ask(HEALTH)
    return said != "no_answer", (yield from ask(HEALTH_LIMITS, LIMITS_KEY)) if said == "some" else None


def profession_of(said: ListedValue) -> Profession:
    """What was typed, with the code it stands for."""
    return Profession(said.code, said.text)
