"""The real service below the pages: a ledger of its own, a registry that does not answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page

from bot.channels.contract import Desk
from bot.channels.web.headers import SafeHeaders
from bot.channels.web.nowhere import answer_nowhere
from bot.channels.web.options import WebOptions
from bot.channels.web.pages import routes
from bot.clock import FixedClock
from bot.core import Core
from bot.settings import read
from integrations.registry.client import RegistryClient
from tests.web.browser import begin, chromium, context, open_page
from tests.web.service import Service, running
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
    opened = await Core.open(settings, clock, RegistryClient(NOWHERE))
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
        answer_nowhere(app.router, desk or core.desk, core.texts, wanted)
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One running service for all tests that do not file anything."""
    with running(tmp_path_factory.mktemp("service")) as started:
        yield started


@pytest.fixture
def own_service(tmp_path: Path) -> Iterator[Service]:
    """A running service of its own, for a test that files."""
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def person(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile."""
    with context(browser) as opened:
        yield opened


@pytest.fixture
def page(person: BrowserContext, service: Service) -> Page:
    """A conversation just begun."""
    opened = open_page(person)
    begin(opened, service.url)
    return opened
