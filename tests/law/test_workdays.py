"""Worked dates of the specification, part 18.6 and 27.2, and the conventions D-1 to D-11."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import calendar
from dialogs.rules.workdays import Counting, UnknownYear, add_months, add_years, birthday

CALENDAR = calendar.load()
SAFE = Counting()
KNOWN = st.dates(CALENDAR.first_day + timedelta(40), CALENDAR.last_day - timedelta(40))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        # 5.5 window (D-2)
        ("2026-05-18", 5, "2026-05-25"),
        ("2026-03-13", 5, "2026-03-31"),
        ("2026-03-19", 5, "2026-04-06"),
        ("2026-11-02", 5, "2026-11-11"),
        ("2026-09-05", 5, "2026-09-11"),
        # 5.5 window at the end of a year and over swapped days
        ("2026-12-25", 5, "2027-01-06"),
        ("2024-12-24", 5, "2024-12-29"),
        ("2025-01-24", 5, "2025-02-03"),
        # 18.7 answer of the employer (D-8)
        ("2026-06-05", 5, "2026-06-12"),
        ("2026-05-22", 5, "2026-06-03"),
        ("2026-06-09", 5, "2026-06-17"),
        # U13: free from the 17th, 15 June is a holiday
        ("2026-06-08", 5, "2026-06-16"),
        # days before a deadline, for reminders
        ("2026-05-26", -1, "2026-05-25"),
        ("2026-05-26", -3, "2026-05-21"),
        ("2026-05-24", -1, "2026-05-22"),
        ("2026-05-26", 0, "2026-05-26"),
    ],
)
def test_add_workdays(start: str, count: int, end: str) -> None:
    assert CALENDAR.add_workdays(day(start), count) == day(end)


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [
        (2024, 12, "2024-12-29"),  # a Sunday: 28 and 29 worked, 30 and 31 off
        (2026, 3, "2026-03-31"),
        (2026, 5, "2026-05-26"),  # 27 to 29 off, then a weekend
        (2026, 6, "2026-06-30"),
        (2026, 11, "2026-11-30"),
        (2025, 12, "2025-12-30"),
        (2027, 10, "2027-10-29"),
    ],
)
def test_last_workday_of_the_month(year: int, month: int, last: str) -> None:
    assert CALENDAR.last_workday(year, month) == day(last)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2026-04-10", 1, "2026-05-10"),  # ends on a Sunday: not moved (D-11)
        ("2025-12-31", 1, "2026-01-31"),
        ("2026-05-26", 1, "2026-06-26"),
        ("2025-12-31", 6, "2026-06-30"),
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-05-31", -1, "2026-04-30"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_add_months(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == day(end)
    assert SAFE.last_barred(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        ("2028-02-29", 1, "2029-02-28"),
        ("2026-09-01", 2, "2028-09-01"),
        ("2028-06-10", -2, "2026-06-10"),
    ],
)
def test_add_years(start: str, years: int, end: str) -> None:
    assert add_years(day(start), years) == day(end)


@pytest.mark.parametrize(
    ("born", "age", "on"),
    [("2011-06-10", 15, "2026-06-10"), ("2012-02-29", 15, "2027-03-01"), ("2012-02-29", 16, "2028-02-29")],
)
def test_birthday(born: str, age: int, on: str) -> None:
    assert birthday(day(born), age) == day(on)


@pytest.mark.parametrize(
    ("on", "works"),
    [
        ("2026-06-15", False),
        ("2026-06-16", True),
        ("2026-09-28", True),
        ("2024-09-27", True),  # Anım Günü is a working day
        ("2026-10-19", True),
        ("2027-10-18", True),
        ("2024-01-20", False),
        ("2024-01-22", True),  # 20 January fell on a Saturday and is not moved
        ("2025-03-10", True),  # a moved rest day that the Cabinet made a working day
        ("2025-04-01", True),
        ("2024-12-28", True),
        ("2024-12-30", False),
        ("2025-01-29", False),  # voting
        ("2026-11-10", False),
    ],
)
def test_is_workday(on: str, works: bool) -> None:
    assert CALENDAR.is_workday(day(on)) is works


def test_official_counts_of_a_year() -> None:
    assert [len(list(CALENDAR.year(year).workdays())) for year in (2024, 2026)] == [241, 241]


def test_alternative_readings_are_one_day_earlier() -> None:
    early = Counting(start_day_counts=True, free_on_same_day=True)
    assert early.window_end(CALENDAR, day("2026-05-18"), 5) == day("2026-05-22")
    assert early.window_end(CALENDAR, day("2026-09-05"), 5) == day(
        "2026-09-11"
    )  # a Saturday is no working day
    assert early.last_barred(day("2026-01-15"), 6) == day("2026-07-14")
    assert SAFE.window_end(CALENDAR, day("2026-05-18"), 5) == day("2026-05-25")


@pytest.mark.parametrize("on", ["2022-12-31", "2028-01-01"])
def test_a_day_outside_the_known_years_is_named(on: str) -> None:
    for question in (CALENDAR.is_workday, lambda it: CALENDAR.add_workdays(it, 1), CALENDAR.holidays_on):
        with pytest.raises(UnknownYear) as refused:
            question(day(on))
        assert refused.value.year == day(on).year


def test_a_count_that_leaves_the_known_years_is_named() -> None:
    with pytest.raises(UnknownYear) as late:
        CALENDAR.add_workdays(day("2027-12-30"), 5)
    with pytest.raises(UnknownYear) as early:
        CALENDAR.add_workdays(day("2023-01-05"), -5)
    assert (late.value.year, early.value.year) == (2028, 2022)


def test_confirmed_years() -> None:
    assert [CALENDAR.confirmed(year) for year in range(2023, 2028)] == [True, True, True, True, False]


@given(KNOWN, st.integers(1, 15))
def test_counting_there_and_back(start: date, count: int) -> None:
    end = CALENDAR.add_workdays(start, count)
    assert CALENDAR.is_workday(end)
    assert CALENDAR.workdays_between(start, end) == count
    assert CALENDAR.add_workdays(end, -count) <= start
    days = [start + timedelta(n) for n in range(1, (end - start).days + 1)]
    assert sum(CALENDAR.is_workday(it) for it in days) == count
