"""Made-up persons are put into the registry as if they had come the ordinary way."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from integrations.registry.sandbox.days import BAKU, next_workday
from integrations.registry.sandbox.law import plan_decision, window_end
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.people.made import Made
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.programmes import draw_programme
from integrations.registry.sandbox.sheets import draw_sheet

__all__ = ["plant"]

MORNING = time(10, 15, tzinfo=BAKU)


def plant(office: Office, made: Made) -> Person:
    """Store one made-up person with registrations, sheet, programme, reports, offers and what the diary awaits."""
    person = _person(office, made)
    for which, kept in (("job_seeker", made.job_seeker), ("unemployed", made.unemployed)):
        if kept.state != "none":
            office.people.keep_registration(person, which, kept)
    _notes(office, person, made)
    if made.job_seeker.registered_on is not None:
        draw_sheet(office, person, _application(made))
    if made.unemployed.registered_on is not None:
        draw_programme(office, person, made.unemployed.registered_on)
    _offers(office, person, made)
    _reports(office, person, made)
    _waiting(office, person, made)
    return person


def _person(office: Office, made: Made) -> Person:
    body = {
        "first_name": made.first_name,
        "last_name": made.last_name,
        "father_name": made.father_name,
        "sex": made.sex,
        "education": list(made.education),
        "jobs": list(made.jobs),
        "address": made.address,
        "facts": made.facts,
        "story": made.story,
        **made.more,
    }
    office.database.run(
        "INSERT INTO person (fin, card, birth_date, phone, language, slug, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
        made.fin, made.card, made.birth_date.isoformat(), made.phone, made.language, made.slug,
        json.dumps(body, ensure_ascii=False),
    )  # fmt: skip
    person = office.people.by_fin(made.fin)
    if person is None:
        raise KeyError(made.slug)
    return person


def _application(made: Made) -> dict[str, Any]:
    address = made.address or {}
    return {
        "phone": made.phone,
        "email": None,
        "profession": made.more.get("profession"),
        "health_limits": None,
        "education": made.education[0] if made.education else {"level": "secondary"},
        "jobs": list(made.jobs),
        "district": address.get("district"),
        "address_line": address.get("line"),
    }


def _notes(office: Office, person: Person, made: Made) -> None:
    seeker, unemployed = made.job_seeker, made.unemployed
    notes = list(made.decisions)
    if seeker.registered_on is not None:
        notes.append((seeker.registered_on, "registered_job_seeker", "5.2", None))
    if unemployed.registered_on is not None:
        notes.append((unemployed.registered_on, "registered_unemployed", "5.5", None))
    sql = "INSERT INTO decision (person, decided_on, kind, article, through) VALUES (?, ?, ?, ?, ?)"
    for on, kind, article, through in sorted(notes, key=lambda note: note[0]):
        office.database.run(sql, person.id, on.isoformat(), kind, article, through and through.isoformat())


def _offers(office: Office, person: Person, made: Made) -> None:
    for each in made.offers:
        row = {
            "position": "Nümunə vəzifə", "employer_name": "Nümunə MMC", "answer_by": None, "answered_on": None,
            "reason": None, "presented_on": None, "employer": "none", "will": "silent", **each,
        }  # fmt: skip
        office.database.run(
            "INSERT INTO offer (person, offered_on, position, employer_name, answer_by, answer, answered_on, reason,"
            " presented_on, employer, will) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            person.id, row["offered_on"], row["position"], row["employer_name"], row["answer_by"], row["answer"],
            row["answered_on"], row["reason"], row["presented_on"], row["employer"], row["will"],
        )  # fmt: skip


def _reports(office: Office, person: Person, made: Made) -> None:
    for period in made.reports:
        filed_on = datetime.combine(date.fromisoformat(f"{period}-20"), MORNING)
        row = (person.id, period, f"HS-{period}-{person.id:06d}", filed_on.isoformat())
        office.database.run("INSERT INTO report VALUES (?, ?, ?, ?)", *row)


def _waiting(office: Office, person: Person, made: Made) -> None:
    seeker = made.job_seeker
    if seeker.state == "active" and made.unemployed.state != "active" and seeker.registered_on is not None:
        after = max(window_end(seeker.registered_on), office.today()) + timedelta(days=1)
        plan_decision(office, person, next_workday(after))
    if made.under_review_since is not None:
        _under_review(office, person, made.under_review_since)


def _under_review(office: Office, person: Person, since: date) -> None:
    reference, number = f"desk-{person.id:06d}", office.number("JS")
    received_at = datetime.combine(since, MORNING).isoformat()
    receipt = {
        "number": number,
        "reference": reference,
        "received_at": received_at,
        "earliest_decision_on": None,
    }
    office.database.run(
        "INSERT INTO filing VALUES (?, ?, 'submitApplication', 'new', ?, 'under_review', ?, '{}', ?)",
        reference, number, person.id, received_at, json.dumps(receipt),
    )  # fmt: skip
    on_day = next_workday(office.today() + timedelta(days=1))
    office.plan(on_day, "examine_application", person.id, reference=reference, article="5.2")
