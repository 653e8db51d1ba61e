"""Kleene's three-valued logic: true, false and unknown (None)."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None


def every(parts: Iterable[Truth]) -> Truth:
    """AND: false if one part is false, true if all are true, else unknown."""
    result: Truth = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            result = None
    return result


def some(parts: Iterable[Truth]) -> Truth:
    """OR: true if one part is true, false if all are false, else unknown."""
    result: Truth = False
    for part in parts:
        if part is True:
            return True
        if part is None:
            result = None
    return result


def no(part: Truth) -> Truth:
    """NOT: unknown stays unknown."""
    return None if part is None else not part
