"""Updates that wait for the bot: numbered, queued by whom they concern, gone when their time is over."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from integrations.telegram.emulator.clock import Clock

MESSAGE_SECONDS = 24 * 3600.0
CALLBACK_SECONDS = 150.0
CALLBACK_QUEUE = (
    3 << 33
)  # added to the user's id: presses wait in a queue of their own (tdlib/telegram-bot-api, Client.cpp)
MEMBER_QUEUE = 5 << 33
# Types that are sent only when a bot asks for them by name.
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update not confirmed yet; `queue` keeps order, `expires_at` is when it is dropped unseen."""

    update_id: int
    queue: int
    expires_at: float
    body: dict[str, Any]


@dataclass(slots=True)
class Updates:
    """All that waits, oldest first."""

    clock: Clock
    next_id: int
    allowed: frozenset[str] | None = None
    waiting: dict[int, Waiting] = field(default_factory=dict)
    expired: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, kind: str, content: dict[str, Any], queue: int) -> int:
        """Add an update; its number, 0 if the bot does not want this type."""
        if kind in UNASKED if self.allowed is None else kind not in self.allowed:
            return 0
        number, self.next_id = self.next_id, self.next_id + 1
        self.put_again({"update_id": number, kind: content}, queue)
        return number

    def put_again(self, body: dict[str, Any], queue: int) -> None:
        """Add an update with the number it has, as a server does that lost the confirmation."""
        seconds = CALLBACK_SECONDS if "callback_query" in body else MESSAGE_SECONDS
        waiting = Waiting(int(body["update_id"]), queue, self.clock.now() + seconds, body)
        self.waiting[waiting.update_id] = waiting
        self.tell()

    def tell(self) -> None:
        """Wake whoever waits for something new."""
        self.changed.set()
        self.changed = asyncio.Event()

    def confirm(self, update_id: int) -> None:
        """The bot has it."""
        if self.waiting.pop(update_id, None) is not None:
            self.tell()

    def live(self) -> Iterator[Waiting]:
        """What waits, by number, without what has expired."""
        now = self.clock.now()
        for number in sorted(self.waiting):
            waiting = self.waiting[number]
            if waiting.expires_at > now:
                yield waiting
            else:
                del self.waiting[number]
                self.expired += 1

    def heads(self) -> dict[int, Waiting]:
        """The first update of every queue."""
        heads: dict[int, Waiting] = {}
        for waiting in self.live():
            heads.setdefault(waiting.queue, waiting)
        return heads
