"""The day on which something ended that began on a known day, or that it has not ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from dialogs.answers.contract import Hearing, Option, Unsure, Wrong
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.typed import REWRITE
from dialogs.speech.ongoing import ongoing
from dialogs.values import Json, Term, Value

STILL: Final = Term("talk.ongoing")
_ONGOING: Final = "ongoing"
_DAY: Final = DateAnswer()
_USUAL: Final = date(2020, 6, 30)


@dataclass(frozen=True, slots=True)
class End:
    """When it ended; None: it still goes on."""

    on: date | None


@dataclass(frozen=True, slots=True)
class PeriodEnd:
    """A day from `since` to today, kept as ISO text, or words for "still"; kept by a word.

    Refusals: those of a day, and before_start {day}.
    """

    numeric: ClassVar[bool] = True
    since: date

    @property
    def samples(self) -> tuple[str, ...]:
        """A day that is not before the beginning, and a word for "still"."""
        return (max(self.since, _USUAL).strftime("%d.%m.%Y"), "işləyirəm")

    def read(self, text: str, hearing: Hearing) -> End | Wrong | Unsure:
        """The day the text says, or that there is none yet."""
        if ongoing(text):
            return End(None)
        said = _DAY.read(text, hearing)
        if isinstance(said, Wrong):
            return said
        if isinstance(said, Unsure):
            return self._possible(said)
        return self._before() if said < self.since else End(said)

    def _possible(self, unsure: Unsure) -> Unsure | Wrong:
        """Of the days meant only those after the beginning are offered."""
        offers = tuple(offer for offer in unsure.offers if self.restore(offer.kept) is not None)
        if not offers:
            return self._before()
        return Unsure("ambiguous" if len(offers) > 1 else "meant", (*offers, REWRITE))

    def _before(self) -> Wrong:
        return Wrong("before_start", {"day": self.since})

    def keep(self, value: End) -> Json:
        """The day as ISO text, or the word for "still"."""
        return _ONGOING if value.on is None else _DAY.keep(value.on)

    def restore(self, kept: Json) -> End | None:
        """What was kept, unless the beginning has moved past it."""
        if kept == _ONGOING:
            return End(None)
        day = _DAY.restore(kept)
        return None if day is None or day < self.since else End(day)

    def show(self, value: End) -> Value:
        """The day, or that it still goes on."""
        return value.on or STILL

    def options(self) -> tuple[Option, ...]:
        """No choice is offered."""
        return ()
