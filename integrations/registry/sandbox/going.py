"""How the sandbox's day goes forward: over several days one by one, as whoever follows it has lived each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import date

from integrations.registry.sandbox.law import catch_up
from integrations.registry.sandbox.office import Office

__all__ = ["Going", "move_day"]

FOLLOWED_SECONDS = 3.0  # a service that follows asks every second
PATIENCE_SECONDS = 5.0  # for one day of its life


def move_day(office: Office, days: int) -> None:
    """Move the day forward and live through it. Raises ValueError."""
    with office.database.transaction():
        office.clock.move(days)
        catch_up(office)


class Going:
    """Moved at a stroke, a service that follows would leave out the reminders of the days between."""

    def __init__(self, office: Office, instant: Callable[[], float] = time.monotonic) -> None:
        """Over the office; `instant` counts seconds."""
        self._office = office
        self._instant = instant
        self._seen_at = float("-inf")
        self._wanted: date | None = None
        self._went = asyncio.Event()

    def followed(self, lived: date) -> None:
        """A service has lived through this day: the next one may come."""
        self._seen_at = self._instant()
        today = self._office.today()
        if self._wanted is not None and today <= lived and today < self._wanted:
            self._step()

    async def go(self, wanted: date) -> None:
        """Go to this day; at once where nobody follows, and as soon as who follows does not ask any more."""
        if self._office.today() < wanted:
            self._wanted = wanted
            self._step()
        while self._left() and self._instant() - self._seen_at < FOLLOWED_SECONDS:
            self._went.clear()
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await self._went.wait()
            except TimeoutError:
                break
        if days := self._left():
            move_day(self._office, days)

    def _left(self) -> int:
        """Days to the one that is wanted."""
        return 0 if self._wanted is None else max(0, (self._wanted - self._office.today()).days)

    def _step(self) -> None:
        move_day(self._office, 1)
        self._went.set()
