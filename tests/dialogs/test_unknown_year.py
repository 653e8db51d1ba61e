"""In a year whose holidays are not announced nothing that was done fails: the day is said not to be known yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.texts import Manner
from dialogs.keep import restore
from dialogs.reckoned import NOT_ANNOUNCED
from dialogs.report import Programme, SubmitReport, monthly_report
from dialogs.samples import samples_of
from dialogs.values import Language
from tests.dialogs.stage import TEXTS
from tests.dialogs.talk import Talk

REPORTED = "1 1AB2C3D AZE01234567 12.04.1988 12345678 1 1 bəli".split()


def receipt(errand: object) -> object:
    """The usual answer of the other side, on that day."""
    result = samples_of(errand)[0].result  # type: ignore[arg-type]  # every errand has samples
    found = restore(type(errand).outcome, result["done"])  # type: ignore[attr-defined]  # as every errand
    return replace(found, period="2028-05") if isinstance(found, Programme) else found


@pytest.mark.parametrize(("language", "said"), [("az", "elan olunmayıb"), ("ru", "не объявлены")])
def test_what_was_filed_is_acknowledged_without_the_day(language: Language, said: str) -> None:
    talk = Talk(monthly_report, receipt)
    talk.on(date(2028, 5, 25))
    for text in REPORTED:
        talk.say(text)
    assert any(isinstance(errand, SubmitReport) for errand in talk.asked)
    ending = talk.open().ending
    assert ending is not None
    assert (ending.name, ending.values["date"]) == ("report.accepted", NOT_ANNOUNCED)
    assert said in TEXTS.say("report.accepted.say", ending.values, Manner(language))
