"""Removed for a time and cancelled: what a refusal or a new fact leads to (articles 5.8 to 5.11)."""

from __future__ import annotations

from datetime import date
from typing import Any

from integrations.registry.sandbox.bars import EMPLOYED
from integrations.registry.sandbox.days import add_years
from integrations.registry.sandbox.facts import Known
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person, day_or_none

__all__ = ["cancel", "decide_removal", "react", "refusals", "remove"]


def remove(office: Office, person: Person, which: str, article: str, through: date | None) -> None:
    """Remove from a list for a time; only an active registration can be removed."""
    if office.people.registration(person, which).state == "active":
        office.people.change_state(person, which, "suspended", article, through)
        office.decide(person, f"removed_{which}", article, through)


def cancel(office: Office, person: Person, which: str, article: str) -> None:
    """Cancel a registration that exists."""
    if office.people.registration(person, which).state in {"active", "suspended"}:
        office.people.change_state(person, which, "cancelled", article)
        office.decide(person, f"cancelled_{which}", article)


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
    """What the facts known today lead to; cancelling beats removal."""
    known = person.known()
    for which, article in _grounds_to_cancel(office, person, known):
        cancel(office, person, which, article)
    for which, prefix in (("job_seeker", "5.8"), ("unemployed", "5.10")):
        if known.value("called_up") is True:
            remove(office, person, which, f"{prefix}.1", day_or_none(known.value("called_up_through")))
        if known.value("court_measure_in_force") is True:
            remove(office, person, which, f"{prefix}.2", day_or_none(known.value("court_measure_through")))


def _grounds_to_cancel(office: Office, person: Person, known: Known) -> list[tuple[str, str]]:
    grounds = []
    if known.value("deceased_or_missing") is True:
        grounds += [("unemployed", "5.11.3"), ("job_seeker", "5.9.2")]
    if any(known.value(name) is True for name in EMPLOYED):
        grounds.append(("unemployed", "5.11.1"))
    if known.value("hired_by_referral") is True:
        grounds += [("unemployed", "5.11.1"), ("job_seeker", "5.9.1")]
    if any(known.value(name) is True for name in PENSION):
        grounds.append(("unemployed", "5.11.2"))
    if known.value("admitted_fulltime_he_sse") is True or known.value("fulltime_he_sse_student") is True:
        grounds.append(("unemployed", "5.11.6"))
    if known.value("false_data_found") is True:
        grounds.append(_false_data(office, person))
    return grounds


PENSION = ("age_pension_assigned", "old_age_allowance_assigned", "old_age_grounds_arisen")


def _false_data(office: Office, person: Person) -> tuple[str, str]:
    """Who is unemployed loses that and stays job seeker (5.11.4, 5.13); a job seeker loses that (5.9.3). See Q-16."""
    unemployed = office.people.registration(person, "unemployed").state == "active"
    return ("unemployed", "5.11.4") if unemployed else ("job_seeker", "5.9.3")
