"""Made-up persons are put into the registry as if they had come the ordinary way, many at a time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from integrations.registry.sandbox.authors import authors
from integrations.registry.sandbox.days import BAKU, decision_day, next_workday
from integrations.registry.sandbox.numbers import spoken
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.people.made import Made
from integrations.registry.sandbox.programmes import programme_kinds

__all__ = ["plant"]

MORNING = time(10, 15, tzinfo=BAKU)
CHUNK = 2000
COLUMNS: dict[str, str] = {
    "person": "id, fin, card, birth_date, phone, language, slug, body",
    "registration": "person, list, state, registered_on, through, article",
    "decision": "person, decided_on, kind, article, through",
    "sheet": "person, number, drawn_on, body",
    "offer": "person, offered_on, position, employer_name, answer_by, answer, answered_on, reason, presented_on,"
    " employer, will",
    "programme": "person, drawn_on",
    "measure": "id, person, kind, offered_on, state",
    "report": "person, period, number, received_at",
    "filing": "reference, number, operation, kind, person, state, received_at, decided_on, article, body, receipt",
    "diary": "on_day, task, person, body",
}
OFFER = {
    "position": "Nümunə vəzifə",
    "employer_name": "Nümunə MMC",
    "answer_by": None,
    "answered_on": None,
    "reason": None,
    "presented_on": None,
    "employer": "none",
    "will": "silent",
}

Rows = dict[str, list[tuple[Any, ...]]]


def plant(office: Office, many: Iterable[Made]) -> int:
    """Store made-up persons; returns how many. Call it inside a transaction."""
    today = office.today()
    number = office.people.last_id()
    first, rows = number, _no_rows()
    for made in many:
        number += 1
        _person(rows, number, made, today)
        if (number - first) % CHUNK == 0:
            _store(office, rows)
            rows = _no_rows()
    _store(office, rows)
    return number - first


def _no_rows() -> Rows:
    return defaultdict(list)


def _store(office: Office, rows: Rows) -> None:
    for table, columns in COLUMNS.items():
        marks = ", ".join("?" * (columns.count(",") + 1))
        office.database.run_many(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows[table])


def _person(rows: Rows, number: int, made: Made, today: date) -> None:
    body = _body(made)
    row = (number, made.fin, made.card, made.birth_date.isoformat(), made.phone, made.language, made.slug)
    rows["person"].append((*row, _json(body)))
    _registrations(rows, number, made)
    _offers(rows, number, made)
    _waiting(rows, number, made, today)


def _body(made: Made) -> dict[str, Any]:
    body: dict[str, Any] = {
        "first_name": made.first_name,
        "last_name": made.last_name,
        "father_name": made.father_name,
        "sex": made.sex,
        "education": made.education,
        "jobs": made.jobs,
        "address": made.address,
        "known": made.known.keep(),
    }
    extra = {"story": made.story, "defect": made.defect, "says": made.says, "expected": made.expected}
    return body | {name: value for name, value in extra.items() if value}


def _registrations(rows: Rows, number: int, made: Made) -> None:
    notes = list(made.decisions)
    for which, kept, article in (
        ("job_seeker", made.job_seeker, "5.2"),
        ("unemployed", made.unemployed, "5.5"),
    ):
        if kept.state != "none":
            wire = kept.wire()
            row = (wire["state"], wire["registered_on"], wire["through"], wire["article"])
            rows["registration"].append((number, which, *row))
        if kept.registered_on is not None:
            notes.append((kept.registered_on, f"registered_{which}", article, None))
    for on, kind, article_, through in sorted(notes, key=lambda note: note[0]):
        rows["decision"].append((number, on.isoformat(), kind, article_, through and through.isoformat()))
    if made.job_seeker.registered_on is not None:
        drawn_on = made.job_seeker.registered_on
        row_ = (
            number,
            spoken("made_sheet", drawn_on.year, number),
            drawn_on.isoformat(),
            _json(_sheet(made)),
        )
        rows["sheet"].append(row_)
    if made.unemployed.registered_on is not None:
        _programme(rows, number, made.unemployed.registered_on, made.reports)


def _sheet(made: Made) -> dict[str, Any]:
    sheet = {
        "phone": made.phone,
        "email": None,
        "profession": made.profession,
        "health_limits": None,
        "education": made.education,
        "jobs": made.jobs,
        "address": made.address,
    }
    held = {"education": made.education, "address": made.address}
    return {**sheet, "entered_by": authors(held, made.phone, sheet)}


def _programme(rows: Rows, number: int, drawn_on: date, reports: Iterable[str]) -> None:
    rows["programme"].append((number, drawn_on.isoformat()))
    for id_, kind in programme_kinds(number):
        rows["measure"].append((id_, number, kind, drawn_on.isoformat(), "planned"))
    for period in reports:
        filed_at = datetime.combine(date.fromisoformat(f"{period}-20"), MORNING).isoformat()
        rows["report"].append((number, period, _report_number(period, number), filed_at))


def _report_number(period: str, number: int) -> str:
    """One of a person and a month: the month stands before the person."""
    year, month = map(int, period.split("-"))
    return spoken("made_report", year, month * 10**7 + number)


def _offers(rows: Rows, number: int, made: Made) -> None:
    names = COLUMNS["offer"].split(", ")[1:]
    for each in made.offers:
        row = {**OFFER, **each}
        rows["offer"].append((number, *(row[name] for name in names)))


def _waiting(rows: Rows, number: int, made: Made, today: date) -> None:
    seeker = made.job_seeker
    tomorrow = next_workday(today + timedelta(days=1))
    if seeker.state == "active" and made.unemployed.state == "none" and seeker.registered_on is not None:
        after = decision_day(seeker.registered_on)
        rows["diary"].append((max(after, tomorrow).isoformat(), "decide_unemployed", number, "{}"))
    if made.under_review_since is not None:
        _under_review(rows, number, made, made.under_review_since, tomorrow)


def _under_review(rows: Rows, number: int, made: Made, since: date, on_day: date) -> None:
    reference, filed = f"desk-{number:06d}", spoken("made_application", since.year, number)
    received_at = datetime.combine(since, MORNING).isoformat()
    receipt: dict[str, Any] = {"number": filed, "reference": reference, "received_at": received_at}
    receipt["earliest_decision_on"] = None
    row = (reference, filed, "submitApplication", "new", number, "under_review", received_at, None, None)
    rows["filing"].append((*row, _json(_application(made)), _json(receipt)))
    rows["diary"].append((on_day.isoformat(), "examine_application", number, _json({"reference": reference})))


def _application(made: Made) -> dict[str, Any]:
    address = made.address or {}
    education = made.education[0] if made.education else {"level": "secondary"}
    place = {"district": address.get("district"), "address_line": address.get("line")}
    return {**_sheet(made), **place, "education": education}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
