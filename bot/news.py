"""Wakes whoever waits in this process: pages for late messages, senders for effects.  Never truth, only a nudge."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.ledger.records import NewEffect


class News:
    """One event per awaited conversation, one for errands, one per kind that a sender has put into `outgoing`.

    Nothing is kept for conversations nobody waits for.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, set[asyncio.Event]] = {}
        self.work = asyncio.Event()
        self.outgoing: dict[str, asyncio.Event] = {}

    def tell(self, conversation: int, effects: Sequence[NewEffect] = ()) -> None:
        """Something was committed for this conversation."""
        for event in self._waiting.get(conversation, ()):
            event.set()
        for effect in effects:
            self.outgoing.get(effect.kind, self.work).set()

    async def wait(self, conversation: int, seconds: float) -> bool:
        """Wait for news of a conversation; False when the time is over."""
        event = asyncio.Event()
        self._waiting.setdefault(conversation, set()).add(event)
        try:
            async with asyncio.timeout(seconds):  # wait_for of 3.11 may swallow a cancellation
                await event.wait()
        except TimeoutError:
            return False
        finally:
            waiting = self._waiting[conversation]
            waiting.discard(event)
            if not waiting:
                del self._waiting[conversation]
        return True
