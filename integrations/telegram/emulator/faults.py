"""What can be made to go wrong, and the limits of sending the real server keeps."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from integrations.telegram.emulator.refusal import flooded

COUNTED = frozenset({"sendmessage", "senddocument", "editmessagetext"})  # in the limits of sending


@dataclass(slots=True)
class Faults:
    """Switches of one emulator.

    `per_second` and `per_chat_minute` are limits of sending (0: none); `flood` answers the next n sends with 429 and
    `flood_seconds`; `lose` carries out the next n sends without answering (the caller runs into its time-out);
    `refuse` drops the next n sends unread; `broken` answers the next n with HTTP 502 and no JSON.  With `method` these
    four are about the calls of that method instead of sends.
    """

    method: str = ""

    per_second: int = 0
    per_chat_minute: int = 0
    flood: int = 0
    flood_seconds: int = 1
    lose: int = 0
    refuse: int = 0
    broken: int = 0
    hold_seconds: float = 30.0
    _sent: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)

    def set(self, wanted: Mapping[str, Any]) -> None:
        """Set switches by name; raises ValueError for an unknown one."""
        for name, value in wanted.items():
            kind = str if name == "method" else int | float
            if name.startswith("_") or name not in self.__slots__ or not isinstance(value, kind):
                raise ValueError(name)
            setattr(self, name, value)

    def take(self, name: str, method: str) -> bool:
        """Whether the next n of this fault include this call."""
        called = method.lower()
        meant = called == self.method.lower() if self.method else called in COUNTED
        left: int = getattr(self, name) if meant else 0
        if left > 0:
            setattr(self, name, left - 1)
        return left > 0

    def check(self, method: str, chat: int, now: float) -> None:
        """Count one send; raises Refused with 429 when it is one too many."""
        if self.take("flood", method):
            raise flooded(self.flood_seconds)
        if method.lower() not in COUNTED:
            return
        if self.per_second and _full(self._sent, self.per_second, now - 1.0):
            raise flooded(1)
        mine = self._chats.setdefault(chat, deque()) if self.per_chat_minute else self._sent
        if self.per_chat_minute and _full(mine, self.per_chat_minute, now - 60.0):
            raise flooded(max(1, int(mine[0] + 60.0 - now)))
        for line in {id(one): one for one in (self._sent, mine)}.values():
            line.append(now)


def _full(line: deque[float], limit: int, since: float) -> bool:
    while line and line[0] <= since:
        line.popleft()
    return len(line) >= limit
