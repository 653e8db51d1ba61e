"""What the pages are given when they are joined to the service."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.channels.web.pace import Pace
from bot.clock import Clock
from dialogs.values import Json


class Newcomers(Protocol):
    """Who counts new conversations; bot.limits.Limits is one."""

    async def newcomer(self, source: str, now: float) -> bool: ...


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """The demo beside the service.

    `port` is where the sandbox's own page is, on the machine that serves ours.  `call(path, body)` asks the sandbox:
    GET without a body, POST with one; it returns the parsed answer, None if the sandbox did not answer or refused.
    `moves` are the names of the ways to move the day on, `move(name)` takes one of them.
    """

    port: int
    call: Callable[[str, Mapping[str, Json] | None], Awaitable[Any]]
    moves: Collection[str]
    move: Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class WebOptions:
    """Settings of the web channel.

    `key` (32 bytes) makes the tokens of forms; `secure` tells that people reach us by https; `closing` is set when the
    server begins to stop, so that open streams end; `limits` None counts no newcomers, `pace` None no turns.
    """

    key: bytes
    clock: Clock
    limits: Newcomers | None = None
    secure: bool = False
    demo: DemoOptions | None = None
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    pace: Pace | None = None
