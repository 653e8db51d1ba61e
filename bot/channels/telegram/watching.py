"""Watches whether updates come: what Telegram says of the webhook, and how long nobody was heard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
import structlog

from bot.channels.telegram.hook import hook_of
from bot.channels.telegram.line import Line
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.results import Failed

LOOK_EVERY_SECONDS = 60.0
PENDING_MOST = 100  # updates that wait at Telegram
SILENT_SECONDS = 3600.0
ALARMS = (
    "silent",
    "unauthorised",
    "conflict",
    "webhook-outside",
    "webhook-elsewhere",
    "webhook-backlog",
    "webhook-failing",
    "webhook-unknown",
)

log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Watching:
    """Runs until cancelled; `gauges` are the numbers for metrics, `alarms` the codes of what is wrong now.

    Without a `url` the updates are fetched, by `polling`.
    """

    line: Line
    clock: Callable[[], float]
    heard_at: Callable[[], float]
    polling: Polling
    url: str = ""
    removed: int = 0  # webhooks taken away before the last look
    gauges: dict[str, float] = field(default_factory=dict)
    alarms: tuple[str, ...] = ()

    async def run(self) -> None:
        """Look every minute."""
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            await self.look()

    async def look(self) -> tuple[str, ...]:
        """What is wrong now, in codes; each is logged when it begins and when it is over."""
        alarms = (*self._silence(), *(await self._webhook() if self.url else self._polled()))
        for alarm in alarms:
            if alarm not in self.alarms:
                log.error("telegram needs a look", code=alarm)
        for alarm in self.alarms:
            if alarm not in alarms:
                log.warning("telegram is well again", code=alarm)
        self.alarms = alarms
        return alarms

    def _silence(self) -> tuple[str, ...]:
        silent = self.clock() - self.heard_at()
        self.gauges["silent_seconds"] = silent
        return ("silent",) if silent > SILENT_SECONDS else ()

    def _polled(self) -> Iterator[str]:
        """What only an operator can mend: the token is no good, somebody else fetches or has set a webhook."""
        if self.polling.trouble:
            yield self.polling.trouble
        if self.polling.removed > self.removed:
            self.removed = self.polling.removed
            yield "webhook-outside"

    async def _webhook(self) -> list[str]:
        result = await self.line.call("getWebhookInfo", {})
        if isinstance(result, Failed):
            log.warning("webhook not known", code=result.code, state=result.verdict)
            return ["unauthorised" if result.verdict == "unauthorised" else "webhook-unknown"]
        try:
            info = hook_of(result)
        except msgspec.DecodeError:
            return ["webhook-unknown"]
        self.gauges["pending"] = info.pending_update_count
        failing = self.clock() - info.last_error_date < 2 * LOOK_EVERY_SECONDS
        found: Mapping[str, Any] = {
            "webhook-elsewhere": info.url != self.url,
            "webhook-backlog": info.pending_update_count > PENDING_MOST,
            "webhook-failing": failing,
        }
        return [alarm for alarm, true in found.items() if true]
