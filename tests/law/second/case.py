"""One person's facts as the rules ask for them: yes, no or not known; days; offers; what is contested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.law.second.dates import day_of

Truth = bool | None


def any_of(*values: Truth) -> Truth:
    """Kleene's OR."""
    if any(value is True for value in values):
        return True
    return None if None in values else False


def all_of(*values: Truth) -> Truth:
    """Kleene's AND."""
    if any(value is False for value in values):
        return False
    return None if None in values else True


def opposite(value: Truth) -> Truth:
    """Kleene's NOT."""
    return None if value is None else not value


@dataclass(frozen=True)
class Offer:
    """One suitable job that the Agency offered."""

    offered: date | None
    answered: date | None
    presented: date | None
    person: str
    employer: str


class Case:
    """The facts of one person under one text of the Law; an absent name is null."""

    def __init__(self, facts: Mapping[str, Any], law: str) -> None:
        self.facts = dict(facts)
        self.law = law
        today = day_of(facts["as_of"])
        assert today is not None
        self.today = today

    @property
    def amended(self) -> bool:
        return self.law == "amended"

    def yes(self, name: str) -> Truth:
        value = self.facts.get(name)
        assert value is None or isinstance(value, bool), name
        return value

    def day(self, name: str) -> date | None:
        return day_of(self.facts.get(name))

    def word(self, name: str) -> str | None:
        value = self.facts.get(name)
        return None if value is None else str(value)

    def disabled(self) -> Truth:
        """DIS-3.3: a disability counts from the date of the decision, when that date is known."""
        decided = self.day("disability_decision_on")
        return all_of(self.yes("has_disability"), decided is None or decided <= self.today)

    def offers(self) -> list[Offer] | None:
        entries = self.facts.get("offers")
        if entries is None:
            return None
        return [
            Offer(
                day_of(entry.get("offered_on")),
                day_of(entry.get("answered_on")),
                day_of(entry.get("presented_on")),
                str(entry["person"]),
                str(entry["employer"]),
            )
            for entry in entries
        ]

    def contested(self) -> set[str]:
        """The facts of which the person says that they ended by today, or never were so."""
        said: Mapping[str, Any] = self.facts.get("contested") or {}
        return {name for name, ended in said.items() if (day_of(ended) or self.today) <= self.today}

    def doubted(self, *names: str) -> list[str]:
        """Those that the person was asked for and does not know: their null is not "none"."""
        asked = self.facts.get("not_known") or ()
        return [name for name in names if name in asked and self.facts.get(name) is None]

    def by_the_person(self) -> Case:
        """The same case by the person's words: what is contested is not so, or is not known."""
        said: dict[str, Any] = {}
        for name in self.contested() & set(self.facts):
            value = self.facts[name]
            said[name] = not value if isinstance(value, bool) else None
        return Case({**self.facts, **said}, self.law)

    def without_contested(self) -> Case:
        """The same case if nobody knew what is contested."""
        contested = self.contested()
        return Case({name: value for name, value in self.facts.items() if name not in contested}, self.law)
