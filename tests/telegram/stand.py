"""The stand of these tests: registry, emulator and the service with Telegram, all in one loop, all on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import core as core_of
from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.lazy_line import LazyLine
from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import LANES, Lane, LocalPace
from bot.channels.telegram.ptb_line import PtbLine
from bot.clock import SandboxClock
from bot.core import Core
from bot.lists import shipped_lists
from bot.settings import Settings, read
from bot.texts import Texts
from dialogs.answers.contract import CodedList
from integrations.registry.client import RegistryClient
from integrations.registry.sandbox.service import Wanted
from integrations.registry.sandbox.service import create_app as registry_app
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.service import create_app
from tests.telegram.serving import served

TOKEN = "7000000001:made-up-token-for-tests-only-00001"
TODAY = date(2026, 6, 10)
# People in tests write faster than people do; the pace has tests of its own.
FAST = {**LANES, "chat": Lane(0.0, 1000)}
# Where hundreds of answers are only compared, they go out ten times as fast as the platform takes them.
FASTER = {**FAST, "reply": Lane(LANES["reply"].interval / 10, LANES["reply"].burst)}
PATIENCE = 20.0
NOBODY = "http://127.0.0.1:9"  # where nobody answers


def settings(folder: Path, registry: str, server: str, **more: str) -> Settings:
    """The settings of a service that knows both."""
    return read(
        {
            "ADDIM_DATABASE": str(folder / "addim.db"),
            "ADDIM_KEY_FILE": str(folder / "addim.key"),
            "ADDIM_REGISTRY_URL": registry,
            "ADDIM_TELEGRAM_TOKEN": TOKEN,
            "ADDIM_TELEGRAM_API": server,
            **more,
        }
    )


@dataclass(slots=True)
class Stand:
    """Everything that runs; `core` and `telegram` are replaced when the service is started again."""

    account: Account
    registry: str
    server: str
    folder: Path
    more: Mapping[str, str]
    core: Core
    telegram: Telegram
    tasks: list[asyncio.Task[Any]] = field(default_factory=list)
    may_wait: frozenset[str] = frozenset({"aside"})  # of the backlog, when all is quiet

    async def quiet(self) -> None:
        """Until everything that was sent is played and everything that was told is delivered."""
        async with asyncio.timeout(PATIENCE):
            while not await self._still():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(0.02):
                        await self.account.said.wait()

    async def until(self, true: Callable[[], bool]) -> None:
        """Until something is true that the emulator sees."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await self.account.said.wait()

    async def _still(self) -> bool:
        await self.telegram.door.settle()
        if list(self.account.updates.live()):
            return False
        backlog = await self.core.ledger.backlog()
        return not any(count for name, count in backlog.items() if name not in self.may_wait)

    async def code(self) -> str:
        """The newest one-time code on the demo phone."""
        async with httpx.AsyncClient() as client:
            told = (await client.get(f"{self.registry}/sandbox/phone", params={"after": 0})).json()
        found = re.search(r"(\d{4}) ?(\d{4})", told["messages"][-1]["text"])
        assert found is not None
        return found[1] + found[2]

    async def move(self, days: int) -> None:
        """Move the day of the registry and of the service."""
        async with httpx.AsyncClient() as client:
            told = (await client.post(f"{self.registry}/sandbox/day", json={"move_days": days})).json()
        assert isinstance(self.core.clock, SandboxClock)
        self.core.clock.day = date.fromisoformat(told["day"])

    async def faults(self, **wanted: Any) -> None:
        """Break or mend the registry."""
        async with httpx.AsyncClient() as client:
            (await client.post(f"{self.registry}/sandbox/faults", json=wanted)).raise_for_status()

    def start(self, *, poll: bool = True) -> None:
        """Start the background of the service."""
        running = [self.core.worker.run(), self.telegram.sender.run()]
        if poll:
            running.append(self.telegram.polling.run())
        self.tasks = [asyncio.create_task(task) for task in running]

    async def kill(self) -> None:
        """End the service without a word: nothing is finished, nothing is given back."""
        for task in [*self.tasks, *self.telegram.sender.flying()]:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.telegram.chores.drop()
        await self.telegram.line.close()
        await self.telegram.bulk.close()
        await self.core.close()

    async def again(self, line: Line | None = None) -> None:
        """Start the service on the same files, as after a crash."""
        self.core, self.telegram = await opened(self, line)
        await self.core.ledger.recover(self.core.worker.errands.owner)
        await self.telegram.door.leftovers()
        self.start()

    async def stop(self) -> None:
        """Stop the background and let go of everything."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.telegram.close()
        await self.core.close()


@cache
def lists() -> dict[str, CodedList]:
    return shipped_lists()


@cache
def texts() -> Texts:
    return Texts.load(lists())


async def opened(
    made: Stand | Grounds, line: Line | None = None, lanes: Mapping[str, Lane] = FAST
) -> tuple[Core, Telegram]:
    """The service below its background, with the channel joined."""
    chosen = settings(made.folder, made.registry, made.server, **made.more)
    read_once = texts().catalogues
    with pytest.MonkeyPatch.context() as patch:
        # Reading all texts and lists for every test would take longer than most tests.
        patch.setattr(core_of, "shipped_lists", lists)
        patch.setattr(Texts, "load", lambda known: Texts(read_once, dict(known)))
        core = await Core.open(chosen, SandboxClock(TODAY), RegistryClient(made.registry))
    core.reminders.by_hours = False  # at whatever hour of the machine the tests run
    if made.registry != NOBODY:
        await core.learn_lists()
    pace = LocalPace(asyncio.get_running_loop().time, lanes)
    bulk = LazyLine(lambda: PtbLine(TOKEN, made.server, pace), paced=True)
    telegram = Telegram.joined(core, line or AiogramLine(TOKEN, made.server), bulk, pace)
    telegram.polling.poll_seconds = 5
    return core, telegram


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a service stands."""

    folder: Path
    registry: str
    server: str
    more: Mapping[str, str]


@asynccontextmanager
async def stand(
    folder: Path, *, poll: bool = True, registry: bool = True, **more: str
) -> AsyncIterator[Stand]:
    """A whole service with its surroundings, nobody has written yet."""
    async with AsyncExitStack() as stack:
        account, url = Account(TOKEN), NOBODY
        if registry:
            url = await stack.enter_async_context(served(registry_app(Wanted(today=TODAY, people=0))))
        server = await stack.enter_async_context(served(create_app(account, unit=0.01)))
        core, telegram = await opened(Grounds(folder, url, server, more))
        made = Stand(account, url, server, folder, more, core, telegram)
        made.start(poll=poll)
        try:
            yield made
        finally:
            await made.stop()
