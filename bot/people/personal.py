"""What tells in words who somebody is, whatever was asked: a FIN, a card's number, a phone number, a whole date."""

from __future__ import annotations

import re
from typing import Final

from dialogs.answers.mobile import PREFIXES

# As a question that asks for it would read it: with signs and blanks between, and Cyrillic letters that look alike.
_CYRILLIC: Final = str.maketrans("АВЕЗКМНРСТХавезкмнрстх", "ABEZKMHPCTXABEZKMHPCTX")
_LIKE_FIN: Final = (
    "(?=[0-9]*[a-hj-np-z])(?=[a-hj-np-z]*[0-9])[0-9a-hj-np-z]"  # both a digit and a letter, neither I nor O
)
_DOCUMENT: Final = re.compile(
    rf"\b{_LIKE_FIN}{{7}}\b"
    + "".join(rf"|\b{_LIKE_FIN}{{{first}}}[ -]{_LIKE_FIN}{{{7 - first}}}\b" for first in (2, 3, 4, 5))
    + r"|\b(?:az[eəƏ]|aa)[ :.№-]{0,3}\d{6,9}\b",  # a digit too many or too few is a card's number all the same
    re.IGNORECASE | re.ASCII,
)
_PHONE: Final = re.compile(
    rf"(?<!\d)(?:(?:\+|00)?994|0)?[ (-]*(?:{'|'.join(PREFIXES)})[ )-]*\d{{3}}[ -]*\d\d[ -]*\d\d(?!\d)"
)
_ELSEWHERE: Final = re.compile(
    r"(?<!\d)(?:"
    r"(?:(?:\+|00)?994|0)[ (-]*(?:1[28]|2[0-6]|36)[ )-]*\d{3}[ -]*\d\d[ -]*\d\d"  # a telephone at home, with its code
    r"|(?:\+|00)(?!994)[1-9](?:[ ()-]{0,2}\d){8,13}"  # of another country
    r"|8[ (-]*9\d\d[ )-]*\d{3}[ -]*\d\d[ -]*\d\d"  # of Russia, as it is dialled there
    r")(?!\d)"
)
_DATE: Final = re.compile(r"(?<!\d)\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d\d(?!\d)")


def has_document(words: str) -> bool:
    """Whether there is a FIN or a card's number in the words."""
    return _DOCUMENT.search(words.translate(_CYRILLIC)) is not None


def has_phone(words: str) -> bool:
    """Whether there is a telephone number in the words: a mobile, one at home, one of another country."""
    return _PHONE.search(words) is not None or _ELSEWHERE.search(words) is not None


def _has_date(words: str) -> bool:
    """Whether there is a whole date of these two centuries in the words."""
    return _DATE.search(words) is not None


def personal(words: str, *, dates: bool) -> bool:
    """Whether a FIN or a card's number is in the words; with `dates` a whole date counts too."""
    return has_document(words) or (dates and _has_date(words))
