"""Limits on trying: who asks for person after person is slowed, then stopped, known or not."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.ledger.contract import Ledger

HOUR = 3600
PERSONS_AN_HOUR = 5  # different FINs a conversation may try
TRIES_A_PERSON = 10  # tries with one FIN from anywhere
SLOW_AFTER, SLOW_SECONDS = 3, 2.0
NEWCOMERS_AN_HOUR = 60  # new conversations from one address on the net
MESSAGES_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Limits:
    """Counters in the ledger, under keyed HMACs."""

    ledger: Ledger

    async def person(self, conversation: int, fin: str, now: float) -> bool:
        """Whether this conversation may ask about this FIN now; the answer comes later from the fourth FIN on."""
        if not await self.ledger.count(f"tries:{fin}", HOUR, now, TRIES_A_PERSON):
            return False
        if not await self.ledger.count(f"fin:{conversation}:{fin}", HOUR, now, 1):
            return True  # the same FIN again is not another person
        slow = not await self.ledger.count(f"slow:{conversation}", HOUR, now, SLOW_AFTER)
        if slow:
            await asyncio.sleep(SLOW_SECONDS)
        return await self.ledger.count(f"fins:{conversation}", HOUR, now, PERSONS_AN_HOUR)

    async def newcomer(self, source: str, now: float) -> bool:
        """Whether one more conversation may begin from this address on the net."""
        return await self.ledger.count(f"new:{source}", HOUR, now, NEWCOMERS_AN_HOUR)

    async def message(self, conversation: int, now: float) -> bool:
        """Whether this conversation may send one more message this minute."""
        return await self.ledger.count(f"message:{conversation}", 60, now, MESSAGES_A_MINUTE)
