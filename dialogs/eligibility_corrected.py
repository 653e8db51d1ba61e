"""What is told of a contested entry: the register's word and the person's, who corrects it, which paper helps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import cast

from dialogs.eligibility_asked import Source
from dialogs.eligibility_contested import CONTINUING, NEGATIVE, entry
from dialogs.eligibility_differing import Statement, stated_line
from dialogs.rules.case import Case
from dialogs.rules.dictionary import FACTS, Fact
from dialogs.script import Line
from dialogs.values import Json, Phrase, Term, Value, Weekday


def contested_lines(
    case: Case,
    undated: Collection[str],
    differing: Collection[str] = (),
    sources: Mapping[str, Source] | None = None,
) -> tuple[Line, ...]:
    """For each contested entry: what the register says, what the person, who corrects it, and which paper helps.

    `differing`: facts that the person was asked because registers differ, whose words were told then; a no there is
    about today alone.
    """
    held = {} if sources is None else {fact: it for fact, it in sources.items() if fact not in differing}
    return tuple(
        Line("", phrase)
        for fact, day in case.contested.items()
        for phrase in (
            *_registered(case, fact, held.get(fact)),
            _by_person(case, fact, day, fact in undated, fact in differing),
            _corrected(_what(case, fact), FACTS[fact]),
        )
    )


def _what(case: Case, fact: str) -> tuple[str, Value]:
    return "what", entry(fact, cast("Mapping[str, object]", case.facts))


def _registered(case: Case, fact: str, source: Source | None) -> Iterator[Phrase]:
    if source is not None:
        value = case.values.get(fact)
        held = cast("Json", value.isoformat() if isinstance(value, date) else value)
        yield stated_line(_what(case, fact), fact, Statement(held, source.source, source.as_of), case.as_of)


def _by_person(case: Case, fact: str, day: date | None, undated: bool, differs: bool) -> Phrase:
    what = _what(case, fact)
    if differs:
        return Phrase("eligibility.contested.not_now", (what,))
    return _said(what, case.values.get(fact) in NEGATIVE, FACTS[fact], day, undated, case.as_of)


def _said(
    what: tuple[str, Value], denies: bool, fact: Fact, ended_on: date | None, undated: bool, today: date
) -> Phrase:
    """The person's statement beside the register's; a day that is not known is not the same as never.

    Where the register `denies` something, the person says that it is so: nothing has ended and nothing "never was".
    """
    if denies:
        return Phrase("eligibility.contested.wrong", (what,))
    if ended_on is not None:
        return Phrase("eligibility.contested.ended", (what, ("day", Weekday.on(ended_on, today))))
    if undated:
        return Phrase("eligibility.contested.undated", (what,))
    never = "never" if fact.kind in CONTINUING else "wrong"
    return Phrase(f"eligibility.contested.{never}", (what,))


def _corrected(what: tuple[str, Value], fact: Fact) -> Phrase:
    who = Term(f"law.body.{fact.body or 'agency'}")
    values: tuple[tuple[str, Value], ...] = (what, ("who", who))
    if fact.paper is None:
        return Phrase("eligibility.contested.item", values)
    return Phrase("eligibility.contested.paper", (*values, ("paper", Term(f"law.paper.{fact.paper}"))))
