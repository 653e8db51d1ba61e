"""Days and instants in words; the Azerbaijani year takes the suffix of its last spoken word."""

from datetime import UTC, date, datetime

import pytest

from bot.dates import clock_time, day, month, weekday_day, whole_date, year_suffix
from dialogs.values import Month


@pytest.mark.parametrize(
    ("year", "suffix"),
    [
        (2018, "ci"),
        (2026, "cı"),
        (2029, "cu"),
        (2030, "cu"),
        (2033, "cü"),
        (2040, "cı"),
        (1900, "cü"),
        (2000, "ci"),
    ],
)
def test_the_suffix_of_a_year(year: int, suffix: str) -> None:
    assert year_suffix(year) == suffix


def test_a_day_a_deadline_a_month_an_instant() -> None:
    assert day(date(2026, 6, 10), "az") == "10 iyun 2026-cı il"
    assert day(date(2026, 6, 10), "ru") == "10 июня 2026 года"
    assert weekday_day(date(2026, 11, 30), "az") == "30 noyabr, bazar ertəsi"
    assert weekday_day(date(2026, 11, 30), "ru") == "понедельник, 30 ноября"
    assert whole_date(date(2027, 6, 17), "az") == "17 iyun 2027-ci il, cümə axşamı"
    assert whole_date(date(2027, 6, 17), "ru") == "четверг, 17 июня 2027 года"
    assert month(Month(2026, 11), "ru") == "ноябрь"
    assert clock_time(datetime(2026, 11, 21, 14, 5, tzinfo=UTC), "az") == "21 noyabr 2026-cı il, saat 18:05"
