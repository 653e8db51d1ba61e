"""When messages that nobody asked for may go out: spread over time, so that many of them never stand before answers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Slots:
    """One message every `interval` seconds for each channel; the pace of sending is kept apart, by the senders."""

    interval: float
    _next: dict[str, float] = field(default_factory=dict)

    def take(self, channel: str, now: float) -> float:
        """The next free instant."""
        slot = max(now, self._next.get(channel, 0.0))
        self._next[channel] = slot + self.interval
        return slot
