"""addim decision: a kept answer is read from the sealed database, shown with its facts and decided again."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest

from bot.cli import main
from bot.clock import FixedClock
from bot.events import Noted, note
from bot.ledger.records import Change
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer, key_from_file
from dialogs.eligibility_asked import Source
from dialogs.eligibility_next import Decided
from tests.bot.test_decisions import WAITER, kept_whole


async def kept(database: Path, key: Path, *records: Decided) -> int:
    """A conversation of a proved person with these answers; its number."""
    clock = FixedClock(datetime(2026, 6, 10, 8, tzinfo=UTC).timestamp())
    ledger = SqliteLedger(database, Sealer(key_from_file(key, create=True)), clock.now)
    await ledger.open()
    spoken, noted = await ledger.begin("web", "address", "az"), Noted()
    spoken = spoken._replace(person=await ledger.person("1AB2C3D"), level="code", level_at=clock.now())
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
    assert "1AB2C3D" not in printed


def test_it_shows_facts_with_source_and_date_law_calendar_and_the_explanation_in_both_languages(
    places: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    register = Source("employment", date(2026, 6, 1))
    whole = replace(
        kept_whole(WAITER), sources={"not_registered_decision_on": register}, as_of=register.as_of
    )
    number = asyncio.run(kept(*places, whole))
    assert main(["decision", "--conversation", str(number)]) == 0
    shown = json.loads(capsys.readouterr().out)
    said = {it["fact"]: (it["value"], it["source"], it["as_of"]) for it in shown["facts"]}
    assert said["not_registered_decision_on"] == ("2026-05-20", "employment", "2026-06-01")
    assert said["job_seeker_state"] == ("none", "person", "2026-06-10")
    assert (shown["law"], shown["calendar"], shown["counted_by"]) == (whole.law, whole.calendar, "files")
    for language, month, article in (("az", "21 iyun", "maddə 5.13"), ("ru", "21 июня", "статья 5.13")):
        told = "\n".join(shown["explanation"][language])
        assert month in told
        assert article in told


def test_without_a_number_the_conversations_of_a_fin_are_named(
    places: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    number = asyncio.run(kept(*places, kept_whole(WAITER)))
    monkeypatch.setattr("sys.stdin", StringIO("1AB2C3D\n"))
    assert main(["decision"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown == {"conversation": number, "answers": 1, "days": ["2026-06-10"]}
    monkeypatch.setattr("sys.stdin", StringIO("9ZZ9Z9Z\n"))
    assert main(["decision"]) == 2


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
