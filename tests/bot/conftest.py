"""A ledger in a temporary file under a clock that stands still."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from bot.clock import FixedClock
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer

NOON = 1_795_420_800.0  # 23 November 2026, 12:00 in Baku


@pytest.fixture(autouse=True)
def plain_logs() -> None:
    """A process that a test before this one began may have left its logs on a stream that is closed by now."""
    structlog.reset_defaults()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
async def ledger(tmp_path: Path, clock: FixedClock) -> AsyncIterator[SqliteLedger]:
    opened = SqliteLedger(tmp_path / "ledger.db", Sealer(b"k" * 32), clock.now)
    await opened.open()
    yield opened
    await opened.close()
