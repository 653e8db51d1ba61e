"""The law as code: CPU of one decision with all its reasons, a million answers, and beside zen-engine."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import IO, Any

import orjson

from benchmarks import yes_or_no
from benchmarks.calm import Rounds, on_processor
from benchmarks.clocks import Spread
from benchmarks.tables import Limit, Table
from dialogs.rules.facts import Facts
from dialogs.rules.facts_json import facts_json
from dialogs.rules.services import COMMANDS, decide
from dialogs.rules.workdays import UnknownYear
from tests.law.people import made_up
from tests.law.persons import LAW

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = 2000
EACH = 12  # decisions of one person in one round: the worst person is a person, not an interruption
MILLION = 1_000_000
SAMPLE = 25_000  # lines for the services whose million is reckoned
MOST_MICROSECONDS, MOST_SECONDS = 20.0, 60.0
Row = tuple[str, ...]


def measure(rounds: int) -> list[Table]:
    """The three tables."""
    return [decisions(rounds), batches(), beside_zen(rounds)]


def people(service: str, count: int = PEOPLE) -> list[Facts]:
    """The made-up population whose window of working days lies in known years."""
    found = []
    for seed in range(count):
        person = made_up(seed)
        try:
            decide(service, person, LAW)
        except UnknownYear:
            continue
        found.append(person)
    return found


def decisions(rounds: int) -> Table:
    """Mean and worst person of each service."""
    rows: list[Row] = []
    limits = []
    for service in COMMANDS:
        each = times(service, people(service), max(3, rounds))
        mean, worst = sum(each) / len(each), max(each)
        rows.append((service, f"{mean:.1f}", f"{share(each, 0.99):.1f}", f"{worst:.1f}"))
        limits.append(Limit(f"one decision, {service}, mean", mean, "us", most=MOST_MICROSECONDS))
    note = (
        "CPU time of `decide` with every reason, facts already read; 2,000 made-up persons (a third of the changed "
        f"facts unknown, two fifths with a contested entry), each {EACH} times a round, the best round of each."
    )
    columns = ("service", "mean us", "99 of 100 persons within", "worst person")
    return Table("The law: one decision", note, columns, tuple(rows), tuple(limits))


def times(service: str, population: Sequence[Facts], rounds: int) -> list[float]:
    """Microseconds of CPU of each person, the best of the rounds."""
    best = [float("inf")] * len(population)
    gc.disable()
    try:
        for _ in range(rounds):
            for place, person in enumerate(population):
                best[place] = min(best[place], clocked(service, person))
    finally:
        gc.enable()
    return best


def clocked(service: str, person: Facts) -> float:
    """Microseconds of CPU of one decision."""
    started = time.thread_time()
    for _ in range(EACH):
        decide(service, person, LAW)
    return (time.thread_time() - started) / EACH * 1e6


def share(each: Sequence[float], part: float) -> float:
    """The value that this part of them keeps within."""
    return sorted(each)[int(len(each) * part)]


def batches() -> Table:
    """`addim check SERVICE --batch`: a million lines for the first service, the others reckoned from fewer."""
    rows: list[Row] = []
    limits = []
    start = min(batch("unemployed", 1) for _ in range(3))
    for place, service in enumerate(COMMANDS):
        lines = SAMPLE if place else MILLION
        taken = batch(service, lines) if lines == MILLION else calm_batch(service, lines)
        seconds = start + (taken - start) * MILLION / lines
        rows.append((service, f"{lines:,}", f"{taken:.1f}", f"{seconds:.0f}"))
        limits.append(Limit(f"a million answers, {service}", seconds, "s of CPU", most=MOST_SECONDS))
    note = (
        "`addim check SERVICE --facts - --batch` as a process of its own, start included: JSON lines of the same "
        "persons in, whole answers with flips and the other text's answer out; user and system time of one core. "
        "The first service has answered a million lines; the others are reckoned from theirs, the start counted once."
    )
    columns = ("service", "lines", "s of CPU", "s for a million")
    return Table("The law: a million answers", note, columns, tuple(rows), tuple(limits))


def calm_batch(service: str, lines: int) -> float:
    """Seconds of CPU of a batch that nothing else slowed, if there is one to be had."""
    seconds = Rounds(1)
    while seconds.short:
        seconds.begin()
        seconds.end(batch(service, lines))
    return seconds.spread().median


def batch(service: str, lines: int) -> float:
    """Seconds of CPU of one batch."""
    command = [sys.executable, "-m", "bot", "check", service, "--facts", "-", "--batch"]
    with (
        on_processor(),
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process,
    ):
        assert process.stdin is not None
        feeding = Thread(target=feed, args=(process.stdin, written(service), lines))
        feeding.start()
        feeding.join()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{service}: the batch refused a line")
    return used.ru_utime + used.ru_stime


def written(service: str) -> list[bytes]:
    """The persons as JSON lines."""
    return [orjson.dumps(facts_json(person)) + b"\n" for person in people(service)]


def feed(pipe: IO[bytes], lines: Sequence[bytes], count: int) -> None:
    """Write so many lines, over and over the same persons."""
    whole = b"".join(lines)
    with pipe:
        for _ in range(count // len(lines)):
            pipe.write(whole)
        pipe.write(b"".join(islice(lines, count % len(lines))))


def beside_zen(rounds: int) -> Table:
    """Our whole decision against a rule engine that only says yes or no."""
    population = [person for person in people("unemployed") if not person.get("not_known")]
    ours = Spread.of([mean(lambda p: decide("unemployed", p, LAW), population) for _ in range(rounds)])
    rows: list[Row] = [("Addım: outcome, date, steps, every reason", ours.text(), "1.0")]
    contestants = yes_or_no.contestants()
    for name, ask in contestants.items():
        contexts = [yes_or_no.context(person, LAW) for person in population]
        yes_or_no.agree(ask, contexts, [decide("unemployed", p, LAW).outcome for p in population])
        spread = Spread.of([mean(ask, contexts) for _ in range(rounds)])
        rows.append((name, spread.text(), f"{spread.median / ours.median:.1f}"))
    note = (
        "CPU time of the service unemployed over the same persons, without those who do not know a day that they were "
        "asked for. zen-engine answers only yes or no, from the facts it needs and with the last day of the five "
        "working days and the later decision worked out beforehand; its "
        "answers are checked against ours. "
    )
    if not contestants:
        note += "**zen-engine is not installed here: `bash scripts/peers.sh` installs it.**"
    columns = ("contestant", "us a decision", "times Addım")
    return Table("The law: beside zen-engine", note.strip(), columns, tuple(rows))


def mean(ask: Callable[[Any], object], asked: Sequence[Any]) -> float:
    """Microseconds of CPU of one answer."""
    started = time.thread_time()
    for one in asked:
        ask(one)
    return (time.thread_time() - started) / len(asked) * 1e6
