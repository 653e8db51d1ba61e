"""The working days an answer was counted by, as its record keeps them: later calendar files change nothing of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialogs.rules.case import LONGEST_WEEK, Case
from dialogs.rules.workdays import WEEKEND, Calendar, RestDay, Source, WorkedDay, Year

RECORD = Source(
    "record", "record"
)  # the acts behind the days stand in the files of that time, named by digest


@dataclass(frozen=True, slots=True)
class KeptYear:
    """One year's days that differ from the plain week: weekdays without work, weekend days with work."""

    year: int
    confirmed: bool
    free: tuple[date, ...]
    worked: tuple[date, ...]


def kept_years(case: Case) -> tuple[KeptYear, ...]:
    """Return the years this case may have counted in, one after the other, of those that the calendar knows."""
    counted = {*case.calendar_years, (case.as_of - LONGEST_WEEK).year}
    first, last = min(counted), max(counted)
    return tuple(_kept(year) for year in case.law.calendar.years if first <= year.number <= last)


def _kept(year: Year) -> KeptYear:
    worked = {one.day for one in year.work}
    off = {day for holiday in year.holidays for day in holiday.days} | {one.day for one in year.rest}
    free = sorted(day for day in off - worked if day.weekday() < WEEKEND)
    return KeptYear(
        year.number,
        year.confirmed,
        tuple(free),
        tuple(sorted(day for day in worked if day.weekday() >= WEEKEND)),
    )


def calendar_of(kept: Iterable[KeptYear], version: str) -> Calendar:
    """Return the calendar of a record; raises ValueError for years that do not follow one another, and for none."""
    return Calendar(tuple(_year(one) for one in kept), version)


def _year(kept: KeptYear) -> Year:
    rest = tuple(RestDay(day, "moved", "105", RECORD) for day in kept.free)
    work = tuple(WorkedDay(day, "105", RECORD, day) for day in kept.worked)
    return Year(kept.year, kept.confirmed, (), rest, work)
