"""The messages of a conversation, read at any place of it."""

from bot.ledger.records import LATEST, Message
from bot.ledger.store import Row, Shelf

MESSAGES = """SELECT conversation, seq, direction, at, body_sealed FROM message
    WHERE conversation = ? AND seq > ? AND seq <= ? ORDER BY seq DESC LIMIT ?"""
OLDEST = "SELECT MIN(seq) FROM message WHERE conversation = ?"


class Messages(Shelf):
    """What was said and told."""

    async def messages(
        self, conversation: int, after: int = 0, limit: int = 200, upto: int = LATEST
    ) -> list[Message]:
        """The newest messages above `after` and at most `upto`, in order."""
        rows = await self._store.read(MESSAGES, (conversation, after, upto, limit))
        return [self._message(row) for row in reversed(rows)]

    async def oldest(self, conversation: int) -> int:
        """The number of the first message that is still kept, 0 if there is none."""
        return int((await self._store.read(OLDEST, (conversation,)))[0][0] or 0)

    def _message(self, row: Row) -> Message:
        conversation, seq, direction, at, sealed = row
        body = self._store.sealer.unseal(sealed, "message.body", f"{conversation}.{seq}")
        return Message(conversation, seq, direction, at, body)
