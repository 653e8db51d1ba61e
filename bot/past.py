"""What a conversation holds already, read a part at a time: however long it is, no more is in memory than is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import orjson

from bot.channels.contract import Talk
from bot.ledger.contract import Ledger
from bot.ledger.records import LATEST, Message
from bot.playing import World, pending_in
from bot.telling import Teller

PAGE = 60  # messages that are handed back at a time
LOOKED_THROUGH = 200  # messages that are read at a time where one of them is wanted


class Past:
    """Reads conversations."""

    def __init__(self, ledger: Ledger, teller: Teller, world: Callable[[], World]) -> None:
        self.ledger = ledger
        self.teller = teller
        self.world = world

    async def history(
        self, channel: str, address: str, after: int = 0, limit: int = PAGE, upto: int = LATEST
    ) -> Talk:
        """The newest messages numbered above `after` and at most `upto`."""
        conversation = await self.ledger.conversation(channel, address)
        if conversation is None:
            return Talk(None, ())
        kept = await self.ledger.messages(conversation.id, after, limit, upto)
        return self.teller.talk(conversation, kept, self.world())

    async def begins(self, channel: str, address: str) -> int:
        """The number of the first message that is still kept, 0 if there is none."""
        conversation = await self.ledger.conversation(channel, address)
        return 0 if conversation is None else await self.ledger.oldest(conversation.id)

    async def newest(self, channel: str, address: str, document: str) -> Talk:
        """The newest message that ends this document, alone; no message if there is none."""
        conversation = await self.ledger.conversation(channel, address)
        if conversation is None:
            return Talk(None, ())
        upto = conversation.seq
        while kept := await self.ledger.messages(conversation.id, 0, LOOKED_THROUGH, upto):
            found = next((one for one in reversed(kept) if _holds(one, document)), None)
            if found is not None:
                return self.teller.talk(conversation, [found], self.world())
            upto = kept[0].seq - 1
            await asyncio.sleep(0)  # let others run, for this may take long
        return Talk(conversation, ())

    async def unanswered(self, channel: str, address: str) -> tuple[str, ...]:
        """Our numbers of what was accepted here and has no answer yet."""
        _, runs = await self.ledger.standing(channel, address) or (None, [])
        return tuple(number for run in runs for number in pending_in(run))

    async def _talk(self, conversation: int, after: int) -> Talk:
        """The messages above `after`, with the conversation as it is by now."""
        current = await self.ledger.conversation_by_id(conversation)
        assert current is not None
        return self.teller.talk(current, await self.ledger.messages(conversation, after, PAGE), self.world())


def _holds(message: Message, document: str) -> bool:
    if message.direction == "in" or b'"document"' not in message.body:
        return False
    return any(block.get("document") == document for block in orjson.loads(message.body)["blocks"])
