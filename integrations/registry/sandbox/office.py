"""The registry's office: its database, day, persons, diary and phone, joined."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from integrations.registry.sandbox.clock import Clock
from integrations.registry.sandbox.database import Database
from integrations.registry.sandbox.days import BAKU
from integrations.registry.sandbox.numbers import spoken
from integrations.registry.sandbox.person import People, Person
from integrations.registry.sandbox.words import say

__all__ = ["ADOPTED", "AMENDED", "LAW_TEXTS", "Office", "Task"]

OPENING = time(9, tzinfo=BAKU)
ADOPTED, AMENDED = LAW_TEXTS = ("2018-06-29", "amended")


class Office:
    """What every operation works with."""

    def __init__(self, database: Database, clock: Clock, codes_a_day: int = 10, law: str = ADOPTED) -> None:
        """Over an open database; `law` is the text by which requests for public works are taken (21.1)."""
        self.database = database
        self.clock = clock
        self.people = People(database)
        self.codes_a_day = codes_a_day
        self.law = law
        self._living: date | None = None

    def now(self) -> datetime:
        """The instant in the sandbox; while an earlier day is being lived through, its opening hour."""
        return self.clock.now() if self._living is None else datetime.combine(self._living, OPENING)

    def today(self) -> date:
        """The day in the sandbox, or the one being lived through."""
        return self.now().date()

    @contextmanager
    def living(self, day: date) -> Iterator[None]:
        """Everything in this block happens on that day."""
        self._living = day
        try:
            yield
        finally:
            self._living = None

    def setting(self, name: str) -> str | None:
        """A kept setting."""
        row = self.database.row("SELECT value FROM setting WHERE name = ?", name)
        return None if row is None else str(row["value"])

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        sql = "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self.database.run(sql, name, value)

    def number(self, series: str) -> str:
        """The next number of a series of this year, `126-000-123` for application 123 of 2026."""
        year = self.today().year
        name = f"number:{series}-{year}"
        count = int(self.setting(name) or 0) + 1
        self.keep_setting(name, str(count))
        return spoken(series, year, count)

    def plan(self, on_day: date, task: str, person: int, **body: Any) -> None:
        """Write into the diary what the law does on that day."""
        sql = "INSERT INTO diary (on_day, task, person, body) VALUES (?, ?, ?, ?)"
        self.database.run(sql, on_day.isoformat(), task, person, json.dumps(body))

    def tell(self, kind: str, person: Person, **body: Any) -> None:
        """Put an event into the feed."""
        sql = "INSERT INTO event (at, kind, person, body) VALUES (?, ?, ?, ?)"
        self.database.run(sql, self.now().isoformat(), kind, person.id, json.dumps(body, ensure_ascii=False))

    def decide(self, person: Person, kind: str, article: str | None, through: date | None = None) -> None:
        """Note today's decision in the sheet and tell of it."""
        sql = "INSERT INTO decision (person, decided_on, kind, article, through) VALUES (?, ?, ?, ?, ?)"
        today, last = self.today().isoformat(), through and through.isoformat()
        self.database.run(sql, person.id, today, kind, article, last)
        self.tell("decision", person, decision=kind, article=article, decided_on=today, through=last)

    def notify(self, person: Person, key: str, **values: object) -> None:
        """Send the registry's own SMS (P-01) to who has a phone."""
        if person.phone is not None:
            self.send(person.phone, say(f"sms.{key}", person.language, **values))

    def send(self, phone: str, text: str, sender: str = "registry") -> None:
        """Put a message onto the demo phone."""
        sql = "INSERT INTO message (at, phone, sender, text) VALUES (?, ?, ?, ?)"
        self.database.run(sql, self.now().isoformat(), phone, sender, text)


Task = Callable[[Office, Person, dict[str, Any]], None]
"""What a diary entry does on its day: (office, person, the entry's body)."""
