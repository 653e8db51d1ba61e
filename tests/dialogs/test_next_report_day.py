"""The last day of the next report bears its weekday, and its year where that is not the present one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.texts import Manner
from dialogs.keep import restore
from dialogs.report import Programme, monthly_report
from dialogs.samples import samples_of
from dialogs.values import Language
from tests.dialogs.stage import TEXTS
from tests.dialogs.talk import Talk

PROOF = "1 1AB2C3D AZE01234567 12.04.1988 12345678".split()
DECEMBER, NOVEMBER = (date(2026, 12, 30), "2026-12"), (date(2026, 11, 24), "2026-11")


def reported(today: date, period: str, *said: str, language: Language, easy: bool = False) -> str:
    """The receipt's words for the report of a month that is filed today."""

    def answer(errand: object) -> object:
        result = samples_of(errand)[0].result  # type: ignore[arg-type]  # every errand has samples
        found = restore(type(errand).outcome, result["done"])  # type: ignore[attr-defined]  # as every errand
        return replace(found, period=period) if isinstance(found, Programme) else found

    talk = Talk(monthly_report, answer)
    talk.on(today)
    for text in (*PROOF, *said, "bəli"):
        talk.say(text)
    ending = talk.open().ending
    assert ending is not None
    return TEXTS.say(f"{ending.name}.say", ending.values, Manner(language, easy=easy))


@pytest.mark.parametrize(
    ("language", "next_year", "this_year"),
    [
        ("az", "29 yanvar 2027-ci il, cümə", "30 dekabr, çərşənbə"),
        ("ru", "пятница, 29 января 2027 года", "среда, 30 декабря"),
    ],
)
@pytest.mark.parametrize("said", [("1", "1"), ("1", "2")])
@pytest.mark.parametrize("easy", [False, True])
def test_after_the_report_of_december_the_day_bears_its_year(
    language: Language, next_year: str, this_year: str, said: tuple[str, str], easy: bool
) -> None:
    told = reported(*DECEMBER, *said, language=language, easy=easy)
    assert f": {next_year}." in told
    told = reported(*NOVEMBER, *said, language=language, easy=easy)
    assert f": {this_year}." in told
