"""Any number of a few options: "1 3", words, or 0 for none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.choice import index_of
from dialogs.answers.contract import Hearing, Offer, Option, Unsure, Wrong
from dialogs.answers.label_index import LabelIndex
from dialogs.answers.typed import REWRITE, refused, typed
from dialogs.speech import fold, yes_no
from dialogs.speech.numbers import pieces, runs, words_of
from dialogs.values import Json, Language, Term, Value


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(fold(line) for line in lines.split(","))


_NONE: Final = _phrases(
    "0,heç biri,heç bir,heç nə,heçnə,ни один,ни одного,ни одно,ничего,никакой,ничто,нисколько,none"
)
NONE_OF_THESE: Final = Term("talk.none_of_these")
_DONE: Final = _phrases("hazırdır,hazır,bitdi,готово,это всё")  # alone it says nothing about the choices
_ALL: Final = _phrases("hamısı,hamisi,bütün,bütünü,hər biri,все,всё,all,все варианты,bütün variantlar")
_AND: Final = re.compile(r"[,;\n+&]| və | ilə | и ", re.IGNORECASE)
_FILLERS: Final = frozenset(
    fold(word) for word in "və ilə həm də и а ещё ci cu nömrə variant вариант номер пункт".split()
)
_RANGE: Final = re.compile(r"([1-9]) ?[-–—] ?([1-9])")
_MOST_TOGETHER: Final = 9


@dataclass(frozen=True, slots=True)
class Several:
    """Ids in the order of `choices`, each once; () for none.

    Refusals: not_among, no_such_number {number, highest}, not_known, nothing_marked. Asks back: together (13 or 1-3
    may be meant in two ways; the offers are the numbers).
    """

    numeric: ClassVar[bool] = True
    choices: tuple[Option, ...]

    @property
    def samples(self) -> tuple[str, ...]:
        """None, each alone, all together."""
        each = tuple(str(place) for place in range(1, len(self.choices) + 1))
        return ("0", *each, " ".join(each))

    def read(self, text: str, hearing: Hearing) -> tuple[str, ...] | Wrong | Unsure:
        """The ids of the options meant."""
        said = typed(text)
        if isinstance(said, Wrong):
            return said
        folded = fold(said)
        if folded in _DONE:
            return Wrong("nothing_marked")
        if folded in _NONE or yes_no(said, hearing.language) is False:
            return ()
        if folded in _ALL:
            return tuple(option.id for option in self.choices)
        if two_ways := self._two_ways(said):
            return two_ways
        places = _numbers_only(said, hearing.language)
        return self._by_words(said, hearing) if places is None else self._by_places(places)

    def added(self, marked: int, text: str, hearing: Hearing) -> str:
        """The text with the choices that are marked already (a bit for each), as one that says them all.

        A plain "no" is none of these alone, but no more of them where some are marked.
        """
        chosen = [option.id for bit, option in enumerate(self.choices) if marked >> bit & 1]
        folded = fold(text)
        no_more = bool(chosen) and folded not in _NONE and yes_no(text, hearing.language) is False
        if folded not in _DONE and not no_more:
            heard = self.read(text, hearing)
            said = heard.offers[0].kept if isinstance(heard, Unsure) else heard
            if isinstance(said, Wrong) or not isinstance(said, list | tuple) or not said:
                return text
            chosen += [str(one) for one in said]
        places = [str(place) for place, option in enumerate(self.choices, 1) if option.id in chosen]
        return " ".join(places) or text

    def _by_places(self, places: list[int]) -> tuple[str, ...] | Wrong:
        for place in places:
            if not 1 <= place <= len(self.choices):
                return Wrong("no_such_number", {"number": place, "highest": len(self.choices)})
        return tuple(option.id for place, option in enumerate(self.choices, 1) if place in places)

    def _two_ways(self, said: str) -> Unsure | None:
        """ "13" is 1 and 3, or a slip; "1-3" is 1 to 3, or 1 and 3."""
        span = _RANGE.fullmatch(said)
        if span and int(span[1]) < int(span[2]) <= len(self.choices):
            first, last = int(span[1]), int(span[2])
            return self._asked(list(range(first, last + 1)), [first, last])
        if said.isdigit() and 1 < len(said) <= _MOST_TOGETHER and int(said) > len(self.choices):
            places = sorted({int(digit) for digit in said})
            return self._asked(places) if places[0] >= 1 and places[-1] <= len(self.choices) else None
        return None

    def _asked(self, *ways: list[int]) -> Unsure:
        ways_once = [way for place, way in enumerate(ways) if way not in ways[:place]]
        offers = tuple(Offer(list(self._ids(way)), ", ".join(map(str, way))) for way in ways_once)
        return Unsure("together", (*offers, REWRITE))

    def _ids(self, places: list[int]) -> tuple[str, ...]:
        return tuple(self.choices[place - 1].id for place in places)

    def _by_words(self, said: str, hearing: Hearing) -> tuple[str, ...] | Wrong:
        index = index_of(self.choices, hearing)
        whole = index.find(said)
        if whole.sure and not _AND.search(said):
            return whole.keys
        meant = [_meant(index, part) for part in _AND.split(said) if fold(part)]
        if not meant or any(part is None for part in meant):
            return refused(said, "not_among")
        return tuple(option.id for option in self.choices if option.id in meant)

    def keep(self, value: tuple[str, ...]) -> Json:
        """The ids as a list."""
        return list(value)

    def restore(self, kept: Json) -> tuple[str, ...] | None:
        """The ids if all of them are still offered."""
        if not isinstance(kept, list):
            return None
        offered = [option.id for option in self.choices]
        ids = tuple(one for one in kept if isinstance(one, str) and one in offered)
        return ids if len(ids) == len(kept) == len(set(ids)) else None

    def show(self, value: tuple[str, ...]) -> Value:
        """The label of the only one, else the numbers."""
        if len(value) == 1:
            return next((option.label for option in self.choices if option.id == value[0]), value[0])
        places = [str(place) for place, option in enumerate(self.choices, 1) if option.id in value]
        return ", ".join(places) or NONE_OF_THESE

    def options(self) -> tuple[Option, ...]:
        """The options in their order."""
        return self.choices


def _meant(index: LabelIndex, part: str) -> str | None:
    found = index.find(part)
    return found.keys[0] if found.sure else None


def _numbers_only(said: str, language: Language) -> list[int] | None:
    """The numbers of a text that says nothing but numbers."""
    found: list[int] = []
    for part in runs(pieces(said), words_of(said, language, ordinals=True)):
        if isinstance(part, int):
            found.append(part)
        elif part.isdigit():
            found.append(int(part[:9]))
        elif part not in _FILLERS:
            return None
    return found or None
