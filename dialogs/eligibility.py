"""Who may get what: unemployed status, self-employment support, paid public works, decided by the law as data.

The registry's facts come first for a proved person; then only questions that can still change the answer are asked.
The answer is the outcome, every reason with its article, and what may be done next; never a decision (5.5, 27.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any, ClassVar

from dialogs.consent import agreed
from dialogs.eligibility_asked import Asked, Source, Voluntary
from dialogs.eligibility_beside import GROUNDS
from dialogs.eligibility_differing import Differing, Statement, differing_lines
from dialogs.eligibility_keep import KEEP, LISTS, REGISTRATIONS, facts_kept, which_list
from dialogs.eligibility_next import answer, completed
from dialogs.eligibility_questions import Said
from dialogs.rules.dictionary import FACTS
from dialogs.rules.index import facts_read
from dialogs.rules.intake import FactRefused, read_facts
from dialogs.rules.taken import facts_taken, facts_voluntary
from dialogs.rules.workdays import UnknownYear
from dialogs.script import (
    Ending,
    Errand,
    Refused,
    Script,
    Unreachable,
    ask,
    choice,
    look,
    say,
)
from dialogs.setting import Setting
from dialogs.values import Json

SERVICES = (
    "unemployed",
    "self-employment",
    "public-works",
)  # what may be asked for; KEEP: what is there already
BAKU = timezone(timedelta(hours=4))  # no summer time (D-10)
SERVICE = choice("eligibility.service", *SERVICES, KEEP, line=False)


@dataclass(frozen=True, slots=True)
class LawFact:
    """A fact of the law as a register holds it, with its source and the day it was true; `others`: against it."""

    value: Any
    source: str
    as_of: date
    others: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class LawFacts:
    """Every fact the registry answered for; a fact that is absent is not known.

    The birth date stands beside them, as the population register's part of the answer, true when it was given.
    """

    facts: Mapping[str, LawFact]
    birth_date: date | None = None
    answered_at: datetime | None = None

    @property
    def known(self) -> Mapping[str, LawFact]:
        """The facts with the birth date among them; one that stands there by its own name goes before it."""
        if self.birth_date is None or self.answered_at is None:
            return self.facts
        day = self.answered_at.astimezone(BAKU).date()
        born = LawFact(self.birth_date.isoformat(), "population", day)
        return {"birth_date": born, **self.facts}


@dataclass(frozen=True, slots=True)
class ReadLawFacts(Errand[LawFacts]):
    """Read the facts of the law of a proved person."""

    operation: ClassVar[str] = "readFacts"
    outcome: ClassVar[type] = LawFacts

    fin: str


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


def keep(setting: Setting) -> Script[Ending]:
    """Whether anything may end the status or the registration that is there (5.8 to 5.11)."""
    return (yield from check(setting, KEEP))


def check(setting: Setting, service: str) -> Script[Ending]:
    """What is known, what is missing, the answer, and what next; of KEEP first which list it is."""
    told = yield from _registered(setting)
    differing = _differing(setting, told)
    agreed_on = {name: known for name, known in told.items() if name not in differing}
    said = Said({}, frozenset())
    if service == KEEP:
        states = {name: agreed_on[name].value for name in REGISTRATIONS if name in agreed_on}
        service, said = yield from which_list(_readable(setting, states))
    taken = _taken(service) | _grounds(told)
    registered = {name: known for name, known in agreed_on.items() if name in taken}
    apart = {name: statements for name, statements in differing.items() if name in taken}
    if apart:
        yield from say("eligibility.differs.say", differing_lines(apart, setting.today))
    facts = _readable(setting, {name: known.value for name, known in registered.items()})
    asked = Asked(
        service,
        {**said.facts, **facts},
        said.settled | registered.keys(),
        oldest(service, registered),
        sources=_sources(registered),
        differing=apart,
        voluntary=_voluntary(setting, service, agreed_on, differing),
    )
    try:
        return (yield from answer(setting, (yield from completed(setting, asked))))
    except UnknownYear:  # a window runs into a year without holidays: a person reckons it
        yield from say("eligibility.no_calendar.say")
        return Ending("eligibility.left", silent=True)


def _grounds(told: Mapping[str, LawFact]) -> frozenset[str]:
    """Why a registration was removed for a time: taken over only of somebody of whom that is so."""
    removed = any(told[name].value == "suspended" for name in REGISTRATIONS if name in told)
    return frozenset(GROUNDS) if removed else frozenset()


def _taken(service: str) -> frozenset[str]:
    return facts_kept(service) if service in LISTS else facts_taken(service)


def oldest(service: str, registered: Mapping[str, LawFact]) -> date | None:
    """The oldest day of the data that this service's rules read; None without any."""
    read = facts_kept(service) if service in LISTS else facts_read(service)
    return min((known.as_of for name, known in registered.items() if name in read), default=None)


def _sources(registered: Mapping[str, LawFact]) -> dict[str, Source]:
    return {name: Source(known.source, known.as_of) for name, known in registered.items()}


def _voluntary(
    setting: Setting, service: str, told: Mapping[str, LawFact], differing: Differing
) -> Voluntary:
    """What the registry holds that is looked at only if the person wants the check of who comes first."""
    wanted = frozenset[str]() if service in LISTS else facts_voluntary(service)
    held = {name: known for name, known in told.items() if name in wanted}
    apart = {name: statements for name, statements in differing.items() if name in wanted}
    return Voluntary(_readable(setting, {name: it.value for name, it in held.items()}), _sources(held), apart)


def _differing(setting: Setting, told: Mapping[str, LawFact]) -> dict[str, tuple[Statement, ...]]:
    """The facts of which registers say different things that the law can read, with all that is said."""
    apart = {}
    for name, known in told.items():
        said = (Statement(known.value, known.source, known.as_of), *known.others)
        readable = tuple(one for one in said if _readable(setting, {name: one.value}))
        if any(one.value != readable[0].value for one in readable):
            apart[name] = readable
    return apart


def _registered(setting: Setting) -> Script[Mapping[str, LawFact]]:
    """What the registers hold of a proved person who agrees that it is read; nothing of anybody else."""
    if (
        setting.person is None
        or not setting.proved("code")
        or not (yield from agreed(setting, "eligibility"))
    ):
        return {}
    found = yield from look(ReadLawFacts(setting.person.fin))
    if isinstance(found, Refused | Unreachable):
        yield from say("eligibility.unregistered.say")
        return {}
    return {name: known for name, known in found.known.items() if name in FACTS}


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
