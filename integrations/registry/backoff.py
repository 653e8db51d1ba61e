"""When to try an unanswered filing again: full jitter from 2 seconds to 10 minutes, for 7 days, then a person."""

from __future__ import annotations

import random
from collections.abc import Callable

__all__ = ["GIVE_UP_SECONDS", "TABLE", "delay_seconds"]

GIVE_UP_SECONDS = 7 * 24 * 3600.0
TABLE = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 600.0)
"""The longest wait before each further try; the last holds from then on."""


def delay_seconds(
    attempts: int,
    waited_seconds: float,
    retry_after: float | None = None,
    chance: Callable[[], float] = random.random,
) -> float | None:
    """Seconds until the next try, or None: give up and hand it to a person.

    `attempts`: how often it was tried (1 and up); `waited_seconds`: since the first try; `retry_after`: what the
    registry asked for, which is the least; `chance`: a number from 0 to 1.
    """
    if waited_seconds >= GIVE_UP_SECONDS:
        return None
    longest = TABLE[min(attempts, len(TABLE)) - 1]
    # Full jitter: thousands of filings that failed in the same second must not come back in the same second.
    return max(chance() * longest, min(retry_after or 0.0, TABLE[-1]))
