"""Requests for support: self-employment (24.1, 24.8, 24.10) and paid public works (21.1; A-03 and A-09)."""

from __future__ import annotations

from typing import Any

from integrations.registry.sandbox.bars import EMPLOYED
from integrations.registry.sandbox.filings import examine_later, file
from integrations.registry.sandbox.office import AMENDED, Office
from integrations.registry.sandbox.operations.persons import subject
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.refusal import Refusal

__all__ = ["request_public_works", "request_self_employment"]

WORKDAYS = 5
IN_SCOPE = (
    None,
    "citizen",
    "foreigner_resident",
    "stateless_resident",
)  # article 3; not known is not outside


def request_self_employment(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """requestSelfEmployment."""
    person = subject(office, asked)
    if asked["route"] == "land_share":
        _land_share(office, person)
    else:
        _unemployed(office, person, "24.1")
        if person.fact("receives_ui_payment") is True:
            raise Refusal("not-eligible", article="24.10")
    return _take(office, person, "requestSelfEmployment", asked, "self_employment")


def request_public_works(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """requestPublicWorks."""
    person = subject(office, asked)
    route = asked.get("route", "unemployed")
    if route == "unemployed":
        _unemployed(office, person, "21.1")
    elif office.law != AMENDED or not _by_later_text(office, person, route):
        raise Refusal("not-eligible", article="21.1")
    return _take(office, person, "requestPublicWorks", asked, "public_works")


def _unemployed(office: Office, person: Person, article: str) -> None:
    if office.people.registration(person, "unemployed").state != "active":
        raise Refusal("not-eligible", article=article)


def _by_later_text(office: Office, person: Person, route: str) -> bool:
    """21.1 as amended: whoever lives here and seeks work (A-09), or owns a land share without other work (A-03).

    How many places are left in the district is the Agency's to weigh, while the request is examined.
    """
    if person.fact("residence_status") not in IN_SCOPE:
        return False
    if route == "job_seeker":
        return office.people.registration(person, "job_seeker").state == "active"
    return person.fact("owns_agri_land_share") is True and not _other_work(person)


def _other_work(person: Person) -> bool:
    """Whether the register holds any employment beside the land share (24.8); of what is not known nothing is held."""
    return any(person.fact(name) is True for name in EMPLOYED if name != "owns_agri_land_share")


def _land_share(office: Office, person: Person) -> None:
    """24.8: a job seeker who owns a land share and has no other employment."""
    seeker = office.people.registration(person, "job_seeker").state == "active"
    if not seeker or _other_work(person) or person.fact("owns_agri_land_share") is not True:
        raise Refusal("not-eligible", article="24.8")


def _take(
    office: Office, person: Person, operation: str, asked: dict[str, Any], series: str
) -> dict[str, Any]:
    sql = "SELECT number FROM filing WHERE person = ? AND operation = ? AND state = 'under_review'"
    running = office.database.row(sql, person.id, operation)
    if running is not None:
        raise Refusal("application-under-way", number=running["number"])
    receipt = file(office, operation, person, asked, series, state="under_review")
    examine_later(office, person, receipt, WORKDAYS)
    return receipt
