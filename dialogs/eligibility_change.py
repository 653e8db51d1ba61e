"""What decides an answer, as it is told: what is or is not, or the day from which nothing bars; never what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dialogs.eligibility_lines import MOST, fact_lines
from dialogs.rules.decision import Decision
from dialogs.rules.flips import flips
from dialogs.rules.ways import suspended
from dialogs.script import Line
from dialogs.values import Phrase, Term, Value

PRESENT = frozenset(
    {True, "active"}
)  # what else is wished is that there is none: no, null, "none", an empty list


def deciding_lines(decision: Decision) -> tuple[Line, ...]:
    """What decides the answer: time where a day is known, else facts by name; none for a yes or a status held."""
    if decision.outcome == "already_registered":
        return ()  # that the status might end is nothing to be weighed
    if decision.outcome == "wait_until" and decision.date is not None:
        key = "eligibility.flip.time.more" if more_than_time(decision) else "eligibility.flip.time"
        return (Line("", Phrase(key, (("day", decision.date),))),)
    chosen = flips(decision)
    return _valued(decision, chosen) if len(chosen) <= MOST else fact_lines(chosen)


def more_than_time(decision: Decision) -> bool:
    """Whether something may still bar on the first free day: a step, a fact nobody knows, the return from a removal."""
    left = decision.steps or decision.missing or suspended(decision)
    return decision.outcome == "wait_until" and decision.date is not None and bool(left)


def _valued(decision: Decision, chosen: Mapping[str, object]) -> tuple[Line, ...]:
    """Each fact with the value that would change the answer, where it is one: what is or is not, never what to do."""
    if decision.outcome == "undecidable":
        return fact_lines(chosen)  # either value may change it
    lasting = {it.fact for it in decision.reasons if it.kind == "timed"}
    held = {
        fact: decision.case.values.get(fact) for fact in lasting
    }  # a removal that is over is not told as one
    return tuple(Line("", _flip(fact, value, held.get(fact))) for fact, value in chosen.items())


def _flip(fact: str, value: object, now: object) -> Phrase:
    """The fact with its value, a day as the latest one; what is removed for a time, as over."""
    what: tuple[str, Value] = ("what", Term(f"law.fact.{fact}"))
    if now == "suspended":
        return Phrase("eligibility.flip.over", (what,))
    if isinstance(value, date):
        return Phrase("eligibility.flip.by", (what, ("day", value)))
    if fact == "residence_status":
        return Phrase(
            "eligibility.flip.value", (what, ("value", Term(f"eligibility.residence.option.{value}")))
        )
    return Phrase(f"eligibility.flip.{'present' if value in PRESENT else 'absent'}", (what,))
