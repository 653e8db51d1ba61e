"""Days and periods of the law: working days, months, years and birthdays by the conventions D-1 to D-11.

The law gives periods but no rule for counting them (Q-01), so every convention here is the later, safer
reading; the two readings that an operator may choose instead are the flags of `Counting`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
REMEMBERED = 1 << 15  # days, counted once: the birth dates of eighty years are as many
WEEKEND = 5  # Saturday and Sunday have date.weekday() 5 and 6


class UnknownYear(LookupError):
    """No calendar file covers the year of this day; `year` is the missing one."""

    def __init__(self, year: int) -> None:
        super().__init__("unknown_year", year)
        self.year = year


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line of the calendar comes from; strength is law, official, secondary, package or computed."""

    act: str
    strength: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A non-working holiday and its names; `moves`: a weekend day under it is given back (105.5)."""

    name: str
    az: str
    ru: str
    days: tuple[date, ...]
    article: str
    moves: bool
    source: Source
    estimated: bool = False


REST_KINDS = ("moved", "swapped", "voting")


@dataclass(frozen=True, slots=True)
class RestDay:
    """A weekday without work that is no holiday; kind is moved (105.5, 105.6), swapped (105.7) or voting."""

    day: date
    kind: str
    article: str
    source: Source
    holiday: str | None = None
    instead_of: date | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class WorkedDay:
    """A rest day on which the Cabinet lets people work, instead of `instead_of`."""

    day: date
    article: str
    source: Source
    instead_of: date


@dataclass(frozen=True, slots=True)
class Year:
    """One calendar file; not confirmed while Ramazan and Qurban are estimates.  `digest`: of its text."""

    number: int
    confirmed: bool
    holidays: tuple[Holiday, ...]
    rest: tuple[RestDay, ...]
    work: tuple[WorkedDay, ...]
    digest: str = ""

    def workdays(self) -> Iterator[date]:
        """Give the working days of the year, in order (D-1)."""
        off = {day for holiday in self.holidays for day in holiday.days} | {rest.day for rest in self.rest}
        worked = {work.day for work in self.work}
        day = date(self.number, 1, 1)
        while day.year == self.number:
            if day in worked or (day.weekday() < WEEKEND and day not in off):
                yield day
            day += ONE_DAY


@dataclass(frozen=True, slots=True)
class Calendar:
    """The known years, one after the other without a gap; `version` changes with any day in them.

    `first_day`, `last_day`: what it knows.
    """

    years: tuple[Year, ...] = field(repr=False)
    version: str
    first_day: date = field(init=False, repr=False, compare=False)
    last_day: date = field(init=False, repr=False, compare=False)
    _workdays: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _counted: dict[tuple[date, int], date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbers = [year.number for year in self.years]
        if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            raise ValueError("years_not_consecutive", numbers)
        object.__setattr__(self, "_workdays", tuple(day for year in self.years for day in year.workdays()))
        object.__setattr__(self, "first_day", date(numbers[0], 1, 1))
        object.__setattr__(self, "last_day", date(numbers[-1], 12, 31))
        object.__setattr__(self, "_counted", {})

    def year(self, number: int) -> Year:
        """Return the year's data; raises UnknownYear."""
        index = number - self.years[0].number
        if not 0 <= index < len(self.years):
            raise UnknownYear(number)
        return self.years[index]

    def identity(self, years: Iterable[int]) -> str:
        """Name those of the years that are known by their digests: "2026:0a1b2c 2027:3d4e5f", for the record."""
        wanted = set(years)
        return " ".join(f"{year.number}:{year.digest}" for year in self.years if year.number in wanted)

    def same(self, identity: str) -> bool:
        """Tell whether each year named there stands here with the same digest; an older record names all at once."""
        if ":" not in identity:
            return identity in {"", self.version}
        here = {f"{year.number}:{year.digest}" for year in self.years}
        return set(identity.split()) <= here

    def confirmed(self, year: int) -> bool:
        """Tell whether the yearly holidays of this year are decided; raises UnknownYear."""
        return self.year(year).confirmed

    def is_workday(self, day: date) -> bool:
        """Tell whether people work on this day (D-1); raises UnknownYear."""
        self.year(day.year)
        index = bisect_left(self._workdays, day)
        return index < len(self._workdays) and self._workdays[index] == day

    def add_workdays(self, day: date, count: int) -> date:
        """Return the count-th working day after `day`, which is not counted (D-2, D-8).

        A negative count goes back, 0 gives `day` itself.  Raises UnknownYear.
        """
        end = self._counted.get((day, count))
        if end is None:
            self._counted[day, count] = end = self._counted_anew(day, count)
        return end

    def _counted_anew(self, day: date, count: int) -> date:
        self.year(day.year)
        if count == 0:
            return day
        after = bisect_right(self._workdays, day) + count - 1
        before = bisect_left(self._workdays, day) + count
        return self._nth(after if count > 0 else before)

    def workdays_between(self, start: date, end: date) -> int:
        """Count the working days after `start` through `end`; raises UnknownYear."""
        self.year(start.year)
        self.year(end.year)
        return bisect_right(self._workdays, end) - bisect_right(self._workdays, start)

    def last_workday(self, year: int, month: int) -> date:
        """Return the last working day of the month (D-9); raises UnknownYear."""
        self.year(year)
        last = date(year, month, monthrange(year, month)[1])
        return self._nth(bisect_right(self._workdays, last) - 1)

    def holidays_on(self, day: date) -> tuple[Holiday, ...]:
        """Return the holidays that fall on this day, often none; raises UnknownYear."""
        return tuple(holiday for holiday in self.year(day.year).holidays if day in holiday.days)

    def _nth(self, index: int) -> date:
        if index < 0:
            raise UnknownYear(self.years[0].number - 1)
        if index >= len(self._workdays):
            raise UnknownYear(self.years[-1].number + 1)
        return self._workdays[index]


@dataclass(frozen=True, slots=True)
class Counting:
    """The two readings of the counting rules that an operator may choose instead of the safe ones (Q-01)."""

    start_day_counts: bool = False  # D-2: a working start day is day 1
    free_on_same_day: bool = False  # D-3, D-4: the bar ends the day before the day of the same number

    def window_end(self, calendar: Calendar, start: date, workdays: int) -> date:
        """Return the last day of "within N working days from the day X" (D-2); raises UnknownYear."""
        return calendar.add_workdays(start - ONE_DAY if self.start_day_counts else start, workdays)

    def last_barred(self, start: date, months: int) -> date:
        """Return the last day of a bar or removal of so many months from `start` (D-3, D-4)."""
        end = add_months(start, months)
        return end - ONE_DAY if self.free_on_same_day else end


@lru_cache(REMEMBERED)
def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, clamped to the end of a shorter month (D-3)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year, month + 1)
    except ValueError:
        return date(year, month + 1, monthrange(year, month + 1)[1])


def add_years(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes 28 in a common year (D-5, D-6)."""
    return add_months(day, 12 * years)


@lru_cache(REMEMBERED)
def birthday(born_on: date, age: int) -> date:
    """Return the day on which a person has this age; born on 29 February: 1 March in a common year (D-7)."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)
