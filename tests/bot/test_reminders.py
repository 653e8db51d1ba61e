"""Reminders of the monthly report: each person once a stage, by what the registry says at that moment."""

from collections.abc import Callable
from datetime import date
from typing import Any

import orjson
import pytest

from bot import calendar
from bot.clock import FixedClock
from bot.ledger.records import Change, Consent, Conversation
from bot.ledger.sqlite import SqliteLedger
from bot.news import News
from bot.playing import World
from bot.reminders.notices import Reminders, notice, workdays_left
from dialogs.rules.versions import Law
from integrations.registry.errors import Answer, Known, Unknown

LAW = Law("2018-06-29", calendar.load())
DUE = {"exists": True, "period": "2026-11", "due_on": "2026-11-30", "filed": None, "measures": []}


class Registry:
    """Answers what it was told to."""

    def __init__(self, answer: Answer, status: Answer | None = None) -> None:
        self.answers = {"readProgramme": answer, "readStatus": status or Known(200, standing("none"))}

    async def call(self, operation: str, body: dict[str, Any]) -> Answer:
        assert set(body) == {"fin"}
        return self.answers[operation]


def standing(state: str, **more: Any) -> dict[str, Any]:
    """What readStatus answers of a job seeker whose unemployed status is `state`."""
    return {"job_seeker": {"state": "active"}, "unemployed": {"state": state, **more}}


LOST = standing("suspended", article="5.10.4", since="2026-12-01")
NO_PROGRAMME = Known(200, {**DUE, "exists": False})


@pytest.fixture
def remind(ledger: SqliteLedger, clock: FixedClock) -> Callable[[Answer, str], Reminders]:
    def made(answer: Answer, today: str) -> Reminders:
        """`today` may name an hour; otherwise it is noon."""
        day, _, hour = today.partition(" ")
        at = clock.now() + (3600 * (int(hour) - 12) if hour else 0)
        world = World(date.fromisoformat(day), at, LAW, "code")
        return Reminders(ledger, Registry(answer), News(), lambda: world)  # type: ignore[arg-type]  # a stand-in with the one call that is made

    return made


async def bound(ledger: SqliteLedger, where: str = "this_chat") -> Conversation:
    spoken = await ledger.begin("web", "address", "az")
    person = await ledger.person("1AB2C3D")
    consent = Consent(spoken.id, "reminders", 1.0, where, 1.0 if where == "none" else None)
    bound_one = spoken._replace(person=person, level="code", level_at=1.0)
    return await ledger.commit(Change(bound_one, consents=(consent,)))


@pytest.mark.parametrize(
    ("today", "left", "key"),
    [
        ("2026-11-19", 7, "reminder.report.days_left"),
        ("2026-11-25", 3, "reminder.report.days_left"),
        ("2026-11-27", 1, "reminder.report.days_left"),
        ("2026-11-30", 0, "reminder.report.last_day"),
    ],
)
async def test_a_stage_is_told_once(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders], today: str, left: int, key: str
) -> None:
    await bound(ledger)
    assert await remind(Known(200, DUE), today).run_if_new_day() == 1
    assert await remind(Known(200, DUE), today).run_if_new_day() == 0
    ((_, inbound),) = await ledger.pending(10)
    block = orjson.loads(inbound.body)
    assert block["key"] == key
    assert left == 0 or block["values"]["count"] == left


async def test_days_that_were_jumped_over_are_told_with_what_is_left(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders]
) -> None:
    await bound(ledger)
    assert await remind(Known(200, DUE), "2026-11-19").run_if_new_day() == 1
    assert (
        await remind(Known(200, DUE), "2026-11-26").run_if_new_day() == 1
    )  # two days left: the stage of three


@pytest.mark.parametrize(
    "answer",
    [
        Known(200, {**DUE, "filed": {"number": "HS-1", "at": "2026-11-20T10:00:00+04:00"}}),
        Known(200, {**DUE, "exists": False}),
        Known(404, {"type": "/problems/person-not-found", "title": "-", "status": 404}),
    ],
)
async def test_whoever_has_nothing_to_report_hears_nothing(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders], answer: Answer
) -> None:
    await bound(ledger)
    assert await remind(answer, "2026-11-26").run_if_new_day() == 0


async def test_a_lost_status_is_told_once(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders]
) -> None:
    await bound(ledger)

    async def told(status: Answer, today: str) -> int:
        reminders = remind(NO_PROGRAMME, today)
        reminders.registry = Registry(NO_PROGRAMME, status)  # type: ignore[assignment]  # the stand-in as above
        return await reminders.run_if_new_day()

    assert await told(Unknown("time-out"), "2026-12-01") == 0
    assert [await told(Known(200, LOST), f"2026-12-0{day}") for day in (1, 2)] == [1, 0]
    ((_, inbound),) = await ledger.pending(10)
    block = orjson.loads(inbound.body)
    assert (block["key"], block["values"]["article"]) == ("reminder.status.suspended", "5.10.4")
    again = standing("cancelled", article="5.11.1", since="2026-12-08")
    assert await told(Known(200, again), "2026-12-08") == 1, "another loss is another message"


