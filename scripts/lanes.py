"""Runs the lanes of `make test`, each with its tools, its time and its count, and ends with one line for all.

The lane `peers` runs only when asked for: it holds our Bot API emulator against one from npm.
A lane without a single test in the tree is named and passed over; one whose tools are missing is named, and
fails the run where CI=true. A lane that selects no test although files carry its marker fails everywhere.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKED = ("web", "faults", "telegram", "databases")
BUDGET_SECONDS = {
    "tools": 240,
    "check": 40,
    "unit": 200,
    "web": 180,
    "faults": 240,
    "telegram": 120,
    "databases": 180,
    "peers": 180,
}
# What runs beside the rest of its lane, so that both cores are used: lanes wait for browsers, processes and pauses.
BESIDE: dict[str, tuple[tuple[str, ...], ...]] = {
    "unit": (("tests/law", "tests/answers", "tests/registry", "tests/texts"),),
    "web": (
        tuple(f"tests/web/test_{name}.py" for name in ("broken_script", "lost", "registry_page", "script")),
    ),
    "faults": (
        (
            *(f"tests/faults/test_{name}.py" for name in ("kill", "sabotage", "silent_registry")),
            *(f"tests/registry/test_{name}.py" for name in ("schemathesis", "outage")),
        ),
    ),
    "telegram": tuple(  # three parts: their waits for the pace of sends are longer than what they compute
        tuple(f"tests/telegram/test_{name}.py" for name in names)
        for names in (
            ("crowd", "several", "wiping", "kill", "webhook", "contract_updates", "typed_labels"),
            (
                *(
                    "walk",
                    "own_questions",
                    "any_order",
                    "order",
                    "sending",
                    "changing",
                    "hurry",
                    "withdrawal",
                ),
                *("lock_screen", "closed_chat", "extract"),
            ),
        )
    ),
}
COUNT = re.compile(r"(\d+) (passed|failed|errors?)\b")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one lane came to: counts of passed and failed checks, and why it did not run, if it did not."""

    passed: int = 0
    failed: int = 0
    missing: str = ""


def commands(lane: str, python: str = sys.executable) -> list[list[str]]:
    """The commands of a lane; all of them run even if one fails, the parts of BESIDE side by side, others in order."""
    ruff = str(Path(python).with_name("ruff"))
    if lane == "check":
        return [[ruff, "check", "."], [ruff, "format", "--check", "."], [python, "-m", "mypy"]]
    if lane == "peers":
        return [[python, "-m", "pytest", "-p", "no:playwright", "tests/telegram", "-k", "test_contract"]]
    chosen = lane if lane in MARKED else " and ".join(f"not {name}" for name in MARKED)
    if lane == "telegram":
        chosen += " and not peers"
    command = [python, "-m", "pytest", "-p", "no:playwright", "-m", chosen]
    parts = BESIDE.get(lane, ())
    beside = [one for part in parts for one in part]
    if not parts:
        rest = []
    elif lane not in MARKED:
        rest = [f"--ignore={one}" for one in beside]
    else:
        files = (path.relative_to(ROOT).as_posix() for path in carrying(lane, ROOT / "tests"))
        rest = [file for file in files if file not in beside]
    return [*([*command, *part] for part in parts), [*command, *rest]]


def counted(output: str) -> tuple[int, int]:
    """Passed and failed of pytest's closing line (errors count as failed); (0, 0) if there is none."""
    lines = [COLOUR.sub("", line) for line in output.splitlines()]
    closing = next((line for line in reversed(lines) if COUNT.search(line) and " in " in line), "")
    found = COUNT.findall(closing)
    passed = sum(int(number) for number, word in found if word == "passed")
    return passed, sum(int(number) for number, word in found if word != "passed")


def judged(lane: str, code: int, output: str) -> Outcome:
    """The outcome of one finished command: a failing exit code is never counted as nothing failed."""
    if lane == "check":
        return Outcome(passed=int(code == 0), failed=int(code != 0))
    passed, failed = counted(output)
    return Outcome(passed, failed if code == 0 else max(failed, 1))


def has_tests(lane: str, tests: Path) -> bool:
    """Whether any file carries the lane's marker; lanes without a marker always have tests."""
    return lane not in MARKED or bool(carrying(lane, tests))


def carrying(lane: str, tests: Path) -> list[Path]:
    """The files that carry the lane's marker."""
    mark = re.compile(rf"pytest\.mark\.{lane}\b")
    files = (path for path in sorted(tests.rglob("*.py")) if "node_modules" not in path.parts)
    return [path for path in files if mark.search(path.read_text(encoding="utf-8"))]


def tools(lane: str) -> str:
    """Install what the lane needs; returns the names of what is missing still, empty if all is there."""
    done = subprocess.run(
        ["bash", "scripts/tools.sh", lane], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    missing = done.stdout.strip()
    return missing or ("" if done.returncode == 0 else "scripts/tools.sh itself")


def stream(command: Sequence[str]) -> tuple[int, str]:
    """Run a command, show its output as it comes; returns the exit code and the output."""
    kept: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            kept.append(line)
    return process.returncode, "".join(kept)


def run(lane: str) -> Outcome:
    """Run one lane with its tools."""
    if not has_tests(lane, ROOT / "tests"):
        return Outcome()
    if missing := tools(lane):
        return Outcome(missing=missing)
    with ThreadPoolExecutor(len(BESIDE.get(lane, ())) + 1) as together:
        parts = [judged(lane, *done) for done in together.map(stream, commands(lane))]
    return Outcome(sum(part.passed for part in parts), sum(part.failed for part in parts))


def told(lane: str, outcome: Outcome, seconds: float) -> str:
    """One line about a finished lane."""
    if outcome.missing:
        return f"lane {lane}: NOT RUN, missing: {outcome.missing}"
    if outcome == Outcome():
        return f"lane {lane}: there are no such tests yet"
    late = f", over its {BUDGET_SECONDS[lane]} s" if seconds > BUDGET_SECONDS[lane] else ""
    return f"lane {lane}: {outcome.passed} passed, {outcome.failed} failed, {seconds:.0f} s{late}"


def summary(told_lines: Sequence[str], outcomes: Sequence[Outcome], strict: bool) -> Iterator[str]:
    """The closing lines; the last one is the plain count. A lane not run counts as failed where strict."""
    yield ""
    yield from told_lines
    failed = sum(outcome.failed for outcome in outcomes)
    if strict:
        failed += sum(bool(outcome.missing) for outcome in outcomes)
    yield f"{sum(outcome.passed for outcome in outcomes)} passed, {failed} failed"


def main(asked: Sequence[str]) -> int:
    """Run the asked lanes, or all; 0 only if nothing failed and, where CI=true, every lane ran."""
    strict = os.environ.get("CI") == "true"
    outcomes: list[Outcome] = []
    lines: list[str] = []
    for lane in asked or ("check", "unit", *MARKED):
        print(f"\n== {lane}", flush=True)
        start = time.monotonic()
        outcomes.append(run(lane))
        lines.append(told(lane, outcomes[-1], time.monotonic() - start))
        print(lines[-1], flush=True)
    closing = list(summary(lines, outcomes, strict))
    print("\n".join(closing), flush=True)
    return 0 if closing[-1].endswith(", 0 failed") else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
