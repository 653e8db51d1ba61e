"""The running service over HTTP: CPU time of a posted turn with its durable commit, many at once, memory at start."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import orjson

from benchmarks.calm import Rounds, everywhere, on_processor
from benchmarks.clocks import Spread, cpu_seconds, resident_kib
from benchmarks.tables import Limit, Table

ROOT = Path(__file__).resolve().parent.parent
TURNS = ("1", "1", "9", "1", "8", "menyu")  # a form begun, a step back, forward, repeated, left
HASTY = {"ADDIM_WEB_TURNS": "1000000000"}  # what is measured is a turn, not a refusal
WARM = 40  # times TURNS before anything is counted: by then the ledger's log has its full length
FILES = 200
BESIDE = 32  # connections of the figures of one turn, as many as wherever the common dialog is played
CONNECTIONS = 64
MOST_POST, MOST_WITHOUT_SCRIPT, LEAST_A_SECOND, MOST_MIB = 600.0, 1200.0, 1000.0, 90.0


class Service:
    """`addim run` in a temporary folder on a free port."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="addim-bench-")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        settings = {"ADDIM_PORT": str(self.port), "ADDIM_SANDBOX_PORT": "0", "PYTHONPATH": str(ROOT), **HASTY}
        with on_processor():
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self.folder.name,
                env={**os.environ, **settings},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2).read()
            except OSError:
                time.sleep(0.1)
                continue
            return
        raise RuntimeError("the service did not start")

    def stop(self) -> None:
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(20)
        self.folder.cleanup()


@dataclass(slots=True)
class Visitor:
    """One browser session over one kept connection, without an HTTP library's cost."""

    port: int
    number: int = 1  # each comes from an address of its own, as the limit on newcomers wants
    cookie: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    reader: Any = None
    writer: Any = None

    async def open(self) -> None:
        """First page, then the conversation is begun."""
        self.reader, self.writer = await asyncio.open_connection(
            "127.0.0.1", self.port, local_addr=(f"127.0.1.{self.number}", 0)
        )
        _, head, body = await self.request("GET", "/")
        self.cookie = re.search(rb"(?i)set-cookie: ([^;]+)", head)[1].decode()  # type: ignore[index]  # a first page sets it
        self._read(body)
        await self.post_and_get({"begin": "1"})

    def _read(self, page: bytes) -> None:
        """Take the first hidden fields of a page over."""
        found = re.findall(rb'name="(token|key|of)" value="([^"]*)"', page)
        self.fields |= {name.decode(): value.decode() for name, value in reversed(found)}

    async def request(self, method: str, path: str, body: bytes = b"", accept: str = "text/html") -> Any:
        """Status, head and body of one request."""
        kind = "Content-Type: application/x-www-form-urlencoded\r\n" if body else ""
        cookie = f"Cookie: {self.cookie}\r\n" if self.cookie else ""
        length = f"Content-Length: {len(body)}\r\n"
        first = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nAccept: {accept}\r\n"
        self.writer.write(f"{first}{cookie}{kind}{length}\r\n".encode() + body)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        size = re.search(rb"(?i)content-length: (\d+)", answer)
        return int(answer[9:12]), answer, await self.reader.readexactly(int(size[1]) if size else 0)

    async def post(self, more: dict[str, str]) -> None:
        """One turn answered as JSON."""
        body = urlencode({**self.fields, **more}).encode()
        status, _, told = await self.request("POST", "/az/", body, "application/json")
        if status != 200:
            raise RuntimeError(f"{status} {told[:200]!r}")
        turn = orjson.loads(told)
        self.fields |= {"key": turn["key"], "of": turn["question"]["of"]}

    async def post_and_get(self, more: dict[str, str]) -> None:
        """One turn without JavaScript: the form is posted, the page fetched."""
        body = urlencode({**self.fields, **more}).encode()
        status, _, _ = await self.request("POST", "/az/", body)
        if status != 303:
            raise RuntimeError(f"{status}")
        _, _, page = await self.request("GET", "/az/")
        self._read(page)


Turn = Callable[[Visitor, dict[str, str]], Awaitable[None]]


async def _cpu(service: Service, visitors: list[Visitor], turn: Turn, times: int, rounds: int) -> Spread:
    """CPU microseconds of the service's process a turn, the visitors' turns beside each other."""

    async def play(visitor: Visitor) -> None:
        for text in TURNS * times:
            await turn(visitor, {"text": text})

    figures = Rounds(rounds)
    while figures.short:
        figures.begin()
        before = cpu_seconds(service.process.pid)
        await asyncio.gather(*map(play, visitors))
        spent = cpu_seconds(service.process.pid) - before
        figures.end(spent / (len(TURNS) * times * len(visitors)) * 1e6)
    return figures.spread()


