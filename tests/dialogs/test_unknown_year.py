"""In a year whose holidays are not announced nothing that was done fails: the day is said not to be known yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.texts import Manner
from dialogs.application import ApplicationFiled, SubmitApplication, job_seeker_application
from dialogs.keep import restore
from dialogs.reckoned import NOT_ANNOUNCED
from dialogs.report import Programme, SubmitReport, monthly_report
from dialogs.samples import samples_of
from dialogs.script import Dialog, Ending
from dialogs.values import Language
from tests.dialogs.stage import TEXTS
from tests.dialogs.talk import Talk

NOON = datetime(2028, 5, 25, 8, 0, tzinfo=UTC)
APPLIED = "1 1AB2C3D AZE01234567 12.04.1988 12345678 1 1 aşpaz 1 1 1 bəli".split()
REPORTED = "1 1AB2C3D AZE01234567 12.04.1988 12345678 1 1 bəli".split()


def receipt(errand: object) -> object:
    """The usual answer of the other side, on that day."""
    result = samples_of(errand)[0].result  # type: ignore[arg-type]  # every errand has samples
    found = restore(type(errand).outcome, result["done"])  # type: ignore[attr-defined]  # as every errand
    if isinstance(found, ApplicationFiled):
        return replace(found, received_at=NOON)
    return replace(found, period="2028-05") if isinstance(found, Programme) else found


def ended(dialog: Dialog, texts: list[str], done: type) -> Ending:
    """How the dialog ends on a day of 2028."""
    talk = Talk(dialog, receipt)
    talk.on(date(2028, 5, 25))
    for text in texts:
        talk.say(text)
    assert any(isinstance(errand, done) for errand in talk.asked)
    ending = talk.open().ending
    assert ending is not None
    return ending


@pytest.mark.parametrize(
    ("dialog", "texts", "done", "name", "day"),
    [
        (job_seeker_application, APPLIED, SubmitApplication, "application.filed", "day"),
        (monthly_report, REPORTED, SubmitReport, "report.accepted", "date"),
    ],
)
@pytest.mark.parametrize(("language", "said"), [("az", "elan olunmayıb"), ("ru", "не объявлены")])
def test_what_was_filed_is_acknowledged_without_the_day(
    dialog: Dialog, texts: list[str], done: type, name: str, day: str, language: Language, said: str
) -> None:
    ending = ended(dialog, texts, done)
    assert (ending.name, ending.values[day]) == (name, NOT_ANNOUNCED)
    assert said in TEXTS.say(f"{name}.say", ending.values, Manner(language))
