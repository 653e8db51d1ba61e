"""Who may get what: unemployed status, self-employment support, paid public works, decided by the law as data.

The registry's facts come first for a proved person; then only questions that can still change the answer are asked.
The answer is the outcome, every reason with its article, and what may be done next; never a decision (5.5, 27.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, ClassVar, cast

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Option
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.or_unknown import Heard, OrUnknown
from dialogs.eligibility_answer import Told, article_lines, flip_lines, tell
from dialogs.eligibility_questions import ask_group
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.intake import FactRefused, read_facts
from dialogs.rules.questions import next_questions
from dialogs.rules.services import decide
from dialogs.script import (
    Ending,
    Errand,
    Question,
    Refused,
    Script,
    Unreachable,
    ask,
    choice,
    look,
    record,
    say,
)
from dialogs.setting import Setting
from dialogs.values import Json, Term

SERVICES = ("unemployed", "self-employment", "public-works")
SERVICE = choice("eligibility.service", *SERVICES, line=False)


@dataclass(frozen=True, slots=True)
class LawFact:
    """A fact of the law as a register holds it, with its source and the day it was true."""

    value: Any
    source: str
    as_of: date


@dataclass(frozen=True, slots=True)
class LawFacts:
    """Every fact the registry answered for; a fact that is absent is not known."""

    facts: Mapping[str, LawFact]


@dataclass(frozen=True, slots=True)
class ReadLawFacts(Errand[LawFacts]):
    """Read the facts of the law of a proved person."""

    operation: ClassVar[str] = "readFacts"
    outcome: ClassVar[type] = LawFacts

    fin: str


@dataclass(frozen=True, slots=True)
class Decided:
    """Event: an answer was given; facts, law and calendar version replay to the same explanation."""

    service: str
    day: str
    outcome: str
    law: str
    calendar: str
    facts: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class RemindOn:
    """Event: the person wants a word on this day about this service."""

    day: date
    service: str


ENDED: Question[Heard[date]] = Question("eligibility.ended", OrUnknown(DateAnswer(), none=True), line=False)


def eligibility(setting: Setting) -> Script[Ending]:
    """Which service is to be checked."""
    return (yield from check(setting, (yield from ask(SERVICE))))


def unemployed_status(setting: Setting) -> Script[Ending]:
    """Whether unemployed status is open to the person (5.5, 5.12)."""
    return (yield from check(setting, "unemployed"))


def self_employment(setting: Setting) -> Script[Ending]:
    """Whether self-employment support is open to the person (24)."""
    return (yield from check(setting, "self-employment"))


def public_works(setting: Setting) -> Script[Ending]:
    """Whether paid public works are open to the person (21)."""
    return (yield from check(setting, "public-works"))


def check(setting: Setting, service: str) -> Script[Ending]:
    """What is known, what is missing, the answer, and what next."""
    registered = yield from _registered(setting)
    facts = _readable(setting, {name: known.value for name, known in registered.items()})
    settled = frozenset(registered) if registered else frozenset()
    while wanted := next_questions(service, _facts(setting, facts), setting.law, settled):
        said = yield from ask_group(setting, wanted[0])
        facts = {**facts, **_dated(setting, said.facts)}
        settled |= said.settled
    as_of = max((known.as_of for known in registered.values()), default=None)
    return (yield from _answer(setting, service, facts, as_of))


def _answer(setting: Setting, service: str, facts: Mapping[str, Json], as_of: date | None) -> Script[Ending]:
    """Decide, keep the record of it, tell it."""
    decision = decide(service, _facts(setting, facts), setting.law)
    told = Told(decision, as_of)
    day = setting.today.isoformat()
    decided = Decided(service, day, decision.outcome, setting.law.text, setting.calendar.version, facts)
    yield from record(decided, f"decided.{service}.{len(facts)}")
    yield from tell(told)
    return (yield from _next(setting, told, facts))


def _registered(setting: Setting) -> Script[Mapping[str, LawFact]]:
    """What the registers hold of a proved person; nothing of anybody else."""
    if setting.person is None or not setting.proved("code"):
        return {}
    found = yield from look(ReadLawFacts(setting.person.fin))
    if isinstance(found, Refused | Unreachable):
        yield from say("eligibility.unregistered.say")
        return {}
    return {name: known for name, known in found.facts.items() if name in FACTS}


def _readable(setting: Setting, given: Mapping[str, Json]) -> dict[str, Json]:
    """The facts the law can read; one the registry wrote otherwise counts as not known."""
    readable: dict[str, Json] = {}
    for name, value in given.items():
        try:
            read_facts({"as_of": setting.today.isoformat(), name: value})
        except FactRefused:
            continue
        readable[name] = value
    return readable


def _dated(setting: Setting, facts: Mapping[str, Json]) -> dict[str, Json]:
    """An offer told without its day was made today or before: the days the law counts from are the latest possible."""
    today = setting.today.isoformat()
    offers = cast("list[dict[str, Json]] | None", facts.get("offers"))
    if not offers:
        return dict(facts)
    return {
        **facts,
        "offers": [{"offered_on": None, "answered_on": None, "presented_on": today, **one} for one in offers],
    }


def _facts(setting: Setting, facts: Mapping[str, Json]) -> Facts:
    return read_facts({**facts, "as_of": setting.today.isoformat()})


def _next(setting: Setting, told: Told, facts: Mapping[str, Json]) -> Script[Ending]:
    """What the person wants to know or do after the answer, until they go on to something else."""
    for turn in count(1):
        wanted = yield from ask(_what_next(told), f"eligibility.next.{told.decision.service}.{turn}")
        match wanted:
            case "why":
                yield from say("eligibility.why.say", article_lines(told))
            case "change":
                yield from say("eligibility.change.say", flip_lines(told))
            case "remind":
                return (yield from _reminded(told))
            case "contest":
                return (yield from _contested(setting, told, facts))
            case _:
                return Ending("eligibility.left", then=THEN.get(wanted, told.request), silent=True)
    raise AssertionError("count() ends never")


THEN = {"apply": "application", "human": "contact", "another": "eligibility", "menu": "menu"}


def _what_next(told: Told) -> Question[str]:
    """Why, what would change it, the next step if there is one, something else."""
    ids = ("why", "change", told.next_step, "contest" if told.contestable else "another", "menu")
    options = tuple(Option(one, Term(f"eligibility.next.option.{one}")) for one in ids)
    return Question("eligibility.next", Choice(options), line=False)


def _reminded(told: Told) -> Script[Ending]:
    """A word on the first free day."""
    day = told.decision.date
    assert day is not None
    yield from record(RemindOn(day, told.decision.service), f"remind.{told.decision.service}")
    return Ending("eligibility.reminded", {"date": day})


def _contested(setting: Setting, told: Told, facts: Mapping[str, Json]) -> Script[Ending]:
    """An entry of a register that the person says is over or never was so: a step, never a no (part 0 of the sheet)."""
    fact = yield from ask(_which_entry(told), f"eligibility.entry.{told.decision.service}")
    ended = yield from ask(ENDED, f"eligibility.ended.{fact}")
    day = None if ended.value is None else ended.value.isoformat()
    known: Any = facts.get("contested") or {}
    return (
        yield from _answer(
            setting, told.decision.service, {**facts, "contested": {**known, fact: day}}, told.as_of
        )
    )


def _which_entry(told: Told) -> Question[str]:
    options = tuple(Option(fact, Term(f"law.fact.{fact}")) for fact in told.contestable[:5])
    return Question("eligibility.entry", Choice(options), line=False)
