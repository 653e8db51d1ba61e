"""One stand a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.telegram import counting
from tests.telegram.contract import PAIRS, Pair, lacking
from tests.telegram.elsewhere import Page
from tests.telegram.libraries import client_of
from tests.telegram.receiver import Receiver
from tests.telegram.serving import served
from tests.telegram.stand import TOKEN, Stand, stand


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Stand]:
    """A service that fetches its updates by long polling."""
    async with stand(tmp_path) as made:
        yield made


@pytest.fixture
async def plain(tmp_path: Path) -> AsyncIterator[Stand]:
    """The same without a registry: the menu and the law are there."""
    async with stand(tmp_path, registry=False) as made:
        yield made


@pytest.fixture
async def named(plain: Stand) -> Stand:
    """A service that has asked Telegram what its bot is called."""
    assert await plain.telegram.door.answering.linking.name()
    return plain


@pytest.fixture
async def page(named: Stand) -> Page:
    """Somebody whose web conversation is proved."""
    made = Page(named)
    await made.prove()
    return made


@pytest.fixture(params=PAIRS)
async def pair(request: pytest.FixtureRequest) -> AsyncIterator[Pair]:
    """A server and a bot at it."""
    begun, library = request.param
    for reason, shown in lacking(begun, request.function.__name__):
        request.applymarker(pytest.mark.xfail(reason=reason, raises=shown, strict=True))
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(begun())
        bot = client_of(library, TOKEN, server.url)
        stack.push_async_callback(bot.close)
        yield Pair(server, bot, library)


@pytest.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    """A webhook and its address."""
    made = Receiver()
    async with served(made.app) as url:
        yield made, f"{url}/x"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The counts of the faults."""
    if counting.Count.all:
        terminalreporter.section("faults of Telegram")
        for count in sorted(counting.Count.all, key=lambda one: one.fault):
            terminalreporter.write_line(count.line())
