"""What the registers hold of a proved person: with a consent of its own, and no more than the answer is for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any, ClassVar

from dialogs.consent import agreed
from dialogs.eligibility_asked import Source
from dialogs.eligibility_differing import Statement
from dialogs.rules.dictionary import FACTS
from dialogs.rules.intake import FactRefused, read_facts
from dialogs.script import Errand, Refused, Script, Unreachable, look, say
from dialogs.setting import Setting
from dialogs.values import Json

BAKU = timezone(timedelta(hours=4))  # no summer time (D-10)


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
    """Read these facts of the law of a proved person; not the education, the jobs and the address."""

    operation: ClassVar[str] = "readFacts"
    outcome: ClassVar[type] = LawFacts

    fin: str
    facts: tuple[str, ...]
    record: bool = False


def registered(setting: Setting, purpose: str, names: Collection[str]) -> Script[Mapping[str, LawFact]]:
    """These facts of a proved person who agrees that they are read for `purpose`; nothing of anybody else."""
    if setting.person is None or not setting.proved("code") or not (yield from agreed(setting, purpose)):
        return {}
    found = yield from look(ReadLawFacts(setting.person.fin, tuple(sorted(names))))
    if isinstance(found, Refused | Unreachable):
        yield from say("eligibility.unregistered.say")
        return {}
    return {name: known for name, known in found.known.items() if name in FACTS and name in names}


def sources_of(told: Mapping[str, LawFact]) -> dict[str, Source]:
    """Where each fact comes from."""
    return {name: Source(known.source, known.as_of) for name, known in told.items()}


def differing_in(setting: Setting, told: Mapping[str, LawFact]) -> dict[str, tuple[Statement, ...]]:
    """The facts of which registers say different things that the law can read, with all that is said."""
    apart = {}
    for name, known in told.items():
        said = (Statement(known.value, known.source, known.as_of), *known.others)
        legible = tuple(one for one in said if readable(setting, {name: one.value}))
        if any(one.value != legible[0].value for one in legible):
            apart[name] = legible
    return apart


def readable(setting: Setting, given: Mapping[str, Json]) -> dict[str, Json]:
    """The facts the law can read; one the registry wrote otherwise counts as not known."""
    legible: dict[str, Json] = {}
    for name, value in given.items():
        try:
            read_facts({"as_of": setting.today.isoformat(), name: value})
        except FactRefused:
            continue
        legible[name] = value
    return legible
