"""Days that are reckoned by the calendar; where its year is not announced yet, that is said instead of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dialogs.rules.workdays import UnknownYear
from dialogs.values import Term

NOT_ANNOUNCED = Term("talk.not_announced")


def reckoned(day: Callable[[], date]) -> date | Term:
    """The day, or in words that the holidays of its year are not known: nothing that was done fails for that."""
    try:
        return day()
    except UnknownYear:
        return NOT_ANNOUNCED
