"""Deletes a message that gets no answer of its own: another picture of an album that was answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.telegram.reading import Heard
from bot.channels.telegram.wiping import plan, plan_body
from bot.ledger.contract import Ledger
from bot.ledger.records import NewEffect
from bot.line import Lines

CHANNEL = "telegram"


@dataclass(frozen=True, slots=True)
class Removal:
    """`told` hears of a deletion that is kept, and begins it."""

    ledger: Ledger
    lines: Lines
    clock: Callable[[], float]
    told: Callable[[NewEffect], None]

    async def wipe(self, heard: Heard) -> None:
        """Keep that this message is to be deleted, and begin it; raises LedgerError."""
        chat, now = str(heard.chat), self.clock()
        line = self.lines.of(CHANNEL, chat)
        async with line.turn:
            spoken = await self.ledger.begin(CHANNEL, chat, None)
            trace = {"message": heard.message_id, "quiet": True}  # the answer to the album tells of it
            body = plan_body({"chat": chat, "at": now, "trace": trace}, 1)
            key = f"{spoken.id}:silent{heard.message_id}:wipe1"
            wiping = NewEffect(CHANNEL, key, spoken.id, None, body, now)
            await plan(self.ledger, wiping)
        self.told(wiping)  # at once: its own turn comes after all that waits to be said
