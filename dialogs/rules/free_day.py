"""The first free day of an answer with what it rests on, so that a changed calendar can count it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.rules.decision import Decision
from dialogs.rules.periods import WINDOW_WORKDAYS
from dialogs.rules.rule import Finding
from dialogs.rules.workdays import ONE_DAY, Calendar, Counting, UnknownYear

WINDOW = "E-5.5"  # the only wait that working days decide


@dataclass(frozen=True, slots=True)
class FreeDay:
    """The day after the last wait; nothing of the person but days is kept in it.

    `window_from`: the five working days of 5.5 begin the day after; None: no wait counts working days.
    `apart`: the first free day by all other waits; None: there is none.
    """

    day: date
    window_from: date | None = None
    apart: date | None = None

    def counted(self, calendar: Calendar, counting: Counting) -> date:
        """Return the first free day by this calendar; a year it does not know leaves the day as it was."""
        if self.window_from is None:
            return self.day
        try:
            over = counting.window_end(calendar, self.window_from, WINDOW_WORKDAYS) + ONE_DAY
        except UnknownYear:
            return self.day
        return over if self.apart is None else max(over, self.apart)


def free_day(decision: Decision) -> FreeDay | None:
    """Return the first free day of a wait; None if the answer has none."""
    if decision.date is None:
        return None
    ends = [it.ends_on for it in decision.reasons if it.kind == "timed" and not _window(it)]
    apart = max((end for end in ends if end is not None), default=None)
    waits = any(_window(it) for it in decision.reasons)
    started = decision.case.facts.get("job_seeker_registered_on") if waits else None
    return FreeDay(decision.date, started, None if apart is None else apart + ONE_DAY)


def _window(found: Finding) -> bool:
    return found.rule == WINDOW and found.kind == "timed" and found.ends_on is not None
