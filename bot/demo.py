"""The demo's surroundings: the sandbox registry as a process of its own, and a clock that follows its day."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import structlog

from bot.clock import SandboxClock
from dialogs.rules.facts import LawText
from dialogs.rules.versions import ADOPTED
from integrations.registry.sandbox.remote import RemoteSandbox, SandboxGone

LOOPBACK = "127.0.0.1"
START_SECONDS = 30.0
FOLLOW_SECONDS = 1.0
AGAIN_SECONDS = 1.0
PR_SET_PDEATHSIG = 1  # prctl(2)
log = structlog.get_logger("demo")


class SandboxFailed(RuntimeError):
    """The sandbox registry did not start."""


@asynccontextmanager
async def sandbox(
    port: int, database: Path | str, host: str = LOOPBACK, law: LawText = ADOPTED
) -> AsyncIterator[str]:
    """A running sandbox's address; one that runs already at this port is used and left running.

    It listens where the pages do (`host`), so that its own page opens wherever ours does, and takes requests by the
    text of the law that our answers follow.
    """
    url = f"http://{LOOPBACK}:{port}"
    if port and await answers(url):
        yield url
        return
    if isinstance(database, Path):
        database.parent.mkdir(parents=True, exist_ok=True)
    child = _Child(LOOPBACK if ":" in host else host, port, str(database), law)
    try:
        url = await child.start()
        child.port = urlsplit(url).port or port
        watching = asyncio.create_task(child.keep())
        try:
            yield url
        finally:
            watching.cancel()
            await asyncio.wait((watching,))
    finally:
        await child.stop()


@dataclass(slots=True)
class _Child:
    """The sandbox's process; one that ends by itself is started again at the same port, on the same database."""

    host: str
    port: int
    database: str
    law: LawText
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> str:
        """Start it; its address once it answers there."""
        place = ("--host", self.host, "--port", str(self.port), "--database", self.database)
        law = ("--law", self.law)
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "integrations.registry.sandbox", *place, *law),
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )
        return await _ready(self.process)

    async def keep(self) -> None:
        """Start it again whenever it has ended, until cancelled."""
        while self.process is not None:
            log.error("the sandbox registry ended", code=await self.process.wait())
            try:
                await self.start()
            except (OSError, SandboxFailed):
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                log.info("the sandbox registry was started again")

    async def stop(self) -> None:
        """End it."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.terminate()
            await self.process.wait()


def _end_with_parent() -> None:
    """Have Linux end the sandbox when this service dies, however it dies; elsewhere nothing happens."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


async def _ready(process: asyncio.subprocess.Process) -> str:
    """Wait for the line that names the address."""
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), START_SECONDS)
    except TimeoutError:
        raise SandboxFailed("no answer") from None
    word, _, url = line.decode().strip().partition(" ")
    if word != "ready":
        raise SandboxFailed(f"stopped with status {process.returncode}")
    return url.replace("//0.0.0.0:", f"//{LOOPBACK}:")


async def answers(url: str) -> bool:
    """Whether a sandbox answers there."""
    remote = RemoteSandbox(url, 1.0)
    try:
        await remote.now()
    except SandboxGone:
        return False
    finally:
        await remote.close()
    return True


async def follow(remote: RemoteSandbox, clock: SandboxClock, live: Callable[[], Awaitable[None]]) -> None:
    """Keep the clock on the sandbox's day until cancelled; `live` does what there is to do on a new one."""
    while True:
        before = clock.day
        async with clock.moving:
            with contextlib.suppress(SandboxGone):
                clock.day = (await remote.now(before)).date()
                if clock.day != before:
                    await live()
        await asyncio.sleep(FOLLOW_SECONDS if clock.day == before else 0)
