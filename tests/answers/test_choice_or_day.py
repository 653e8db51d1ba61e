"""A choice of times, or the very day: a day that is said is never filed as another one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.lists import shipped_lists
from bot.texts import Texts
from dialogs.answers import Hearing, Unsure, Wrong
from dialogs.application_form import READY
from dialogs.values import Language, Term

LISTS = shipped_lists()
TEXTS = Texts.load(LISTS)
TODAY = date(2026, 11, 23)


def read(text: str, language: Language) -> object:
    said = READY.answer.read(text, Hearing(language, TODAY, TEXTS.heard, LISTS))
    return said.code if isinstance(said, Wrong) else said


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("sabah", "az", "2026-11-24"), ("завтра", "ru", "2026-11-24"), ("birigün", "az", "2026-11-25"),
        ("1 dekabr", "az", "2026-12-01"), ("5 января", "ru", "2027-01-05"), ("через неделю", "ru", "2026-11-30"),
        ("01.12.2026", "ru", "2026-12-01"),
        ("1", "az", "at_once"), ("dərhal", "az", "at_once"), ("bu gün", "az", "at_once"), ("bir ay", "az", "month"),
        ("через 3 месяца", "ru", "three_months"), ("dünən", "az", "past"), ("01.12.2029", "az", "far"),
        ("05.2027", "ru", "no_day"), ("mart 2027", "az", "no_day"), ("31.04", "az", "impossible_date"),
        ("31.02.2027", "az", "impossible_date"), ("30 февраля", "ru", "impossible_date"),
    ],
)  # fmt: skip
def test_the_day_that_was_said(text: str, language: Language, meant: str) -> None:
    assert read(text, language) == meant


@pytest.mark.parametrize(
    ("text", "language", "today", "meant"),
    [
        ("birinci yanvar", "az", date(2027, 1, 6), "2028-01-01"), ("1 yanvar", "az", date(2027, 1, 6), "2028-01-01"),
        ("первого января", "ru", date(2027, 1, 6), "2028-01-01"), ("20 ноября", "ru", TODAY, "2027-11-20"),
        ("01.12", "ru", TODAY, "2026-12-01"), ("1.12", "az", TODAY, "2026-12-01"), ("1/12", "az", TODAY, "2026-12-01"),
        ("05.01.", "ru", TODAY, "2027-01-05"), ("20.11", "az", TODAY, "2027-11-20"), ("1.2", "az", TODAY, "2027-02-01"),
    ],
)  # fmt: skip
def test_a_day_just_over_or_in_digits_is_shown_with_its_year(
    text: str, language: Language, today: date, meant: str
) -> None:
    asked = READY.answer.read(text, Hearing(language, today, TEXTS.heard, LISTS))
    assert isinstance(asked, Unsure)
    assert [(offer.kept, offer.label) for offer in asked.offers] == [
        (meant, date.fromisoformat(meant)),
        (None, Term("talk.rewrite")),
    ]


def test_what_is_kept_is_an_option_or_a_day() -> None:
    answer = READY.answer
    assert [answer.restore(kept) for kept in ("month", "2026-11-24", "soon", 5)] == [
        "month",
        "2026-11-24",
        None,
        None,
    ]
    assert answer.show("2026-11-24") == date(2026, 11, 24)
    assert answer.show("month") == Term("application.ready.option.month")
