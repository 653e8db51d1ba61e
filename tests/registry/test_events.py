"""The feed of events with its cursor, and the lists by which a lost event is found again."""

from __future__ import annotations

from typing import Any

import pytest

from integrations.registry.sandbox.service import Wanted, create_app, open_office
from tests.registry.asking import TODAY, WALK, Asking

FIN = WALK["fin"]


async def everything(asking: Asking, limit: int = 100) -> list[dict[str, Any]]:
    """The whole feed, page by page."""
    events: list[dict[str, Any]] = []
    cursor: dict[str, Any] = {}
    while True:
        page = (await asking.ask("readEvents", limit=limit, **cursor)).body
        events += page["events"]
        if not page["more"]:
            return events
        cursor = {"cursor": page["next"]}


async def test_a_filing_and_its_decisions_come_in_order_with_phone_and_language(asking: Asking) -> None:
    await asking.apply()
    await asking.move(9)
    mine = [each for each in await everything(asking) if each["fin"] == FIN]
    assert [each["kind"] for each in mine] == ["filing", "decision", "decision", "programme"]
    assert [each["body"].get("decision") for each in mine[1:3]] == [
        "registered_job_seeker",
        "registered_unemployed",
    ]
    assert {(each["phone"], each["language"]) for each in mine} == {("+994501234567", "az")}
    assert mine[2]["at"].startswith("2026-06-19")


@pytest.mark.parametrize("limit", [1, 2, 7, 500])
async def test_pages_of_any_size_give_the_same_feed(asking: Asking, limit: int) -> None:
    await asking.move(9)
    whole, paged = await everything(asking, 500), await everything(asking, limit)
    assert len(whole) > 20
    assert paged == whole
    assert len({each["id"] for each in whole}) == len(whole)


async def test_the_same_cursor_gives_the_same_events_and_the_last_one_waits(asking: Asking) -> None:
    await asking.apply()
    page = (await asking.ask("readEvents")).body
    end = {"cursor": page["next"]}
    assert (await asking.ask("readEvents", **end)).body == {"events": [], "next": page["next"], "more": False}
    await asking.file("leaveList", fin=FIN, list="job_seeker")
    later = (await asking.ask("readEvents", **end)).body["events"]
    assert [each["kind"] for each in later] == ["filing", "decision"]
    assert (await asking.ask("readEvents", **end)).body["events"] == later


async def test_the_feed_outlives_a_restart(tmp_path) -> None:
    place = str(tmp_path / "registry.db")
    first = Asking(create_app(Wanted(place, TODAY, people=0)))
    await first.apply()
    before = await everything(first)
    first.office.database.close()
    second = Asking(create_app(Wanted(place)))
    assert await everything(second) == before
    assert await second.states(FIN) == ("active", "none")
    second.office.database.close()


async def test_a_cursor_that_was_never_given_is_refused(asking: Asking) -> None:
    assert (await asking.ask("readEvents", cursor="somewhere")).code == "cursor-unknown"
    assert (await asking.ask("readEvents", cursor="no way!")).code == "invalid"
    assert (await asking.ask("readEvents", limit=501)).code == "invalid"


async def test_every_report_of_a_month_is_listed_page_by_page() -> None:
    asking = Asking(create_app(Wanted(today=TODAY, people=1800)))
    cursor: dict[str, Any] = {}
    reports = []
    while True:
        page = (await asking.ask("listReports", period="2026-05", **cursor)).body
        assert len(page["reports"]) <= 500
        reports += page["reports"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    row = asking.office.database.row("SELECT count(*) AS n FROM report WHERE period = '2026-05'")
    assert row is not None
    assert len(reports) == len({each["fin"] for each in reports}) == row["n"] > 500
    asking.office.database.close()


async def test_five_hundred_statuses_in_one_call(asking: Asking) -> None:
    fins = [asking.fin(slug) for slug in ("walk", "B", "R")]
    reply = (await asking.ask("readStatuses", fins=[*fins, "0000000"])).body
    assert [each["fin"] for each in reply["statuses"]] == fins
    assert reply["missing"] == ["0000000"]
    assert reply["statuses"][2]["unemployed"]["state"] == "active"
    many = [f"{number:07d}" for number in range(501)]
    assert (await asking.ask("readStatuses", fins=many)).code == "invalid"
    assert len((await asking.ask("readStatuses", fins=many[1:])).body["missing"]) == 500


def test_the_sandbox_runs_on_its_own_database_file(tmp_path) -> None:
    place = tmp_path / "registry.db"
    office = open_office(Wanted(str(place), TODAY, people=0))
    assert office.people.by_fin(FIN) is not None
    office.database.close()
    assert place.stat().st_size > 0
