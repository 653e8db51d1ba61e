"""That there is none: nothing of a list, or no such thing."""

from __future__ import annotations

from typing import Final

from dialogs.answers.little_words import LITTLE
from dialogs.speech import fold, yes_no
from dialogs.values import Language


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


NONE: Final = _set(
    """
    0 sıfır ноль нуль xeyr xeyir yox yoxdur yoxdu heç heçnə heçbiri нет нету неа ни ничего ничто никакой никакого
    никакая никакую никаких нисколько no none nope net
    """
)
"""One of these, folded, is in every text that says so."""
# What may stand beside them and names nothing: "heç biri mənə aid deyil", "ничего из этого у меня нет".
_BESIDE: Final = _set(
    """
    biri bir birisi nə şey belə olmayıb olmadı bunlardan bunların onlardan mənə məndə mənim aid deyil
    deyildir bu hamısı variant
    такой такого таких не было один одного одна одно одной из этого этих них перечисленного списка у меня мне
    я это подходит относится вариант
    """
)


def says_none(text: str, language: Language) -> bool:
    """Whether a text says that there is none, and nothing else."""
    words = set(fold(text).split())
    if words and words <= NONE | _BESIDE and not words.isdisjoint(NONE):
        return True
    return yes_no(text, language, alone=True) is False


def only_denies(text: str) -> bool:
    """Whether a text instead of a sentence says that there is no such thing: "belə iş yoxdur", "ничего такого нет"."""
    words = set(fold(text).split())
    return words <= NONE | _BESIDE | LITTLE and not words.isdisjoint(NONE)
