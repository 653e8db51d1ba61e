"""How many turns a browser session may post in a minute: each is a durable row, and nobody answers so fast by hand."""

from __future__ import annotations

from math import ceil

MINUTE_SECONDS = 60.0


class Pace:
    """Counts turns in minutes that begin with a session's first one; in memory, for this process alone."""

    __slots__ = ("_minutes", "_swept_at", "most")

    def __init__(self, most: int) -> None:
        self.most = most
        self._minutes: dict[str, tuple[float, int]] = {}
        self._swept_at = 0.0

    def wait(self, session: str, now: float) -> int:
        """Whole seconds until the session may go on; 0: it may now, and this turn is counted."""
        began, turns = self._minutes.get(session, (now, 0))
        if _over(began, now):
            began, turns = now, 0
        if turns >= self.most:
            return max(ceil(began + MINUTE_SECONDS - now), 1)
        self._minutes[session] = began, turns + 1
        if _over(self._swept_at, now):
            self._sweep(now)
        return 0

    def _sweep(self, now: float) -> None:
        """Forget who has not written for a minute, so that memory holds only who writes now."""
        self._swept_at = now
        self._minutes = {one: minute for one, minute in self._minutes.items() if not _over(minute[0], now)}


def _over(began: float, now: float) -> bool:
    """Whether the minute is over; also where the clock was set back, so that nobody waits longer than it."""
    return not 0.0 <= now - began < MINUTE_SECONDS
