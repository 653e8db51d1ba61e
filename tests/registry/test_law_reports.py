"""The monthly report: due on the last working day, taken late until the month closes, and what its absence does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from integrations.registry.sandbox.programmes import due_period
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import Asking, Reply


@pytest.fixture
def fin(asking: Asking) -> str:
    """Somebody unemployed since 26 May 2026, with a programme."""
    return asking.fin("R")


async def filed(asking: Asking, fin: str, period: str, **differs: Any) -> Reply:
    """The report of a month, everything done."""
    rows = asking.office.database.rows("SELECT id FROM measure WHERE person = ?", asking.person("R").id)
    body = {"fin": fin, "period": period, "measures": [{"id": row["id"], "done": True} for row in rows]}
    return await asking.file("submitReport", **{**body, **differs})


@pytest.mark.parametrize(
    ("today", "period", "due_on"),
    [
        ("2024-12-10", "2024-12", "2024-12-29"),
        ("2026-03-02", "2026-03", "2026-03-31"),
        ("2026-05-05", "2026-05", "2026-05-26"),
        ("2026-06-30", "2026-06", "2026-06-30"),
        ("2026-11-30", "2026-11", "2026-11-30"),
        ("2025-12-31", "2025-12", "2025-12-30"),
        ("2027-10-30", "2027-10", "2027-10-29"),
    ],
)
def test_the_last_working_day_with_its_traps(today: str, period: str, due_on: str) -> None:
    assert due_period(date.fromisoformat(today), date(2024, 1, 10)) == (period, date.fromisoformat(due_on))


@pytest.mark.parametrize(
    ("drawn_on", "period"), [("2026-05-25", "2026-05"), ("2026-05-26", "2026-06"), ("2026-05-27", "2026-06")]
)
def test_the_first_month_counts_if_a_working_day_is_left_after_the_programme(
    drawn_on: str, period: str
) -> None:
    day = date.fromisoformat(drawn_on)
    assert due_period(day, day)[0] == period


async def test_a_report_is_filed_once_a_month(asking: Asking, fin: str) -> None:
    first = await filed(asking, fin, "2026-06")
    again = await filed(asking, fin, "2026-06")
    assert (first.status, again.status, again.code) == (201, 409, "already-filed")
    assert again.body["number"] == first.body["number"]
    assert (await asking.ask("findReport", reference=first.body["reference"])).body == first.body


@pytest.mark.parametrize("period", ["2026-04", "2026-07", "2030-01"])
async def test_other_months_are_closed(asking: Asking, fin: str, period: str) -> None:
    assert (await filed(asking, fin, period)).code == "period-closed"


async def test_a_measure_of_somebody_else_is_refused(asking: Asking, fin: str) -> None:
    reply = await filed(asking, fin, "2026-06", measures=[{"id": "1-guidance", "done": True}])
    assert (reply.status, reply.code) == (409, "measure-unknown")


async def test_who_has_no_programme_cannot_report(asking: Asking) -> None:
    fin = asking.fin("B")
    assert (await asking.ask("readProgramme", fin=fin)).body["exists"] is False
    reply = await asking.file("submitReport", fin=fin, period="2026-06", measures=[{"id": "x", "done": True}])
    assert (reply.status, reply.code) == (404, "no-programme")


async def test_who_files_stays(asking: Asking, fin: str) -> None:
    await filed(asking, fin, "2026-06")
    await asking.move_to("2026-07-02")
    assert await asking.states(fin) == ("active", "active")
    programme = (await asking.ask("readProgramme", fin=fin)).body
    assert (programme["period"], programme["filed"]) == ("2026-07", None)
    assert (await asking.notes(fin))[-1] == ("2026-06-11", "kept", "27.3")


async def test_who_carried_out_nothing_and_gives_no_reason_has_a_ground_of_5_10_4(
    asking: Asking, fin: str
) -> None:
    rows = asking.office.database.rows("SELECT id FROM measure WHERE person = ?", asking.person("R").id)
    await filed(asking, fin, "2026-06", measures=[{"id": row["id"], "done": False} for row in rows])
    await asking.move_to("2026-06-11")
    status = (await asking.ask("readStatus", fin=fin)).body["unemployed"]
    assert (status["state"], status["article"], status["through"]) == ("suspended", "5.10.4", None)


async def test_a_reason_for_what_was_not_done_is_no_refusal_to_do_it(asking: Asking, fin: str) -> None:
    rows = asking.office.database.rows("SELECT id FROM measure WHERE person = ?", asking.person("R").id)
    undone = [{"id": row["id"], "done": False, "note": "Xəstə idim"} for row in rows]
    await filed(asking, fin, "2026-06", measures=undone)
    await asking.move_to("2026-06-11")
    assert (await asking.notes(fin))[-1] == ("2026-06-11", "kept", "27.3")


async def test_who_does_not_file_is_removed_when_the_month_closes_and_no_end_is_named(
    asking: Asking, fin: str
) -> None:
    await asking.move_to("2026-06-30")
    assert await asking.states(fin) == ("active", "active")
    await asking.move(1)
    status = (await asking.ask("readStatus", fin=fin)).body
    assert status["unemployed"] == {
        "state": "suspended",
        "registered_on": "2026-05-26",
        "through": None,
        "article": "5.10.4",
        "since": "2026-07-01",
    }
    assert status["bar"] is None
    assert (await asking.ask("readFacts", fin=fin)).body["facts"]["report_missed"]["value"] is True
    assert (await asking.ask("readProgramme", fin=fin)).body["exists"] is False


async def test_an_officer_takes_back_who_asks_after_a_missed_report(asking: Asking, fin: str) -> None:
    await asking.move_to("2026-07-01")
    person = asking.person("R")
    who = {"fin": fin, "card": person.card, "birth_date": person.birth_date.isoformat()}
    reply = await asking.apply(**who)
    assert (reply.status, reply.body["kind"]) == (201, "return")
    await asking.move(2)
    assert await asking.states(fin) == ("active", "active")


async def test_a_late_report_is_taken_until_the_month_closes() -> None:
    asking = Asking(create_app(Wanted(today=date(2026, 5, 4), people=0)))
    fin = asking.fin("report")
    person = asking.person("report").id
    rows = asking.office.database.rows("SELECT id FROM measure WHERE person = ?", person)
    measures = [{"id": row["id"], "done": True} for row in rows]
    await asking.move_to("2026-05-31")  # the last working day was 26 May; 1 June closes the month
    late = await asking.file("submitReport", fin=fin, period="2026-05", measures=measures)
    assert late.status == 201
    await asking.move_to("2026-06-02")
    assert await asking.states(fin) == ("active", "active")
