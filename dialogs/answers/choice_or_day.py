"""A short choice of times from today, or the very day that somebody names instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Hearing, Offer, Option, Unsure, Wrong
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.offered import chosen_number
from dialogs.answers.typed import REWRITE
from dialogs.values import Json, Value

_DAY: Final = DateAnswer(years_back=0, days_ahead=365)
_SOON: Final = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class ChoiceOrDay:
    """An id of `inner`, or a day from today to a year ahead as ISO text ("sabah", "1 dekabr").

    Refusals: those of the choice, past, far {latest}, impossible_date and no_day.  Asks back as the choice and the day
    do, and where a day was in digits without its year: "1.2" may be two choices.
    """

    numeric: ClassVar[bool] = False
    inner: Choice

    @property
    def samples(self) -> tuple[str, ...]:
        """Those of the choice, and a day."""
        return (*self.inner.samples, "sabah")

    def read(self, text: str, hearing: Hearing) -> str | Wrong | Unsure:
        """A number or a label chooses; otherwise a day goes before words that are only like a label."""
        if chosen_number(text, hearing.language) is None and not self.inner.names(text, hearing):
            day = self._day(text, hearing)
            if day is not None:
                return day
        return self.inner.read(text, hearing)

    def _day(self, text: str, hearing: Hearing) -> str | Wrong | Unsure | None:
        """The day named, None if the text names none; without a year the next such day, asked back where it is far.

        On 6 January somebody who names 1 January may be late as well as early.
        """
        said = _DAY.read(text, hearing)
        if isinstance(said, Wrong) and said.code == "no_year":
            said = self._coming(text, hearing)
            if isinstance(said, date) and not any(sign.isalpha() for sign in text):
                said = _meant(said)
        if isinstance(said, date):
            return said.isoformat()
        if isinstance(said, Unsure):
            return said
        refused = {"too_old": Wrong("past"), "future": Wrong("far", said.values)}
        return refused.get(said.code, said if said.code in ("impossible_date", "no_day") else None)

    @staticmethod
    def _coming(text: str, hearing: Hearing) -> date | Wrong | Unsure:
        said = _DAY.read(f"{text} {hearing.today.year}", hearing)
        if not isinstance(said, Wrong) or said.code != "too_old":
            return said
        coming = _DAY.read(f"{text} {hearing.today.year + 1}", hearing)
        if isinstance(coming, date) and coming - hearing.today > _SOON:
            return _meant(coming)
        return coming

    def keep(self, value: str) -> Json:
        """The id, or the day as ISO text."""
        return value

    def restore(self, kept: Json) -> str | None:
        """The id if it is still offered, or a day."""
        chosen = self.inner.restore(kept)
        return chosen if chosen is not None or _DAY.restore(kept) is None else str(kept)

    def show(self, value: str) -> Value:
        """The label of the option, or the day."""
        return _DAY.restore(value) or self.inner.show(value)

    def options(self) -> tuple[Option, ...]:
        """The options of the choice."""
        return self.inner.options()


def _meant(day: date) -> Unsure:
    return Unsure("meant", (Offer(day.isoformat(), day), REWRITE))
