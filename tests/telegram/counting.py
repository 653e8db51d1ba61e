"""What the faults came to, printed after the run: acknowledged, lost, out of order, possible duplicates, flagged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Count:
    """One fault; `twice` are messages that may have gone out twice, `flagged` those the ledger names as such."""

    fault: str
    acknowledged: int
    lost: int = 0
    disorder: int = 0
    twice: int = 0
    flagged: int = 0
    all: ClassVar[list[Count]] = []

    def note(self) -> None:
        """Keep it for the table."""
        self.all.append(self)

    def line(self) -> str:
        return (
            f"{self.fault}: {self.acknowledged} acknowledged, {self.lost} lost, {self.disorder} out of order,"
            f" {self.twice} possibly twice, {int(self.flagged)} flagged"
        )
