"""Limits on trying: who asks for person after person is slowed, then stopped, known or not."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from typing import NamedTuple

from bot.ledger.contract import Ledger

HOUR = 3600
PERSONS_AN_HOUR = 5  # different FINs a conversation may try in vain
TRIES_A_PERSON = 10  # vain tries with one FIN from one source
TRIES_ANYWHERE = 20  # vain tries with one FIN from all sources together
SLOW_AFTER, SLOW_SECONDS = 3, 2.0  # FINs of a conversation, or tries with one FIN from one source
SLOW_ANYWHERE_AFTER = 10
PERSONS_OF_A_SOURCE = 40  # different FINs from one address on the net or one chat, whatever its conversations
SLOW_SOURCE_AFTER = 20
NEWCOMERS_AN_HOUR = 60  # new conversations from one address on the net
LINKS_AN_HOUR = 5  # links, right or wrong, a chat may open

SOURCE: ContextVar[str] = ContextVar("source", default="")
"""The address on the net from which the message came that is played now; empty where the channel knows none."""


class Asker(NamedTuple):
    """Who asks for a person: the conversation, the source of many, whether it proved by a code to be this person."""

    conversation: int
    source: str = ""
    proved: bool = False


class Bound(NamedTuple):
    """A counter with how many it may hold, and how many before the answer comes later; its code as a refusal."""

    bucket: str
    most: int
    slow_after: int
    code: str


class Attempt(NamedTuple):
    """A try that may be made unless `refused`; `counted` are the counters that hold it since `at`."""

    counted: tuple[str, ...]
    at: float
    refused: str = ""


class Limits:
    """Counters in the ledger, under keyed HMACs."""

    __slots__ = ("ledger",)

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    async def person(self, asker: Asker, fin: str, data: str, now: float) -> Attempt:
        """Whether this asker may ask about this FIN with this card and birth date now; known or not, it is the same.

        A try counts from before the call, so that many at once are held too; `spare` gives back what was not in vain.
        """
        first = (f"data:{asker.conversation}:{fin}:{data}", *_persons(asker, fin))
        held = await self.ledger.tally(first, HOUR, now)
        bounds = _bounds(asker, fin, *(amount <= 1 for amount in held))
        further = tuple(bound.bucket for bound in bounds)
        amounts = await self.ledger.tally(further, HOUR, now) if further else []
        if any(amount > bound.slow_after for bound, amount in zip(bounds, amounts, strict=True)):
            await asyncio.sleep(SLOW_SECONDS)
        over = [bound.code for bound, amount in zip(bounds, amounts, strict=True) if amount > bound.most]
        attempt = Attempt((*first, *further), now, over[0] if over else "")
        if over:
            await self.spare(attempt)  # the registry is not asked
        return attempt

    async def spare(self, attempt: Attempt) -> None:
        """What was no vain try is not counted: the person matched, or nobody answered."""
        await self.ledger.give_back(attempt.counted, HOUR, attempt.at)

    async def stopped(self, conversation: int, now: float) -> bool:
        """Whether this conversation has tried as many persons as it may: another is refused, known or not."""
        return await self.ledger.counted(f"fins:{conversation}", HOUR, now) >= PERSONS_AN_HOUR

    async def newcomer(self, source: str, now: float) -> bool:
        """Whether one more conversation may begin from this address on the net."""
        return await self.ledger.count(f"new:{source}", HOUR, now, NEWCOMERS_AN_HOUR)

    async def link(self, chat: str, now: float) -> bool:
        """Whether this chat may open one more link."""
        return await self.ledger.count(f"link:{chat}", HOUR, now, LINKS_AN_HOUR)


def _persons(asker: Asker, fin: str) -> tuple[str, str]:
    """The counters that tell whether this FIN is a new one here, and a new one from this source."""
    return f"fin:{asker.conversation}:{fin}", f"fin:{asker.source or asker.conversation}:{fin}:source"


def _bounds(asker: Asker, fin: str, new_data: bool, new_here: bool, new_there: bool) -> list[Bound]:
    """The counters that this try adds to; the same wrong data once more tells nobody anything new."""
    bounds = []
    if new_data:
        source = f"tries:{asker.source or asker.conversation}:{fin}"
        own = f"tries:{asker.conversation}:{fin}:proved"
        here = own if asker.proved else source
        bounds.append(Bound(here, TRIES_A_PERSON, SLOW_AFTER, "too-many-tries"))
        if not asker.proved:  # whoever proved to be this person is not stopped by what others try
            bounds.append(Bound(f"tries:{fin}", TRIES_ANYWHERE, SLOW_ANYWHERE_AFTER, "too-many-tries"))
    if new_here:
        bounds.append(Bound(f"fins:{asker.conversation}", PERSONS_AN_HOUR, SLOW_AFTER, "too-many-persons"))
    if asker.source and new_there:
        most, slow_after = PERSONS_OF_A_SOURCE, SLOW_SOURCE_AFTER
        bounds.append(Bound(f"fins:{asker.source}", most, slow_after, "too-many-persons"))
    return bounds
