"""addim decision: a kept answer is read from the sealed database and decided again; no fact of the person is shown."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.clock import FixedClock
from bot.events import Noted, note
from bot.ledger.records import Change
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer, key_from_file
from dialogs.eligibility_next import Decided
from tests.bot.test_decisions import WAITER, kept_whole


async def kept(database: Path, key: Path, *records: Decided) -> int:
    """A conversation of a proved person with these answers; its number."""
    clock = FixedClock(datetime(2026, 6, 10, 8, tzinfo=UTC).timestamp())
    ledger = SqliteLedger(database, Sealer(key_from_file(key, create=True)), clock.now)
    await ledger.open()
    spoken, noted = await ledger.begin("web", "address", "az"), Noted()
    spoken = replace(spoken, person=await ledger.person("1AB2C3D"), level="code", level_at=clock.now())
    for record in records:
        await note(record, spoken, noted, ledger, clock.now())
    await ledger.commit(Change(spoken, effects=tuple(noted.effects)))
    await ledger.close()
    return spoken.id


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    database, key = tmp_path / "ledger.db", tmp_path / "key"
    monkeypatch.setenv("ADDIM_DATABASE", str(database))
    monkeypatch.setenv("ADDIM_KEY_FILE", str(key))
    return database, key


def test_a_kept_answer_is_decided_again(
    places: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = kept_whole(WAITER)
    number = asyncio.run(kept(*places, whole))
    assert main(["decision", "--conversation", str(number)]) == 0
    printed = capsys.readouterr().out
    (shown,) = [json.loads(line) for line in printed.splitlines()]
    assert (shown["outcome"], shown["date"]) == ("wait_until", "2026-06-21")
    assert shown["same"]
    assert shown["same_calendar"]
    for personal in ("1AB2C3D", "2026-05-20", 'not_registered_decision_on":'):
        assert personal not in printed


def test_an_answer_that_is_decided_otherwise_is_noticed(
    places: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = kept_whole(WAITER)
    number = asyncio.run(kept(*places, whole, replace(whole, outcome="eligible")))
    assert main(["decision", "--conversation", str(number)]) == 1
    assert [json.loads(line)["same"] for line in capsys.readouterr().out.splitlines()] == [True, False]


def test_a_conversation_without_a_record_is_named(places: tuple[Path, Path]) -> None:
    asyncio.run(kept(*places))
    assert main(["decision", "--conversation", "7"]) == 2
