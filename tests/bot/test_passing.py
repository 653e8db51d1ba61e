"""The demo's day moves day by day, and the service does on each day what it would have done."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot import calendar
from bot.clock import SandboxClock
from bot.core import Core
from bot.dates import BAKU
from bot.ledger.records import Change, Consent
from bot.passing import MOVES, Passing, live, next_last_workday
from bot.settings import read
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Answer, Known
from integrations.registry.sandbox.remote import SandboxGone

DAYS = calendar.load()


class Sandbox:
    """A registry that lives day by day until `until`, and whose report is due on the last working day."""

    def __init__(self, day: date, until: date = date.max) -> None:
        self.day = day
        self.until = until

    async def move(self, days: int) -> datetime:
        if self.day >= self.until:
            raise SandboxGone("/sandbox/day")
        self.day += timedelta(days=days)
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=BAKU)

    async def call(self, operation: str, body: dict[str, Any]) -> Answer:
        assert operation == "readProgramme"
        due_on = DAYS.last_workday(self.day.year, self.day.month)
        programme = {
            "exists": True,
            "period": f"{self.day:%Y-%m}",
            "due_on": due_on.isoformat(),
            "filed": None,
        }
        return Known(200, {**programme, "measures": []})


@pytest.fixture
async def core(tmp_path: Path) -> AsyncIterator[Core]:
    """The service on 2 November 2026, with somebody who ordered reminders."""
    settings = read(
        {
            "ADDIM_DATABASE": str(tmp_path / "addim.db"),
            "ADDIM_KEY_FILE": str(tmp_path / "addim.key"),
            "ADDIM_SANDBOX_PORT": "0",
        }
    )
    opened = await Core.open(settings, SandboxClock(date(2026, 11, 2)), RegistryClient("http://127.0.0.1:1"))
    spoken = await opened.ledger.begin("web", "address", "az")
    person = await opened.ledger.person("1AB2C3D")
    consent = Consent(spoken.id, "reminders", 1.0, "this_chat")
    bound = spoken._replace(person=person, level="code", level_at=1.0)
    await opened.ledger.commit(Change(bound, consents=(consent,)))
    yield opened
    await opened.close()


async def moved(core: Core, name: str, until: date = date.max) -> list[str]:
    """The messages in the conversation after the day was moved."""
    assert isinstance(core.clock, SandboxClock)
    sandbox = Sandbox(core.clock.today(), until)
    core.reminders.registry = sandbox  # type: ignore[assignment]  # a stand-in with the one call that is made
    await Passing(sandbox, core.clock, DAYS, partial(live, core)).move(name)
    talk = await core.desk.history("web", "address")
    return [block.text for told in talk.messages for block in told.shown]


async def test_every_reminder_of_the_days_between_arrives(core: Core) -> None:
    told = await moved(core, "30")
    assert core.clock.today() == date(2026, 12, 2)
    begun = [text.partition(".")[0] for text in told]
    assert begun == [
        "Addım: hesabata 7 iş günü qalıb",
        "Addım: hesabata 3 iş günü qalıb",
        "Addım: hesabata 1 iş günü qalıb",
        "Addım: hesabatı bu gün saat 18 olana qədər göndərin",
    ]


async def test_a_reminder_of_a_passed_day_bears_the_hour_at_which_it_goes_out(core: Core) -> None:
    await moved(core, "last")
    talk = await core.desk.history("web", "address")
    at = [datetime.fromtimestamp(told.at, BAKU) for told in talk.messages]
    machine = datetime.now(BAKU).date()  # the one day that is not moved to has the hours of the machine
    assert len(at) == 4
    assert {one.strftime("%H:%M") for one in at if one.date() != machine} == {"10:00"}
    assert at[-1].date() == machine or at[-1].date() == date(2026, 11, 30)


async def test_the_last_working_day_is_where_the_report_can_still_be_filed(core: Core) -> None:
    assert len(await moved(core, "last")) == 4
    assert core.clock.today() == date(2026, 11, 30)
    assert next_last_workday(date(2026, 11, 30), DAYS) == date(2026, 12, 30)
    assert next_last_workday(date(2099, 1, 1), DAYS) == date(2099, 1, 1)


async def test_a_sandbox_that_stops_answering_ends_the_way(core: Core) -> None:
    assert len(await moved(core, "30", until=date(2026, 11, 20))) == 1
    assert core.clock.today() == date(2026, 11, 20)


def test_each_way_leads_on() -> None:
    today = date(2026, 11, 22)
    assert [(MOVES[name](today, DAYS) - today).days for name in MOVES] == [1, 7, 8, 30]
