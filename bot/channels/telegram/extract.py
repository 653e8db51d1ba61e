"""The extract in a chat: a message of its own, which is taken out of the chat when its person wants that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import orjson

from bot.ledger.contract import Ledger
from bot.texts import Texts
from dialogs.speech import fold

CHANNEL = "telegram"
BUTTON = "telegram.extract.button"
DELETABLE_SECONDS = 48 * 3600.0  # Telegram lets a bot delete its messages of this time
SHORTEST_WORDS, LONGEST_WORDS = 12, 40  # nearly no answer to a question is looked at any closer


@lru_cache(maxsize=4)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


@dataclass(frozen=True, slots=True)
class Extracts:
    """Finds what is to be deleted."""

    ledger: Ledger
    texts: Texts

    def meant(self, text: str) -> bool:
        """Whether these words ask for the deletion."""
        likely = SHORTEST_WORDS <= len(text) <= LONGEST_WORDS
        return likely and fold(text) in _folded(self.texts.heard(BUTTON))

    async def messages(self, conversation: int, now: float, message: int = 0) -> list[int]:
        """The numbers of the messages that can still be deleted; with `message` those of the extract it belongs to."""
        found: list[int] = []
        for effect in await self.ledger.effects_of(conversation, CHANNEL):
            if b'"extract"' not in (effect.outcome or b"") or not effect.body:
                continue
            numbers = orjson.loads(effect.outcome or b"")["extract"]
            if message in numbers:
                return [*numbers]
            if now - float(orjson.loads(effect.body)["at"]) < DELETABLE_SECONDS:
                found += numbers
        return [message] if message else found
