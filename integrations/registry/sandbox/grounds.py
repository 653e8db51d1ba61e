"""Grounds of 5.8 to 5.11 that were used: what led to a decision once leads to no second one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from integrations.registry.sandbox.facts import Known
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person, day_or_none

__all__ = ["happened_on", "keep_used", "retire_past", "unused"]

EVENTS = (
    "hired_by_referral",
    "admitted_fulltime_he_sse",
    "deregistration_request",
    "programme_refused",
    "report_missed",
)
"""Facts about something that happened once: a registration made after it has nothing to do with it."""
REMOVALS = {"called_up": "called_up_through", "court_measure_in_force": "court_measure_through"}


def happened_on(known: Known, fact: str) -> str:
    """The day on which the fact became true, which tells one call-up from the next."""
    return known.later.get(fact, known.as_of.isoformat())


def unused(person: Person, known: Known, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the facts that are true and led to no decision yet."""
    used: dict[str, str] = person.body.get("used", {})
    return tuple(
        name for name in names if known.value(name) is True and used.get(name) != happened_on(known, name)
    )


def keep_used(office: Office, person: Person, known: Known, names: Iterable[str]) -> None:
    """Remember which facts led to a decision."""
    person.body["used"] = person.body.get("used", {}) | {name: happened_on(known, name) for name in names}
    office.people.keep_body(person)


def retire_past(office: Office, person: Person) -> None:
    """A registration begins: what ended the one before, and removals that are over, hold no more."""
    known, today = person.known(), office.today()
    over = [fact for fact in EVENTS if known.value(fact) is True]
    used = person.body.get("used", {})
    over += [fact for fact, through in REMOVALS.items() if _ended(known, fact, through, today, fact in used)]
    for fact in over:
        known.learn(fact, value=False, on=today)
    if over:
        office.people.keep_known(person, known)


def _ended(known: Known, fact: str, through: str, today: date, used: bool) -> bool:
    """A removal without a known end is over when an officer takes the person back."""
    last = day_or_none(known.value(through))
    return known.value(fact) is True and (used if last is None else last < today)
