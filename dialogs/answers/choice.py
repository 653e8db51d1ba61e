"""One of a few options, by its number or by its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final

from dialogs.answers.contract import Hearing, Offer, Option, Unsure, Wrong
from dialogs.answers.label_index import Found, Label, LabelIndex
from dialogs.answers.offered import chosen_number, labels_of
from dialogs.answers.typed import REWRITE, refused, typed
from dialogs.speech import fold, yes_no
from dialogs.values import Coded, Json, Language, Term, Value

_MOST_OFFERS: Final = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One id of `choices`; heard by number, label, synonym, beginning or with a slip.

    Refusals: not_listed, no_such_number {number, highest}, not_known. Asks back: several (the options meant),
    meant (one option, for a doubtful text).

    A `careful` choice takes words only where hardly anything but a label was said: "işsizəm" is not "işsiz statusu".
    """

    numeric: ClassVar[bool] = False
    choices: tuple[Option, ...]
    careful: bool = False

    @property
    def samples(self) -> tuple[str, ...]:
        """The number of every option."""
        return tuple(str(place) for place in range(1, len(self.choices) + 1))

    def read(self, text: str, hearing: Hearing) -> str | Wrong | Unsure:
        """The id of the option meant."""
        if len(text) == 1 and "1" <= text <= "9" and int(text) <= len(self.choices):
            return self.choices[int(text) - 1].id
        said = typed(text)
        if isinstance(said, Wrong):
            return said
        found = index_of(self.choices, hearing).find(said)
        if found.exact and len(own := found.keys if found.sure else named(self.choices, said, hearing)) == 1:
            return own[0]
        numbered = self._by_number(said, hearing.language)
        if isinstance(numbered, str) or (numbered is not None and not found.keys):
            return numbered
        return self._by_words(said, found, hearing)

    def names(self, text: str, hearing: Hearing) -> bool:
        """Whether the text is exactly a label or synonym, so that it is an answer and no command."""
        return bool(named(self.choices, text, hearing))

    def _by_number(self, said: str, language: Language) -> str | Wrong | None:
        """The option with the number said; None if the text is more than a number."""
        number = chosen_number(said, language)
        if number is None:
            return None
        if 1 <= number <= len(self.choices):
            return self.choices[number - 1].id
        return Wrong("no_such_number", {"number": number, "highest": len(self.choices)})

    def _by_words(self, said: str, found: Found, hearing: Hearing) -> str | Wrong | Unsure:
        if found.sure and (found.plain or not self.careful):
            return found.keys[0]
        ids = {option.id for option in self.choices}
        assent = yes_no(said, hearing.language) if {"yes", "no"} <= ids else None
        if assent is not None:
            return "yes" if assent else "no"
        meant = [option for option in self.choices if option.id in found.keys]
        if not meant:
            return refused(said, "not_listed")
        offers = tuple(Offer(option.id, option.label) for option in meant[:_MOST_OFFERS])
        return Unsure("several" if len(meant) > 1 else "meant", (*offers, REWRITE))

    def keep(self, value: str) -> Json:
        """The id."""
        return value

    def restore(self, kept: Json) -> str | None:
        """The id if it is still offered."""
        for option in self.choices:
            if option.id == kept:
                return option.id
        return None

    def show(self, value: str) -> Value:
        """The label of the option."""
        for option in self.choices:
            if option.id == value:
                return option.label
        return value

    def options(self) -> tuple[Option, ...]:
        """The options in their order."""
        return self.choices


def named(choices: Iterable[Option], text: str, hearing: Hearing) -> tuple[str, ...]:
    """The ids of which the text is exactly the label or a synonym, where to an index a part of one is a name, too."""
    folded = fold(text)
    return tuple(
        option.id
        for option in choices
        if folded and any(fold(word) == folded for word in labels_of(option.label, hearing))
    )


def index_of(choices: Iterable[Option], hearing: Hearing) -> LabelIndex:
    """The index of these options; kept for fixed texts only, a person's own words are not remembered."""
    choices = tuple(choices)
    labels = tuple((option.id, labels_of(option.label, hearing)) for option in choices)
    if all(isinstance(option.label, Term | Coded) for option in choices):
        return _kept_index(labels)
    return LabelIndex(labels)


@lru_cache(maxsize=256)
def _kept_index(labels: tuple[Label, ...]) -> LabelIndex:
    return LabelIndex(labels)
