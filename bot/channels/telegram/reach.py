"""Who can be written to: a block, a deleted account or a vanished chat stops sending and opens the other channels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.ledger.contract import Ledger
from bot.ledger.records import AuditRow, Consent

CHANNEL = "telegram"
REACHED = "telegram.reach"
"""The purpose under which it is noted that a chat takes messages; withdrawn while it does not."""
LOST = frozenset({"kicked", "left", "banned"})


@dataclass(frozen=True, slots=True)
class Reach:
    """Notes kept with the conversation's consents, so that they go when it goes."""

    ledger: Ledger
    clock: Callable[[], float]

    async def changed(self, chat: int, status: str) -> None:
        """The person blocked the bot or took it back (my_chat_member)."""
        if status in LOST:
            await self.gone(chat)
        else:
            await self._note(chat, reached=True)

    async def gone(self, chat: int) -> None:
        """The server said that this chat cannot be written to."""
        await self._note(chat, reached=False)

    async def _note(self, chat: int, *, reached: bool) -> None:
        conversation = await self.ledger.conversation(CHANNEL, str(chat))
        if conversation is None:
            return
        now = self.clock()
        await self.ledger.consent(Consent(conversation.id, REACHED, now, REACHED, None if reached else now))
        event = "telegram-reached" if reached else "telegram-gone"
        await self.ledger.audit(AuditRow(now, event, conversation.id))
