"""Limits on trying: who asks for person after person is slowed, then stopped, known or not."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass

from bot.ledger.contract import Ledger

HOUR = 3600
PERSONS_AN_HOUR = 5  # different FINs a conversation may try
TRIES_A_PERSON = 10  # tries with one FIN from anywhere
SLOW_AFTER, SLOW_SECONDS = 3, 2.0
PERSONS_OF_A_SOURCE = 40  # different FINs from one address on the net or one chat, whatever its conversations
SLOW_SOURCE_AFTER = 20
NEWCOMERS_AN_HOUR = 60  # new conversations from one address on the net
MESSAGES_A_MINUTE = 60
LINKS_AN_HOUR = 5  # links, right or wrong, a chat may open

SOURCE: ContextVar[str] = ContextVar("source", default="")
"""The address on the net from which the message came that is played now; empty where the channel knows none."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Counters in the ledger, under keyed HMACs."""

    ledger: Ledger

    async def person(self, conversation: int, fin: str, now: float, source: str = "") -> bool:
        """Whether this conversation, or this source of many, may ask about this FIN now; known or not, it is the same.

        The answer comes later from the fourth FIN of a conversation and the 21st of a source on.
        """
        if not await self.ledger.count(f"tries:{fin}", HOUR, now, TRIES_A_PERSON):
            return False
        if not await self.ledger.count(f"fin:{conversation}:{fin}", HOUR, now, 1):
            return True  # the same FIN again is not another person
        slow = not await self.ledger.count(f"slow:{conversation}", HOUR, now, SLOW_AFTER)
        allowed = True
        if source and await self.ledger.count(f"fin:{source}:{fin}", HOUR, now, 1):
            slow = not await self.ledger.count(f"slow:{source}", HOUR, now, SLOW_SOURCE_AFTER) or slow
            allowed = await self.ledger.count(f"fins:{source}", HOUR, now, PERSONS_OF_A_SOURCE)
        if slow:
            await asyncio.sleep(SLOW_SECONDS)
        return await self.ledger.count(f"fins:{conversation}", HOUR, now, PERSONS_AN_HOUR) and allowed

    async def stopped(self, conversation: int, now: float) -> bool:
        """Whether this conversation has tried as many persons as it may: another is refused, known or not."""
        return await self.ledger.counted(f"fins:{conversation}", HOUR, now) >= PERSONS_AN_HOUR

    async def newcomer(self, source: str, now: float) -> bool:
        """Whether one more conversation may begin from this address on the net."""
        return await self.ledger.count(f"new:{source}", HOUR, now, NEWCOMERS_AN_HOUR)

    async def link(self, chat: str, now: float) -> bool:
        """Whether this chat may open one more link."""
        return await self.ledger.count(f"link:{chat}", HOUR, now, LINKS_AN_HOUR)

    async def message(self, conversation: int, now: float) -> bool:
        """Whether this conversation may send one more message this minute."""
        return await self.ledger.count(f"message:{conversation}", 60, now, MESSAGES_A_MINUTE)
