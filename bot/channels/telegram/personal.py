"""Whether a message holds what must not stay in a chat, whatever was asked: a FIN, a card, a phone number."""

from __future__ import annotations

import re

from bot.channels.telegram.reading import Heard
from dialogs.answers.mobile import PREFIXES

# As a question that asks for it would read it: with signs and blanks between, and Cyrillic letters that look alike.
_CYRILLIC = str.maketrans("АВЕЗКМНРСТХавезкмнрстх", "ABEZKMHPCTXABEZKMHPCTX")
_LIKE_FIN = (
    "(?=[0-9]*[a-hj-np-z])(?=[a-hj-np-z]*[0-9])[0-9a-hj-np-z]"  # both a digit and a letter, neither I nor O
)
_PERSONAL = re.compile(
    rf"\b{_LIKE_FIN}{{7}}\b"
    + "".join(rf"|\b{_LIKE_FIN}{{{first}}}[ -]{_LIKE_FIN}{{{7 - first}}}\b" for first in (2, 3, 4, 5))
    + r"|\b(?:az[eəƏ][ :.№-]{0,3}\d{8}|aa[ :.№-]{0,3}\d{7})\b"
    rf"|(?<!\d)(?:(?:\+|00)?994|0)?[ (-]*(?:{'|'.join(PREFIXES)})[ )-]*\d{{3}}[ -]*\d\d[ -]*\d\d(?!\d)",
    re.IGNORECASE | re.ASCII,
)


def personal(heard: Heard) -> bool:
    """A shared contact is somebody's number, whoever it belongs to; of other media what is written under it counts."""
    if heard.kind == "contact":
        return True
    said = heard.caption if heard.kind == "media" else heard.text
    return heard.kind in ("text", "edited", "media") and names_a_person(said)


def names_a_person(words: str) -> bool:
    """Whether there is a FIN, a card or a phone number in the words."""
    return _PERSONAL.search(words.translate(_CYRILLIC)) is not None
