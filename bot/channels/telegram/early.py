"""What must not stay in a chat is taken away as soon as its turn is kept; the answer to it may wait for the pace."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.telegram.results import Result

WIPES = re.compile(rb'"(?:wipe|personal)":true')  # in the body of a message: what it answers must not stay
REMEMBERED = 10_000  # deletions whose answers wait


@dataclass(slots=True)
class Early:
    """`wipe` deletes a message (chat, number); `since` is when this process began to."""

    wipe: Callable[[int, int], Coroutine[Any, Any, Result]]
    since: float
    _begun: OrderedDict[tuple[int, int], asyncio.Task[Result]] = field(default_factory=OrderedDict)

    def begin(self, told: Mapping[str, Any]) -> None:
        """Delete what this message answers."""
        place = int(told["chat"]), int(told["trace"].get("message") or 0)
        if place[1] and place not in self._begun:
            self._begun[place] = asyncio.create_task(self.wipe(*place))
            if len(self._begun) > REMEMBERED:
                self._begun.popitem(last=False)

    async def result(self, chat: int, message: int) -> Result | None:
        """What became of it, once; None if it was not begun here."""
        begun = self._begun.pop((chat, message), None)
        return None if begun is None else await begun
