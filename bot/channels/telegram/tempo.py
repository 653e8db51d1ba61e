"""How fast the updates of each chat are played: so many at once, then one a second, as fast as replies go out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

AT_ONCE = 60  # updates of a chat that has rested
PAUSE_SECONDS = 1.0  # between those that come after
WAITING = 3600  # updates of a chat that may wait in the inbox: at one a second, an hour
LEAST_SECONDS = 0.001  # clocks are no finer
REMEMBERED = 10_000  # chats before those that have rested are forgotten


class Full(Exception):
    """As many updates of a chat wait as may: this one was not kept, and its sender has to bring it again."""

    code = "chat-full"


@dataclass(slots=True)
class Tempo:
    """When each chat will have rested; who has to wait is told so once until then.

    `most` updates of a chat may wait here where their sender would keep the others.
    """

    clock: Callable[[], float]
    at_once: int = AT_ONCE
    pause: float = PAUSE_SECONDS
    most: int = WAITING
    _rested_at: dict[int, float] = field(default_factory=dict)
    _hurried: dict[int, bool] = field(default_factory=dict)  # whether the chat was told

    def wait(self, chat: int) -> float:
        """Seconds until the next update of this chat may be played; with 0 it counts as played."""
        now, room = self.clock(), (self.at_once - 1) * self.pause
        until = self._rested_at.get(chat, now)
        if until <= now or until > now + room + 2 * self.pause:  # the clock may have jumped back
            until = now
            self._hurried.pop(chat, None)
        wait = until - now - room
        if wait > LEAST_SECONDS:
            self._hurried.setdefault(chat, False)
            return wait
        self._rested_at[chat] = until + self.pause
        if len(self._rested_at) > REMEMBERED:
            self._rested_at = {one: at for one, at in self._rested_at.items() if at > now}
        return 0.0

    def tells(self, chat: int) -> bool:
        """Whether this chat has to be told now that it is too fast."""
        if self._hurried.get(chat, True):
            return False
        self._hurried[chat] = True
        return True

    def back(self, chat: int) -> None:
        """The last one of this chat was none."""
        if chat in self._rested_at:
            self._rested_at[chat] -= self.pause
