"""What a measurement comes to: rows of figures, printed as a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A heading, what was done, columns and rows; `limits` are the stated limits with what was measured."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    limits: tuple[Limit, ...] = ()

    def markdown(self) -> str:
        """The table as it stands in docs/performance.md."""
        lines = [_row(self.columns), _row(("---",) * len(self.columns)), *map(_row, self.rows)]
        kept = [limit.text() for limit in self.limits]
        return "\n".join([f"## {self.title}", "", self.note, "", *lines, *(["", *kept] if kept else [])])


@dataclass(frozen=True, slots=True)
class Limit:
    """A stated limit: at most `most`, or at least `least`, in `unit`."""

    what: str
    measured: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure keeps the limit."""
        above = self.most is not None and self.measured > self.most
        below = self.least is not None and self.measured < self.least
        return not (above or below)

    def text(self) -> str:
        """One line of a list: what, how much, the limit, kept or not."""
        bound = f"at most {self.most:,g}" if self.most is not None else f"at least {self.least:,g}"
        return f"- {self.what}: {self.measured:,.4g} {self.unit} ({bound}): {'kept' if self.holds else '**NOT KEPT**'}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
