"""Every figure with its stated limit: `make bench`; with --write docs/performance.md is renewed."""

from __future__ import annotations

import argparse
import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import law, service
from benchmarks.calm import told
from benchmarks.clocks import machine
from benchmarks.dialog import race
from benchmarks.telegram import __main__ as telegram
from benchmarks.telegram import bulk

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def main() -> int:
    """Print the tables; the status says whether every limit was kept."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="renew docs/performance.md")
    asked = parser.parse_args()
    tables = [race.race(asked.rounds, 100), service.measure(asked.rounds), *law.measure(asked.rounds)]
    tables += [telegram.measured(asked.rounds), asyncio.run(bulk.measure(500))]
    head = f"Measured {datetime.now(UTC):%Y-%m-%d} by `make bench` on {machine()}. {told()}"
    text = "\n\n".join(["# Performance", head, *(table.markdown() for table in tables)]) + "\n"
    print(text)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8")
    kept = all(limit.holds for table in tables for limit in table.limits)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
