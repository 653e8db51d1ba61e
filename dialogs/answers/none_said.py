"""That there is none: nothing of a list, or no such thing."""

from __future__ import annotations

from typing import Final

from dialogs.speech import fold, yes_no
from dialogs.values import Language


def _set(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


_NONE: Final = _set(
    """
    0 sıfır ноль нуль xeyr xeyir yox yoxdur yoxdu heç heçnə heçbiri нет нету неа ни ничего ничто никакой никакого
    никакая никакую никаких нисколько no none nope net
    """
)
# What may stand beside them and names nothing: "heç biri mənə aid deyil", "ничего из этого у меня нет".
_BESIDE: Final = _set(
    """
    biri bir birisi nə şey bunlardan bunların onlardan mənə məndə mənim aid deyil deyildir bu hamısı variant
    не один одного одна одно одной из этого этих них перечисленного списка у меня мне я это подходит относится вариант
    """
)


def says_none(text: str, language: Language) -> bool:
    """Whether a text says that there is none, and nothing else."""
    words = set(fold(text).split())
    if words and words <= _NONE | _BESIDE and not words.isdisjoint(_NONE):
        return True
    return yes_no(text, language, alone=True) is False
