"""Who somebody is, and what the registers say of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from integrations.registry.sandbox.derived import all_facts
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.refusal import Refusal

__all__ = ["ending", "find_person", "read_facts", "subject"]

NO_RECORD: dict[str, Any] = {"education": [], "jobs": [], "address": None}


def subject(office: Office, asked: dict[str, Any]) -> Person:
    """The person whose FIN is in the call; refuses `person-not-found`."""
    person = office.people.by_fin(asked["fin"])
    if person is None:
        raise Refusal("person-not-found")
    return person


def identified(office: Office, asked: dict[str, Any]) -> Person:
    """The living person whose FIN, card and birth date are all in the call; one refusal for any mismatch."""
    person = subject(office, asked)
    if person.fact("deceased_or_missing") is True:
        raise Refusal("person-not-found")
    if (person.card, person.birth_date) != (asked["card"], date.fromisoformat(asked["birth_date"])):
        raise Refusal("person-not-found")
    return person


def ending(person: Person) -> str | None:
    """The last two digits of the phone the registry holds."""
    return person.phone and person.phone[-2:]


def find_person(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """findPerson."""
    person = identified(office, asked)
    return {"found": True, "fin": person.fin, "phone_ending": ending(person)}


def read_facts(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readFacts: the population register's data and the facts of the law that are wanted, the registry's own too."""
    person = subject(office, asked)
    if asked.get("card", person.card) != person.card:
        raise Refusal("person-not-found")
    body = person.body
    record = body if asked.get("record", True) else NO_RECORD
    return {
        "fin": person.fin,
        "first_name": body["first_name"],
        "last_name": body["last_name"],
        "father_name": body["father_name"],
        "birth_date": person.birth_date.isoformat(),
        "sex": body["sex"],
        "phone_ending": ending(person),
        "education": record["education"],
        "jobs": record["jobs"],
        "address": record["address"],
        "facts": _wanted(asked, all_facts(office, person)),
        "source": "employment-subsystem",
        "answered_at": office.now().isoformat(),
    }


def _wanted(asked: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in known.items() if name in asked.get("facts", known)}
