"""`python -m benchmarks.telegram`: CPU of one whole turn, beside aiogram with Redis and python-telegram-bot."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.calm import Rounds, on_processor
from benchmarks.clocks import Spread, cpu_seconds, load, machine, resident_kib, today
from benchmarks.dialog import spec
from benchmarks.tables import Limit, Table
from benchmarks.telegram.driver import SECRET, Driver

CONNECTIONS = 32
PEOPLE = 64  # in a round: about a second of ours, so that a round is seldom half calm
NAMES = {
    "ours": "Addım: webhook, ledger (durable), ordered sender",
    "aiogram": "FastAPI, aiogram, states in Redis (not durable)",
    "ptb": "FastAPI, python-telegram-bot, states in memory",
}
ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@dataclass(slots=True)
class Bot:
    """A contestant's process."""

    kind: str
    driver: Driver
    process: subprocess.Popen[bytes]
    born_kib: int = 0

    async def ready(self) -> None:
        """Wait until the port is taken."""
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.driver.port)
            except OSError:
                if self.process.poll() is not None:
                    raise
                await asyncio.sleep(0.05)
            else:
                writer.close()
                self.born_kib = resident_kib(self.process.pid)
                return

    async def round(self, chats: range) -> float:
        """Microseconds of CPU a turn."""
        before = cpu_seconds(self.process.pid)
        turns = await self.driver.play(chats, CONNECTIONS)
        return (cpu_seconds(self.process.pid) - before) / turns * 1e6


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """A throw-away Redis."""
    port = free_port()
    program = shutil.which("redis-server") or "redis-server"
    command = [program, "--port", str(port), "--save", "", "--dir", str(folder), "--bind", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()


async def race(kinds: list[str], rounds: int, users: int) -> dict[str, tuple[Spread, Bot]]:
    """Every contestant in turn, so that a drift of the machine hits all alike."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        redis = stack.enter_context(redis_server(folder)) if "aiogram" in kinds else "-"
        bots = [await _start(stack, kind, redis, folder / kind) for kind in kinds]
        taken = {kind: Rounds(rounds) for kind in kinds}
        people = (range(first, first + users) for first in count(1000, users))
        for bot in bots:
            await bot.round(next(people))  # warms up
        while any(one.short for one in taken.values()):
            for bot in filter(lambda one: taken[one.kind].short, bots):
                taken[bot.kind].begin()
                taken[bot.kind].end(await bot.round(next(people)))
        return {bot.kind: (taken[bot.kind].spread(), _ended(bot)) for bot in bots}


async def _start(stack: ExitStack, kind: str, redis: str, folder: Path) -> Bot:
    driver = Driver(spec, free_port(), SECRET.encode())
    server = await asyncio.get_running_loop().create_server(driver.protocol, "127.0.0.1", 0)
    api = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    words = [kind, str(driver.port), api, redis, str(folder)]
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.telegram.kinds", *words]
    bot = Bot(kind, driver, _process(command, folder))
    stack.callback(bot.process.terminate)
    await bot.ready()
    if kind == "ours":
        await _learn_secret(driver, folder)
    return bot


def _process(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    folder.mkdir()
    with on_processor():
        return subprocess.Popen(command, cwd=ROOT)


async def _learn_secret(driver: Driver, folder: Path) -> None:
    """The product makes its secret from its key."""
    from base64 import urlsafe_b64encode

    from bot.people.sealing import Sealer, key_from_file

    sealer = Sealer(key_from_file(folder / "addim.key", create=False))
    driver.secret = urlsafe_b64encode(sealer.index("webhook", "telegram")).rstrip(b"=")


def _ended(bot: Bot) -> Bot:
    bot.born_kib = resident_kib(bot.process.pid)
    return bot


def table(found: dict[str, tuple[Spread, Bot]], rounds: int, users: int) -> Table:
    """The figures."""
    rows = tuple(
        (
            NAMES[kind],
            spread.text(0),
            f"{_middle(bot.driver.waits) * 1000:.1f}",
            f"{bot.born_kib / 1024:.0f}",
        )
        for kind, (spread, bot) in found.items()
    )
    note = (
        f"One turn from the webhook to the answer at the Bot API: CPU of the bot's process, {rounds} rounds of "
        f"{users} people with {CONNECTIONS} connections, twelve turns each, no TLS; the stub and the people are "
        f"another process. {today()}, {machine()}, load {load()}."
    )
    limits = (
        (Limit("whole durable turn", found["ours"][0].median, "us", most=1000),) if "ours" in found else ()
    )
    columns = ("contestant", "CPU us a turn", "median ms a turn", "MiB")
    return Table("Telegram: one whole turn", note, columns, rows, limits)


def _middle(waits: list[float]) -> float:
    return sorted(waits)[len(waits) // 2]


def measured(rounds: int) -> Table:
    """All contestants that this machine can run: aiogram's states need a Redis."""
    kinds = [kind for kind in NAMES if kind != "aiogram" or shutil.which("redis-server")]
    return table(asyncio.run(race(kinds, rounds, PEOPLE)), rounds, PEOPLE)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.telegram", description=__doc__)
    parser.add_argument("--kinds", default="ours,aiogram,ptb")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--users", type=int, default=PEOPLE)
    asked = parser.parse_args()
    begun = time.monotonic()
    found = asyncio.run(race(asked.kinds.split(","), asked.rounds, asked.users))
    made = table(found, asked.rounds, asked.users)
    print(made.markdown())
    print(f"\n{time.monotonic() - begun:.0f} s")
    return 0 if all(limit.holds for limit in made.limits) else 1


if __name__ == "__main__":
    sys.exit(main())