@pytest.mark.parametrize(
    "status",
    [
        Known(
            200, standing("suspended", article="5.10.4", since="1969-12-31")
        ),  # before reminders were wanted
        Known(200, standing("active", article="5.5", since="2026-12-01")),
        Known(404, {"type": "/problems/person-not-found", "title": "-", "status": 404}),
        Known(200, {"unemployed": 3}),
    ],
)
async def test_no_loss_is_told_that_is_none_or_no_news(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders], status: Answer
) -> None:
    await bound(ledger)
    reminders = remind(NO_PROGRAMME, "2026-12-01")
    reminders.registry = Registry(NO_PROGRAMME, status)  # type: ignore[assignment]  # the stand-in as above
    assert await reminders.run_if_new_day() == 0


async def test_whoever_stopped_reminders_hears_nothing(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders]
) -> None:
    await bound(ledger, "none")
    assert await remind(Known(200, DUE), "2026-11-26").run_if_new_day() == 0


async def test_they_go_where_they_were_ordered_last(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders]
) -> None:
    first = await bound(ledger)
    others = [await ledger.begin("web", f"other-{number}", "az") for number in range(4)]
    for number, other in enumerate(others):
        at = 9.0 if number == 2 else 2.0
        consent = Consent(other.id, "reminders", at, "this_chat")
        await ledger.commit(Change(other._replace(person=first.person), consents=(consent,)))
    assert await remind(Known(200, DUE), "2026-11-26").run_if_new_day() == 1
    [(_, inbound)] = await ledger.pending(5)
    assert inbound.address == str(others[2].id)


async def test_a_registry_that_does_not_answer_is_asked_again_the_same_day(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders]
) -> None:
    await bound(ledger)
    reminders = remind(Unknown("time-out"), "2026-11-26")
    assert await reminders.run_if_new_day() == 0
    reminders.registry = Registry(Known(200, DUE))  # type: ignore[assignment]  # the stand-in as above
    assert await reminders.run_if_new_day() == 1


@pytest.mark.parametrize(
    ("at", "told"),
    [("2026-11-26 9", 0), ("2026-11-26 10", 1), ("2026-11-30 17", 1), ("2026-11-30 18", 0)],
)
async def test_nobody_is_reminded_before_ten_or_when_the_last_day_is_over(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders], at: str, told: int
) -> None:
    await bound(ledger)
    assert await remind(Known(200, DUE), at).run_if_new_day() == told
    unmoved, passed = remind(Known(200, DUE), at), remind(Known(200, DUE), at)
    unmoved.by_hours = passed.by_hours = False
    assert await unmoved.run_if_new_day() == 0, "a day that was not moved to has its hours"
    assert await passed.run_if_new_day(begins=True) == 1 - told


async def test_whoever_orders_after_the_run_of_the_day_is_reminded_the_same_day(
    ledger: SqliteLedger, remind: Callable[[Answer, str], Reminders]
) -> None:
    reminders = remind(Known(200, DUE), "2026-11-30")
    assert await reminders.run_if_new_day() == 0
    spoken = await ledger.begin("web", "address", "az")
    spoken = spoken._replace(person=await ledger.person("1AB2C3D"), level="code", level_at=1.0)
    change = Change(spoken, consents=(Consent(spoken.id, "reminders", 2.0, "this_chat"),))
    reminders.news.committed(await ledger.commit(change), change, ())
    reminders.registry = Registry(Unknown("time-out"))  # type: ignore[assignment]  # the stand-in as above
    assert await reminders.run_if_new_day() == 0
    reminders.registry = Registry(Known(200, DUE))  # type: ignore[assignment]  # the stand-in as above
    assert await reminders.run_if_new_day() == 1
    assert await reminders.run_if_new_day() == 0
    ((_, inbound),) = await ledger.pending(10)
    assert (inbound.address, orjson.loads(inbound.body)["key"]) == (
        str(spoken.id),
        "reminder.report.last_day",
    )


def test_the_last_working_day_counts_and_what_is_over_is_over() -> None:
    assert workdays_left(LAW.calendar, date(2026, 5, 26), date(2026, 5, 26)) == 0
    assert workdays_left(LAW.calendar, date(2026, 5, 27), date(2026, 5, 26)) is None


@pytest.mark.parametrize(("today", "left"), [((2028, 5, 31), 0), ((2028, 5, 26), 3), ((2028, 6, 1), None)])
def test_in_a_year_without_a_calendar_a_reminder_counts_mondays_to_fridays(
    today: tuple[int, int, int], left: int | None
) -> None:
    assert workdays_left(LAW.calendar, date(*today), date(2028, 5, 31)) == left
    assert notice(0, date(2026, 5, 26), date(2026, 5, 26)).key == "reminder.report.last_day"
