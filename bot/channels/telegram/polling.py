"""Fetches updates by long polling: the next are asked for only when these are durable, so that none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec
import structlog

from bot.channels.telegram.hook import hook_of
from bot.channels.telegram.line import Line
from bot.channels.telegram.reading import ALLOWED_UPDATES, number
from bot.channels.telegram.results import Failed
from bot.ledger.errors import LedgerError
from dialogs.values import Json

POLL_SECONDS, AT_ONCE = 25, 100
PAUSES = {"conflict": 5.0, "unauthorised": 60.0}  # nobody but an operator can help
FIRST_PAUSE, LAST_PAUSE = 0.5, 30.0

log = structlog.get_logger("telegram")
_BATCH = msgspec.json.Decoder(list[msgspec.Raw])


@dataclass(slots=True)
class Polling:
    """For development and small offices; a webhook is quicker for many people."""

    line: Line
    take: Callable[[bytes], Awaitable[None]]
    poll_seconds: float = POLL_SECONDS
    offset: int = 0
    at_once: int = AT_ONCE
    failures: int = 0
    trouble: str = ""  # why the last fetch failed, if only an operator can help
    removed: int = 0  # webhooks that somebody set while updates were fetched

    async def run(self) -> None:
        """Until cancelled."""
        freed = False
        while True:
            # Nothing is handed out while a webhook is set, for instance one from an earlier set-up.
            freed = freed or not isinstance(await self.line.call("deleteWebhook", {}), Failed)
            pause = await self.once()
            if self.trouble == "conflict" and await self._remove():
                continue
            if pause:
                await asyncio.sleep(pause)

    async def _remove(self) -> bool:
        """Take a webhook away that came from outside; False if it is somebody else who fetches."""
        told = await self.line.call("getWebhookInfo", {})
        if isinstance(told, Failed) or not hook_of(told).url:
            return False
        self.removed += 1
        log.error("a webhook was set from outside and is taken away", count=self.removed)
        return not isinstance(await self.line.call("deleteWebhook", {}), Failed)

    async def once(self) -> float:
        """Fetch and keep one batch; seconds to wait before the next."""
        asked: dict[str, Json] = {
            "offset": self.offset,
            "limit": self.at_once,
            "timeout": int(self.poll_seconds),
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        result = await self.line.call("getUpdates", asked, self.poll_seconds + 15.0)
        if isinstance(result, Failed):
            return self._failed(result)
        batch = self._batch(bytes(result.result))
        try:
            # Kept in order of arrival and all at once: one commit for the batch.
            await asyncio.gather(*map(self.take, batch))
        except LedgerError as error:
            return self._failed(Failed("not_sent", error.code))
        self.failures, self.trouble = 0, ""
        # After a quiet week, or at another server, numbers begin anew, lower than before: the newest batch counts.
        numbers = [told for raw in batch if (told := number(raw))]
        self.offset = max(numbers) + 1 if numbers else self.offset
        return 0.0

    def _batch(self, told: bytes) -> list[bytes]:
        """The updates one by one; where one spoils the batch they are fetched singly until it is found."""
        try:
            batch = [bytes(raw) for raw in _BATCH.decode(told)]
        except (msgspec.DecodeError, RecursionError):
            batch = [] if self.at_once > 1 else [told[told.find(b"{") :]]
            self.at_once = 1
            return batch
        self.at_once = AT_ONCE
        return batch

    def _failed(self, result: Failed) -> float:
        self.failures += 1
        self.trouble = result.verdict if result.verdict in PAUSES else ""
        log.warning("no updates", code=result.code, state=result.verdict, count=self.failures)
        if result.after:
            return result.after
        backoff = min(LAST_PAUSE, FIRST_PAUSE * 2.0 ** min(self.failures - 1, 10))
        return PAUSES.get(result.verdict, backoff)
