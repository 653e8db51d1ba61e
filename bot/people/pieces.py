"""A FIN and a telephone number that are written in pieces, as the questions that ask for them read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from dialogs.answers.mobile import PREFIXES

_LENGTH: Final = 7
_DIGIT: Final = re.compile("[0-9]")
_WORD: Final = re.compile(r"[^\W_]+")
_SIGNS: Final = re.compile(r"[0-9A-HJ-NP-Z]{1,7}", re.IGNORECASE | re.ASCII)
_BETWEEN: Final = re.compile(r"[\s./_'‐‑‒–—-]{1,3}")
_NAME: Final = re.compile(
    r"(?:f[iıİ]n|fi̇n|фин|pin|пин|kod|код)(?:[iıİ]|[iıİ](?:m|n|mi|miz|niz)|u|um|umu|umuz|[kк][oо][dд]\w{0,4})?",
    re.IGNORECASE,
)
_FIN_NAME: Final = re.compile("(?:f[iıİ]n|fi̇n|фин)", re.IGNORECASE)
# What that question reads after one yes: digits alone, and I or O for one and zero.
_DOUBTFUL: Final = re.compile("(?=[^0-9]*[0-9])[0-9A-ZОІ]{7}", re.IGNORECASE)
_BESIDE: Final = frozenset("bu budur bax no n nömrə nömrəm nömrəsi mənim mənimki это вот мой номер".split())
_AFTER_NAME: Final = 3  # words at most between the name and the FIN
_COUNTED: Final = re.compile(r"[0-9]+[a-z]", re.IGNORECASE | re.ASCII)  # the house 12a, the class 5B

_RUN: Final = re.compile(r"[0-9](?:[ \u00a0\u202f()./–—-]{0,3}[0-9])*")
_NUMBER: Final = re.compile(rf"(?:(?:00)?9940?|0)(?:{'|'.join(PREFIXES)})[0-9]{{7}}")
_LONGEST: Final = 60  # signs of a number with three between any two digits
# 05.10.1999 10 has the digits of a mobile number, and so has 05.01.23 1000.
_DAY: Final = re.compile(
    r"(?<![0-9])[0-9]{1,2}(?:[./ –-][0-9]{1,2}[./ –-](?:19|20)[0-9]{2}|[./][0-9]{1,2}[./][0-9]{2}(?![0-9./]))"
)


def fin_behind_its_name(words: str, alike: dict[int, int]) -> bool:
    """Whether seven signs are called a FIN that elsewhere may be anything: seven digits, or an I or an O among them."""
    told = _WORD.findall(words)
    for place, one in enumerate(told):
        if _DOUBTFUL.fullmatch(one.translate(alike)) is not None:
            before = told[max(0, place - 1 - _AFTER_NAME) : place]
            if _named(before) and any(_FIN_NAME.match(name) for name in before):
                return True
    return False


def fin_in_pieces(words: str, alike: dict[int, int]) -> bool:
    """Whether pieces one after the other make a FIN; `alike` turns Cyrillic letters into Latin ones.

    Behind its name any pieces do. Elsewhere three at most, nearly each with a digit and a letter: 2 AY 3 GÜN is none.
    """
    if _DIGIT.search(words) is None:
        return False
    told = [*_WORD.finditer(words)]
    texts = [one[0].translate(alike) for one in told]
    gaps = [_BETWEEN.fullmatch(words, a.end(), b.start()) is not None for a, b in pairwise(told)]
    for first, last in _windows(texts, gaps):
        pieces = texts[first:last]
        if _changes("".join(pieces)) > 1 and (
            _alone(pieces) or _named([one[0] for one in told[max(0, first - 1 - _AFTER_NAME) : first]])
        ):
            return True
    return False


def _windows(texts: list[str], gaps: list[bool]) -> Iterator[tuple[int, int]]:
    """Where two pieces or more have seven signs together; looks at seven pieces from each, so time is linear."""
    for first in range(len(texts) - 1):
        signs = 0
        for last in range(first, min(first + _LENGTH, len(texts))):
            if _SIGNS.fullmatch(texts[last]) is None or (last > first and not gaps[last - 1]):
                break
            signs += len(texts[last])
            if signs >= _LENGTH:
                if signs == _LENGTH and last > first:
                    yield first, last + 1
                break


def _changes(signs: str) -> int:
    """How often letters and digits change."""
    return sum(a.isdigit() != b.isdigit() for a, b in pairwise(signs))


def _alone(pieces: list[str]) -> bool:
    mixed = [one for one in pieces if _changes(one)]
    if len(pieces) > 3 or len(pieces) - len(mixed) > 1 or all(_COUNTED.fullmatch(one) for one in mixed):
        return False
    return len(mixed) > 1 or any(_changes(one) > 1 for one in mixed)


def _named(before: list[str]) -> bool:
    """Whether the last of these words is the name of a FIN, but for words that stand between the two."""
    for one in reversed(before):
        if _NAME.fullmatch(one) is not None:
            return True
        if one.lower() not in _BESIDE:
            return False
    return False


def phone_in_pieces(words: str) -> bool:
    """Whether a whole run of digits is a mobile number with 0 or 994 before it, however it is grouped."""
    for run in _RUN.finditer(words):
        said = run[0]
        if len(said) > _LONGEST or _DAY.search(said) is not None:
            continue
        if _NUMBER.fullmatch("".join(sign for sign in said if sign.isdigit())) is not None:
            return True
    return False
