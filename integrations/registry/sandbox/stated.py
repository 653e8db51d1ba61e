"""What an application says beside what the registers hold: every line once, and where the two differ, how.

Neither is taken for the truth before somebody has looked: a line of the application that the registers do not hold
stands as it was written, marked, with the line that it corrects beside it; a line that the application left out stays
as the registers hold it, marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

__all__ = ["EDUCATION", "JOB", "compared"]

Entry = dict[str, Any]

JOB = ("employer", "position", "started_on", "ended_on")
EDUCATION = ("level", "institution", "speciality", "ended_on")
ALIKE = 2  # members in common: then one line corrects the other


def compared(
    held: Sequence[Entry], entered: Sequence[Entry], members: Sequence[str], *, whole: bool = True
) -> list[Entry]:
    """The lines of the sheet: those entered in their order, then those that only the registers hold.

    `check` is stated, corrected (with `held`) or left_out where the two differ.  Not `whole`: only the latest was
    asked for, so that one corrects the latest that is held, and the others are not left out.
    """
    left = [*held]
    same = [_take(left, one, members) for one in entered]
    if whole:
        lines = [
            one if one is not None else _stated(given, _corrected(left, given, members))
            for one, given in zip(same, entered, strict=True)
        ]
        return [*lines, *({**one, "check": "left_out"} for one in left)]
    latest = max(left, key=lambda one: str(one.get("ended_on") or ""), default=None)
    lines = [
        one if one is not None else _stated(given, latest) for one, given in zip(same, entered, strict=True)
    ]
    return [*lines, *(one for one in left if one is not latest or None not in same)]


def _take(left: list[Entry], given: Entry, members: Sequence[str]) -> Entry | None:
    """The held line that says the same, taken out of `left`."""
    for place, one in enumerate(left):
        if all(one.get(name) == given.get(name) for name in members):
            return left.pop(place)
    return None


def _corrected(left: list[Entry], given: Entry, members: Sequence[str]) -> Entry | None:
    """The held line that is most like the given one, taken out of `left`; none where nothing is alike."""

    def alike(one: Entry) -> int:
        return sum(one.get(name) is not None and one.get(name) == given.get(name) for name in members)

    best = max(left, key=alike, default=None)
    if best is None or alike(best) < ALIKE:
        return None
    left.remove(best)
    return best


def _stated(given: Entry, held: Entry | None) -> Entry:
    if held is None:
        return {**given, "check": "stated"}
    return {**given, "check": "corrected", "held": held}
