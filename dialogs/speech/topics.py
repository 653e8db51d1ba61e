"""Whether a sentence is about money, courses or quota places, of which this service can only tell."""

from __future__ import annotations

import re
from typing import Final

from dialogs.speech.intents import intent, unwilling
from dialogs.speech.letters import LONGEST, clean, fold

TOLD_ONLY: Final = "told_only"
_ABOUT: Final = """
    müavinət sığorta ödəniş təqaüd stipend kvota пособи страхов выплат стипенд квот
"""
_OTHER: Final = "pensiya пенси tibbi медицин avtomobil автомобил maşın машин bank банк kredit кредит"


def _beginnings(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(fold(word) for word in words.split()) + ")")


_WANTED: Final = _beginnings(_ABOUT)
_NEVER: Final = _beginnings(_OTHER)


def wish(text: str) -> str | None:
    """The service asked for; TOLD_ONLY where nothing but information can be given; None if nothing surely is meant."""
    known = intent(text)
    if known is not None or len(text) > LONGEST:
        return known
    folded = fold(clean(text))
    if unwilling(folded) or _NEVER.search(folded):
        return None
    return TOLD_ONLY if _WANTED.search(folded) else None
