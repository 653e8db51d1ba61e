"""`python -m benchmarks.telegram.bulk`: notices to many people at 25 a second, beside people who are answered.

The service runs as it is, with python-telegram-bot as its bulk line; the Bot API takes 30 sends a second in all.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from base64 import urlsafe_b64encode
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from benchmarks.clocks import load, machine, resident_kib, today
from benchmarks.dialog import spec
from benchmarks.tables import Limit, Table
from benchmarks.telegram.__main__ import ROOT, Bot, free_port
from benchmarks.telegram.driver import Driver, Poster
from benchmarks.telegram.stub import Stub
from bot.ledger.records import Inbound
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer, key_from_file
from dialogs.memory import pack_block
from dialogs.script import Block

A_SECOND, REPLIES_A_SECOND, TAKEN_A_SECOND = 25, 3, 30
TOO_MANY = b'{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}}'


@dataclass(slots=True)
class Gate:
    """Takes so many sends in any second; refuses the rest as the Bot API does."""

    bulk: list[float] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    refused: int = 0

    def take(self, now: float) -> bool:
        """Whether there is room."""
        room = len([at for at in self.taken[-TAKEN_A_SECOND:] if at > now - 1.0]) < TAKEN_A_SECOND
        if room:
            self.taken.append(now)
        self.refused += not room
        return room


class Narrow(Stub):
    """The stub behind the gate."""

    def __init__(self, sent: Any, gate: Gate) -> None:
        super().__init__(sent)
        self.gate = gate

    def on_message_complete(self) -> None:
        now = asyncio.get_running_loop().time()
        if self.path.rpartition(b"/")[2].lower() == b"sendmessage" and not self.gate.take(now):
            self.body = b""
            head = b"HTTP/1.1 429 Too Many Requests\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b"
            self.transport.write(head % (len(TOO_MANY), TOO_MANY))
            return
        super().on_message_complete()


@dataclass(slots=True)
class Campaign(Driver):
    """People who are answered while notices go out."""

    gate: Gate = field(default_factory=Gate)

    def sent(self, chat: int, params: dict[str, Any]) -> None:
        if params["text"].startswith("Addım:"):
            self.gate.bulk.append(asyncio.get_running_loop().time())
        Driver.sent(self, chat, params)

    def protocol(self) -> Stub:
        return Narrow(self.sent, self.gate)

    async def talk(self, notices: int) -> None:
        """Somebody new writes three times a second until all notices are out."""
        loop, number = asyncio.get_running_loop(), 0
        _, poster = await loop.create_connection(Poster, "127.0.0.1", self.port)
        while len(self.gate.bulk) < notices:
            begun = loop.time()
            await self._turn(poster, 500_000 + number, {"text": "/start"})
            number += 1
            await asyncio.sleep(max(0.0, begun + 1 / REPLIES_A_SECOND - loop.time()))
        poster.transport.close()


async def prepare(folder: Path, notices: int) -> bytes:
    """A ledger in which so many people wait for a notice; the secret of the webhook."""
    sealer = Sealer(key_from_file(folder / "addim.key", create=True))
    ledger = SqliteLedger(folder / "addim.db", sealer, time.time)
    await ledger.open()
    body = orjson.dumps(pack_block(Block("reminder.report.last_day")))
    for number in range(notices):
        spoken = await ledger.begin("telegram", str(1000 + number), "az")
        await ledger.receive(
            Inbound("reminder", f"bench:{number}", str(spoken.id), "notice", body, time.time())
        )
    await ledger.close()
    return urlsafe_b64encode(sealer.index("webhook", "telegram")).rstrip(b"=")


async def measure(notices: int) -> Table:
    """Send them all."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        driver = Campaign(spec, free_port(), await prepare(folder, notices))
        server = await asyncio.get_running_loop().create_server(driver.protocol, "127.0.0.1", 0)
        api = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        words = ["paced", str(driver.port), api, "-", str(folder)]
        command = [sys.executable, "-W", "ignore", "-m", "benchmarks.telegram.kinds", *words]
        bot = Bot("paced", driver, _started(command))
        stack.callback(bot.process.wait)
        stack.callback(bot.process.terminate)
        await bot.ready()
        await driver.talk(notices)
        return table(driver, resident_kib(bot.process.pid))


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=ROOT)


def table(driver: Campaign, kib: int) -> Table:
    """The figures."""
    sent, waits = driver.gate.bulk, sorted(driver.waits[1:])
    rate = (len(sent) - 1) / (sent[-1] - sent[0])
    slow = waits[int(len(waits) * 0.95)] * 1000
    busiest = max(sum(at <= one < at + 1 for one in driver.gate.taken) for at in driver.gate.taken)
    rows = (
        ("notices a second, of 25 configured", f"{rate:.2f}"),
        ("answers with 429", str(driver.gate.refused)),
        ("sends in the busiest second, of 30 taken", str(busiest)),
        ("replies measured", str(len(waits))),
        (
            "reply from the webhook to the Bot API, median and p95, ms",
            f"{waits[len(waits) // 2] * 1000:.1f}, {slow:.1f}",
        ),
        ("resident with both libraries, MiB", f"{kib / 1024:.0f}"),
    )
    limits = (
        Limit("share of the configured rate", 100 * rate / A_SECOND, "%", least=98),
        Limit("answers with 429", driver.gate.refused, "", most=0),
        Limit("replies, p95", slow, "ms", most=20),
    )
    note = (
        f"{len(sent)} notices through python-telegram-bot's Bot with our pace as its limiter, beside "
        f"{REPLIES_A_SECOND} replies a second through aiogram's, against a server that takes "
        f"{TAKEN_A_SECOND} sends a second in all. "
        f"{today()}, {machine()}, load {load()}."
    )
    return Table("Telegram: notices to many", note, ("what", "figure"), rows, limits)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.telegram.bulk", description=__doc__)
    parser.add_argument("--notices", type=int, default=500)
    made = asyncio.run(measure(parser.parse_args().notices))
    print(made.markdown())
    return 0 if all(limit.holds for limit in made.limits) else 1


if __name__ == "__main__":
    sys.exit(main())
