"""Rounds on a shared machine: those in which somebody else slowed it are left out, if enough others can be had.

A virtual processor is often half of a real one, and what a neighbour does on the other half makes the same instructions
take up to twice their CPU time.  A fixed piece of work before and after each round tells of it, whatever the round
itself came to; so it is the same sieve for every contestant.  Each processor has neighbours of its own: what is
measured stays on the one that is looked at.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.clocks import Spread

BUSY: Final = 1.25  # times the quickest look of the run; a busy neighbour makes it 1.7 and more
MOST: Final = 12  # rounds taken for each one wanted; then the machine is measured as it is
_LOOKS: Final = 3
_PIECES: Final = 30_000
PROCESSORS: Final = frozenset(os.sched_getaffinity(0))
PROCESSOR: Final = min(PROCESSORS)


@contextmanager
def on_processor() -> Iterator[None]:
    """What runs or is started inside stays on the processor that is looked at."""
    os.sched_setaffinity(0, {PROCESSOR})
    try:
        yield
    finally:
        os.sched_setaffinity(0, PROCESSORS)


def everywhere(pid: int) -> None:
    """Let a process with all its threads run on every processor again."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), PROCESSORS)


@dataclass(slots=True)
class Machine:
    """How quick this machine was at its quickest since the start."""

    quickest: float = float("inf")
    taken: int = 0
    left_out: int = 0

    def look(self) -> float:
        """CPU seconds that the fixed piece of work takes now."""
        with on_processor():
            now = min(_work() for _ in range(_LOOKS))
        self.quickest = min(self.quickest, now)
        return now


MACHINE: Final = Machine()


def _work() -> float:
    began, made = time.process_time(), {}
    for number in range(_PIECES):
        made[number % 97] = f"{number}x"
    return time.process_time() - began


@dataclass(slots=True)
class Rounds:
    """The figures of one contestant's rounds, each between two looks at the machine."""

    wanted: int
    taken: list[tuple[float, float]] = field(default_factory=list)
    before: float = 0.0

    @property
    def short(self) -> bool:
        """Whether more rounds are to be taken."""
        return len(self._calm()) < self.wanted and len(self.taken) < MOST * self.wanted

    def begin(self) -> None:
        """A round begins."""
        self.before = MACHINE.look()

    def end(self, figure: float) -> None:
        """A round has ended with this figure."""
        self.taken.append((max(self.before, MACHINE.look()), figure))

    def spread(self) -> Spread:
        """The calm rounds; all of them if the machine had not enough of those."""
        calm, every = self._calm(), [figure for _, figure in self.taken]
        used = calm if len(calm) >= self.wanted else every
        MACHINE.taken += len(every)
        MACHINE.left_out += len(every) - len(used)
        return Spread.of(used)

    def _calm(self) -> list[float]:
        return [figure for look, figure in self.taken if look <= BUSY * MACHINE.quickest]


def told() -> str:
    """What was left out, for the head of the page."""
    return (
        f"{MACHINE.left_out} of {MACHINE.taken} rounds of contestants were left out: a fixed piece of work before or "
        f"after them, on the same processor, took more than {BUSY} times its quickest, so that processor was also "
        "busy with something else."
    )
