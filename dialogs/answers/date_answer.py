"""A day: of birth, of an end, of readiness, within bounds that move with today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from dialogs.answers.contract import Hearing, Offer, Option, Unsure, Wrong
from dialogs.answers.typed import REWRITE, refused, typed
from dialogs.speech.dates import Written, counted, written
from dialogs.values import Json, Value

_MOST_OFFERS: Final = 4


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """A day from today minus `years_back` years to today plus `days_ahead` days; kept as ISO text.

    A year of two digits is the last such year within the bounds. Refusals: not_a_date, impossible_date,
    no_year, no_day, too_old {earliest}, future {latest}, not_known. Asks back: ambiguous (the days meant), meant (one).
    """

    numeric: ClassVar[bool] = True
    years_back: int = 100
    days_ahead: int = 0
    samples: tuple[str, ...] = ("14.05.1990", "5 oktyabr 1987", "12 мая 1990")

    def read(self, text: str, hearing: Hearing) -> date | Wrong | Unsure:
        """The day the text says."""
        said = typed(text)
        if isinstance(said, Wrong):
            return said
        found = written(said, hearing.language)
        if isinstance(found, str):
            day = counted(said, hearing.today, hearing.language)
            return self._bounded(day, hearing.today) if day else refused(said, found)
        return self._one_of(found, hearing.today)

    def _one_of(self, found: tuple[Written, ...], today: date) -> date | Wrong | Unsure:
        latest = today + timedelta(days=self.days_ahead)
        days = [day for day in (one.on(latest) for one in found) if day is not None]
        if len(found) == 1:
            return self._bounded(days[0], today) if days else self._swapped(found[0], today)
        possible = [day for day in dict.fromkeys(days) if isinstance(self._bounded(day, today), date)]
        return _asked(possible) if possible else Wrong("not_a_date")

    def _swapped(self, one: Written, today: date) -> Wrong | Unsure:
        """12/25/1990 is no day here, but is one where the month stands first: then ask."""
        day = Written(one.month, one.day, one.year, short=one.short).on(
            today + timedelta(days=self.days_ahead)
        )
        if day is None or not isinstance(self._bounded(day, today), date):
            return Wrong("impossible_date")
        return _asked([day])

    def _bounded(self, day: date, today: date) -> date | Wrong:
        earliest, latest = _years_before(today, self.years_back), today + timedelta(days=self.days_ahead)
        if day < earliest:
            return Wrong("too_old", {"earliest": earliest})
        return Wrong("future", {"latest": latest}) if day > latest else day

    def keep(self, value: date) -> Json:
        """The day as ISO text."""
        return value.isoformat()

    def restore(self, kept: Json) -> date | None:
        """The day; its bounds are not judged again, for they move and the person answered in time."""
        if not isinstance(kept, str):
            return None
        try:
            return date.fromisoformat(kept)
        except ValueError:
            return None

    def show(self, value: date) -> Value:
        """The day itself: the texts write the month in words."""
        return value

    def options(self) -> tuple[Option, ...]:
        """No choice is offered."""
        return ()


def _years_before(today: date, years: int) -> date:
    """The same day years ago; 29 February becomes 28 February where there is none."""
    year = max(1, today.year - years)
    return (
        today.replace(year=year, day=28) if (today.month, today.day) == (2, 29) else today.replace(year=year)
    )


def _asked(days: list[date]) -> Unsure:
    offers = tuple(Offer(day.isoformat(), day) for day in days[:_MOST_OFFERS])
    return Unsure("ambiguous" if len(offers) > 1 else "meant", (*offers, REWRITE))
