"""The individual programme and its monthly report (article 27)."""

from __future__ import annotations

from datetime import date
from typing import Any

from integrations.registry.sandbox.days import add_months, add_workdays, period_of
from integrations.registry.sandbox.filings import file, receipt_of
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.persons import subject
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.programmes import due_period, measure_names
from integrations.registry.sandbox.refusal import Refusal

__all__ = ["find_report", "read_programme", "submit_report"]


def read_programme(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readProgramme."""
    person = subject(office, asked)
    answer: dict[str, Any] = {
        "fin": person.fin,
        "exists": False,
        "drawn_on": None,
        "period": None,
        "due_on": None,
    }
    answer |= {
        "filed": None,
        "measures": [],
        "source": "employment-subsystem",
        "answered_at": office.now().isoformat(),
    }
    drawn_on = drawn(office, person)
    if drawn_on is None:
        return answer
    period, due_on = due_period(office.today(), drawn_on)
    return answer | {
        "exists": True,
        "drawn_on": drawn_on.isoformat(),
        "period": period,
        "due_on": due_on.isoformat(),
        "filed": _filed(office, person, period),
        "measures": [
            {"id": row["id"], "kind": row["kind"], **measure_names(row["kind"])}
            for row in _measures(office, person)
        ],
    }


def submit_report(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """submitReport: the month's report, late ones too (27.3: the Agency decides)."""
    person = subject(office, asked)
    drawn_on = drawn(office, person)
    if drawn_on is None:
        raise Refusal("no-programme")
    _refuse(office, person, drawn_on, asked)
    receipt = file(office, "submitReport", person, asked, "report")
    number, received_at = receipt["number"], receipt["received_at"]
    row = (person.id, asked["period"], number, received_at)
    office.database.run("INSERT INTO report VALUES (?, ?, ?, ?)", *row)
    for each in asked["measures"]:
        state = "done" if each["done"] else "not_done"
        office.database.run(
            "UPDATE measure SET state = ? WHERE id = ? AND person = ?", state, each["id"], person.id
        )
    office.tell("report", person, number=number, period=asked["period"])
    office.notify(person, "report_filed", number=number)
    # Undone with a reason is not yet a refusal to carry the programme out (5.10.4).
    carried_out = any(each["done"] or each.get("note") for each in asked["measures"])
    office.plan(add_workdays(office.today(), 1), "decide_report", person.id, carried_out=carried_out)
    return receipt


def find_report(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """findReport: the receipt under our reference."""
    return receipt_of(office, "submitReport", asked["reference"])


def drawn(office: Office, person: Person) -> date | None:
    """The day the programme was drawn, if the person is unemployed and has one."""
    if office.people.registration(person, "unemployed").state != "active":
        return None
    row = office.database.row("SELECT drawn_on FROM programme WHERE person = ?", person.id)
    return None if row is None else date.fromisoformat(row["drawn_on"])


def _refuse(office: Office, person: Person, drawn_on: date, asked: dict[str, Any]) -> None:
    filed = _filed(office, person, asked["period"])
    if filed is not None:
        raise Refusal("already-filed", number=filed["number"])
    last_month = add_months(office.today().replace(day=1), -1)
    open_periods = {due_period(office.today(), drawn_on)[0]}
    if period_of(last_month) >= period_of(drawn_on):
        open_periods.add(period_of(last_month))
    if asked["period"] not in open_periods:
        raise Refusal("period-closed")
    known = {row["id"] for row in _measures(office, person)}
    if {each["id"] for each in asked["measures"]} - known:
        raise Refusal("measure-unknown")


def _filed(office: Office, person: Person, period: str) -> dict[str, Any] | None:
    sql = "SELECT number, received_at AS at FROM report WHERE person = ? AND period = ?"
    row = office.database.row(sql, person.id, period)
    return None if row is None else dict(row)


def _measures(office: Office, person: Person) -> list[dict[str, Any]]:
    sql = "SELECT id, kind FROM measure WHERE person = ? ORDER BY offered_on, id"
    return [dict(row) for row in office.database.rows(sql, person.id)]
