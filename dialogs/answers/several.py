"""Any number of a few options: "1 3", words, or 0 for none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.choice import index_of, named
from dialogs.answers.contract import Hearing, Offer, Option, Unsure, Wrong
from dialogs.answers.label_index import Found, LabelIndex
from dialogs.answers.little_words import DENIALS
from dialogs.answers.none_said import says_none
from dialogs.answers.typed import REWRITE, refused, typed
from dialogs.speech import fold, yes_no
from dialogs.speech.numbers import pieces, runs, words_of
from dialogs.values import Json, Language, Term, Value


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(fold(line) for line in lines.split(","))


NONE_OF_THESE: Final = Term("talk.none_of_these")
ALL_OF_THESE: Final = Term("talk.all_of_these")
_DONE: Final = _phrases("hazırdır,hazır,bitdi,готово,это всё")  # alone it says nothing about the choices
_ALL: Final = _phrases("hamısı,hamisi,bütün,bütünü,hər biri,все,всё,all,все варианты,bütün variantlar")
_BOTH: Final = _phrases(
    "ikisi,ikisi də,hər ikisi,hər ikisi də,ikisi birlikdə,оба,обе,и то и другое,оба варианта"
)
_AND: Final = re.compile(r"[,;\n+&]| və | ilə | и ", re.IGNORECASE)
_FILLERS: Final = frozenset(
    fold(word) for word in "və ilə həm də и а ещё ci cu nömrə variant вариант номер пункт".split()
)
_RANGE: Final = re.compile(r"([1-9]) ?[-–—] ?([1-9])")
_MOST_TOGETHER: Final = 9
_MOST_EACH: Final = 3


@dataclass(frozen=True, slots=True)
class Several:
    """Ids in the order of `choices`, each once; () for none.

    Refusals: not_among, no_such_number {number, highest}, not_known, nothing_marked. Asks back: together (13 or 1-3
    may be meant in two ways; the offers are the numbers), several (options of one name), meant (a doubtful text).

    A `careful` list takes words only where hardly anything but labels was said: "əlillik pensiyası" is no age pension.
    """

    numeric: ClassVar[bool] = True
    choices: tuple[Option, ...]
    careful: bool = False

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
        if says_none(said, hearing.language):
            return ()
        if folded in _ALL or (folded in _BOTH and len(self.choices) == 2):
            return tuple(option.id for option in self.choices)
        if folded in _BOTH:
            return Wrong("not_among")
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
        no_more = bool(chosen) and yes_no(text, hearing.language, alone=True) is False
        if folded not in _DONE and not no_more:
            heard = self.read(text, hearing)
            if isinstance(heard, Unsure) and heard.code != "together" and chosen:
                return f"{_listed(self._places(chosen))}, {text}"  # asked back with the marks
            said = heard.offers[0].kept if isinstance(heard, Unsure) else heard
            if isinstance(said, Wrong) or not isinstance(said, list | tuple) or not said:
                return text
            chosen += [str(one) for one in said]
        return " ".join(map(str, self._places(chosen))) or text

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
        offers = tuple(Offer(list(self._ids(way)), _listed(way)) for way in ways_once)
        return Unsure("together", (*offers, REWRITE))

    def _ids(self, places: list[int]) -> tuple[str, ...]:
        return tuple(self.choices[place - 1].id for place in places)

    def _by_words(self, said: str, hearing: Hearing) -> tuple[str, ...] | Wrong | Unsure:
        index = index_of(self.choices, hearing)
        whole = index.find(said)
        if whole.exact:
            own = whole.keys if whole.sure else named(self.choices, said, hearing)
            return own if len(own) == 1 else self._either(whole.keys)
        if yes_no(said, hearing.language) is False:
            return self._no_but(whole.keys, self._numbered(said, hearing.language))
        parts = [said] if whole.sure and not _AND.search(said) else _AND.split(said)
        found = [self._part(index, part, hearing.language) for part in parts if fold(part)]
        if not found or not all(part.sure for part in found):
            denied = self.careful and not DENIALS.isdisjoint(fold(said).split())
            beside = self._numbered(said, hearing.language)
            return self._no_but(whole.keys, beside) if denied else refused(said, "not_among")
        meant = self._ordered(key for part in found for key in part.keys)
        plain = self._ordered(key for part in found if part.plain for key in part.keys)
        if meant == plain or not self.careful:
            return meant
        return Unsure("meant", (self._offer(meant), self._offer(plain), REWRITE))

    def _part(self, index: LabelIndex, part: str, language: Language) -> Found:
        places = _numbers_only(part, language)
        ids = None if places is None else self._by_places(places)
        return (
            index.find(part) if ids is None or isinstance(ids, Wrong) else Found(ids, sure=True, plain=True)
        )

    def _either(self, keys: tuple[str, ...]) -> Unsure:
        """What one name is common to: all of it, or one."""
        each = (self._offer((key,)) for key in keys[:_MOST_EACH])
        together = Offer(list(keys), ALL_OF_THESE) if len(keys) == len(self.choices) else self._offer(keys)
        return Unsure("several", (together, *each, REWRITE))

    def _numbered(self, said: str, language: Language) -> tuple[str, ...]:
        """What is chosen by numbers beside the words, as by marks: it stays in every offer."""
        found = (_numbers_only(part, language) for part in _AND.split(said) if fold(part))
        ids = (self._by_places(places) for places in found if places is not None)
        return self._ordered(key for one in ids if not isinstance(one, Wrong) for key in one)

    def _no_but(self, keys: tuple[str, ...], beside: tuple[str, ...] = ()) -> tuple[str, ...] | Unsure:
        """A no that is followed by something: "нет, только земельный пай" names one, "нет, всё верно" none."""
        if not keys and not self.careful:
            return beside
        each = (self._offer(self._ordered((*beside, key))) for key in keys[:_MOST_EACH])
        return Unsure("meant", (self._offer(beside), *each, REWRITE))

    def _offer(self, ids: tuple[str, ...]) -> Offer:
        return Offer(list(ids), self.show(ids))

    def _ordered(self, keys: Iterable[str]) -> tuple[str, ...]:
        said = set(keys)
        return tuple(option.id for option in self.choices if option.id in said)

    def _places(self, keys: Iterable[str]) -> list[int]:
        said = set(keys)
        return [place for place, option in enumerate(self.choices, 1) if option.id in said]

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
        return _listed(self._places(value)) or NONE_OF_THESE

    def options(self) -> tuple[Option, ...]:
        """The options in their order."""
        return self.choices


def _listed(places: Iterable[int]) -> str:
    return ", ".join(map(str, places))


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
