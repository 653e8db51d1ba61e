"""Days that are reckoned by the calendar; where its year is not announced yet, that is said instead of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dialogs.rules.workdays import UnknownYear
from dialogs.values import Term, Weekday

NOT_ANNOUNCED = Term("talk.not_announced")


def reckoned(day: Callable[[], date], today: date) -> Weekday | Term:
    """The day as it is told today, or that the holidays of its year are not known: nothing done fails for that."""
    try:
        return Weekday.on(day(), today)
    except UnknownYear:
        return NOT_ANNOUNCED
