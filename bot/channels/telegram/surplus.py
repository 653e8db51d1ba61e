"""What a chat sends beyond what may wait there: not read, which it is told once; a FIN in it is deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.channels.telegram.personal import personal
from bot.channels.telegram.reading import Heard
from bot.channels.telegram.wiping import plan, plan_body
from bot.ledger.contract import Ledger
from bot.ledger.records import NewEffect
from bot.line import Lines

CHANNEL = "telegram"
WAITING = 3600  # updates of a chat: at one a second, an hour; they lie in the inbox


@dataclass(slots=True)
class Surplus:
    """Counts what is `swallowed`; `told` hears of a deletion that is kept, and begins it."""

    ledger: Ledger
    lines: Lines
    clock: Callable[[], float]
    told: Callable[[NewEffect], None]
    most: int = WAITING
    swallowed: int = 0

    async def instead(self, heard: Heard, waiting: Sequence[tuple[Any, ...]]) -> Heard | None:
        """What waits in place of an update: itself, the word that it is not read, nothing where that word waits.

        `waiting` are the updates of its chat as the door keeps them.  Raises LedgerError.
        """
        if len(waiting) < self.most or heard.kind == "member":
            return heard
        if personal(heard):
            await self.wipe(heard)
        self.swallowed += 1
        newest: Heard = max(waiting)[2]
        return None if newest.kind == "unread" else replace(heard, kind="unread", text="", link="")

    async def wipe(self, heard: Heard) -> None:
        """Delete a message that gets no answer of its own."""
        chat, now = str(heard.chat), self.clock()
        line = self.lines.of(CHANNEL, chat)
        async with line.turn:  # many of these would wear out the turns of the chat
            spoken = await self.ledger.begin(CHANNEL, chat, None)
            trace = {"message": heard.message_id, "quiet": True}  # another answer tells of it
            body = plan_body({"chat": chat, "at": now, "trace": trace}, 1)
            key = f"{spoken.id}:unread{heard.message_id}:wipe1"
            wiping = NewEffect(CHANNEL, key, spoken.id, None, body, now)
            await plan(self.ledger, wiping)
        self.told(wiping)  # at once: its own turn comes after all that waits to be said
