"""How people say that they do not know, have forgotten or do not have it at hand."""

from __future__ import annotations

from typing import Final

from dialogs.speech.letters import clean, fold

_ALONE: Final = frozenset(
    fold(word)
    for word in """
    bilmirəm bilmirem unutdum unutmuşam xatırlamıram yadımdadeyil bilmədim
    забыл забыла незнаю непомню хз
    """.split()
)
_TOGETHER: Final = tuple(
    fold(words)
    for words in (
        "yadımda deyil",
        "yadıma düşmür",
        "yadımdan çıxıb",
        "не знаю",
        "не помню",
        "не в курсе",
    )
)
NOT_KNOWN_WORDS: Final = _ALONE | {words.split()[-1] for words in _TOGETHER}
"""One of these, folded, is in every such text."""
_BESIDE: Final = frozenset(
    fold(word)
    for word in """
    mən dəqiq hələ heç nə düzü bunu axı vallah tam özüm hansı olduğunu
    я точно пока ещё это честно сам сама даже какая какую какой именно
    """.split()
)
_LONGEST = 120
_DECLINED: Final = frozenset(
    fold(words)
    for words in (
        "istəmirəm",
        "cavab vermək istəmirəm",
        "cavab vermirəm",
        "demək istəmirəm",
        "не хочу",
        "не хочу отвечать",
        "не хочу говорить",
        "не буду отвечать",
        "не скажу",
    )
)


def not_known(text: str) -> bool:
    """Whether the text says "I do not know"."""
    if len(text) > _LONGEST:
        return False
    folded = f" {fold(clean(text))} "
    return any(f" {words} " in folded for words in _TOGETHER) or not _ALONE.isdisjoint(folded.split())


def only_not_known(text: str) -> bool:
    """Whether the text says "I do not know" and nothing else; "qaldıra bilmirəm" (I cannot lift) is no such thing."""
    if not not_known(text):
        return False
    folded = f" {fold(clean(text))} "
    for words in _TOGETHER:
        folded = folded.replace(f" {words} ", " ")
    return set(folded.split()) <= _ALONE | _BESIDE


def declined(text: str) -> bool:
    """Whether the text is that somebody does not want to answer, and nothing else."""
    return len(text) <= _LONGEST and fold(clean(text)) in _DECLINED
