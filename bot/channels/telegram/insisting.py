"""What has to be told to Telegram once, or heard from it once, is tried until it works."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


async def insist(once: Callable[[], Awaitable[bool]], first: float, last: float) -> None:
    """Call until it is True, after pauses that double from `first` to `last` seconds."""
    pause = first
    while not await once():
        await asyncio.sleep(pause)
        pause = min(last, 2.0 * pause)
