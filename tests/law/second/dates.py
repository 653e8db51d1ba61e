"""Date conventions D-1 to D-8 of the rules, on the working days that the package `holidays` knows."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

import holidays

ONE_DAY = timedelta(days=1)
# Weekend days worked instead are known only after their year, and the year after it, was loaded.
AZERBAIJAN = holidays.country_holidays("AZ", years=range(2015, 2036))


def day_of(value: object) -> date | None:
    """A date given as a date, as ISO text, or not at all."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


@cache
def is_workday(day: date) -> bool:
    """D-1: neither a rest day nor a holiday, or a weekend day the Cabinet swapped in."""
    return bool(AZERBAIJAN.is_working_day(day))


@cache
def add_workdays(day: date, number: int) -> date:
    """D-2 and D-8: the day itself is not counted, the result is the last good day."""
    while number:
        day += ONE_DAY
        number -= is_workday(day)
    return day


def add_months(day: date, number: int) -> date:
    """D-3: the same day of a later or earlier month, clamped to the last day of a shorter one."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_years(day: date, number: int) -> date:
    """D-3 in years."""
    return add_months(day, 12 * number)


def birthday(born: date, age: int) -> date:
    """D-7: who was born on 29 February has the birthday on 1 March in a common year."""
    if (born.month, born.day) == (2, 29) and not calendar.isleap(born.year + age):
        return date(born.year + age, 3, 1)
    return born.replace(year=born.year + age)
