"""The contestants in processes of their own, measured in turn so that a drift of the machine hits all alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from benchmarks.calm import Rounds, on_processor
from benchmarks.clocks import Spread
from benchmarks.dialog.contestant import ROOT
from benchmarks.tables import Limit, Table

OURS = "Addım, its own readers of answers"
CASES: dict[str, tuple[str, ...]] = {
    "written by hand, a yardstick": ("by_hand",),
    OURS: ("ours", "own"),
    "Addım, the validators all others use": ("ours", "validators"),
    "python-telegram-bot, ConversationHandler in memory": ("conversation_ptb",),
    "aiogram, FSM in memory, tuned (coroutine filters, orjson)": ("fsm_aiogram", "tuned"),
    "aiogram, FSM in memory": ("fsm_aiogram", "plain"),
}
MOST_MICROSECONDS = 20.0
LEAST_SECONDS = 0.25  # of CPU time in one round of a contestant


class Worker:
    """A contestant's process."""

    def __init__(self, arguments: tuple[str, ...]) -> None:
        command = [sys.executable, "-W", "ignore", "-m", "benchmarks.dialog.contestant", *arguments]
        settings = {**os.environ, "PYTHONHASHSEED": "0"}
        with on_processor():
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )

    def ask(self, **asked: Any) -> dict[str, Any]:
        """One command, one answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    def stop(self) -> None:
        """Let it end."""
        self.process.communicate()


class Differs(RuntimeError):
    """A contestant told other texts than the dialog's."""


def race(rounds: int, chats: int) -> Table:
    """Play the dialog with every contestant; raises Differs."""
    workers = {name: Worker(arguments) for name, arguments in CASES.items()}
    try:
        for name, worker in workers.items():
            checked = worker.ask(do="check")
            if not checked["ok"]:
                raise Differs(name, checked["wrong"])
            worker.ask(do="round", chats=chats)
        taken = {name: Rounds(rounds) for name in workers}
        while any(one.short for one in taken.values()):
            for name, worker in _short(workers, taken):
                taken[name].begin()
                taken[name].end(_round(worker, chats))
    finally:
        for worker in workers.values():
            worker.stop()
    return _table({name: one.spread() for name, one in taken.items()}, rounds, chats)


def _short(workers: dict[str, Worker], taken: dict[str, Rounds]) -> list[tuple[str, Worker]]:
    return [(name, worker) for name, worker in workers.items() if taken[name].short]


def _round(worker: Worker, chats: int) -> float:
    """CPU microseconds a turn; a fast contestant plays on, as a few cold milliseconds would say little of it."""
    cpu, turns = 0.0, 0
    while cpu < LEAST_SECONDS:
        done = worker.ask(do="round", chats=chats)
        cpu, turns = cpu + done["cpu"], turns + done["turns"]
    return cpu / turns * 1e6


def _table(spreads: dict[str, Spread], rounds: int, chats: int) -> Table:
    least = spreads[OURS].median
    rows = [(name, one.text(), f"{one.median / least:.1f}") for name, one in spreads.items()]
    note = (
        f"CPU time of one turn of the twelve-turn dialog, engine and texts only; {rounds} rounds of at least {chats} "
        f"conversations and {LEAST_SECONDS} s each, contestants in turn; all give the same twelve texts in both "
        "languages. Every contestant decodes the update, decides, puts it into words and encodes the calls to the "
        "Bot API; nothing is sent. "
        "Addım writes its memory as JSON after every turn and reads it again before the next; the frameworks keep "
        "live objects."
    )
    limit = Limit("engine and texts, one turn", least, "us", most=MOST_MICROSECONDS)
    return Table("Engine and texts", note, ("contestant", "us a turn", "times Addım"), tuple(rows), (limit,))
