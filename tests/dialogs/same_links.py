"""Links into Telegram that are the same in every playing of a transcript."""

from __future__ import annotations

from bot.people.links import Links


class SameLinks(Links):
    """Made of the same word each time."""

    def nonce(self, channel: str) -> str:
        return super().nonce(channel) and "made-of"
