"""Wakes whoever waits in this process: pages for late messages, senders for effects.  Never truth, only a nudge."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.ledger.records import Change, Conversation, Effect, Lease, NewEffect


class Outgoing(Protocol):
    """A sender of one kind of effects in this process."""

    def lease(self) -> Lease | None:
        """The lease under which it begins an effect in the unit that makes it; None while it has no room."""

    def tell(self, effect: NewEffect) -> None:
        """Such an effect was committed; one with a lease may have been begun."""

    def begin(self, effect: Effect) -> None:
        """Such an effect was committed under a lease of this sender, and goes out now."""


class News:
    """One event per awaited conversation, one for errands; senders of other kinds are in `outgoing`.

    `ordered` are persons who have just ordered reminders, with the conversation to which they are to come; a restart
    looks at everybody.  Nothing is kept for conversations nobody waits for.
    """

    def __init__(self) -> None:
        self._waiting: dict[int, set[asyncio.Event]] = {}
        self.work = asyncio.Event()
        self.outgoing: dict[str, Outgoing] = {}
        self.ordered: dict[int, int] = {}

    def committed(self, spoken: Conversation, change: Change, begun: Sequence[Effect]) -> None:
        """A turn of this conversation was committed; whoever ordered reminders in it is noted."""
        wished = (one for one in change.consents if one.purpose == "reminders" and one.withdrawn_at is None)
        if spoken.person is not None and any(wished):
            self.ordered[spoken.person] = spoken.id
        self.tell(spoken.id, change.effects, begun)

    def tell(
        self, conversation: int, effects: Sequence[NewEffect] = (), begun: Sequence[Effect] = ()
    ) -> None:
        """Something was committed for this conversation; `begun` are its effects that are being sent."""
        for event in self._waiting.get(conversation, ()):
            event.set()
        for effect in effects:
            sender = self.outgoing.get(effect.kind)
            if sender is None:
                self.work.set()
            else:
                sender.tell(effect)
        for sending in begun:
            self.outgoing[sending.kind].begin(sending)

    def lease(self, kind: str) -> Lease | None:
        """The lease of this kind's sender, if there is one here."""
        sender = self.outgoing.get(kind)
        return None if sender is None else sender.lease()

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
