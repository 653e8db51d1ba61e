"""Schemathesis against a sandbox of its own: one walk for a test, or `python -m tests.registry.fuzz`, seed after seed.

The command goes on until it finds something (status 1, the findings on standard output), until it is interrupted, or
through as many seeds as `--seeds` says.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import count as counting
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.registry.asking import sandbox

HERE = Path(__file__).parent
CASES = re.compile(r"(\d+) generated, ")
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
PLAIN = ("--today", "2026-06-10", "--codes-a-day", "1000000", "--calls-a-minute", "0")
"""A sandbox that does not hinder: limits of calls and codes have tests of their own."""


def walk(url: str, folder: Path, seed: int, *options: str) -> subprocess.CompletedProcess[str]:
    """One run with a seed; everything it writes goes into `folder`."""
    command: list[str | Path] = [SCHEMATHESIS, "--config-file", HERE / "schemathesis.toml", "run"]
    command += [f"{url}/openapi.yaml", "--seed", str(seed), "--checks", "all", "--workers", "2"]
    command += ["--phases", "coverage,fuzzing", *options]
    hooks = {"SCHEMATHESIS_HOOKS": "tests.registry.schemathesis_hooks", "PYTHONPATH": str(HERE.parents[1])}
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **hooks}, capture_output=True, text=True, check=False
    )


def findings(seeds: Iterator[int], examples: int, *options: str) -> str | None:
    """What the first seed that finds something says; None if there is nothing in all of them."""
    for seed in seeds:
        with TemporaryDirectory(prefix="fuzz") as folder, sandbox(*PLAIN) as url:
            run = walk(url, Path(folder), seed, "--max-examples", str(examples), *options)
        if run.returncode:
            return run.stdout + run.stderr
        cases = CASES.search(run.stdout)
        print(f"seed {seed}: {cases[1] if cases else 'no'} calls, nothing found")
    return None


def main() -> int:
    """Read the command line and walk."""
    parser = argparse.ArgumentParser(prog="python -m tests.registry.fuzz", description=__doc__)
    parser.add_argument("--seeds", type=int, help="stop after so many (without: never)")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--examples", type=int, default=1000, help="of each operation")
    asked = parser.parse_args()
    try:
        found = findings(islice(counting(asked.first), asked.seeds), asked.examples)
    except KeyboardInterrupt:
        return 0
    print(found or "nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
