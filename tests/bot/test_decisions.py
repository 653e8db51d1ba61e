"""The record of an answer replays to the same explanation, with nothing but the record and the calendar files."""

from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import orjson
import pytest

from bot import calendar
from bot.clock import FixedClock
from bot.decisions import replay
from bot.effects import DECISION
from bot.events import Noted, note
from bot.ledger.records import Change
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer
from bot.texts import Manner, plain
from dialogs.eligibility import oldest
from dialogs.eligibility_next import Decided, grounds
from dialogs.eligibility_registered import LawFact
from dialogs.keep import NotKept, keep
from dialogs.rules.facts import Facts
from dialogs.rules.facts_json import facts_json
from dialogs.rules.kept_days import calendar_of, kept_years
from dialogs.rules.services import decide
from dialogs.rules.workdays import Calendar, Counting
from tests.dialogs.stage import TEXTS, Stage
from tests.dialogs.transcript import FOLDER, Transcript
from tests.law.persons import LAW, person_b

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


WAITER = Decided(
    "unemployed",
    "2026-06-10",
    "wait_until",
    "2018-06-29",
    CALENDAR.identity({2026}),
    {"not_registered_decision_on": "2026-05-20", "job_seeker_state": "none", "unemployed_state": "none"},
)


def kept_whole(record: Decided) -> Decided:
    """The record with date, steps and reasons, as an answer writes it now."""
    told = replay(orjson.dumps(keep(record)), CALENDAR).decision
    return replace(record, date=told.date, steps=told.steps, reasons=grounds(told))


def test_the_same_is_date_steps_and_reasons_too() -> None:
    whole = kept_whole(WAITER)
    assert whole.date == date(2026, 6, 21)
    assert whole.steps
    assert replay(orjson.dumps(keep(whole)), CALENDAR).same
    assert whole.reasons is not None
    for differs in (
        replace(whole, date=date(2026, 6, 20)),
        replace(whole, steps=whole.steps[1:]),
        replace(whole, reasons=whole.reasons[1:]),
    ):
        assert not replay(orjson.dumps(keep(differs)), CALENDAR).same


def test_only_the_calendar_years_of_an_answer_count(tmp_path: Path) -> None:
    body = orjson.dumps(keep(kept_whole(WAITER)))
    ours = files("dialogs.rules") / "calendar"
    later = (ours / "2027.toml").read_text("utf-8").replace("2027", "2028")
    (tmp_path / "2028.toml").write_text(later, "utf-8")
    more = calendar.load(tmp_path)
    assert more.version != CALENDAR.version
    assert replay(body, more).same_calendar
    edited = (ours / "2026.toml").read_text("utf-8") + "\n# edited\n"
    (tmp_path / "2026.toml").write_text(edited, "utf-8")
    assert not replay(body, calendar.load(tmp_path)).same_calendar


def held(record: Decided, given: Facts) -> Decided:
    """The record as an answer about this person writes it now, with the days it counted by."""
    decision = decide(record.service, given, LAW)
    return replace(
        record,
        facts={name: value for name, value in facts_json(given).items() if name not in ("as_of", "law_text")},
        outcome=decision.outcome,
        date=decision.date,
        steps=decision.steps,
        reasons=grounds(decision),
        calendar=CALENDAR.identity(decision.case.calendar_years),
        days=kept_years(decision.case),
    )


def with_a_holiday_more(folder: Path, day: str) -> Calendar:
    """Today's files once that day is one on which people do not work."""
    ours = (files("dialogs.rules") / "calendar" / f"{day[:4]}.toml").read_text("utf-8")
    more = f'\n[[rest]]\nday = {day}\nkind = "voting"\narticle = "8.2"\nsource = "new"\n'
    source = '\n[sources.new]\nact = "made up"\nstrength = "secondary"\n'
    (folder / f"{day[:4]}.toml").write_text(ours + source + more, "utf-8")
    return calendar.load(folder)


def test_a_record_is_decided_by_the_days_it_keeps(tmp_path: Path) -> None:
    told = held(WORKER, person_b(job_seeker_registered_on="06-08"))
    later = with_a_holiday_more(tmp_path, "2026-06-12")
    assert later.add_workdays(date(2026, 6, 8), 5) != CALENDAR.add_workdays(date(2026, 6, 8), 5)
    again = replay(orjson.dumps(keep(told)), later)
    assert again.same
    assert not again.same_calendar
    assert again.explanation == replay(orjson.dumps(keep(told)), CALENDAR).explanation
    older = replace(told, days=())  # of a release that kept no days: by the files of today
    assert not replay(orjson.dumps(keep(older)), later).same


