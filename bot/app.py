"""The one place where everything is joined: the web application with its background."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

from fastapi import FastAPI
from starlette.types import ASGIApp

from bot.channels.web.front import Front
from bot.channels.web.headers import SafeHeaders
from bot.channels.web.nowhere import answer_nowhere
from bot.channels.web.options import DemoOptions, WebOptions
from bot.channels.web.pace import Pace
from bot.channels.web.pages import routes
from bot.clock import SandboxClock
from bot.core import Core
from bot.passing import MOVES, Passing, live
from bot.running import running
from bot.settings import Settings
from bot.watch.figures import Watched
from bot.watch.health import watch_routes
from integrations.registry.sandbox.remote import RemoteSandbox


def web_app(settings: Settings, closing: asyncio.Event) -> ASGIApp:
    """The application that uvicorn serves; `closing` is set when the server stops, so that open pages let go."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            core, remote = await stack.enter_async_context(running(settings))
            parts: list[Watched] = []
            if settings.telegram_token:
                from bot.channels.telegram.channel import telegram  # noqa: PLC0415 - 3 MiB, only if used

                channel = await stack.enter_async_context(telegram(core, app))
                front.know(channel.routes)
                parts.append(channel)
            app.include_router(watch_routes(core, parts))
            demo = None if remote is None else _demo(core, remote)
            secure = settings.public_url.startswith("https://")
            key = core.sealer.index("form tokens", "web")
            pace = Pace(settings.web_turns)
            options = WebOptions(key, core.clock, core.limits, secure, demo, closing, pace)
            pages = routes(core.desk, core.texts, options)
            app.router.routes.extend(pages)
            front.know(pages)
            answer_nowhere(app.router, core.desk, core.texts, options)
            yield

    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    front = Front(app)
    return SafeHeaders(front, settings.public_url.startswith("https://"))


def _demo(core: Core, remote: RemoteSandbox) -> DemoOptions:
    assert isinstance(core.clock, SandboxClock)
    passing = Passing(remote, core.clock, core.law.calendar, partial(live, core))
    return DemoOptions(remote.port, remote.call, tuple(MOVES), passing.move)
