"""A running service without its channels: the core, its background tasks, and the sandbox if it stands in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

import structlog

from bot.clock import Clock, SandboxClock, SystemClock
from bot.core import Core
from bot.demo import follow, sandbox
from bot.passing import live
from bot.recovery import Recovery
from bot.registry import registry_client
from bot.reminders.wanted import count_again
from bot.settings import Settings
from integrations.registry.client import RegistryClient
from integrations.registry.sandbox.remote import RemoteSandbox

DAY_SECONDS = 1.0  # how often the day is looked at
SWEEP_SECONDS = 3600.0
AGAIN_SECONDS = 1.0
Task = Callable[[], Coroutine[Any, Any, None]]
log = structlog.get_logger("app")


@asynccontextmanager
async def running(
    settings: Settings, alone: bool = True, overhear: Callable[[str], RegistryClient] | None = None
) -> AsyncIterator[tuple[Core, RemoteSandbox | None]]:
    """The core with its background tasks, and the sandbox if it stands in for the registry.

    `alone`: no other process serves this database, so what an earlier one had begun is taken over at once.
    `overhear` makes the client that carries the errands of conversations.
    """
    async with AsyncExitStack() as stack:
        clock: Clock = SystemClock()
        remote, url = None, settings.registry_url
        if settings.sandboxed:
            started = sandbox(
                settings.sandbox_port, settings.sandbox_database, settings.host, settings.law_version
            )
            url = await stack.enter_async_context(started)
            remote = RemoteSandbox(url)
            stack.push_async_callback(remote.close)
            clock = SandboxClock((await remote.now()).date())
        settings.database.parent.mkdir(parents=True, exist_ok=True)
        core = await Core.open(
            settings, clock, registry_client(settings, url), overhear(url) if overhear else None
        )
        stack.push_async_callback(core.close)
        await core.learn_lists()
        if alone:
            await core.ledger.recover(core.worker.errands.owner)
        await count_again(core.ledger, core.law, clock)
        recovery = Recovery(core.ledger, core.registry, core.news, clock)
        tasks: list[Task] = [core.worker.run, recovery.run, partial(_every_day, core), partial(_sweep, core)]
        if remote is not None and isinstance(clock, SandboxClock):
            tasks.append(partial(follow, remote, clock, partial(live, core)))
        stack.push_async_callback(_stop, [asyncio.create_task(_kept(task)) for task in tasks])
        yield core, remote


async def _kept(task: Task) -> None:
    """Run a task for as long as the service runs; a fault is logged and the task begins anew."""
    while True:
        try:
            await task()
        except Exception:
            log.exception("a background task ended")
        await asyncio.sleep(AGAIN_SECONDS)


async def _stop(tasks: list[asyncio.Task[None]]) -> None:
    """Cancel until all are gone: a cancellation that meets an event in asyncio.wait_for can get lost (Python 3.11)."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=AGAIN_SECONDS)


async def _every_day(core: Core) -> None:
    while True:
        await core.reminders.run_if_new_day()
        await asyncio.sleep(DAY_SECONDS)


async def _sweep(core: Core) -> None:
    while True:
        await core.ledger.sweep(core.clock.now())
        await asyncio.sleep(SWEEP_SECONDS)
