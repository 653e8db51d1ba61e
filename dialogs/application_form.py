"""The fields of the e-application (articles 1.1.4, 5.3, 5.7): what the registry knows is confirmed, the rest asked."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.answers.contract import Option
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.email_address import EmailAddress
from dialogs.answers.free_text import FreeText
from dialogs.answers.listed import Listed, ListedValue
from dialogs.answers.mobile import Mobile
from dialogs.answers.several import Several
from dialogs.answers.yes_no import YesNo
from dialogs.application_summary import Form, Profession, known_lines, latest
from dialogs.registry import Address, Education, Job, KnownFacts
from dialogs.script import Question, Script, ask, choice, collect, offer
from dialogs.setting import Setting
from dialogs.speech import yes_no
from dialogs.values import Term

KNOWN: Question[bool] = Question(
    "application.known",
    YesNo(Term("application.known.option.yes"), Term("application.known.option.no")),
    line=False,
)
TRADES = ("aşpaz", "повар", "oyun yoxlayanı")
PARTS = ("education", "jobs", "address", "phone")
WRONG_PARTS: Question[tuple[str, ...]] = Question(
    "application.wrong_parts",
    Several(tuple(Option(part, Term(f"application.wrong_parts.option.{part}")) for part in PARTS)),
    line=False,
)
EDUCATION = choice(
    "application.education", "basic", "secondary", "vocational", "secondary_specialised", "bachelor"
)
PROFESSION: Question[ListedValue] = Question(
    "application.profession", Listed("professions", free_text=True, samples=TRADES)
)
DISTRICT: Question[ListedValue] = Question(
    "application.district", Listed("districts", samples=("Yasamal", "Ясамал"))
)
STREET: Question[str] = Question("application.street", FreeText(at_most=200))
PHONE: Question[str] = Question("application.phone", Mobile())
WORKED: Question[bool] = Question("application.worked", YesNo(), line=False)
MORE_JOBS: Question[bool] = Question("application.more_jobs", YesNo(), line=False)
EMPLOYER: Question[str] = Question("application.employer", FreeText(at_most=120))
POSITION: Question[str] = Question("application.position", FreeText(at_most=120))
JOB_STARTED: Question[date] = Question("application.job_started", DateAnswer())
JOB_ENDED: Question[date] = Question("application.job_ended", DateAnswer())
HEALTH = choice("application.health", "none", "some", "no_answer", sensitive=True)
HEALTH_LIMITS: Question[str] = Question("application.health_limits", FreeText(at_most=300), sensitive=True)
WISHED_WORK: Question[ListedValue] = Question(
    "application.wished_work", Listed("professions", free_text=True, samples=TRADES)
)
READY = choice("application.ready", "at_once", "two_weeks", "month", "three_months")
TRAVEL = choice("application.travel", "public_transport", "own_car", "on_foot", "with_help", "from_home")
REMINDERS = choice("application.reminders", "this_chat", "none")
EMAIL: Question[str] = Question("application.email", EmailAddress())

# Below KNOWN, so that a change of what was confirmed asks both again.
WRONG_PARTS_KEY = f"{KNOWN.name}.parts"
AT_MOST_JOBS = 20
READY_DAYS = {"at_once": 0, "two_weeks": 14, "month": 30, "three_months": 90}


def fill(setting: Setting, facts: KnownFacts | None) -> Script[Form]:
    """Confirm what is known, ask what is not."""
    wrong = yield from _wrong_parts(facts)
    education, profession = yield from _education(facts, "education" in wrong)
    jobs = facts.jobs[:AT_MOST_JOBS] if facts is not None and "jobs" not in wrong else (yield from _jobs())
    address = yield from _address(facts, "address" in wrong)
    phone = None if facts is not None and "phone" not in wrong else (yield from ask(PHONE))
    health = yield from _health()
    wished = yield from ask(WISHED_WORK)
    ready = yield from ask(READY)
    travel = yield from ask(TRAVEL)
    reminders = yield from ask(REMINDERS)
    email = yield from offer(EMAIL, "")
    return Form(
        phone=phone,
        email=email or None,
        district=address.district or "",
        address_line=address.line,
        education=education,
        profession=profession,
        jobs=jobs,
        health_limits=health,
        wished_work=profession_of(wished),
        ready_on=setting.today + timedelta(days=READY_DAYS[ready]),
        travel=travel,
        reminders=reminders,
    )


def _wrong_parts(facts: KnownFacts | None) -> Script[tuple[str, ...]]:
    """Which known parts the person says are wrong; parts nobody knows count as wrong, for they have to be asked."""
    if facts is None:
        return PARTS
    unknown = tuple(part for part in PARTS if not _knows(facts, part))
    if set(unknown) == set(PARTS) or (yield from ask(KNOWN, lines=known_lines(facts))):
        return unknown
    return (*unknown, *(yield from ask(WRONG_PARTS, WRONG_PARTS_KEY)))


def _knows(facts: KnownFacts, part: str) -> bool:
    return bool(getattr(facts, "phone_ending" if part == "phone" else part))


def _education(facts: KnownFacts | None, wrong: bool) -> Script[tuple[Education, Profession | None]]:
    """The last education the registry knows, or what is said."""
    if facts is not None and facts.education and not wrong:
        last = latest(facts.education)
        if last.speciality:
            return last, Profession(None, last.speciality)
        return last, (yield from _profession())
    level = yield from ask(EDUCATION)
    return Education(level), (yield from _profession())


def _profession() -> Script[Profession | None]:
    """The profession; a plain no means that there is none."""
    said = yield from ask(PROFESSION)
    return None if said.code is None and yes_no(said.text) is False else profession_of(said)


def _jobs() -> Script[tuple[Job, ...]]:
    return (yield from collect(MORE_JOBS, _job, "application.jobs", AT_MOST_JOBS, first=WORKED))


def _job(prefix: str, number: int) -> Script[Job]:
    employer = yield from ask(EMPLOYER, f"{prefix}.employer", {"number": number})
    position = yield from ask(POSITION, f"{prefix}.position")
    started_on = yield from ask(JOB_STARTED, f"{prefix}.started_on")
    ended_on = yield from ask(JOB_ENDED, f"{prefix}.ended_on")
    return Job(employer, position, started_on, ended_on)


def _address(facts: KnownFacts | None, wrong: bool) -> Script[Address]:
    if facts is not None and facts.address is not None and facts.address.district and not wrong:
        return facts.address
    district = yield from ask(DISTRICT)
    street = yield from ask(STREET)
    return Address(district.code or "", street)


def _health() -> Script[str | None]:
    """Limits of health are voluntary (5.7): none and no answer are kept alike."""
    if (yield from ask(HEALTH)) != "some":
        return None
    return (yield from ask(HEALTH_LIMITS))


def profession_of(said: ListedValue) -> Profession:
    """What was typed, with the code it stands for."""
    return Profession(said.code, said.text)