async def _file(service: Service, visitor: Visitor, rounds: int) -> Spread:
    """CPU microseconds of a small file: the server's own share of every request, and how fast the machine is now."""
    figures = Rounds(rounds)
    while figures.short:
        figures.begin()
        before = cpu_seconds(service.process.pid)
        for _ in range(FILES):
            await visitor.request("GET", "/static/icon.svg")
        figures.end((cpu_seconds(service.process.pid) - before) / FILES * 1e6)
    return figures.spread()


async def _many(service: Service, seconds: float) -> tuple[float, float, float]:
    """Turns a second, the slowest hundredth in milliseconds, CPU microseconds a turn, with 64 sessions at once."""
    visitors = [Visitor(service.port, number + 2) for number in range(CONNECTIONS)]
    await asyncio.gather(*(visitor.open() for visitor in visitors))
    times: list[float] = []
    before, began = cpu_seconds(service.process.pid), time.perf_counter()

    async def busy(visitor: Visitor) -> None:
        while time.perf_counter() - began < seconds:
            for text in TURNS:
                start = time.perf_counter()
                await visitor.post({"text": text})
                times.append(time.perf_counter() - start)

    await asyncio.gather(*map(busy, visitors))
    spent, cpu = time.perf_counter() - began, cpu_seconds(service.process.pid) - before
    slow = sorted(times)[int(len(times) * 0.99)] * 1e3
    return len(times) / spent, slow, cpu / len(times) * 1e6


NOTE = (
    "`addim run` as a process of its own; CPU time (user and system) of that process, its commits included; each "
    f"turn is durable before it is answered. Counted after {WARM * len(TURNS)} turns: a log that still grows costs "
    f"a commit twice. The limits are held to {BESIDE} connections, as in every table where people play; a session "
    "alone pays for commits of its own."
)
BOTH = ("POST answered as JSON", "POST and GET without JavaScript")


async def _alone(service: Service, rounds: int) -> tuple[Spread, Spread, Spread]:
    """A turn as JSON, a turn without JavaScript and a small file, for one session by itself."""
    visitor = Visitor(service.port)
    await visitor.open()
    for text in TURNS * WARM:
        await visitor.post({"text": text})
    posted = await _cpu(service, [visitor], Visitor.post, 10, rounds)
    paged = await _cpu(service, [visitor], Visitor.post_and_get, 10, rounds)
    return posted, paged, await _file(service, visitor, rounds)


async def _beside(service: Service, rounds: int) -> tuple[Spread, Spread]:
    """A turn as JSON and a turn without JavaScript, for sessions beside each other."""
    crowd = [Visitor(service.port, CONNECTIONS + number + 2) for number in range(BESIDE)]
    await asyncio.gather(*(visitor.open() for visitor in crowd))
    posted = await _cpu(service, crowd, Visitor.post, 3, rounds)
    return posted, await _cpu(service, crowd, Visitor.post_and_get, 3, rounds)


async def _measure(service: Service, rounds: int) -> Table:
    memory = resident_kib(service.process.pid) / 1024
    *alone, bare = await _alone(service, rounds)
    beside = await _beside(service, rounds)
    everywhere(service.process.pid)
    rate, slow, crowded = await _many(service, 5.0)
    rows = (
        ("GET of a small file: the server's own share", bare.text(0), "us of CPU"),
        *(
            (f"{what}, {BESIDE} sessions", one.text(0), "us of CPU")
            for what, one in zip(BOTH, beside, strict=True)
        ),
        *(
            (f"{what}, one session alone", one.text(0), "us of CPU")
            for what, one in zip(BOTH, alone, strict=True)
        ),
        (f"{BOTH[0]}, {CONNECTIONS} sessions", f"{crowded:,.0f}", "us of CPU"),
        (
            f"turns a second, {CONNECTIONS} sessions, their people on the same machine",
            f"{rate:,.0f}",
            "a second",
        ),
        ("slowest hundredth of these turns", f"{slow:,.0f}", "ms"),
        ("resident at start, without Telegram", f"{memory:,.1f}", "MiB"),
    )
    limits = (
        Limit(BOTH[0], beside[0].median, "us", most=MOST_POST),
        Limit(BOTH[1], beside[1].median, "us", most=MOST_WITHOUT_SCRIPT),
        Limit("turns a second", rate, "a second", least=LEAST_A_SECOND),
        Limit("resident at start", memory, "MiB", most=MOST_MIB),
    )
    return Table("The service over HTTP", NOTE, ("what", "figure", "unit"), rows, limits)


def measure(rounds: int) -> Table:
    """Start the service, measure, stop it."""
    service = Service()
    try:
        return asyncio.run(_measure(service, rounds))
    finally:
        service.stop()
