"""Removed for a time and cancelled: what a refusal or a new fact leads to (articles 5.8 to 5.11)."""

from __future__ import annotations

from datetime import date
from typing import Any

from integrations.registry.sandbox.bars import EMPLOYED
from integrations.registry.sandbox.days import add_years
from integrations.registry.sandbox.facts import Known
from integrations.registry.sandbox.grounds import keep_used, unused
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person, day_or_none

__all__ = ["cancel", "decide_removal", "react", "refusals", "remove"]


def remove(office: Office, person: Person, which: str, article: str, through: date | None) -> bool:
    """Remove from a list for a time; only an active registration can be removed. False: nothing was decided."""
    if office.people.registration(person, which).state != "active":
        return False
    office.people.change_state(person, which, "suspended", article, through)
    office.decide(person, f"removed_{which}", article, through)
    return True


def cancel(office: Office, person: Person, which: str, article: str) -> bool:
    """Cancel a registration that exists. False: nothing was decided."""
    if office.people.registration(person, which).state not in {"active", "suspended"}:
        return False
    office.people.change_state(person, which, "cancelled", article)
    office.decide(person, f"cancelled_{which}", article)
    return True


def refusals(office: Office, person: Person, which: str) -> int:
    """Refused offers that count for 5.8.3 (two years from registration) or 5.10.3 (since registration)."""
    registered_on = office.people.registration(person, which).registered_on
    if registered_on is None:
        return 0
    last = add_years(registered_on, 2) if which == "job_seeker" else office.today()
    sql = "SELECT count(*) AS n FROM offer WHERE person = ? AND answer = 'refused' AND offered_on BETWEEN ? AND ?"
    row = office.database.row(sql, person.id, registered_on.isoformat(), last.isoformat())
    return int(row["n"]) if row else 0


def decide_removal(office: Office, person: Person, _: dict[str, Any]) -> None:
    """5.8.3, 5.10.3: two refusals, one year from the decision."""
    through = add_years(office.today(), 1)
    for which, article in (("unemployed", "5.10.3"), ("job_seeker", "5.8.3")):
        if refusals(office, person, which) >= 2:
            remove(office, person, which, article, through)


def react(office: Office, person: Person, _: dict[str, Any]) -> None:
    """What the facts known today lead to, each once; cancelling beats removal."""
    known, used = person.known(), list[str]()
    for which, article, facts in _grounds_to_cancel(office, person, known):
        if cancel(office, person, which, article):
            used += facts
    for fact, last, number in REMOVALS:
        through = day_or_none(known.value(last))
        if not unused(person, known, [fact]) or (through is not None and through < office.today()):
            continue
        for which, article in (("job_seeker", f"5.8.{number}"), ("unemployed", f"5.10.{number}")):
            if remove(office, person, which, article, through):
                used.append(fact)
    if used:
        keep_used(office, person, known, used)


REMOVALS = (("called_up", "called_up_through", 1), ("court_measure_in_force", "court_measure_through", 2))
PENSION = ("age_pension_assigned", "old_age_allowance_assigned", "old_age_grounds_arisen")
STUDIES = ("admitted_fulltime_he_sse", "fulltime_he_sse_student")
Ground = tuple[str, str, tuple[str, ...]]
"""List, article, and the facts behind it."""


def _grounds_to_cancel(office: Office, person: Person, known: Known) -> list[Ground]:
    found: list[Ground] = []
    for names, ends in (
        (("deceased_or_missing",), (("unemployed", "5.11.3"), ("job_seeker", "5.9.2"))),
        (EMPLOYED, (("unemployed", "5.11.1"),)),
        (("hired_by_referral",), (("unemployed", "5.11.1"), ("job_seeker", "5.9.1"))),
        (PENSION, (("unemployed", "5.11.2"),)),
        (STUDIES, (("unemployed", "5.11.6"),)),
        (("false_data_found",), (_false_data(office, person),)),
    ):
        facts = unused(person, known, names)
        if facts:
            found += [(which, article, facts) for which, article in ends]
    return found


def _false_data(office: Office, person: Person) -> tuple[str, str]:
    """Who is unemployed loses that and stays job seeker (5.11.4, 5.13); a job seeker loses that (5.9.3). See Q-16."""
    unemployed = office.people.registration(person, "unemployed").state == "active"
    return ("unemployed", "5.11.4") if unemployed else ("job_seeker", "5.9.3")