def test_a_record_holds_the_days_of_every_year_it_counted_in() -> None:
    over_new_year = person_b(as_of=date(2026, 12, 29), job_seeker_registered_on="2026-12-25")
    case = decide("unemployed", over_new_year, LAW).case
    kept = kept_years(case)
    assert [(one.year, one.confirmed) for one in kept] == [(2026, True), (2027, False)]
    again = calendar_of(kept, "")
    for shift in range(-300, 300):
        day = case.as_of + timedelta(shift)
        assert again.is_workday(day) == CALENDAR.is_workday(day)


def test_a_swapped_weekend_is_worked_in_the_record_too() -> None:
    case = decide(
        "unemployed", person_b(as_of=date(2024, 12, 28), job_seeker_registered_on="2024-12-24"), LAW
    ).case
    (kept, _) = kept_years(case)
    assert date(2024, 12, 29) in kept.worked  # a Sunday
    again = calendar_of(kept_years(case), "")
    assert again.add_workdays(date(2024, 12, 24), 5) == date(2024, 12, 29)


def test_days_with_a_gap_are_no_record() -> None:
    kept = held(WORKER, person_b(job_seeker_registered_on="2025-01-24")).days
    broken = replace(WORKER, days=(kept[0], replace(kept[0], year=kept[0].year + 2)))
    with pytest.raises(NotKept):
        replay(orjson.dumps(keep(broken)), CALENDAR)


def test_the_reading_of_that_day_holds() -> None:
    seeker = {
        "not_registered_decision_on": "2026-05-10",
        "job_seeker_state": "active",
        "unemployed_state": "none",
    }
    early = replace(WORKER, outcome="wait_until", facts=seeker, counting=Counting(False, True))
    assert not replay(orjson.dumps(keep(early)), CALENDAR).same  # free on the day itself: no wait
    assert replay(orjson.dumps(keep(replace(early, counting=Counting()))), CALENDAR).same


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(NotKept):
        replay(b'{"service": "unemployed"}', CALENDAR)


async def test_it_is_kept_with_the_turn_and_read_back_sealed(ledger: SqliteLedger, clock: FixedClock) -> None:
    spoken, noted = await ledger.begin("web", "address", "az"), Noted()
    await note(WORKER, spoken, noted, ledger, clock.now())
    assert noted.effects == []  # of somebody unknown nothing is kept
    spoken = spoken._replace(person=await ledger.person("1AB2C3D"), level="code", level_at=clock.now())
    await note(WORKER, spoken, noted, ledger, clock.now())
    await ledger.commit(Change(spoken, effects=tuple(noted.effects)))
    (effect,) = await ledger.claim([DECISION], 5, "boot", 60.0, clock.now())
    await ledger.finish(effect, "done", effect.body)
    kept = await ledger.effect(effect.key)
    assert kept is not None
    assert kept.outcome is not None
    assert replay(kept.outcome, CALENDAR).same


async def test_a_row_of_a_conversation_replays_to_what_was_told(tmp_path: Path) -> None:
    stage = Stage.of(Transcript.read(FOLDER / "eligibility-disability.az.txt"), tmp_path / "ledger.db")
    happened = await stage.play()
    ledger = SqliteLedger(stage.path, Sealer(bytes(32)), stage.clock.now)
    await ledger.open()
    try:
        rows = await ledger.claim([DECISION], 9, "boot", 60.0, stage.clock.now())
    finally:
        await ledger.close()
    assert rows
    told = [replay(row.body, CALENDAR) for row in rows]
    assert all(again.same and again.same_calendar for again in told)
    for again in told:
        held = again.record.sources["birth_date"]
        assert (held.source, held.as_of) == ("population", date(2026, 11, 23))
        assert again.record.as_of == date(2026, 11, 20)
        for block in again.explanation:
            first, *rest = plain(TEXTS.show(block, Manner("az", "web"))).split("\n")
            assert "\n".join([f"> {first}", *(f"  {line}" for line in rest)]) in happened


def test_the_oldest_day_is_of_the_data_the_rules_read() -> None:
    def held(day: str) -> LawFact:
        return LawFact(value=False, source="made up", as_of=date.fromisoformat(day))

    registered = {
        "emp_labour_contract": held("2026-11-20"),
        "owns_agri_land_share": held("2026-10-02"),
        "matches_education": held("2019-01-01"),  # of a job offered, which this service does not look at
    }
    assert oldest("unemployed", registered) == date(2026, 10, 2)
    assert oldest("unemployed", {}) is None
