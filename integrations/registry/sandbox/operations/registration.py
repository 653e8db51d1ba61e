"""Registration as job seeker: status, the e-application and what became of it (5.2 to 5.14)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from integrations.registry.sandbox.days import add_months, add_workdays
from integrations.registry.sandbox.law import register_job_seeker, window_end
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.persons import identified, subject
from integrations.registry.sandbox.person import Person, Registration
from integrations.registry.sandbox.refusal import Refusal
from integrations.registry.sandbox.sheets import draw_sheet

__all__ = ["bar_to_applying", "find_application", "read_status", "submit_application"]


def read_status(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readStatus."""
    person = subject(office, asked)
    seeker = office.people.registration(person, "job_seeker")
    unemployed = office.people.registration(person, "unemployed")
    waiting = seeker.state == "active" and unemployed.state != "active" and seeker.registered_on
    end = window_end(seeker.registered_on) if waiting and seeker.registered_on else None
    return {
        "fin": person.fin,
        "job_seeker": seeker.wire(),
        "unemployed": unemployed.wire(),
        "application": _latest(office, person),
        "bar": bar_to_applying(person, seeker, office.today()),
        "window_end": end.isoformat() if end and end >= office.today() else None,
        "source": "employment-subsystem",
        "answered_at": office.now().isoformat(),
    }


def bar_to_applying(person: Person, seeker: Registration, today: date) -> dict[str, Any] | None:
    """A removal of 5.8 that runs, or the unmended defect of 5.9.3; else None."""
    runs = seeker.state == "suspended" and (seeker.through is None or seeker.through >= today)
    if runs:
        return {"article": seeker.article, "through": seeker.through and seeker.through.isoformat()}
    if seeker.article == "5.9.3" and person.body.get("defect") == "open":
        return {"article": "5.9.3", "through": None}
    return None


def submit_application(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """submitApplication: stores the checked JSON as it came."""
    person = identified(office, asked)
    seeker = office.people.registration(person, "job_seeker")
    _refuse(office, person, seeker)
    if office.database.row("SELECT 1 FROM filing WHERE reference = ?", asked["reference"]):
        raise Refusal("reference-taken")
    kind = _kind(office, person, seeker)
    number, received_at = office.number("JS"), office.now().isoformat()
    earliest = window_end(office.today()) + timedelta(days=1) if kind == "new" else None
    receipt = {
        "number": number,
        "reference": asked["reference"],
        "received_at": received_at,
        "earliest_decision_on": earliest and earliest.isoformat(),
    }
    state = "accepted" if kind == "new" else "under_review"
    sql = "INSERT INTO filing VALUES (?, ?, 'submitApplication', ?, ?, ?, ?, ?, ?)"
    body = json.dumps(asked, ensure_ascii=False)
    office.database.run(
        sql, asked["reference"], number, kind, person.id, state, received_at, body, json.dumps(receipt)
    )
    draw_sheet(office, person, asked)
    office.tell("application", person, number=number, application_kind=kind, state=state)
    _begin(office, person, kind, asked["reference"])
    return receipt


def find_application(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """findApplication: the receipt under our reference."""
    return find_receipt(office, "submitApplication", asked["reference"])


def find_receipt(office: Office, operation: str, reference: str) -> dict[str, Any]:
    """The receipt of what an operation filed under a reference; refuses `not-found`."""
    sql = "SELECT receipt FROM filing WHERE reference = ? AND operation = ?"
    row = office.database.row(sql, reference, operation)
    if row is None:
        raise Refusal("not-found")
    return dict(json.loads(row["receipt"]))


def _begin(office: Office, person: Person, kind: str, reference: str) -> None:
    if kind == "new":
        register_job_seeker(office, person)
        return
    article = {"repeat": "5.13", "after_defect": "5.14", "return": "5.2"}[kind]
    examined_on = add_workdays(office.today(), 2)
    office.plan(examined_on, "examine_application", person.id, reference=reference, article=article)


def _refuse(office: Office, person: Person, seeker: Registration) -> None:
    latest = _latest(office, person)
    if latest is not None and latest["state"] == "under_review":
        raise Refusal("application-under-way", number=latest["number"])
    bar = bar_to_applying(person, seeker, office.today())
    if bar is not None:
        raise Refusal("barred", **bar)
    unemployed = office.people.registration(person, "unemployed").state == "active"
    if unemployed:
        raise Refusal("already-registered", article="5.5")
    if seeker.state == "active" and not _may_repeat(office, person):
        raise Refusal("already-registered", article="5.2")


def _kind(office: Office, person: Person, seeker: Registration) -> str:
    if seeker.state == "active":
        return "repeat"
    if seeker.state == "suspended":
        return "return"
    return "after_defect" if seeker.article == "5.9.3" else "new"


def _may_repeat(office: Office, person: Person) -> bool:
    """5.13: not registered as unemployed, the month is over."""
    sql = "SELECT decided_on FROM decision WHERE person = ? AND kind = 'not_registered' ORDER BY id DESC LIMIT 1"
    row = office.database.row(sql, person.id)
    return row is not None and office.today() > add_months(date.fromisoformat(row["decided_on"]), 1)


def _latest(office: Office, person: Person) -> dict[str, Any] | None:
    sql = (
        "SELECT number, reference, kind, state, received_at FROM filing"
        " WHERE person = ? AND operation = 'submitApplication' ORDER BY received_at DESC LIMIT 1"
    )
    row = office.database.row(sql, person.id)
    return None if row is None else dict(row)
