"""How the demo's day moves on: one day after another, each lived through by the registry and by the service."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

import structlog

from bot.clock import SandboxClock
from bot.core import Core
from bot.ledger.errors import LedgerError
from dialogs.rules.workdays import Calendar, UnknownYear, add_months
from integrations.registry.sandbox.remote import SandboxGone

log = structlog.get_logger("demo")


def next_last_workday(today: date, calendar: Calendar) -> date:
    """The next last working day of a month; today where no calendar is known so far ahead."""
    month = today.replace(day=1)
    with contextlib.suppress(UnknownYear):
        ends = [calendar.last_workday(one.year, one.month) for one in (month, add_months(month, 1))]
        return next(end for end in ends if end > today)
    return today


def _after(days: int) -> Callable[[date, Calendar], date]:
    return lambda today, _: today + timedelta(days=days)


MOVES: Mapping[str, Callable[[date, Calendar], date]] = {
    "1": _after(1),
    "7": _after(7),
    "last": next_last_workday,
    "30": _after(30),
}
"""How far each button of the first page goes."""


class Moved(Protocol):
    """Whose day moves; RemoteSandbox is one."""

    async def move(self, days: int) -> datetime: ...


@dataclass(slots=True)
class Passing:
    """Moves the day; `live` does what the service does on each day that is passed.

    Moved at a stroke, the registry would live through every day and the service only through the one it lands on: the
    reminders of the days between would be left out.
    """

    sandbox: Moved
    clock: SandboxClock
    calendar: Calendar
    live: Callable[[], Awaitable[None]]

    async def move(self, name: str) -> None:
        """Go as far as the button `name`; less far where the sandbox stops answering."""
        async with self.clock.moving:
            wanted = MOVES[name](self.clock.today(), self.calendar)
            with contextlib.suppress(SandboxGone):
                while self.clock.today() < wanted:
                    self.clock.day = (await self.sandbox.move(1)).date()
                    await self.live()


async def live(core: Core) -> None:
    """A day of the service: the words that are due, the reminders, and what came of both."""
    try:
        await core.worker.records()
        await core.reminders.run_if_new_day(begins=True)
        await core.worker.inbox()
    except LedgerError as error:  # the background does again what is left
        log.warning("ledger refused", code=error.code)
