"""Everything the registry holds of one person, as tables for its page."""

from __future__ import annotations

import json
from typing import Any

from integrations.registry.sandbox.codelists import coded_list
from integrations.registry.sandbox.derived import all_facts
from integrations.registry.sandbox.feeds import HAPPENINGS
from integrations.registry.sandbox.offers import WILLS
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.words import in_words, say

__all__ = ["dossier"]


def dossier(office: Office, person: Person, language: str) -> dict[str, Any]:
    """Values of the person's page in `az` or `ru`."""
    story = person.body.get("story") or ("", "")
    return {
        "id": person.id,
        "name": person.name,
        "wills": WILLS,
        "happenings": tuple(HAPPENINGS),
        "story": story[0 if language == "az" else 1],
        "identity": [
            ("fin", person.fin),
            ("card", person.card),
            ("birth_date", person.birth_date.isoformat()),
            ("telephone", person.phone),
        ],
        "tables": [
            _registrations(office, person, language),
            _decisions(office, person, language),
            _offers(office, person, language),
            _filings(office, person, language),
            _reports(office, person),
            _facts(office, person, language),
        ],
    }


def _table(key: str, heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> dict[str, Any]:
    return {"key": key, "heads": heads, "rows": rows}


def _registrations(office: Office, person: Person, language: str) -> dict[str, Any]:
    rows = []
    for which in ("job_seeker", "unemployed"):
        kept = office.people.registration(person, which).wire()
        state = say(f"state.{kept['state']}", language)
        rows.append(
            (say(f"page.{which}", language), state, kept["registered_on"], kept["through"], kept["article"])
        )
    return _table("state", ("what", "state", "since", "through", "article"), rows)


def _decisions(office: Office, person: Person, language: str) -> dict[str, Any]:
    sql = "SELECT * FROM decision WHERE person = ? ORDER BY decided_on, id"
    rows = [
        (row["decided_on"], say(f"decision.{row['kind']}", language), row["article"], row["through"])
        for row in office.database.rows(sql, person.id)
    ]
    return _table("decisions", ("when", "what", "article", "through"), rows)


def _filings(office: Office, person: Person, language: str) -> dict[str, Any]:
    sql = "SELECT * FROM filing WHERE person = ? ORDER BY received_at"
    rows = [
        (
            row["received_at"],
            row["kind"],
            row["number"],
            row["reference"],
            say(f"state.{row['state']}", language),
        )
        for row in office.database.rows(sql, person.id)
    ]
    return _table("filings", ("when", "what", "number", "reference", "state"), rows)


def _offers(office: Office, person: Person, language: str) -> dict[str, Any]:
    sql = "SELECT * FROM offer WHERE person = ? ORDER BY offered_on, id"
    rows = [
        (
            row["offered_on"],
            row["position"],
            say(f"answer.{row['answer']}", language),
            say(f"answer.{row['employer']}", language),
        )
        for row in office.database.rows(sql, person.id)
    ]
    return _table("offers", ("when", "position", "answer", "employer"), rows)


def _reports(office: Office, person: Person) -> dict[str, Any]:
    sql = "SELECT period, number, received_at FROM report WHERE person = ? ORDER BY period"
    rows = [
        (row["period"], row["number"], row["received_at"]) for row in office.database.rows(sql, person.id)
    ]
    return _table("reports", ("month", "number", "when"), rows)


def _facts(office: Office, person: Person, language: str) -> dict[str, Any]:
    sources = coded_list("sources").labels
    facts = all_facts(office, person)
    rows = [
        (
            name,
            _shown(fact["value"], language),
            sources[fact["source"]][0 if language == "az" else 1],
            fact["as_of"],
        )
        for name, fact in sorted(facts.items())
    ]
    return _table("facts", ("what", "value", "source", "as_of"), rows)


def _shown(value: Any, language: str) -> str:
    """The value of a fact; what is told by month or by day has these in words."""
    if isinstance(value, dict):
        pairs = ((in_words(name, language), _shown(each, language)) for name, each in value.items())
        return "; ".join(f"{name}: {in_words(each, language)}" for name, each in pairs)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
