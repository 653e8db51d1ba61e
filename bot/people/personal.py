"""What tells in words who somebody is, whatever was asked: a FIN, a card's number, a phone number, a whole date."""

from __future__ import annotations

import re
from typing import Final

from bot.people.pieces import fin_behind_its_name, fin_in_pieces, phone_in_pieces
from dialogs.answers.mobile import PREFIXES
from dialogs.speech.dates import Written, month_of, written
from dialogs.speech.letters import fold
from dialogs.values import Language

# As a question that asks for it would read it: with signs and blanks between, and Cyrillic letters that look alike.
_CYRILLIC: Final = str.maketrans("АВЕЗКМНРСТХавезкмнрстх", "ABEZKMHPCTXABEZKMHPCTX")
_LETTER: Final = "[a-hj-np-z]"  # neither I nor O
_END: Final = r"(?![0-9a-zıəğöüşçİƏĞÖÜŞÇ])"  # of a word, also where its letters are not ASCII
_COPULA: Final = "d[ıİiuüÜ]r?"  # "it is", also as it is spoken: said of whatever word
_CASE: Final = "n?[ıİiuüÜ]n?|[ny]?[aeəƏ]|d[aeəƏ]n?|l[ıİiuüÜ]"


def _fin(length: int) -> str:
    """So many signs of a FIN, both a digit and a letter among them."""
    rest = length - 1
    return rf"(?=[0-9]{{0,{rest}}}{_LETTER})(?={_LETTER}{{0,{rest}}}[0-9])[0-9a-hj-np-z]{{{length}}}"


_FIN: Final = "|".join([_fin(7), *(rf"{_fin(first)}[ -]{_fin(7 - first)}" for first in (2, 3, 4, 5))])
# Between the series of a card and its number, with the Cyrillic word as it is after the exchange of letters.
_SIGN: Final = r"[ \u00a0:.№/–-]{0,5}"
_SERIES: Final = "seriya(?:s[ıİi]|l[ıİi])?|cep[иИ][яЯ]"
_NUMBER: Final = "n[öÖo]mr[əƏe](?:s[ıİi])?|[HнН][оО][MмМ][EеЕ][PрР]|no|n"
_LEAD: Final = rf"{_SIGN}(?:(?:{_SERIES}),?{_SIGN})?(?:(?:{_NUMBER}){_SIGN})?"
_LANGUAGES: Final[tuple[Language, ...]] = ("az", "ru")
_FLAGS: Final = re.IGNORECASE | re.ASCII
_DOCUMENT: Final = re.compile(
    rf"\b(?:{_FIN}){_END}"
    rf"|(?:f[iıİ]n|фиH|фин)(?:{_FIN}){_END}"  # no blank behind the name
    rf"|\baz[eəƏ]{_LEAD}(?:\d(?:[ -]?\d){{6,8}}|\d{{6}})(?!\d)"  # a digit too many or too few is a card's number too
    rf"|\baa{_LEAD}(?:\d(?:[ -]?\d){{6}}|\d{{6,9}})(?!\d)",  # with blanks just seven: AA 12 04 1988 is a date
    _FLAGS,
)
# Azerbaijani ends are written without a hyphen as well.
_ENDED: Final = re.compile(rf"\b(?:{_FIN}){_COPULA}{_END}", _FLAGS)
_DECLINED: Final = re.compile(rf"\b({_FIN})(?:{_CASE})(?:{_COPULA})?{_END}", _FLAGS)
# 5 AYDA and 2024 MAYDA are written so as well: before such an end letters and digits have to change more than once.
_MIXED: Final = re.compile(rf"[0-9]{_LETTER}+[ -]?[0-9]|{_LETTER}[0-9]+[ -]?{_LETTER}", _FLAGS)

_GAP: Final = r"[ \u00a0\u202f()./–—-]{0,3}"  # between the groups of a number, as where one is asked for
_TAIL: Final = rf"{_GAP}\d{{3}}{_GAP}\d\d{_GAP}\d\d"
_CODES: Final = "|".join(PREFIXES)
_PHONE: Final = re.compile(
    rf"(?<!\d)(?:(?:(?:\+|00)?994{_GAP}|0[ (-]{{0,3}})?(?:{_CODES}){_TAIL}"
    rf"|(?:(?:\+|00)?994{_GAP}0?|0)(?:{_CODES})(?:{_GAP}\d){{7}})(?!\d)"  # in whatever groups: no date begins so
)
_ELSEWHERE: Final = re.compile(
    r"(?<!\d)(?:"
    rf"(?:(?:\+|00)?994{_GAP}|0[ (-]{{0,3}})(?:1[28]|2[0-6]|36){_TAIL}"  # a telephone at home, with its code
    r"|(?:\+|00)(?!994)[1-9](?:[ \u00a0().-]{0,2}\d){8,13}"  # of another country
    rf"|8{_GAP}9\d\d{_TAIL}"  # of Russia, as it is dialled there
    r")(?!\d)"
)
_YEAR: Final = r"(?:19|20)\d\d"
_DATE: Final = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[./, -]{{1,3}}\d{{1,2}}[./, -]{{1,3}}{_YEAR}|{_YEAR}([./-])\d{{1,2}}\1\d{{1,2}})(?!\d)"
)
# The month in words: 12 aprel 1988, 12-го апреля 1988; more than one of them may stand in a long text.
_MONTH: Final = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:-?го)?[., -]{{0,3}}([^\W\d_]{{3,12}})[., -]{{0,3}}{_YEAR}(?!\d)"
)


def _in_one_line(words: str) -> str:
    """A new line is a blank, as the questions for a card and a telephone number read it."""
    return " ".join(words.split())


def has_document(words: str) -> bool:
    """Whether there is a FIN or a card's number in the words, also with the end of an Azerbaijani case."""
    said = _in_one_line(words)
    words = said.translate(_CYRILLIC)
    if _DOCUMENT.search(words) is not None or _ENDED.search(words) is not None:
        return True
    if any(_MIXED.search(found[1]) is not None for found in _DECLINED.finditer(words)):
        return True
    return fin_behind_its_name(said, _CYRILLIC) or fin_in_pieces(said, _CYRILLIC)


def has_phone(words: str) -> bool:
    """Whether there is a telephone number in the words: a mobile, one at home, one of another country."""
    words = _in_one_line(words)
    return _PHONE.search(words) is not None or _ELSEWHERE.search(words) is not None or phone_in_pieces(words)


def _has_date(words: str) -> bool:
    """Whether there is a whole date of these two centuries in the words."""
    if _DATE.search(words) is not None:
        return True
    if any(month_of(fold(found[1])) is not None for found in _MONTH.finditer(words)):
        return True
    if not any(month_of(word) for word in fold(words).split()):
        return False
    return any(_said_whole(written(words, language)) for language in _LANGUAGES)


def _said_whole(found: tuple[Written, ...] | str) -> bool:
    """Whether a day with a year of four digits was read, as from a date wholly in words."""
    return not isinstance(found, str) and any(1900 <= day.year < 2100 for day in found)


def personal(words: str, *, dates: bool) -> bool:
    """Whether a FIN or a card's number is in the words; with `dates` a whole date counts too."""
    return has_document(words) or (dates and _has_date(words))
