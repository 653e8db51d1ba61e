"""The two texts of the Employment Law; which one holds is a setting, never guessed from a date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dialogs.rules.facts import LawText
from dialogs.rules.workdays import Calendar, Counting

ADOPTED: LawText = "2018-06-29"  # the complete text, as adopted
AMENDED: LawText = "amended"  # the same with, each as strong as its source
LAW_TEXTS: tuple[LawText, ...] = (ADOPTED, AMENDED)
FIRST_DAY = date(2018, 6, 29)


class NoLawInForce(LookupError):
    """The day lies before the first text of the law that is held."""

    def __init__(self, day: date) -> None:
        super().__init__("no_law_in_force", day.isoformat())
        self.day = day


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved a text as the law in force, in which words it is called, and when."""

    named: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Law:
    """What a decision is judged by: the text, the working days and the reading of the counting rules.

    `approval`: None while nobody has approved the text as the law in force.
    """

    text: LawText
    calendar: Calendar
    counting: Counting = field(default_factory=Counting)
    approval: Approval | None = None
    _other: Law | None = field(default=None, init=False, repr=False, compare=False)

    def other(self) -> Law:
        """Return the same with the other text of the law, which nobody has approved."""
        other = self._other
        if other is None:
            text = AMENDED if self.text == ADOPTED else ADOPTED
            other = Law(text, self.calendar, self.counting)
            object.__setattr__(self, "_other", other)
        return other
