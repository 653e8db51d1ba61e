"""The record of an answer replays to the same explanation, with nothing but the record and the calendar files."""

from dataclasses import replace

import orjson
import pytest

from bot import calendar
from bot.clock import FixedClock
from bot.decisions import replay
from bot.effects import DECISION
from bot.events import Noted, note
from bot.ledger.records import Change
from bot.ledger.sqlite import SqliteLedger
from dialogs.eligibility_next import Decided
from dialogs.keep import NotKept, keep

CALENDAR = calendar.load()
WORKER = Decided(
    "unemployed",
    "2026-06-10",
    "not_eligible",
    "2018-06-29",
    CALENDAR.version,
    {"emp_labour_contract": True, "birth_date": "2011-11-02"},
)


def test_the_same_facts_and_law_give_the_same_reasons() -> None:
    again = replay(orjson.dumps(keep(WORKER)), CALENDAR)
    assert again.same
    assert again.same_calendar
    assert {it.article for it in again.decision.reasons} == {"4.1.1", "5.12.1", "5.12.2"}


def test_another_outcome_and_another_calendar_are_noticed() -> None:
    changed = replace(WORKER, outcome="eligible", calendar="another")
    again = replay(orjson.dumps(keep(changed)), CALENDAR)
    assert not again.same
    assert not again.same_calendar


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(NotKept):
        replay(b'{"service": "unemployed"}', CALENDAR)


async def test_it_is_kept_with_the_turn_and_read_back_sealed(ledger: SqliteLedger, clock: FixedClock) -> None:
    spoken, noted = await ledger.begin("web", "address", "az"), Noted()
    await note(WORKER, spoken, noted, ledger, clock.now())
    assert noted.effects == []  # of somebody unknown nothing is kept
    spoken = replace(spoken, person=await ledger.person("1AB2C3D"), level="code", level_at=clock.now())
    await note(WORKER, spoken, noted, ledger, clock.now())
    await ledger.commit(Change(spoken, effects=tuple(noted.effects)))
    (effect,) = await ledger.claim([DECISION], 5, "boot", 60.0, clock.now())
    await ledger.finish(effect, "done", effect.body)
    kept = await ledger.effect(effect.key)
    assert kept is not None
    assert kept.outcome is not None
    assert replay(kept.outcome, CALENDAR).same
