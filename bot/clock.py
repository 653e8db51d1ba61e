"""The clocks: the system's, a fixed one for tests, and the demo's, which follows the sandbox's day."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from bot.dates import BAKU


class Clock(Protocol):
    """Instants in seconds since 1970 (UTC), days in Asia/Baku."""

    def now(self) -> float: ...

    def today(self) -> date: ...

    def by_day(self) -> float:
        """The instant for what is due on a day: in the demo it moves with the sandbox's day."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> float:
        return time.time()

    def today(self) -> date:
        return datetime.fromtimestamp(time.time(), BAKU).date()

    def by_day(self) -> float:
        return time.time()


@dataclass(slots=True)
class FixedClock:
    """Stands still until told otherwise."""

    at: float

    def now(self) -> float:
        return self.at

    def today(self) -> date:
        return datetime.fromtimestamp(self.at, BAKU).date()

    def by_day(self) -> float:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += seconds


@dataclass(slots=True)
class SandboxClock:
    """The day is the sandbox's, as last heard; instants are the machine's, so that nothing expires by a moved day.

    `moving` is held by whoever sets the day, so that an older answer of the sandbox never sets it back.
    """

    day: date | None = None
    moving: asyncio.Lock = field(default_factory=asyncio.Lock)

    def now(self) -> float:
        return time.time()

    def today(self) -> date:
        return self.day or SystemClock().today()

    def by_day(self) -> float:
        moved = self.today() - SystemClock().today()
        return time.time() + moved.total_seconds()
