"""The background of one process: carries out effects, plays outcomes and notices that wait in the inbox."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field

import structlog

from bot.awaiting import Awaiting
from bot.clock import Clock
from bot.desk import Desk
from bot.effects import AWAITED, DECISION, ERRAND, NOTICE
from bot.errands import Errands
from bot.ledger.contract import Ledger
from bot.ledger.errors import LedgerError
from bot.ledger.records import Effect
from bot.news import News
from bot.reminders.wanted import told

LEASE_SECONDS = 60.0
IN_FLIGHT = 8
OWN = ("outcome", "notice", AWAITED)  # what comes in by itself; a channel plays what it received
LOOK_EVERY_SECONDS = 0.5  # for what no news announced: retries that are due, rows of another process

log = structlog.get_logger("worker")


@dataclass(slots=True)
class Worker:
    """Runs until cancelled; everything it does may be done again by another worker."""

    ledger: Ledger
    desk: Desk
    errands: Errands
    news: News
    clock: Clock
    _flying: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Take what is due, then wait for news."""
        while True:
            try:
                await self.effects()
                await self.records()
                await self.inbox()
            except LedgerError as error:
                log.warning("ledger refused", code=error.code)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_SECONDS):  # wait_for of 3.11 may swallow a cancellation
                    await self.news.work.wait()
            self.news.work.clear()

    async def records(self) -> None:
        """Finish what needs nobody outside: records of answers, and words that are due on a day."""
        owner, due = self.errands.owner, self.clock.by_day()
        await Awaiting(self.ledger, owner).sort(self.clock.now())
        for effect in await self.ledger.claim([DECISION, NOTICE], 50, owner, LEASE_SECONDS, due):
            if effect.kind == DECISION:
                await self.ledger.finish(effect, "done", effect.body)
                continue
            await self.ledger.finish(effect, "done", None, told(effect, self.clock.now(), self.clock.today()))

    async def effects(self) -> None:
        """Lease due effects and carry them out side by side."""
        free = IN_FLIGHT - len(self._flying)
        if free <= 0:
            return
        owner = self.errands.owner
        for effect in await self.ledger.claim([ERRAND], free, owner, LEASE_SECONDS, self.clock.now()):
            task = asyncio.create_task(self._carry_out(effect))
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)

    async def _carry_out(self, effect: Effect) -> None:
        try:
            await self.errands.carry_out(effect)
        except LedgerError as error:
            log.warning("effect not settled", effect=effect.id, code=error.code)
        self.news.work.set()

    async def inbox(self) -> None:
        """Play what came in by itself."""
        for row, inbound in await self.ledger.pending(50, kinds=OWN):
            await self.desk.inbox(row, inbound)

    async def settle(self) -> None:
        """Wait until nothing is under way (tests)."""
        while self._flying:
            await asyncio.wait(set(self._flying))
