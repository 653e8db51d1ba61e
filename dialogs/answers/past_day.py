"""A day that is over: without a year the last such day, asked back where that is far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from dialogs.answers.contract import Hearing, Offer, Option, Unsure, Wrong
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.typed import REWRITE
from dialogs.values import Json, Value

_DAY: Final = DateAnswer()
_RECENT: Final = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day up to today ("1 noyabr"); refuses and asks back as its `inner` day does."""

    numeric: ClassVar[bool] = True
    inner: DateAnswer = _DAY

    @property
    def samples(self) -> tuple[str, ...]:
        """Those of the day."""
        return self.inner.samples

    def read(self, text: str, hearing: Hearing) -> date | Wrong | Unsure:
        """The day the text says."""
        said = self.inner.read(text, hearing)
        if not isinstance(said, Wrong) or said.code != "no_year":
            return said
        last = self._of_year(text, hearing, hearing.today.year)
        if isinstance(last, Wrong) and last.code == "future":
            last = self._of_year(text, hearing, hearing.today.year - 1)
        if isinstance(last, date) and hearing.today - last > _RECENT:
            return Unsure("meant", (Offer(last.isoformat(), last), REWRITE))
        return last

    def _of_year(self, text: str, hearing: Hearing, year: int) -> date | Wrong | Unsure:
        return self.inner.read(f"{text} {year}", hearing)

    def keep(self, value: date) -> Json:
        """The day as ISO text."""
        return self.inner.keep(value)

    def restore(self, kept: Json) -> date | None:
        """The day."""
        return self.inner.restore(kept)

    def show(self, value: date) -> Value:
        """The day itself."""
        return self.inner.show(value)

    def options(self) -> tuple[Option, ...]:
        """No choice is offered."""
        return ()
