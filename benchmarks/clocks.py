"""CPU clocks, resident memory, medians and the machine they were taken on."""

from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some rounds with the smallest and the largest."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, rounds: Sequence[float]) -> Spread:
        return cls(statistics.median(rounds), min(rounds), max(rounds))

    def text(self, digits: int = 1) -> str:
        """12.3 (11.9-14.0)"""
        return f"{self.median:,.{digits}f} ({self.least:,.{digits}f}-{self.most:,.{digits}f})"


def cpu_seconds(pid: int) -> float:
    """User and system time of a live process with all its threads, counted by the scheduler in nanoseconds."""
    tasks = Path(f"/proc/{pid}/task")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9


def resident_kib(pid: int) -> int:
    """Resident memory of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def machine() -> str:
    """The processor, its cores, the memory and the Python: what a figure depends on."""
    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    memory = next(int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal"))
    return (
        f"{os.cpu_count()} cores of {model}, {memory / 2**20:.0f} GiB, Linux {platform.release().split('-')[0]}, "
        f"Python {sys.version.split()[0]}"
    )


def load() -> str:
    """How busy the machine was over the last minute."""
    return _lines("/proc/loadavg")[0].split()[0]


def today() -> str:
    """The day of the measurement (UTC)."""
    return datetime.now(UTC).date().isoformat()


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()
