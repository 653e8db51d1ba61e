"""One person's facts on one day under one text of the law, as the rules see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, cast

from dialogs.rules.facts import Facts
from dialogs.rules.periods import WINDOW_WORKDAYS
from dialogs.rules.versions import FIRST_DAY, Law, NoLawInForce
from dialogs.rules.workdays import UnknownYear, add_years

SHORTEST_WEEK = timedelta(4)  # five working days take at least this long, swapped weekends included
LONGEST_WEEK = timedelta(31)  # and never longer than this: the longest run of rest days was eleven

WINDOW_STARTS: tuple[Literal["job_seeker_registered_on"], ...] = ("job_seeker_registered_on",)


@dataclass(slots=True)  # freezing it costs a microsecond a case
class Case:
    """The facts with what every rule needs beside them; `values` are the same for look-ups by any name."""

    facts: Facts
    values: Mapping[str, object]
    as_of: date
    law: Law
    contested: Mapping[str, date | None]
    _as_said: Case | None = field(default=None, init=False, repr=False, compare=False)
    _unsaid: Case | None = field(default=None, init=False, repr=False, compare=False)

    def within(self, start: date) -> date:
        """Return the last day of "within 5 working days" from `start` (5.5, 18.7).

        A start before the first calendar year gives a day that is surely past.  Raises UnknownYear.
        """
        calendar = self.law.calendar
        if start >= calendar.first_day:
            return self.law.counting.window_end(calendar, start, WINDOW_WORKDAYS)
        if self.as_of <= start + LONGEST_WEEK:
            raise UnknownYear(start.year)
        return start + SHORTEST_WEEK

    @property
    def calendar_years(self) -> frozenset[int]:
        """The years whose calendar files a window of this case may lie in (5.5, 18.7)."""
        facts = self.facts
        starts = [self.as_of, *(facts.get(name) for name in WINDOW_STARTS)]
        starts += [
            day for offer in facts.get("offers") or () for day in (offer.offered_on, offer.presented_on)
        ]
        known = [day for day in starts if day is not None]
        return frozenset(year for day in known for year in (day.year, (day + LONGEST_WEEK).year))

    def doubted(self, *facts: str) -> tuple[str, ...]:
        """Return those that the person was asked for and does not know: a null of these does not mean "none"."""
        asked = self.facts.get("not_known")
        if not asked:
            return ()
        return tuple(fact for fact in facts if fact in asked and self.values.get(fact) is None)

    def as_said(self) -> Case:
        """Return the case by the person's words on what is contested (part 0)."""
        if self._as_said is None:
            values = dict(self.values)
            for name in self.contested:
                value = values.get(name)
                values[name] = not value if isinstance(value, bool) else None
            self._as_said = self._with(values)
        return self._as_said

    def unsaid(self) -> Case:
        """Return the case if nobody knew what is contested (part 0)."""
        if self._unsaid is None:
            self._unsaid = self._with({**self.values, **dict.fromkeys(self.contested)})
        return self._unsaid

    def under(self, law: Law) -> Case:
        """Return the same case under another text of the law."""
        return Case(self.facts, self.values, self.as_of, law, self.contested)

    def _with(self, values: Mapping[str, object]) -> Case:
        return Case(cast("Facts", values), values, self.as_of, self.law, {})

    def near_pension(self) -> bool | None:
        """Tell whether less than two years are left to pension age (D-6)."""
        pension_age = self.facts.get("pension_age_date")
        if pension_age is None:
            return None
        return add_years(pension_age, -2) < self.as_of < pension_age

    def has_disability(self) -> bool | None:
        """Tell whether a disability is established; it counts from the date of the decision (DIS-3.3)."""
        decided = self.facts.get("disability_decision_on")
        if decided is not None and decided > self.as_of:
            return False
        return self.facts.get("has_disability")


def open_case(facts: Facts, law: Law) -> Case:
    """Return the case of these facts; raises NoLawInForce, KeyError without as_of."""
    as_of = facts["as_of"]
    if as_of < FIRST_DAY:
        raise NoLawInForce(as_of)
    return Case(facts, facts, as_of, law, facts.get("contested") or {})
