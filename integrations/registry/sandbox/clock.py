"""The sandbox's own day: real time moved by whole days, forward only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from integrations.registry.sandbox.database import Database
from integrations.registry.sandbox.days import BAKU

__all__ = ["Clock"]


def _real_now() -> datetime:
    return datetime.now(BAKU)


class Clock:
    """Baku time of the sandbox; what it was moved by is kept in the database."""

    def __init__(
        self, database: Database, today: date | None, real_now: Callable[[], datetime] = _real_now
    ) -> None:
        """`today` is the first day of a new database; later it is what the database says."""
        self._db = database
        self._real_now = real_now
        kept = database.row("SELECT value FROM setting WHERE name = 'moved_days'")
        self._moved = int(kept["value"]) if kept else self._first_move(today)

    def _first_move(self, today: date | None) -> int:
        moved = 0 if today is None else (today - self._real_now().date()).days
        self._keep(moved)
        return moved

    def _keep(self, moved: int) -> None:
        sql = "INSERT INTO setting VALUES ('moved_days', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self._db.run(sql, str(moved))

    def now(self) -> datetime:
        """The instant in the sandbox, whole seconds."""
        return (self._real_now() + timedelta(days=self._moved)).replace(microsecond=0)

    def today(self) -> date:
        """The day in the sandbox."""
        return self.now().date()

    def move(self, days: int) -> None:
        """Go `days` forward. Raises ValueError if negative or beyond ten years."""
        if not 0 <= days <= 3660:
            raise ValueError(days)
        self._moved += days
        self._keep(self._moved)
