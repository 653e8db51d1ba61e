"""What a contestant is, and the process it runs in: JSON commands on standard input, answers on standard output."""

from __future__ import annotations

import asyncio
import gc
import importlib
import importlib.util
import json
import os
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ROOT.parent / "shared" / "bench" / "dialog_spec.py"
CHECKED = (500, 501)  # one chat in each language


def dialog() -> ModuleType:
    """The dialog: the file named in BENCH_DIALOG, else the one kept beside the repository, else our own."""
    named = os.environ.get("BENCH_DIALOG", "")
    path = Path(named) if named else BESIDE
    if not named and not path.is_file():
        return importlib.import_module("benchmarks.dialog.spec")
    described = importlib.util.spec_from_file_location("benchmark_dialog", path)
    if described is None or described.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


class Contestant(ABC):
    """Plays updates; `sent` is told every call to the Bot API: chat, text (None for an acknowledgement), bytes."""

    def __init__(self, spec: ModuleType) -> None:
        self.spec = spec
        self.calls = 0
        self.bytes = 0
        self.told: dict[int, list[str]] | None = None

    async def setup(self) -> None:  # noqa: B027 - most have nothing to make ready
        """Make ready."""

    @abstractmethod
    async def feed(self, chat_id: int, turn: int, raw: bytes) -> None:
        """Take one update as it came."""

    def sent(self, chat_id: int, text: str | None, size: int) -> None:
        """One call was made."""
        self.calls += 1
        self.bytes += size
        if self.told is not None and text is not None:
            self.told.setdefault(chat_id, []).append(text)


async def _check(one: Contestant) -> dict[str, Any]:
    """Whether both conversations give the expected texts; the first difference if not."""
    one.told = {}
    wrong: list[Any] = []
    for chat in CHECKED:
        for turn, raw in enumerate(one.spec.script(chat)):
            await one.feed(chat, turn, raw)
        wanted, told = one.spec.expected(chat, "ru" if chat % 2 else "az"), one.told.get(chat, [])
        wrong += [[a, b] for a, b in zip(told, wanted, strict=False) if a != b]
        wrong += [] if len(told) == len(wanted) else [[len(told), len(wanted)]]
    one.told = None
    return {"ok": not wrong, "wrong": wrong[:1]}


async def _round(one: Contestant, first: int, chats: int) -> dict[str, Any]:
    """All turns of so many chats, turn after turn; the CPU seconds they took."""
    scripts = [(chat, one.spec.script(chat)) for chat in range(first, first + chats)]
    turns = len(scripts[0][1])
    gc.collect()
    feed, began = one.feed, time.process_time()
    for turn in range(turns):
        for chat, script in scripts:
            await feed(chat, turn, script[turn])
    return {"cpu": time.process_time() - began, "turns": chats * turns}


async def serve(one: Contestant) -> None:
    """Obey until the input ends."""
    await one.setup()
    first = 1_000_000
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["do"] == "check":
            answer = await _check(one)
        else:
            answer = await _round(one, first, asked["chats"])
            first += asked["chats"]
        print(json.dumps(answer), flush=True)


def main(arguments: list[str]) -> None:
    """`python -m benchmarks.dialog.contestant MODULE [OPTION]`: the module's `make(spec, option)` is the contestant."""
    module = importlib.import_module(f"benchmarks.dialog.{arguments[0]}")
    asyncio.run(serve(module.make(dialog(), *arguments[1:])))


if __name__ == "__main__":
    main(sys.argv[1:])
