"""A word asked for on the first free day: one calendar file edited by the operator moves it, and it is told once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import orjson
import pytest

from bot import calendar
from bot.clock import FixedClock
from bot.effects import NOTICE
from bot.events import Noted, note
from bot.ledger.records import Change, Effect
from bot.ledger.sqlite import SqliteLedger
from bot.news import News
from bot.reminders.wanted import count_again, morning
from bot.running import running
from bot.settings import read
from bot.worker import Worker
from dialogs.eligibility_next import RemindOn
from dialogs.memory import pack_block
from dialogs.rules.facts import Facts
from dialogs.rules.free_day import FreeDay, free_day
from dialogs.rules.services import decide
from dialogs.rules.versions import ADOPTED, Law
from dialogs.rules.workdays import Counting
from dialogs.script import Block
from dialogs.values import Weekday
from tests.law.people import made_up
from tests.law.persons import LATER, LAW, person_b

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = calendar.load()
SEEKER: Facts = person_b(as_of=date(2026, 11, 24), job_seeker_registered_on="2026-11-23")
FREE = FreeDay(date(2026, 12, 1), date(2026, 11, 23))
SOURCE = '\n[sources.made_up]\nact = "made-up decree"\nstrength = "official"\n'
LESS = '\n[[rest]]\nday = 2026-11-30\nkind = "swapped"\narticle = "105.7"\nsource = "made_up"\n'
MORE = '\n[[work]]\nday = 2026-11-28\narticle = "105.7"\nsource = "made_up"\ninstead_of = 2026-11-21\n'


def law(folder: Path, decree: str, year: int = 2026) -> Law:
    """The law by our calendar file with one more decree, as an operator edits it."""
    shipped = (ROOT / "dialogs" / "rules" / "calendar" / f"{year}.toml").read_text("utf-8")
    folder.mkdir(exist_ok=True)
    (folder / f"{year}.toml").write_text(shipped + SOURCE + decree, "utf-8")
    return Law(ADOPTED, calendar.load(folder))


async def wish(ledger: SqliteLedger, free: FreeDay, now: float) -> None:
    """Somebody unknown to the service wants a word on the day."""
    spoken, noted = await ledger.begin("web", "address", "az"), Noted()
    await note(RemindOn(free, "unemployed"), spoken, noted, ledger, now)
    await ledger.commit(Change(spoken, effects=tuple(noted.effects)))


async def plans(ledger: SqliteLedger) -> list[float]:
    return [effect.due_at for effect in await ledger.planned(NOTICE)]


def worker(ledger: SqliteLedger, clock: FixedClock) -> Worker:
    errands: Any = SimpleNamespace(owner="boot-2")
    return Worker(ledger, cast("Any", None), errands, News(), clock)


def at(clock: FixedClock, day: str, hour: int = 11) -> None:
    clock.at = morning(date.fromisoformat(day)) + (hour - 10) * 3600


async def told(ledger: SqliteLedger, clock: FixedClock) -> list[dict[str, Any]]:
    """Every block that is in the inbox after the worker has looked."""
    await worker(ledger, clock).records()
    return [orjson.loads(inbound.body) for _, inbound in await ledger.pending(10)]


def test_what_a_day_rests_on_gives_the_day() -> None:
    answered = decide("unemployed", SEEKER, LAW)
    assert free_day(answered) == FREE
    young: Any = SEEKER | {"birth_date": date(2011, 12, 20)}
    assert free_day(decide("unemployed", young, LAW)) == FreeDay(
        date(2026, 12, 20), date(2026, 11, 23), date(2026, 12, 20)
    )
    assert free_day(decide("unemployed", person_b(), LAW)) is None


def test_every_made_up_wait_is_counted_to_its_own_day() -> None:
    seen = 0
    for seed in range(3000):
        for text in (LAW, LATER):
            free = free_day(decide("unemployed", made_up(seed), text))
            if free is not None:
                seen += free.window_from is not None
                assert free.counted(SHIPPED, Counting()) == free.day
    assert seen > 20


@pytest.mark.parametrize(("decree", "day"), [(MORE, "2026-11-29"), (LESS, "2026-12-02")])
async def test_an_edited_file_moves_the_word(
    ledger: SqliteLedger, clock: FixedClock, tmp_path: Path, decree: str, day: str
) -> None:
    edited = law(tmp_path / "days", decree)
    assert decide("unemployed", SEEKER, edited).date == date.fromisoformat(day)
    await wish(ledger, FREE, clock.now())
    assert await plans(ledger) == [morning(date(2026, 12, 1))]
    assert await count_again(ledger, edited, clock) == 1
    assert await plans(ledger) == [morning(date.fromisoformat(day))]
    at(clock, day, hour=9)
    assert await told(ledger, clock) == []
    at(clock, day)
    due = {"shown": morning(date.fromisoformat(day))}
    word = Block("reminder.eligibility", {"date": Weekday(date.fromisoformat(day), year=False)})
    assert await told(ledger, clock) == [pack_block(word) | due]
    assert await told(ledger, clock) != []
    assert await plans(ledger) == []


async def test_a_day_that_is_over_by_the_new_file_is_told_today(
    ledger: SqliteLedger, clock: FixedClock, tmp_path: Path
) -> None:
    await wish(ledger, FREE, clock.now())
    at(clock, "2026-11-30")
    assert await told(ledger, clock) == []
    assert await count_again(ledger, law(tmp_path / "days", MORE), clock) == 1
    assert len(await told(ledger, clock)) == 1


async def test_a_word_that_comes_late_in_another_year_says_the_year(
    ledger: SqliteLedger, clock: FixedClock
) -> None:
    await wish(ledger, FreeDay(date(2026, 12, 31), date(2026, 12, 24)), clock.now())
    at(clock, "2027-01-01")
    [word] = await told(ledger, clock)
    assert word["values"] == pack_block(Block("", {"date": Weekday(date(2026, 12, 31), year=True)}))["values"]


async def test_what_was_told_is_not_told_again_on_the_later_day(
    ledger: SqliteLedger, clock: FixedClock, tmp_path: Path
) -> None:
    await wish(ledger, FREE, clock.now())
    at(clock, "2026-12-01")
    assert len(await told(ledger, clock)) == 1
    assert await count_again(ledger, law(tmp_path / "days", LESS), clock) == 0
    at(clock, "2026-12-02")
    assert len(await told(ledger, clock)) == 1


async def test_two_wishes_that_fall_on_one_day_are_one_word(
    ledger: SqliteLedger, clock: FixedClock, tmp_path: Path
) -> None:
    edited = law(tmp_path / "days", LESS)
    await wish(ledger, FREE, clock.now())
    assert await count_again(ledger, edited, clock) == 1
    now = free_day(decide("unemployed", SEEKER, edited))
    assert now is not None
    await wish(ledger, now, clock.now())
    at(clock, "2026-12-02")
    assert len(await told(ledger, clock)) == 1


async def test_other_waits_hold_the_day(ledger: SqliteLedger, clock: FixedClock, tmp_path: Path) -> None:
    held = FreeDay(date(2026, 12, 20), date(2026, 11, 23), date(2026, 12, 20))
    await wish(ledger, held, clock.now())
    assert await count_again(ledger, law(tmp_path / "days", LESS), clock) == 0


class Killed(Exception):
    """The process ends here."""


async def test_a_start_that_was_cut_short_is_finished_by_the_next(
    ledger: SqliteLedger, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = law(tmp_path / "days", LESS)
    for service in ("unemployed", "public-works", "self-employment"):
        spoken, noted = await ledger.begin("web", service, "az"), Noted()
        await note(RemindOn(FREE, service), spoken, noted, ledger, clock.now())
        await ledger.commit(Change(spoken, effects=tuple(noted.effects)))
    plan, left = SqliteLedger.plan, [1]

    async def once(self: SqliteLedger, effect: Effect, due_at: float) -> bool:
        if not left:
            raise Killed
        left.pop()
        return await plan(self, effect, due_at)

    with monkeypatch.context() as broken:
        broken.setattr(SqliteLedger, "plan", once)
        with pytest.raises(Killed):
            await count_again(ledger, edited, clock)
    assert len(set(await plans(ledger))) == 2
    assert await count_again(ledger, edited, clock) == 2
    assert await plans(ledger) == [morning(date(2026, 12, 2))] * 3


async def test_one_that_was_begun_when_the_process_ended_is_counted_again_too(
    ledger: SqliteLedger, clock: FixedClock, tmp_path: Path
) -> None:
    await wish(ledger, FREE, clock.now())
    at(clock, "2026-12-01")
    assert len(await ledger.claim([NOTICE], 1, "boot-1", 60, clock.now())) == 1
    assert await count_again(ledger, law(tmp_path / "days", LESS), clock) == 0  # it is another's
    assert await ledger.recover("boot-2") == 1
    assert await count_again(ledger, law(tmp_path / "days", LESS), clock) == 1
    assert await told(ledger, clock) == []


@pytest.fixture
def started(tmp_path: Path) -> Callable[[], Any]:
    """Starts the service on one database by the calendar folder of the moment; no registry answers."""
    variables = {
        "ADDIM_DATABASE": str(tmp_path / "addim.db"),
        "ADDIM_KEY_FILE": str(tmp_path / "addim.key"),
        "ADDIM_REGISTRY_URL": "http://127.0.0.1:9",
        "ADDIM_CALENDAR_DIR": str(tmp_path / "days"),
    }
    (tmp_path / "days").mkdir()
    return lambda: running(read(variables))


async def test_a_start_of_the_service_counts_again(started: Callable[[], Any], tmp_path: Path) -> None:
    year = SHIPPED.last_day.year
    monday = next(
        day for day in (date(year, 10, n) for n in range(4, 12)) if day.weekday() == 0
    )  # a month without holidays
    last = SHIPPED.add_workdays(monday, 5)
    free = FreeDay(last + timedelta(1), monday)
    async with started() as (core, _):
        await wish(core.ledger, free, core.clock.now())
        assert await plans(core.ledger) == [morning(free.day)]
    decree = LESS.replace("2026-11-30", last.isoformat())
    later = law(tmp_path / "days", decree, year).calendar.add_workdays(monday, 5) + timedelta(1)
    assert later > free.day
    async with started() as (core, _):
        assert await plans(core.ledger) == [morning(later)]
