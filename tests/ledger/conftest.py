"""Every test that takes `ledger` is a sentence of one specification, run over each backend."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer
from tests.ledger.made import HandClock
from tests.ledger.notes import Bench

KEY = bytes(range(32))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(params=["sqlite"])
def make_ledger(request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock) -> Callable[[], Ledger]:
    """A new Ledger on the same store each time it is called, not yet open."""
    assert request.param == "sqlite"
    return lambda: SqliteLedger(tmp_path / "ledger.db", Sealer(KEY), clock)


@pytest.fixture
async def ledger(make_ledger: Callable[[], Ledger]) -> AsyncIterator[Ledger]:
    opened = make_ledger()
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path / "notes.db")
    await made.writer.start()
    yield made
    await made.writer.stop()
