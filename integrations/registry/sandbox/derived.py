"""Facts of the law that the employment subsystem itself keeps: registrations, decisions, offers, programme."""

from __future__ import annotations

from typing import Any

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person

__all__ = ["SOURCE", "all_facts"]

SOURCE = "employment-subsystem"
LAST_DECISION = {
    "not_registered_decision_on": ("not_registered",),
    "removal_decision_on": ("removed_job_seeker", "removed_unemployed"),
}


def all_facts(office: Office, person: Person) -> dict[str, Any]:
    """Every fact by name, {value, source, as_of}: what other registers say, and the subsystem's own of today."""
    values = _registrations(office, person) | _decisions(office, person) | _programme(office, person)
    values["offers"] = _offers(office, person)
    today = office.today().isoformat()
    derived = {name: {"value": value, "source": SOURCE, "as_of": today} for name, value in values.items()}
    known = person.known()
    return {name: fact for name, fact in (derived | known.wire()).items() if name not in known.unknown}


def _registrations(office: Office, person: Person) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for which in ("job_seeker", "unemployed"):
        wire = office.people.registration(person, which).wire()
        values[f"{which}_state"] = wire["state"]
        values[f"{which}_registered_on"] = wire["registered_on"]
        values[f"{which}_suspended_through"] = wire["through"]
    values["e_application_complete"] = values["job_seeker_state"] == "active"
    values["registered_since"] = values["job_seeker_registered_on"]
    return values


def _decisions(office: Office, person: Person) -> dict[str, Any]:
    rows = office.database.rows("SELECT * FROM decision WHERE person = ? ORDER BY decided_on, id", person.id)
    values: dict[str, Any] = {}
    for name, kinds in LAST_DECISION.items():
        days = [row["decided_on"] for row in rows if row["kind"] in kinds and row["article"] != "5.10.4"]
        values[name] = days[-1] if days else None
    false_data = [
        r["decided_on"] for r in rows if (r["kind"], r["article"]) == ("cancelled_unemployed", "5.11.4")
    ]
    values["unemployed_cancelled_false_data_on"] = false_data[-1] if false_data else None
    return values


def _programme(office: Office, person: Person) -> dict[str, Any]:
    drawn = office.database.row("SELECT drawn_on FROM programme WHERE person = ?", person.id)
    reports = office.database.rows("SELECT period, received_at FROM report WHERE person = ?", person.id)
    return {
        "programme_exists": drawn is not None,
        "programme_drawn_on": drawn and drawn["drawn_on"],
        "report_submitted_on": {row["period"]: row["received_at"][:10] for row in reports},
        "report_missed": False,
    }


def _offers(office: Office, person: Person) -> list[dict[str, Any]]:
    rows = office.database.rows("SELECT * FROM offer WHERE person = ? ORDER BY offered_on, id", person.id)
    return [
        {
            "offered_on": row["offered_on"],
            "answered_on": row["answered_on"],
            "presented_on": row["presented_on"],
            "person": row["answer"],
            "employer": row["employer"],
        }
        for row in rows
    ]
