"""From which day the Agency can decide is the registry's word; where an officer examines there is no day to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.texts import Manner
from dialogs.application import ApplicationFiled, job_seeker_application
from dialogs.keep import restore
from dialogs.samples import samples_of
from dialogs.script import Ending
from dialogs.values import Language
from tests.dialogs.stage import TEXTS
from tests.dialogs.talk import Talk

SAID = "1 1AB2C3D AZE01234567 12.04.1988 12345678 1 1 aşpaz 1 1 1 bəli".split()
NEXT_MORNING = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)  # 23 November, 00:30 in Baku


def filed(earliest_decision_on: date | None) -> Ending:
    """How an application ends whose receipt names this day."""

    def receipt(errand: object) -> object:
        result = samples_of(errand)[0].result  # type: ignore[arg-type]  # every errand has samples
        found = restore(type(errand).outcome, result["done"])  # type: ignore[attr-defined]  # as every errand
        if not isinstance(found, ApplicationFiled):
            return found
        return replace(found, received_at=NEXT_MORNING, earliest_decision_on=earliest_decision_on)

    talk = Talk(job_seeker_application, receipt)
    for text in SAID:
        talk.say(text)
    ending = talk.open().ending
    assert ending is not None
    return ending


@pytest.mark.parametrize("earliest", [date(2026, 12, 1), date(2027, 1, 11), date(2028, 6, 1)])
def test_the_day_is_the_one_of_the_receipt_also_in_a_year_without_a_calendar(earliest: date) -> None:
    ending = filed(earliest)
    assert (ending.name, ending.values["day"]) == ("application.filed", earliest)


@pytest.mark.parametrize(
    ("language", "officer", "window"), [("az", "əməkdaş", "5 iş günü"), ("ru", "сотрудник", "5 рабочих дней")]
)
@pytest.mark.parametrize("easy", [False, True])
def test_where_an_officer_examines_neither_a_day_nor_a_window_is_told(
    language: Language, officer: str, window: str, easy: bool
) -> None:
    ending = filed(None)
    assert ending.name == "application.examined"
    told = TEXTS.say(f"{ending.name}.say", ending.values, Manner(language, easy=easy))
    assert officer in told
    assert window not in told
    assert "20" not in told.replace(str(ending.values["number"]), "")
    assert ending.document == "receipt"


@pytest.mark.parametrize(
    ("language", "at"), [("az", "23 noyabr 2026-cı il, saat 00:30"), ("ru", "23 ноября 2026 года, 00:30")]
)
def test_the_receipt_is_dated_by_baku(language: Language, at: str) -> None:
    received = {line.label: line.value for line in filed(date(2026, 12, 1)).printed}["receipt.received.line"]
    assert TEXTS.value(received, Manner(language)) == at
