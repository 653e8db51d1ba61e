"""How people say that something has not ended: they still work there."""

from __future__ import annotations

from typing import Final

from dialogs.speech.letters import clean, fold

_ALONE: Final = frozenset(
    fold(word)
    for word in "işləyirəm işliyirəm çalışıram çıxmamışam indi hazırda работаю тружусь сейчас".split()
)
_TOGETHER: Final = tuple(
    fold(words)
    for words in (
        "davam edir",
        "davam edirəm",
        "hələ də",
        "bu günə kimi",
        "bu günə qədər",
        "indiyə kimi",
        "indiyə qədər",
        "işdən çıxmamışam",
        "до сих пор",
        "по сей день",
        "по настоящее время",
        "по сегодняшний день",
    )
)
_NOT: Final = frozenset(fold(word) for word in "не yox deyil".split())
_LONGEST = 120


def ongoing(text: str) -> bool:
    """Whether the text says that it still goes on; "не работаю" does not."""
    if len(text) > _LONGEST:
        return False
    folded = fold(clean(text))
    words = frozenset(folded.split())
    if not words.isdisjoint(_NOT):
        return False
    return any(f" {some} " in f" {folded} " for some in _TOGETHER) or not words.isdisjoint(_ALONE)
