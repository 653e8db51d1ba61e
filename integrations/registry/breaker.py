"""A breaker: after some failures in a row nobody calls for a while, then one caller tries: one probe a rest."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Breaker"]


def _nobody_listens(state: str) -> None:
    """A turn nobody asked for."""


class Breaker:
    """Closed until `failures` in a row; then open for `rest_seconds` of monotonic time; then one probe at a time.

    Who insists (a person who asks for another try) may be the probe before the rest is over, unless there was one
    within the last `rest_seconds`; the rest begins anew with it.
    """

    def __init__(self, clock: Callable[[], float], failures: int = 5, rest_seconds: float = 30.0) -> None:
        """`clock` gives monotonic seconds."""
        self._clock = clock
        self._limit = failures
        self._rest = rest_seconds
        self._failed = 0
        self._opened_at: float | None = None
        self._probing = False
        self._probed_at: float | None = None
        self.turned: Callable[[str], None] = _nobody_listens
        """Told `opened` when an outage begins and `closed` when it is over, once each."""

    @property
    def state(self) -> str:
        """`closed`, `open` or `probing`."""
        if self._opened_at is None:
            return "closed"
        return "probing" if self._probing else "open"

    def wait_seconds(self) -> float:
        """How long until a call may be tried; 0 when it may be tried now."""
        if self._opened_at is None:
            return 0.0
        return max(0.0, self._opened_at + self._rest - self._clock())

    def enter(self, insisted: bool = False) -> bool:
        """May this call go out? True makes the caller responsible for succeed, fail or leave."""
        if self._opened_at is None:
            return True
        if self._probing or (self.wait_seconds() > 0 and not (insisted and self._unprobed())):
            return False
        self._probing = True
        self._probed_at = self._clock()
        return True

    def _unprobed(self) -> bool:
        """Whether nobody tried within the last rest."""
        return self._probed_at is None or self._clock() - self._probed_at >= self._rest

    def succeed(self) -> None:
        """The registry answered."""
        over = self._opened_at is not None
        self._failed = 0
        self._opened_at = self._probed_at = None
        self._probing = False
        if over:
            self.turned("closed")

    def fail(self) -> None:
        """The registry did not answer, or not as a registry does."""
        begins = self._opened_at is None
        self._failed += 1
        if self._probing or self._failed >= self._limit:
            self._opened_at = self._clock()
        self._probing = False
        if begins and self._opened_at is not None:
            self.turned("opened")

    def leave(self) -> None:
        """The caller went away without learning anything (cancelled): the probe is free again."""
        self._probing = False
        self._probed_at = None
