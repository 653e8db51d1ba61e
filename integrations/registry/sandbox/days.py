"""Days as the registry counts them: working days of Azerbaijan, months, Baku's time (rules D-1 to D-10)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta, timezone
from functools import cache

import holidays

__all__ = [
    "BAKU",
    "add_months",
    "add_workdays",
    "add_years",
    "decision_day",
    "is_workday",
    "last_workday",
    "next_workday",
    "period_of",
    "window_end",
    "workdays_before",
]

BAKU = timezone(timedelta(hours=4), "Asia/Baku")
DAY = timedelta(days=1)


@cache
def _official(year: int) -> holidays.HolidayBase:
    # The package fills its swapped-in weekend days only for years it was given (it is then right for 2023 to 2026).
    return holidays.country_holidays("AZ", years=range(year - 1, year + 2))


def is_workday(day: date) -> bool:
    """D-1: five-day week, non-working holidays, moved and swapped days."""
    return bool(_official(day.year).is_working_day(day))


def next_workday(day: date) -> date:
    """The first working day on or after `day`."""
    while not is_workday(day):
        day += DAY
    return day


def add_workdays(day: date, count: int) -> date:
    """D-2: the `count`-th working day after `day`, which itself is not counted."""
    for _ in range(count):
        day = next_workday(day + DAY)
    return day


def workdays_before(day: date, count: int) -> date:
    """The `count`-th working day before `day`, which itself is not counted."""
    for _ in range(count):
        day -= DAY
        while not is_workday(day):
            day -= DAY
    return day


def last_workday(year: int, month: int) -> date:
    """D-9: the last working day of a month."""
    day = date(year, month, monthrange(year, month)[1])
    while not is_workday(day):
        day -= DAY
    return day


def add_months(day: date, count: int) -> date:
    """D-3: the same day `count` months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, count: int) -> date:
    """D-3 with years; 29 February becomes 28 February."""
    return add_months(day, 12 * count)


def window_end(registered_on: date) -> date:
    """Last of the five working days of 5.5."""
    return add_workdays(registered_on, 5)


def decision_day(registered_on: date) -> date:
    """The first working day after the window of 5.5: nobody decides on a Saturday, so no day is told too early."""
    return next_workday(window_end(registered_on) + DAY)


def period_of(day: date) -> str:
    """The month of a day as the contract writes it: `2026-11`."""
    return f"{day:%Y-%m}"
