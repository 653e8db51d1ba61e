"""The real service below the pages: a ledger of its own, a registry that does not answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.channels.contract import Desk
from bot.channels.web.headers import SafeHeaders
from bot.channels.web.options import WebOptions
from bot.channels.web.pages import routes
from bot.clock import FixedClock
from bot.core import Core
from bot.settings import read
from tests.web.visitor import Visitor

KEY = bytes(range(32))
NOWHERE = "http://127.0.0.1:1"
MakeApp = Callable[..., FastAPI]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(1_795_000_000.0)


@pytest.fixture
async def core(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Core]:
    settings = read(
        {
            "ADDIM_DATABASE": str(tmp_path / "addim.db"),
            "ADDIM_KEY_FILE": str(tmp_path / "addim.key"),
            "ADDIM_REGISTRY_URL": NOWHERE,
        }
    )
    opened = await Core.open(settings, clock, NOWHERE)
    yield opened
    await opened.close()


@pytest.fixture
def options(core: Core) -> WebOptions:
    return WebOptions(KEY, core.clock, core.limits)


@pytest.fixture
def make_app(core: Core, options: WebOptions) -> MakeApp:
    """The pages over the real desk, or over one that stands before it."""

    def make(desk: Desk | None = None, chosen: WebOptions | None = None) -> FastAPI:
        app = FastAPI(openapi_url=None)
        wanted = chosen or options
        app.router.routes.extend(routes(desk or core.desk, core.texts, wanted))
        app.add_middleware(SafeHeaders, secure=wanted.secure)
        return app

    return make


def client_of(app: FastAPI, base_url: str = "http://addim.test") -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=base_url)


@pytest.fixture
async def client(make_app: MakeApp) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(make_app()) as opened:
        yield opened


@pytest.fixture
def visitor(client: httpx.AsyncClient) -> Visitor:
    return Visitor(client)
