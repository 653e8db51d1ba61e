"""Finding which labels a typed text means: exact, by words with endings, by beginnings, by likeness."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dialogs.answers.likeness import LONGEST_WORD, bases, deletions, distance, stem
from dialogs.answers.little_words import DENIALS, HELPERS, LITTLE, TURNING, WISHES, WITHOUT, head, weight
from dialogs.answers.scores import NEAR, NEARLY_WHOLE, best, narrowest
from dialogs.speech import fold
from dialogs.speech.letters import is_cyrillic

_MOST_WORDS: Final = 24
_MOST_STRANGERS: Final = 3
_MOST_BEGINNINGS: Final = 60
_SHORTEST_BEGINNING: Final = 2
_SHORTEST_LITTLE: Final = 4
_SHORTEST_SLIP: Final = 4
_TWO_SLIPS: Final = 9
_LEAST_EXPLAINED: Final = 0.5
_LEAST_COVERED: Final = 0.2

_SPLIT: Final = re.compile(r"[,;/()]|\bили\b|\bvə ya\b", re.IGNORECASE)
Label = tuple[str, tuple[str, ...]]
Names = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """The keys a text may mean, best first.

    `sure` if there is one and the text says nothing against it, `whole` if nearly all of its label was said, `plain` if
    hardly anything was said beside it, `exact` if the text is a label or synonym; `headed` if the word was said that
    names what is labelled: the "teacher" of a "school teacher", as "school" alone does not.
    """

    keys: tuple[str, ...] = ()
    sure: bool = False
    exact: bool = False
    whole: bool = False
    plain: bool = False
    headed: bool = True


@dataclass(frozen=True, slots=True)
class _Phrase:
    key: str
    head: str
    weight: float
    turning: frozenset[str]  # the words that turn it round: "не", "был"


class LabelIndex:
    """An index of labels, built once; a look-up touches only the words of the text, never the whole list."""

    __slots__ = ("_exact", "_joined", "_near", "_order", "_phrases", "_phrases_of", "_sorted", "_stems")

    def __init__(self, labels: Iterable[Label]) -> None:
        self._exact: Names = {}
        self._joined: Names = {}
        self._phrases: list[_Phrase] = []
        self._phrases_of: dict[str, list[int]] = defaultdict(list)
        self._stems: Names = {}
        self._near: Names = {}
        self._order: dict[str, int] = {}
        for key, words in labels:
            self._order.setdefault(key, len(self._order))
            for label in words:
                self._add(key, label)
        self._sorted = sorted(self._phrases_of)

    def _add(self, key: str, label: str) -> None:
        cyrillic = is_cyrillic(label)
        self._name(key, fold(label))
        label, _, _ = label.partition("; ")  # behind it stands what is not meant
        parts = [part for part in _SPLIT.split(label) if fold(part)]
        if len(parts) > 1:
            self._add_phrase(key, tuple(fold(label).split()), cyrillic=cyrillic)
        for part in parts:
            words = tuple(fold(part).split())
            telling = [word for word in words if word not in LITTLE]
            if telling or len(parts) == 1:
                self._name(key, " ".join(words))
                self._add_phrase(key, words, cyrillic=cyrillic)
            if telling and len(telling) < len(words) and TURNING.isdisjoint(words):
                # "Şəki" alone names "Şəki şəhəri" as much as "Şəki rayonu".
                self._name(key, " ".join(telling))

    def _name(self, key: str, folded: str) -> None:
        _put(self._exact, folded, key)
        _put(self._joined, folded.replace(" ", ""), key)

    def _add_phrase(self, key: str, words: tuple[str, ...], *, cyrillic: bool) -> None:
        self._phrases.append(
            _Phrase(key, head(words, cyrillic=cyrillic), sum(map(weight, words)), TURNING.intersection(words))
        )
        for word in dict.fromkeys(words):
            self._phrases_of[word].append(len(self._phrases) - 1)
            if cyrillic:
                _put(self._stems, stem(word), word)
            if _SHORTEST_SLIP <= len(word) <= LONGEST_WORD:
                for part in deletions(word):
                    _put(self._near, part, word)

    def find(self, text: str) -> Found:
        """The keys meant by the text."""
        folded = fold(text)
        keys = self._exact.get(folded) or self._joined.get(folded.replace(" ", ""))
        if keys and folded:
            return Found(self._in_order(keys), sure=len(keys) == 1, exact=True, whole=True, plain=True)
        words = folded.split()
        if not words or len(words) > _MOST_WORDS:
            return Found()
        return self._by_words(words, cyrillic=is_cyrillic(text))

    def _in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(keys, key=self._order.__getitem__))

    def _by_words(self, words: list[str], *, cyrillic: bool) -> Found:
        meant = [self._same(word, cyrillic=cyrillic) for word in words]
        explained: dict[int, float] = defaultdict(float)
        covered: dict[int, dict[str, float]] = defaultdict(dict)
        for word, alike in zip(words, meant, strict=True):
            touched: dict[int, float] = {}
            for label_word, likeness in alike.items():
                for place in self._phrases_of[label_word]:
                    touched[place] = max(touched.get(place, 0.0), likeness)
                    part = covered[place]
                    part[label_word] = max(part.get(label_word, 0.0), likeness)
            for place, likeness in touched.items():
                explained[place] += weight(word) * likeness
        return self._judge(words, meant, explained, covered)

    def _judge(
        self,
        words: list[str],
        meant: list[dict[str, float]],
        explained: dict[int, float],
        covered: dict[int, dict[str, float]],
    ) -> Found:
        scores: dict[str, tuple[float, float]] = {}
        # A text of little words only ("rayon") is still looked for, but nearly all of it has to be explained.
        least = min(_LEAST_EXPLAINED, 0.6 * sum(map(weight, words)))
        for place, much in explained.items():
            phrase = self._phrases[place]
            if DENIALS & phrase.turning and DENIALS.isdisjoint(words):
                continue  # "надо" is no "не надо", "хочу напоминания" no "без напоминаний"
            share = sum(weight(word) * likeness for word, likeness in covered[place].items()) / phrase.weight
            if much >= least - NEAR:
                scores[phrase.key] = max(scores.get(phrase.key, (0.0, 0.0)), (much, share))
        if not scores:
            return Found()
        top, share = best(narrowest(scores))
        headed = any(
            phrase.head in covered[place]
            for place in explained
            if (phrase := self._phrases[place]).key in top
        )
        strange = [word for word, alike in zip(words, meant, strict=True) if not alike]
        beside = self._beside(words, meant, top)
        sure = len(top) == 1 and share >= _LEAST_COVERED and self._nothing_against(words, meant, strange)
        whole = share >= NEARLY_WHOLE
        plain = whole and not any(weight(word) == 1.0 or word in WISHES for word in beside)
        said = TURNING.intersection(words)
        plain &= not any(word.endswith(WITHOUT) and word not in self._phrases_of for word in words)
        plain &= any(
            self._phrases[place].turning == said for place in explained if self._phrases[place].key in top
        )
        return Found(
            self._in_order(top), sure and DENIALS.isdisjoint(beside), whole=whole, plain=plain, headed=headed
        )

    def _beside(self, words: list[str], meant: list[dict[str, float]], top: list[str]) -> list[str]:
        """The words that none of the labels found has."""
        return [
            word
            for word, alike in zip(words, meant, strict=True)
            if not any(self._phrases[place].key in top for one in alike for place in self._phrases_of[one])
        ]

    @staticmethod
    def _nothing_against(words: list[str], meant: list[dict[str, float]], strange: list[str]) -> bool:
        """Few other words, no denial or helper; a word long enough for the way it was found, with its first letter."""
        strangers = sum(weight(word) == 1.0 for word in strange)
        if strangers > _MOST_STRANGERS or not (DENIALS | HELPERS).isdisjoint(strange):
            return False
        if _a_number_among_others(words, strange):
            return False
        return any(
            len(word) >= _SURE_LENGTH[max(alike.values())] and _begins_alike(word, alike)
            for word, alike in zip(words, meant, strict=True)
            if alike and weight(word) == 1.0
        )

    def _same(self, word: str, *, cyrillic: bool) -> dict[str, float]:
        """Label words that this word may be, with likeness; only the closest kind is looked at."""
        if word in self._phrases_of:
            return {word: 1.0}
        for base in bases(word):
            if base in self._phrases_of:
                return {base: _ENDING}
        if cyrillic and (same := self._stems.get(stem(word))):
            return dict.fromkeys(same, _ENDING)
        return self._beginning_with(word) or self._one_slip_from(word)

    def _beginning_with(self, word: str) -> dict[str, float]:
        if len(word) < (_SHORTEST_LITTLE if word in LITTLE else _SHORTEST_BEGINNING):
            return {}
        place = bisect_left(self._sorted, word)
        longer = self._sorted[place : place + _MOST_BEGINNINGS]
        return {label_word: _BEGINNING for label_word in longer if label_word.startswith(word)}

    def _one_slip_from(self, word: str) -> dict[str, float]:
        if word in LITTLE or not _SHORTEST_SLIP <= len(word) <= LONGEST_WORD:
            return {}
        near = {label_word for part in deletions(word) for label_word in self._near.get(part, ())}
        slips = {one: distance(word, one, 1 + (len(word) >= _TWO_SLIPS)) for one in near}
        fewest = min(slips.values(), default=9)
        return dict.fromkeys(
            (one for one, n in slips.items() if n == fewest <= 1 + (len(word) >= _TWO_SLIPS)), _SLIP
        )


def _put(names: Names, name: str, value: str) -> None:
    """Hardly any name holds more than one value, and a tuple of one takes a quarter of a set's memory."""
    held = names.get(name, ())
    if value not in held:
        names[name] = (*held, value)


def _a_number_among_others(words: list[str], strange: list[str]) -> bool:
    """Whether all that was found are numbers beside other numbers: "012 440 11 22" is no "11 classes"."""
    found = [word for word in words if word not in strange]
    return all(word.isdigit() for word in found) and any(word.isdigit() for word in strange)


def _begins_alike(word: str, alike: dict[str, float]) -> bool:
    """Whether a slip is one within the word: "ikinci" (the second) is no farmer ("əkinçi")."""
    return max(alike.values()) > _SLIP or any(one[0] == word[0] for one in alike)


_ENDING: Final = 0.9
_BEGINNING: Final = 0.8
_SLIP: Final = 0.7
_SURE_LENGTH: Final = {1.0: 1, _ENDING: 1, _BEGINNING: 3, _SLIP: 6}
