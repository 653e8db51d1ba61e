"""Whatever is filed: numbered, found again by our reference, decided at once or after some working days."""

from __future__ import annotations

import json
from typing import Any

from integrations.registry.sandbox.days import add_workdays
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.refusal import Refusal

__all__ = ["decide_filing", "file", "filing_wire", "receipt_of"]


def file(
    office: Office, operation: str, person: Person | None, asked: dict[str, Any], series: str, **more: Any
) -> dict[str, Any]:
    """Store a checked body as it came and return the receipt.

    `more`: kind (shown in the feed), state (accepted unless given), members to add to the receipt.
    Refuses reference-taken.
    """
    if office.database.row("SELECT 1 FROM filing WHERE reference = ?", asked["reference"]):
        raise Refusal("reference-taken")
    kind, state = more.pop("kind", operation), more.pop("state", "accepted")
    number, received_at = office.number(series), office.now().isoformat()
    receipt = {"number": number, "reference": asked["reference"], "received_at": received_at, **more}
    decided_on = office.today().isoformat() if state == "accepted" else None
    body = json.dumps(asked, ensure_ascii=False)
    row = (
        asked["reference"],
        number,
        operation,
        kind,
        person and person.id,
        state,
        received_at,
        decided_on,
        None,
    )
    marks = ", ".join("?" * 11)
    office.database.run(f"INSERT INTO filing VALUES ({marks})", *row, body, json.dumps(receipt))
    if person is not None:
        office.tell("filing", person, number=number, operation=operation, filing_kind=kind, state=state)
    return receipt


def examine_later(office: Office, person: Person, receipt: dict[str, Any], workdays: int) -> None:
    """An officer decides after some working days."""
    on_day = add_workdays(office.today(), workdays)
    office.plan(on_day, "decide_filing", person.id, reference=receipt["reference"])


def decide_filing(office: Office, person: Person, body: dict[str, Any]) -> None:
    """The officer accepts."""
    sql = "UPDATE filing SET state = 'accepted', decided_on = ? WHERE reference = ?"
    office.database.run(sql, office.today().isoformat(), body["reference"])
    sql = "SELECT number, operation, kind AS filing_kind FROM filing WHERE reference = ?"
    found = office.database.row(sql, body["reference"])
    if found is not None:
        office.tell("filing", person, **found, state="accepted")


def receipt_of(office: Office, operation: str, reference: str) -> dict[str, Any]:
    """The receipt of what an operation filed under a reference; refuses not-found."""
    sql = "SELECT receipt FROM filing WHERE reference = ? AND operation = ?"
    row = office.database.row(sql, reference, operation)
    if row is None:
        raise Refusal("not-found")
    return dict(json.loads(row["receipt"]))


def filing_wire(office: Office, reference: str) -> dict[str, Any]:
    """What became of a filing; refuses not-found."""
    sql = "SELECT number, reference, operation, state, received_at, decided_on, article FROM filing WHERE reference = ?"
    row = office.database.row(sql, reference)
    if row is None:
        raise Refusal("not-found")
    return dict(row)
