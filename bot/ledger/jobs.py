"""Units that wait for their commit, and how their callers hear of it."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.ledger.store import Session


@dataclass(slots=True)
class Job:
    """A unit that waits for its commit and the future that hears of it."""

    unit: Callable[[Session], object]
    future: "asyncio.Future[Any]"
    loop: asyncio.AbstractEventLoop
    alone: bool = False
    value: object = None
    error: BaseException | None = None


def promise() -> "tuple[asyncio.Future[Any], asyncio.AbstractEventLoop]":
    """A future of the running loop, and the loop."""
    loop = asyncio.get_running_loop()
    return loop.create_future(), loop


def fail(batch: list[Job], reason: Exception) -> None:
    """Give every unit that has no reason of its own this one."""
    for job in batch:
        job.error = job.error or reason


def answer(batch: list[Job]) -> None:
    """Wake the callers, once a loop; a loop that is gone has nobody left to tell."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Job]] = defaultdict(list)
    for job in batch:
        by_loop[job.loop].append(job)
    for loop, jobs in by_loop.items():
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(resolve, jobs)


def resolve(batch: list[Job]) -> None:
    """Wake the callers, on their loop."""
    for job in batch:
        if job.future.done():
            continue  # the caller gave up; the write stands
        if job.error is not None:
            job.future.set_exception(job.error)
        else:
            job.future.set_result(job.value)
