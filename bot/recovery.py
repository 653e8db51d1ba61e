"""Notices that the registry answers again, and has everything that waits for it tried at once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.effects import AWAITED, ERRAND
from bot.ledger.contract import Ledger
from bot.news import News
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Known

# Between two looks while calls are let through; else the breaker says when the next one is.
PROBE_SECONDS = 30.0
HASTENED = (ERRAND, AWAITED)
PROBE = ("readList", {"name": "travel"})  # names nobody, changes nothing


@dataclass(frozen=True, slots=True)
class Recovery:
    """Retries wait up to ten minutes; after an outage nobody should have to wait that long."""

    ledger: Ledger
    registry: RegistryClient
    news: News
    clock: Clock

    async def run(self) -> None:
        """Look again and again until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(self.pause())

    def pause(self) -> float:
        """Seconds until the next look: a breaker that rests is asked again at the moment it lets a probe through."""
        return min(self.registry.breaker.wait_seconds() or PROBE_SECONDS, PROBE_SECONDS)

    async def look(self) -> int:
        """Ask the registry for nothing in particular if anything waits for it; how many effects were hastened."""
        backlog = await self.ledger.backlog()
        waiting = any(backlog.get(f"{kind}.ready") for kind in HASTENED)
        if not waiting or not isinstance(await self.registry.call(*PROBE), Known):
            return 0
        hastened = sum([await self.ledger.hasten(kind, self.clock.now()) for kind in HASTENED])
        self.news.work.set()
        return hastened
