"""When two folded words are the same word: with an ending, shortened, or with one slip of the finger."""

from __future__ import annotations

import re
from typing import Final

from dialogs.speech import fold

LONGEST_WORD: Final = 40
_SHORTEST_BASE = 3
_SHORTEST_BASE_OF_LONG_ENDING = 4


def _alternatives(words: str) -> str:
    return "|".join(sorted({fold(word) for word in words.split()}, key=lambda word: (-len(word), word)))


# Endings of nouns in any order: plural, possession, case, person ("Qusardanam": from Qusar, I am).
_AZERBAIJANI_ENDINGS: Final = re.compile(
    "(?:"
    + _alternatives(
        """
        lar lər da də dan dən ın in un ün nın nin nun nün ı i u ü nı ni nu nü a ə ya yə na nə m im ım um üm
        am əm yam yəm san sən ıq ik uq ük yıq yik dır dir dur dür lı li lu lü sı si su sü ımız imiz ınız iniz
        la lə yla ylə nan nən ki dakı dəki dı di idi mı mi kı kimi yım yim çı çi çu çü
        """
    )
    + "){1,4}"
)
_LONGEST_ENDING: Final = 9
_RUSSIAN_ENDINGS: Final = tuple(
    sorted(
        {
            fold(ending)
            for ending in """
            ами ями ого его ому ему ыми ими ая яя ое ее ие ые ой ей ий ый ую юю ом ем ах ях ов ев ам ям
            а я о е и ы й у ю ии ию ия ием ией иях иям
            ский ского скому ском ским ская ской скую инский инского инскому инском инским инская инской
            """.split()
        },
        key=lambda ending: (-len(ending), ending),
    )
)


def bases(word: str) -> list[str]:
    """The shorter words that this one may be with an Azerbaijani ending, longest first."""
    length = len(word)
    if length > LONGEST_WORD:
        return []
    shortest = max(_SHORTEST_BASE, length - _LONGEST_ENDING)
    return [word[:k] for k in range(length - 1, shortest - 1, -1) if _AZERBAIJANI_ENDINGS.fullmatch(word, k)]


def stem(word: str) -> str:
    """A Russian word without its ending: all cases of "Гянджа" are "giandj"."""
    for ending in _RUSSIAN_ENDINGS:
        shortest = _SHORTEST_BASE if len(ending) < 3 else _SHORTEST_BASE_OF_LONG_ENDING
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)]
    return word


def deletions(word: str) -> set[str]:
    """The word itself and the word without any one of its letters."""
    return {word} | {word[:k] + word[k + 1 :] for k in range(len(word))}


def distance(one: str, two: str, limit: int) -> int:
    """Letters to insert, delete, change or swap between the words; limit + 1 if more than that."""
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(two, 1):
            steps = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                steps = min(steps, older[j - 2] + 1)
            row.append(steps)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
