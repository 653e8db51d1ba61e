"""Who can be written to: a block, a deleted account or a vanished chat stops sending and opens the other channels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.channels.telegram.unsaid import Unsaid
from bot.ledger.contract import Ledger
from bot.ledger.records import AuditRow, Consent

CHANNEL = "telegram"
REACHED = "telegram.reach"
"""The purpose under which it is noted that a chat takes messages; withdrawn while it does not."""
LOST = frozenset({"kicked", "left", "banned"})


REMEMBERED = 20_000  # chats of which this process knows it; of others the ledger does


@dataclass(frozen=True, slots=True)
class Reach:
    """Notes kept with the conversation's consents, so that they go when it goes."""

    ledger: Ledger
    clock: Callable[[], float]
    _known: dict[int, bool] = field(default_factory=dict)

    @property
    def unsaid(self) -> Unsaid:
        """What was to be said in chats that cannot be written to."""
        return Unsaid(self.ledger, self.clock)

    async def changed(self, chat: int, status: str) -> None:
        """The person blocked the bot or took it back (my_chat_member): then what was kept for them is sent."""
        if status in LOST:
            await self.gone(chat)
            return
        conversation = await self._note(chat, reached=True)
        if conversation is not None:
            await self.unsaid.back(conversation, news=True)

    async def heard(self, chat: int) -> None:
        """The person writes, so the chat is open, whether or not we were told; their word brings a late outcome."""
        if self._known.get(chat):
            return
        spoken = await self.ledger.conversation(CHANNEL, str(chat))
        if spoken is None or not await self.closed(chat, spoken.id):
            self._remember(chat, reached=True)
            return
        await self._note(chat, reached=True)
        await self.unsaid.back(spoken.id, news=False)

    async def gone(self, chat: int) -> None:
        """The server said that this chat cannot be written to."""
        await self._note(chat, reached=False)

    async def closed(self, chat: int, conversation: int | None, *, known: bool = False) -> bool:
        """Whether nothing may be sent there; with `known` what this process knows is enough."""
        if known and chat in self._known:
            return not self._known[chat]
        noted = await self.ledger.consents(conversation) if conversation is not None else []
        closed = any(one.purpose == REACHED and one.withdrawn_at is not None for one in noted)
        self._remember(chat, reached=not closed)
        return closed

    def _remember(self, chat: int, *, reached: bool) -> None:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[chat] = reached

    async def _note(self, chat: int, *, reached: bool) -> int | None:
        """Note it; the conversation, if there is one."""
        self._remember(chat, reached=reached)
        conversation = await self.ledger.conversation(CHANNEL, str(chat))
        if conversation is None:
            return None
        now = self.clock()
        await self.ledger.consent(Consent(conversation.id, REACHED, now, REACHED, None if reached else now))
        event = "telegram-reached" if reached else "telegram-gone"
        await self.ledger.audit(AuditRow(now, event, conversation.id))
        return conversation.id
