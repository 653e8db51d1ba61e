"""The pace of sending: never faster than Telegram takes it, a flood wait holds its chat and all bulk, not everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

TIDY_AT = 20_000  # lanes kept before those that are free again are dropped


@dataclass(frozen=True, slots=True)
class Lane:
    """One send every `interval` seconds, `burst` of them ahead of time; half a one makes up for waking late."""

    interval: float
    burst: float


# Knowledge of the platform: about 30 a second for bulk, 1 a second a chat with short bursts, 20 a minute a group.
LANES: Mapping[str, Lane] = {
    "bulk": Lane(1 / 25, 0.5),
    "reply": Lane(1 / 100, 20),
    "chat": Lane(1.0, 5),
    "group": Lane(3.0, 19),
}


def lanes_at(bulk: int) -> Mapping[str, Lane]:
    """The lanes where so many messages a second go out that nobody asked for."""
    return {**LANES, "bulk": Lane(1 / bulk, LANES["bulk"].burst)}


class Pace(Protocol):
    """The pace that all senders of one bot share."""

    async def wait(self, chat: int, kind: str) -> float:
        """Seconds to wait before asking again; 0: send now, it is counted."""

    async def flood(self, chat: int, seconds: float) -> None:
        """The server said 429: hold this chat and all bulk."""


@dataclass(slots=True)
class LocalPace:
    """The pace of one process: each lane remembers when its next send is due (GCRA)."""

    clock: Callable[[], float]
    lanes: Mapping[str, Lane] = field(default_factory=lambda: LANES)
    _due: dict[str, float] = field(default_factory=dict)

    async def wait(self, chat: int, kind: str) -> float:
        """Seconds to wait; 0: go."""
        now = self.clock()
        lanes = lanes_of(chat, kind, self.lanes)
        due = {name: max(self._due.get(name, 0.0), now) for name, _ in lanes}
        over = max(due[name] - lane.burst * lane.interval - now for name, lane in lanes)
        if over > 1e-6:
            return over
        for name, lane in lanes:
            self._due[name] = due[name] + lane.interval
        self._tidy(now)
        return 0.0

    async def flood(self, chat: int, seconds: float) -> None:
        """Hold this chat and all bulk."""
        now = self.clock()
        for name, lane in lanes_of(chat, "bulk", self.lanes):
            held = now + seconds + lane.interval * lane.burst
            self._due[name] = max(self._due.get(name, 0.0), held)

    def _tidy(self, now: float) -> None:
        if len(self._due) > TIDY_AT:
            self._due = {name: due for name, due in self._due.items() if due > now}


def lanes_of(chat: int, kind: str, lanes: Mapping[str, Lane]) -> tuple[tuple[str, Lane], ...]:
    """The lanes a send is counted in: its kind, and its chat."""
    return ((kind, lanes[kind]), (f"c:{chat}", lanes["group" if chat < 0 else "chat"]))
