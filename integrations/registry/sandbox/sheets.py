"""The individual employment sheet: drawn from the e-application, read live (1.1.4, 5.4 to 5.6)."""

from __future__ import annotations

import json
from typing import Any

from integrations.registry.sandbox.authors import AGENCY, EMPLOYER, PERSON, POPULATION, SCHOOL, authors
from integrations.registry.sandbox.offers import offer_wire
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.programmes import measure_names
from integrations.registry.sandbox.stated import EDUCATION, JOB, compared

__all__ = ["change_sheet", "draw_sheet", "offers_of", "read_sheet_of"]

FROM_APPLICATION = ("phone", "email", "profession", "health_limits")


def draw_sheet(office: Office, person: Person, application: dict[str, Any]) -> None:
    """5.4: draw up the sheet at once from what the person entered, or renew it under its old number."""
    known = office.database.row("SELECT number, body FROM sheet WHERE person = ?", person.id)
    number = known["number"] if known else office.number("sheet")
    sql = (
        "INSERT INTO sheet VALUES (?, ?, ?, ?) ON CONFLICT (person) DO UPDATE SET"
        " drawn_on = excluded.drawn_on, body = excluded.body"
    )
    body = {name: application.get(name) for name in FROM_APPLICATION}
    learnt = person.body["education"], [application["education"]]
    body["education"] = compared(*learnt, EDUCATION, whole=False)
    body["jobs"] = compared(person.body["jobs"], application["jobs"], JOB)
    body["address"] = {"district": application["district"], "line": application["address_line"]}
    before = json.loads(known["body"]) if known else {}
    body["entered_by"] = authors(person.body, person.phone, body) | _unchanged(before, body)
    office.database.run(
        sql, person.id, number, office.today().isoformat(), json.dumps(body, ensure_ascii=False)
    )


def read_sheet_of(office: Office, person: Person) -> dict[str, Any] | None:
    """The whole sheet by the contract, or None if it was never drawn."""
    row = office.database.row("SELECT * FROM sheet WHERE person = ?", person.id)
    if row is None:
        return None
    body = json.loads(row["body"])
    entered = next((each["speciality"] for each in body["education"] if each.get("speciality")), None)
    speciality = body.get("speciality", entered)
    return {
        "fin": person.fin,
        "number": row["number"],
        "drawn_on": row["drawn_on"],
        "person": _masked(person, body),
        "education": _entered(body["education"], SCHOOL),
        "jobs": _entered(body["jobs"], EMPLOYER),
        "profession": body["profession"],
        "profession_entered_by": _author(body, "profession", body["profession"]),
        "application_under_review": _under_review(office, person),
        "offers": _entered(offers_of(office, person), AGENCY),
        "measures": _entered(_measures(office, person), AGENCY),
        "note": _entered(_note(office, person), AGENCY),
        "current": {
            "profession": body["profession"],
            "speciality": speciality,
            "health_limits": body["health_limits"],
            "address": body["address"],
        },
        "source": "employment-subsystem",
        "answered_at": office.now().isoformat(),
    }


def _unchanged(before: dict[str, Any], body: dict[str, Any]) -> dict[str, str]:
    """Who entered what stands as it stood: an address that was told later (5.7) is in the registers too by now."""
    said = before.get("entered_by", {}).items()
    return {
        name: author for name, author in said if before[name] is not None and before[name] == body.get(name)
    }


def _author(body: dict[str, Any], name: str, value: Any) -> str | None:
    """Who entered this member of the sheet; nobody where there is none, or where that was not kept yet."""
    author: str | None = body.get("entered_by", {}).get(name)
    return author if value else None


def _under_review(office: Office, person: Person) -> str | None:
    """The number of the application that is not in the sheet yet, for an officer examines it."""
    sql = "SELECT number FROM filing WHERE person = ? AND operation = ? AND state = 'under_review'"
    row = office.database.row(sql, person.id, "submitApplication")
    return row["number"] if row else None


def _masked(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    phone = body["phone"] or person.phone
    return {
        "first_name": person.body["first_name"],
        "last_name": person.body["last_name"],
        "father_name": person.body["father_name"],
        "birth_date": person.birth_date.isoformat(),
        "fin_masked": f"*****{person.fin[-2:]}",
        "address": body["address"],
        "address_entered_by": _author(body, "address", body["address"]),
        "phone": phone,
        "phone_entered_by": _author(body, "phone", phone),
        "email": body["email"],
        "entered_by": POPULATION,
    }


def _entered(lines: list[dict[str, Any]], body: str) -> list[dict[str, Any]]:
    """The lines with who entered them: a line that only the application states was entered by the person."""
    return [{**line, "entered_by": PERSON if line.get("check") == "stated" else body} for line in lines]


def offers_of(office: Office, person: Person) -> list[dict[str, Any]]:
    """Every offer by the contract, the oldest first."""
    sql = "SELECT * FROM offer WHERE person = ? ORDER BY offered_on, id"
    return [offer_wire(office, person, dict(row)) for row in office.database.rows(sql, person.id)]


def change_sheet(office: Office, person: Person, changed: dict[str, Any]) -> None:
    """5.7: keep the sheet current; members that are left out stay."""
    row = office.database.row("SELECT body FROM sheet WHERE person = ?", person.id)
    before = json.loads(row["body"]) if row else {}
    entered = before.get("entered_by", {}) | dict.fromkeys(changed, PERSON)
    body = {**before, **changed, "entered_by": entered}
    text = json.dumps(body, ensure_ascii=False)
    office.database.run("UPDATE sheet SET body = ? WHERE person = ?", text, person.id)


def _measures(office: Office, person: Person) -> list[dict[str, Any]]:
    rows = office.database.rows("SELECT * FROM measure WHERE person = ? ORDER BY offered_on, id", person.id)
    return [
        {"id": row["id"], "kind": row["kind"], "offered_on": row["offered_on"], "state": row["state"]}
        | measure_names(row["kind"])
        for row in rows
    ]


def _note(office: Office, person: Person) -> list[dict[str, Any]]:
    sql = "SELECT decided_on, kind, article, through FROM decision WHERE person = ? ORDER BY decided_on, id"
    return [dict(row) for row in office.database.rows(sql, person.id)]
