"""Kleene's three-valued logic: true, false and unknown (None)."""

from __future__ import annotations

from collections.abc import Collection

Truth = bool | None


def every(parts: Collection[Truth]) -> Truth:
    """AND: false if one part is false, true if all are true, else unknown."""
    if False in parts:
        return False
    return None if None in parts else True


def some(parts: Collection[Truth]) -> Truth:
    """OR: true if one part is true, false if all are false, else unknown."""
    if True in parts:
        return True
    return None if None in parts else False


def no(part: Truth) -> Truth:
    """NOT: unknown stays unknown."""
    return None if part is None else not part
