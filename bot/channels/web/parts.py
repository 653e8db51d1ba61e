"""A long conversation in parts of so many messages; a part holds the same messages whatever is said later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

PART = 500  # messages on a page


class Parts(NamedTuple):
    """Which parts there are and which of them is shown; what was wiped has none."""

    first: int
    last: int
    shown: int

    @classmethod
    def of(cls, begins: int, ends: int, wanted: int) -> Parts:
        """The parts of the messages `begins` to `ends`; the first one unless another is wanted that is there."""
        first, last = part_of(begins), part_of(ends)
        return cls(first, last, min(max(wanted, first), last))

    @property
    def starts(self) -> int:
        """The number of the message after which the part begins."""
        return (self.shown - 1) * PART

    def ways(self) -> Iterator[tuple[str, int]]:
        """To the other parts: the text key, the part."""
        if self.shown > self.first:
            yield from (("print.first", self.first), ("print.before", self.shown - 1))
        if self.shown < self.last:
            yield from (("print.after", self.shown + 1), ("print.final", self.last))


def part_of(message: int) -> int:
    """The part that holds the message of this number."""
    return (max(message, 1) - 1) // PART + 1
