"""One calendar file edited by the operator: after a start, everything that is still open counts by it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot import calendar
from bot.clock import FixedClock
from bot.ledger.records import Change, Consent
from bot.ledger.sqlite import SqliteLedger
from bot.news import News
from bot.playing import World
from bot.reminders.notices import Reminders, last_day
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from integrations.registry.errors import Known
from tests.law.persons import person_b

ROOT = Path(__file__).resolve().parent.parent.parent
DECREE = """
[[rest]]
day = 2026-11-30
kind = "swapped"
article = "105.7"
source = "made_up"
instead_of = 2026-11-28

[[work]]
day = 2026-11-28
article = "105.7"
source = "made_up"
instead_of = 2026-11-30
"""


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The shipped file of 2026 with one more decree: Monday 30 November is off, Saturday 28 is worked."""
    shipped = (ROOT / "dialogs" / "rules" / "calendar" / "2026.toml").read_text("utf-8")
    source = '\n[sources.made_up]\nact = "made-up decree"\nstrength = "official"\n'
    (tmp_path / "2026.toml").write_text(shipped + source + DECREE, "utf-8")
    return tmp_path


def told(directory: Path | None, question: str) -> str:
    """What `addim calendar` prints in a process of its own."""
    settings = {} if directory is None else {"ADDIM_CALENDAR_DIR": str(directory)}
    command = [sys.executable, "-m", "bot", "calendar", *question.split()]
    return subprocess.run(
        command, env=settings, capture_output=True, text=True, check=True, cwd=ROOT, timeout=50
    ).stdout.strip()


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        ("deadline 2026-11", "2026-11-30", "2026-11-28"),
        ("is-workday 2026-11-30", "yes", "no"),
        ("add-workdays 2026-11-27 1", "2026-11-30", "2026-11-28"),
    ],
)
def test_the_command_counts_by_the_edited_file(edited: Path, question: str, before: str, after: str) -> None:
    assert (told(None, question), told(edited, question)) == (before, after)


def test_an_open_window_is_counted_anew(edited: Path) -> None:
    seeker: Any = person_b(as_of=date(2026, 11, 24), job_seeker_registered_on="2026-11-23")
    shipped, now = calendar.load(), calendar.load(edited)
    assert decide("unemployed", seeker, Law("2018-06-29", shipped)).date == date(2026, 12, 1)
    assert decide("unemployed", seeker, Law("2018-06-29", now)).date == date(2026, 11, 29)
    assert shipped.version != now.version


class Registry:
    """Holds the last day of the report as it was before the decree."""

    async def call(self, operation: str, body: dict[str, Any]) -> Known:
        assert (operation, set(body)) == ("readProgramme", {"fin"})
        return Known(200, {"exists": True, "period": "2026-11", "due_on": "2026-11-30", "measures": []})


async def test_an_open_report_is_reminded_by_the_earlier_day(
    ledger: SqliteLedger, clock: FixedClock, edited: Path
) -> None:
    spoken = await ledger.begin("web", "address", "az")
    consent = Consent(spoken.id, "reminders", 1.0, "this_chat", None)
    person = await ledger.person("1AB2C3D")
    await ledger.commit(
        Change(spoken._replace(person=person, level="code", level_at=1.0), consents=(consent,))
    )
    law = Law("2018-06-29", calendar.load(edited))
    world = World(date(2026, 11, 27), clock.now(), law, "code")
    reminders = Reminders(ledger, Registry(), News(), lambda: world)  # type: ignore[arg-type]  # the one call made
    assert await reminders.run_if_new_day() == 1
    ((_, inbound),) = await ledger.pending(10)
    block = orjson.loads(inbound.body)
    assert block["key"] == "reminder.report.days_left"
    assert block["values"] == {"count": 1, "date": ["weekday", "2026-11-28", False]}


def test_the_registry_holds_where_our_day_is_later_or_over() -> None:
    shipped, registered = calendar.load(), date(2026, 11, 27)
    assert last_day(shipped, date(2026, 11, 20), "2026-11", registered) == registered
    longer = date(2026, 12, 2)
    assert last_day(shipped, date(2026, 11, 20), "2026-11", longer) == date(2026, 11, 30)
    assert last_day(shipped, date(2026, 12, 1), "2026-11", longer) == longer
    assert last_day(shipped, date(2029, 1, 1), "2029-01", date(2029, 1, 31)) == date(2029, 1, 31)
