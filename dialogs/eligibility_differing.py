"""Registers that say different things of one fact: side by side with source and day, none of them chosen.

Which entry is right is not the service's to judge.  Such a fact counts as not known and is asked where the person may
state it; if the person denies what one of the registers says and what would bar, that entry is contested: a step to
have it corrected, never a no (rules, part 0; 4.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.eligibility_contested import contestable
from dialogs.eligibility_keep import REGISTRATIONS, STANDING
from dialogs.eligibility_questions import facts_on
from dialogs.rules.dictionary import FACTS
from dialogs.rules.services import decide
from dialogs.script import Line
from dialogs.setting import Setting
from dialogs.values import Coded, Json, Phrase, Term, Value, Weekday

ABROAD = frozenset({"foreigner_nonresident", "stateless_nonresident"})  # one choice of the question


@dataclass(frozen=True, slots=True)
class Statement:
    """What one register says of a fact, and the day on which it was true there."""

    value: Json
    source: str
    as_of: date


Differing = Mapping[str, tuple[Statement, ...]]


def differing_lines(differing: Differing, today: date) -> tuple[Line, ...]:
    """For each fact: every register's word with its day, then whom to ask."""
    return tuple(
        Line("", phrase)
        for fact, statements in differing.items()
        for phrase in (*(stated_line(_named(fact), fact, one, today) for one in statements), _whom(fact))
    )


def stated_line(what: tuple[str, Value], fact: str, one: Statement, today: date) -> Phrase:
    """A register's word on this fact, with its source and day."""
    said, day = _worded(fact, one.value, today), Weekday.on(one.as_of, today)
    source = Coded("sources", one.source)
    return Phrase("eligibility.differs.item", (what, ("source", source), ("day", day), ("said", said)))


def _worded(fact: str, value: Json, today: date) -> Value:
    """A register's word as it can be told; of a whole record only that there is one."""
    kind = FACTS[fact].kind
    if value is None:
        return Term("eligibility.differs.none")
    if isinstance(value, bool):
        return Term("eligibility.differs.yes" if value else "eligibility.differs.no")
    if fact in REGISTRATIONS:
        return Term("eligibility.differs.yes" if value in STANDING else "eligibility.differs.no")
    if kind == "date" and isinstance(value, str):
        return Weekday.on(date.fromisoformat(value), today)
    if fact == "residence_status":
        return Term(f"eligibility.residence.option.{'abroad' if value in ABROAD else value}")
    return value if kind == "ground" and isinstance(value, str) else Term("eligibility.differs.record")


def _whom(fact: str) -> Phrase:
    who = Term(f"law.body.{FACTS[fact].body or 'agency'}")
    return Phrase("eligibility.differs.whom", (_named(fact), ("who", who)))


def _named(fact: str) -> tuple[str, Value]:
    return "what", Term(f"law.fact.{fact}")


def denied(
    setting: Setting, service: str, facts: Mapping[str, Json], differing: Differing
) -> Mapping[str, Statement]:
    """The registers' words that would bar and that the person denies, by fact."""
    found = {}
    for fact, statements in differing.items():
        for one in statements:
            if facts.get(fact) not in (None, one.value) and _bars(setting, service, facts, fact, one):
                found[fact] = one
    return found


def _bars(setting: Setting, service: str, facts: Mapping[str, Json], fact: str, one: Statement) -> bool:
    decision = decide(service, facts_on(setting, {**facts, fact: one.value}), setting.law)
    return fact in contestable(decision, {fact})
