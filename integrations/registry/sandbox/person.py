"""What the registry holds of a person, as rows of its database."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from integrations.registry.sandbox.database import Database, Row
from integrations.registry.sandbox.facts import Known

__all__ = ["NONE", "People", "Person", "Registration", "day_or_none"]


def day_or_none(text: str | None) -> date | None:
    """A kept day, or none."""
    return None if text is None else date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Registration:
    """One of the two registrations; `through` is the last day of a removal (None: no known end)."""

    state: str = "none"
    registered_on: date | None = None
    through: date | None = None
    article: str | None = None

    def wire(self) -> dict[str, Any]:
        """As the contract's Registration."""
        return {
            "state": self.state,
            "registered_on": self.registered_on and self.registered_on.isoformat(),
            "through": self.through and self.through.isoformat(),
            "article": self.article,
        }


NONE = Registration()


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person; `body` holds names, sex, education, jobs, address, facts and the story."""

    id: int
    fin: str
    card: str
    birth_date: date
    phone: str | None
    language: str
    slug: str | None
    body: dict[str, Any] = field(repr=False)

    @property
    def name(self) -> str:
        """First and family name."""
        return f"{self.body['first_name']} {self.body['last_name']}"

    def known(self) -> Known:
        """What the registers say of the person."""
        return Known.read(self.body["known"])

    def fact(self, name: str) -> Any:
        """The value of a fact; None if it is unknown or there is none."""
        return self.known().value(name)


class People:
    """Reads and writes persons and their registrations."""

    def __init__(self, database: Database) -> None:
        """Over the sandbox's database."""
        self._db = database

    def by_fin(self, fin: str) -> Person | None:
        """Who has this FIN."""
        return _person(self._db.row("SELECT * FROM person WHERE fin = ?", fin))

    def by_id(self, number: int) -> Person:
        """Who has this row. Raises KeyError."""
        found = _person(self._db.row("SELECT * FROM person WHERE id = ?", number))
        if found is None:
            raise KeyError(number)
        return found

    def listed(self, offset: int, limit: int) -> list[Person]:
        """Persons by row, the demo's stories first."""
        sql = "SELECT * FROM person ORDER BY slug IS NULL, id LIMIT ? OFFSET ?"
        return [each for row in self._db.rows(sql, limit, offset) if (each := _person(row))]

    def count(self) -> int:
        """How many persons there are."""
        row = self._db.row("SELECT count(*) AS n FROM person")
        return int(row["n"]) if row else 0

    def last_id(self) -> int:
        """The highest row number; 0 when there is nobody."""
        row = self._db.row("SELECT coalesce(max(id), 0) AS n FROM person")
        return int(row["n"]) if row else 0

    def keep_known(self, person: Person, known: Known) -> None:
        """Store what the registers say now."""
        person.body["known"] = known.keep()
        self.keep_body(person)

    def keep_body(self, person: Person) -> None:
        """Store a changed body and phone."""
        body = json.dumps(person.body, ensure_ascii=False)
        self._db.run("UPDATE person SET body = ?, phone = ? WHERE id = ?", body, person.phone, person.id)

    def registration(self, person: Person, which: str) -> Registration:
        """The registration as `job_seeker` or `unemployed`."""
        sql = "SELECT * FROM registration WHERE person = ? AND list = ?"
        row = self._db.row(sql, person.id, which)
        if row is None:
            return NONE
        on, through = day_or_none(row["registered_on"]), day_or_none(row["through"])
        return Registration(row["state"], on, through, row["article"])

    def keep_registration(self, person: Person, which: str, kept: Registration) -> None:
        """Store a registration."""
        wire = kept.wire()
        self._db.run(
            "INSERT INTO registration VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (person, list) DO UPDATE SET"
            " state = excluded.state, registered_on = excluded.registered_on, through = excluded.through,"
            " article = excluded.article",
            person.id, which, wire["state"], wire["registered_on"], wire["through"], wire["article"],
        )  # fmt: skip

    def change_state(
        self, person: Person, which: str, state: str, article: str, through: date | None = None
    ) -> None:
        """Give a registration another state."""
        now = self.registration(person, which)
        self.keep_registration(person, which, replace(now, state=state, article=article, through=through))


def _person(row: Row | None) -> Person | None:
    if row is None:
        return None
    return Person(
        id=row["id"],
        fin=row["fin"],
        card=row["card"],
        birth_date=date.fromisoformat(row["birth_date"]),
        phone=row["phone"],
        language=row["language"],
        slug=row["slug"],
        body=json.loads(row["body"]),
    )
