"""Which service a free sentence asks for."""

from __future__ import annotations

import re
from typing import Final

from dialogs.speech.intent_words import EXCEPT, UNWILLING, WISHES
from dialogs.speech.letters import LONGEST, clean, fold

_MOST_WORDS = 40


def _group(words: str) -> re.Pattern[str]:
    """One pattern for a group: beginnings of words, or whole ones where "=" stands in front."""
    parts = [fold(word) + r"\b" * word.startswith("=") for word in words.split()]
    return re.compile(r"\b(?:" + "|".join(sorted(parts)) + ")")


_NEVER: Final = re.compile(r"(?!)")
_WISHES: Final = tuple(
    (name, tuple(_group(need) for need in needs), _group(never) if never else _NEVER)
    for name, needs, never in WISHES
)
_HEADS: Final = frozenset(  # of the words that a wish may begin with; most texts have none, which is quickly seen
    fold(word.removeprefix("="))[:2] for _, needs, _ in WISHES for word in needs[0].split()
)
_HEAD: Final = re.compile(r"\b\w\w?")
_UNWILLING: Final = re.compile(r"\b(?:" + "|".join(fold(words) for words in UNWILLING) + r")\b")


def intent(text: str) -> str | None:
    """The service asked for, None if no wish is surely meant; what a person does not want is no wish."""
    if len(text) > LONGEST:
        return None
    folded = fold(clean(text))
    if not folded or folded.count(" ") >= _MOST_WORDS:
        return None
    if _HEADS.isdisjoint(_HEAD.findall(folded)):
        return None
    refused = unwilling(folded)
    for name, needs, never in _WISHES:
        if refused and name not in EXCEPT:
            continue
        if all(need.search(folded) for need in needs) and not never.search(folded):
            return name
    return None


def unwilling(folded: str) -> bool:
    """Whether the person says what they do not want."""
    return _UNWILLING.search(folded) is not None
