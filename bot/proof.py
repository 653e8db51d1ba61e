"""How old a proof by code may be where a fresh one is asked for."""

from __future__ import annotations

FRESH_SECONDS = 600.0  # how long a proof by code opens the sheet


def fresh(proved_at: float | None, now: float) -> bool:
    """Whether the proof was made in the last ten minutes."""
    return now - (proved_at or 0.0) < FRESH_SECONDS
