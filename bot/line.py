"""Arrivals of one conversation one after another within this process, and what each of them has read, read once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from bot.ledger.records import Conversation
from bot.playing import Looks
from dialogs.script import Look
from dialogs.values import Json


class Line:
    """Plays are pure and need no lock, but a look may use up what it looks at: a one-time code is right only once.

    So of two taps on one button the second waits for the first; `taken` are the arrivals that were played meanwhile.
    """

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.taken: set[str] = set()


class Lines:
    """The lines in which somebody is; of other conversations nothing is kept."""

    def __init__(self) -> None:
        self._lines: WeakValueDictionary[tuple[str, str], Line] = WeakValueDictionary()

    def of(self, channel: str, address: str) -> Line:
        """The line of this conversation; it is there as long as it is held."""
        return self._lines.setdefault((channel, address), Line())


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was read for one arrival: played again after a conflict, it is not read again; `before` precedes a look."""

    looks: Looks
    before: Callable[[], Awaitable[None]] | None = None
    found: dict[str, dict[str, Json]] = field(default_factory=dict)

    async def look(self, step: Look, conversation: Conversation) -> dict[str, Json]:
        """The result as first read."""
        known = self.found.get(step.name)
        if known is None:
            if self.before is not None:
                await self.before()
            known = self.found[step.name] = await self.looks.look(step, conversation)
        return known
