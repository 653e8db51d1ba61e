"""An arrival is in the inbox once: with its turn, or by a row of its own as soon as the turn has to wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.keeping import Keeping
from bot.ledger.errors import Duplicate, Unavailable
from bot.ledger.records import Inbound
from bot.ledger.sqlite import SqliteLedger
from bot.line import Remembered
from bot.people.sealing import Sealer
from dialogs.script import Errand, Look
from dialogs.values import Json

ARRIVAL = Inbound("telegram", "1:5", "77", "telegram", b"{}", 0.0)


@pytest.fixture
async def ledger(tmp_path: Path) -> AsyncIterator[SqliteLedger]:
    made = SqliteLedger(tmp_path / "a.db", Sealer(bytes(32)), lambda: 0.0)
    await made.open()
    yield made
    await made.close()


async def test_it_has_no_row_until_it_is_asked_for(ledger: SqliteLedger) -> None:
    keeping = Keeping(ledger, ARRIVAL)
    assert keeping.row is None
    assert await ledger.pending(9) == []
    keeping.written()
    await keeping.kept()


async def test_asked_for_by_several_it_has_one_row(ledger: SqliteLedger) -> None:
    keeping = Keeping(ledger, ARRIVAL)
    await asyncio.gather(keeping.keep(), keeping.keep(), keeping.kept())
    assert [row for row, _ in await ledger.pending(9)] == [keeping.row]


async def test_what_was_there_before_is_a_repetition_and_kept(ledger: SqliteLedger) -> None:
    await Keeping(ledger, ARRIVAL).keep()
    again = Keeping(ledger, ARRIVAL)
    with pytest.raises(Duplicate):
        await again.keep()
    await again.kept()
    assert again.row is None


async def test_what_could_not_be_kept_has_to_be_brought_again(ledger: SqliteLedger) -> None:
    keeping = Keeping(ledger, ARRIVAL)
    waiting = asyncio.create_task(keeping.kept())
    keeping.failed(Unavailable())
    with pytest.raises(Unavailable):
        await waiting


async def test_a_failure_after_it_was_kept_is_nothing_to_its_sender(ledger: SqliteLedger) -> None:
    keeping = Keeping(ledger, ARRIVAL)
    keeping.written()
    keeping.failed(Unavailable())
    await keeping.kept()
    assert keeping.row is None


async def test_before_a_look_outside_it_has_its_row(ledger: SqliteLedger) -> None:
    keeping = Keeping(ledger, ARRIVAL)
    spoken = await ledger.begin("telegram", "77", "az")

    class Outside:
        async def look(self, step: Look, conversation: object) -> dict[str, Json]:
            del step, conversation
            assert keeping.row is not None
            return {"done": None}

    looks = Remembered(Outside(), keeping.keep)
    await looks.look(Look(Errand(), "sheet"), spoken)
    assert [row for row, _ in await ledger.pending(9)] == [keeping.row]
