"""A running service without its channels: the core, its background tasks, and the sandbox if it stands in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import structlog

from bot.clock import Clock, SandboxClock, SystemClock
from bot.core import Core
from bot.demo import follow, sandbox
from bot.settings import Settings
from integrations.registry.sandbox.remote import RemoteSandbox

DAY_SECONDS = 1.0  # how often the day is looked at
SWEEP_SECONDS = 3600.0
log = structlog.get_logger("app")


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[tuple[Core, RemoteSandbox | None]]:
    """The core with its background tasks, and the sandbox if it stands in for the registry."""
    async with AsyncExitStack() as stack:
        clock: Clock = SystemClock()
        remote, url = None, settings.registry_url
        if settings.sandboxed:
            url = await stack.enter_async_context(sandbox(settings.sandbox_port, settings.sandbox_database))
            remote = RemoteSandbox(url)
            stack.push_async_callback(remote.close)
            clock = SandboxClock((await remote.now()).date())
        settings.database.parent.mkdir(parents=True, exist_ok=True)
        core = await Core.open(settings, clock, url)
        stack.push_async_callback(core.close)
        await core.learn_lists()
        await core.ledger.recover(core.worker.errands.owner)
        tasks = [core.worker.run(), _every_day(core), _sweep(core)]
        if remote is not None and isinstance(clock, SandboxClock):
            tasks.append(follow(remote, clock))
        stack.push_async_callback(_stop, [asyncio.create_task(_guarded(task)) for task in tasks])
        yield core, remote


async def _guarded(task: Coroutine[Any, Any, None]) -> None:
    try:
        await task
    except Exception:
        log.exception("a background task ended")
        raise


async def _stop(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _every_day(core: Core) -> None:
    while True:
        await core.reminders.run_if_new_day()
        await asyncio.sleep(DAY_SECONDS)


async def _sweep(core: Core) -> None:
    while True:
        await core.ledger.sweep(core.clock.now())
        await asyncio.sleep(SWEEP_SECONDS)
