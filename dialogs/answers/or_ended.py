"""A choice, or a sentence that something is over ("müqaviləm 1 noyabrda bitib")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Hearing, Offer, Option, Unsure, Wrong
from dialogs.answers.past_day import PastDay
from dialogs.answers.typed import REWRITE
from dialogs.answers.wish import Wish
from dialogs.speech import ended
from dialogs.values import Json, Term, Value

_DAY: Final = PastDay()
_MOST_OFFERS: Final = 4


@dataclass(frozen=True, slots=True)
class Ended:
    """That `what` is over, and since which day; None where that was not said."""

    what: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Lasting:
    """What may be over, and the topics (speech.ended) by which it is named."""

    option: Option
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrEnded:
    """An id of `inner`, or which of `lasting` is over; asks back where the sentence does not tell which."""

    inner: Choice | Wish
    lasting: tuple[Lasting, ...]

    @property
    def numeric(self) -> bool:
        """As the choice."""
        return self.inner.numeric

    @property
    def samples(self) -> tuple[str, ...]:
        """Those of the choice."""
        return self.inner.samples

    def read(self, text: str, hearing: Hearing) -> str | Ended | Wrong | Unsure:
        """A label chooses; a sentence that something is over goes before words that are only like a label."""
        topics = None if not self.lasting or self.inner.names(text, hearing) else ended(text)
        return self.inner.read(text, hearing) if topics is None else self._which(topics, text, hearing)

    def _which(self, topics: frozenset[str], text: str, hearing: Hearing) -> Ended | Unsure:
        said = _DAY.read(text, hearing)
        on = said if isinstance(said, date) else None
        meant = [one.option for one in self.lasting if one.topics & topics]
        if len(meant) == 1:
            return Ended(meant[0].id, on)
        offered = (meant or [one.option for one in self.lasting])[:_MOST_OFFERS]
        offers = tuple(Offer(self.keep(Ended(one.id, on)), one.label) for one in offered)
        return Unsure("several" if len(offers) > 1 else "meant", (*offers, REWRITE))

    def names(self, text: str, hearing: Hearing) -> bool:
        """Whether the text is exactly a label of the choice."""
        return self.inner.names(text, hearing)

    def keep(self, value: str | Ended) -> Json:
        """The id, or what is over and since when."""
        if isinstance(value, str):
            return value
        return {"ended": value.what, "on": None if value.on is None else value.on.isoformat()}

    def restore(self, kept: Json) -> str | Ended | None:
        """What `keep` made, where it may still be said."""
        if not isinstance(kept, dict):
            return self.inner.restore(kept)
        what, on = kept.get("ended"), kept.get("on")
        if not isinstance(what, str) or all(one.option.id != what for one in self.lasting):
            return None
        return Ended(what, None if on is None else _DAY.restore(on))

    def show(self, value: str | Ended) -> Value:
        """The label of the choice; a sentence shows nothing."""
        return self.inner.show(value) if isinstance(value, str) else Term("talk.none")

    def options(self) -> tuple[Option, ...]:
        """The choices."""
        return self.inner.options()
