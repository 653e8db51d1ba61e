"""Registration: status, the e-application, a changed profile, leaving a list (5.2 to 5.14)."""

from __future__ import annotations

from datetime import date
from typing import Any

from integrations.registry.sandbox.days import add_months, add_workdays, decision_day, window_end
from integrations.registry.sandbox.deciding import (
    ended_on,
    last_decision,
    last_word,
    register_job_seeker,
    request_open,
)
from integrations.registry.sandbox.filings import file, receipt_of
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.persons import identified, subject
from integrations.registry.sandbox.person import Person, Registration
from integrations.registry.sandbox.refusal import Refusal
from integrations.registry.sandbox.sheets import draw_sheet

__all__ = ["find_application", "read_status", "read_statuses", "status_of", "submit_application"]

LISTS = ("job_seeker", "unemployed")


def read_status(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readStatus."""
    return status_of(office, subject(office, asked))


def read_statuses(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readStatuses: for reconciliation, at most 500 by the contract."""
    found = {fin: office.people.by_fin(fin) for fin in asked["fins"]}
    return {
        "statuses": [status_of(office, person) for person in found.values() if person is not None],
        "missing": [fin for fin, person in found.items() if person is None],
    }


def status_of(office: Office, person: Person) -> dict[str, Any]:
    """The status by the contract."""
    seeker, unemployed = (office.people.registration(person, which) for which in LISTS)
    end = None
    if seeker.state == "active" and request_open(office, person) and seeker.registered_on is not None:
        end = window_end(seeker.registered_on)
    return {
        "fin": person.fin,
        "job_seeker": {**seeker.wire(), "since": ended_on(office, person, "job_seeker")},
        "unemployed": {**unemployed.wire(), "since": ended_on(office, person, "unemployed")},
        "application": _latest(office, person),
        "bar": _bar(person, seeker, unemployed, office.today()),
        "window_end": end.isoformat() if end and end >= office.today() else None,
        "source": "employment-subsystem",
        "answered_at": office.now().isoformat(),
    }


def submit_application(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """submitApplication: stores the checked JSON as it came."""
    person = identified(office, asked)
    kind = _kind(office, person)
    new = kind == "new"
    earliest = decision_day(office.today()).isoformat() if new else None
    state = "accepted" if new else "under_review"
    more = {"kind": kind, "state": state, "earliest_decision_on": earliest}
    receipt = {"kind": kind, **file(office, "submitApplication", person, asked, "application", **more)}
    if new:
        draw_sheet(office, person, asked)
        register_job_seeker(office, person)
    else:
        examined_on = add_workdays(office.today(), 2)
        office.plan(examined_on, "examine_application", person.id, reference=asked["reference"])
    return receipt


def find_application(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """findApplication: the receipt under our reference."""
    receipt = receipt_of(office, "submitApplication", asked["reference"])
    row = office.database.row("SELECT kind FROM filing WHERE reference = ?", asked["reference"])
    return {"kind": row and row["kind"], **receipt}


def _kind(office: Office, person: Person) -> str:
    """What this application is; refuses application-under-way, barred, already-registered."""
    latest = _latest(office, person)
    if latest is not None and latest["state"] == "under_review":
        raise Refusal("application-under-way", number=latest["number"])
    seeker, unemployed = (office.people.registration(person, which) for which in LISTS)
    bar = _bar(person, seeker, unemployed, office.today())
    if bar is not None:
        raise Refusal("barred", **bar)
    if unemployed.state == "active":
        raise Refusal("already-registered", article="5.5")
    if "suspended" in {seeker.state, unemployed.state}:
        return "return"
    if seeker.state == "active":
        return _again(office, person, unemployed)
    return "after_defect" if seeker.article == "5.9.3" else "new"


def _again(office: Office, person: Person, unemployed: Registration) -> str:
    """A job seeker asks for unemployed status: 5.13 after a refusal or false data, else a new request (5.11)."""
    word = last_word(office, person)
    for_a_month = word == "not_registered" or unemployed.article == "5.11.4"
    if word in {"cancelled_unemployed", None} and unemployed.state == "cancelled" and not for_a_month:
        return "new"
    decided = last_decision(office, person)
    if word == "registered_job_seeker" or decided is None or office.today() <= add_months(decided, 1):
        raise Refusal("already-registered", article="5.2")
    return "repeat"


def _bar(
    person: Person, seeker: Registration, unemployed: Registration, today: date
) -> dict[str, Any] | None:
    """A removal that runs (5.8, 5.10), or the unmended defect of 5.9.3; an officer ends a removal without an end."""
    for each in (seeker, unemployed):
        if each.state == "suspended" and each.through is not None and each.through >= today:
            return {"article": each.article, "through": each.through.isoformat()}
    if seeker.article == "5.9.3" and person.body.get("defect") == "open":
        return {"article": "5.9.3", "through": None}
    return None


def _latest(office: Office, person: Person) -> dict[str, Any] | None:
    sql = (
        "SELECT number, reference, kind, state, received_at FROM filing"
        " WHERE person = ? AND operation = 'submitApplication' ORDER BY received_at DESC, number DESC LIMIT 1"
    )
    row = office.database.row(sql, person.id)
    return None if row is None else dict(row)
