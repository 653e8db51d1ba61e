"""Days written by their relation to the first day of the sandbox or to another day of the same person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from integrations.registry.sandbox.bars import birthday
from integrations.registry.sandbox.days import add_months, add_workdays, add_years, workdays_before

__all__ = ["Days"]

ANCHORS = ("seeker", "referral", "birthday", "decision", "through")
WRITTEN = re.compile(rf"({'|'.join(ANCHORS)})?((?:[+-]\d+[dwmy])*)")
STEP = re.compile(r"([+-]\d+)([dwmy])")
AGE = 15  # 5.12.2


@dataclass(slots=True)
class Days:
    """The days of one person; `known` are those that others of them are counted from."""

    today: date
    known: dict[str, date] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: Mapping[str, Any], today: date) -> Days:
        """With every day of the entry that another may be counted from."""
        days = cls(today)
        days._keep("seeker", days.day(_on(entry.get("job_seeker"))))
        days._keep("referral", days.day(entry.get("facts", {}).get("referral_contract_ended_on")))
        born = days.day(entry.get("birth_date"))
        days._keep("birthday", birthday(born, AGE) if isinstance(born, date) else None)
        decided = [days.day(each[0]) for each in entry.get("decisions", ())]
        days._keep("decision", max(decided, default=None))
        unemployed = entry.get("unemployed")
        days._keep("through", days.day(unemployed.get("through")) if isinstance(unemployed, dict) else None)
        return days

    def _keep(self, name: str, day: Any) -> None:
        if isinstance(day, date):
            self.known[name] = day

    def day(self, value: Any) -> Any:
        """`seeker+5w` as the day it means, the latest of a list of such; anything else is left as it is."""
        if isinstance(value, list) and value and all(_written(each) for each in value):
            return max(self.day(each) for each in value)
        if isinstance(value, dict):
            return {name: self.day(each) for name, each in value.items()}
        found = _written(value)
        if found is None:
            return value
        day = self.known[found[1]] if found[1] else self.today
        for count, unit in STEP.findall(found[2]):
            day = _counted(day, int(count), unit)
        return day


def _on(registration: Any) -> Any:
    return registration.get("registered_on") if isinstance(registration, dict) else registration


def _written(value: Any) -> re.Match[str] | None:
    return WRITTEN.fullmatch(value) if isinstance(value, str) and value else None


def _counted(day: date, count: int, unit: str) -> date:
    if unit == "w":
        return add_workdays(day, count) if count >= 0 else workdays_before(day, -count)
    if unit == "d":
        return day + timedelta(days=count)
    return add_months(day, count) if unit == "m" else add_years(day, count)
