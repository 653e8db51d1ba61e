"""Letters as they are typed: what a text says, and the skeleton in which two spellings of a word meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from dialogs.values import Language

LONGEST: Final = 1000
"""Texts above this many characters are no answers; it also bounds the work of every reader."""

TAMPERED: Final = "\ufffd"
"""Stands for a sign that no honest keyboard sends; it matches nothing, so the text is refused."""

# Under a right-to-left override the eye reads another order than the one that would be kept.
_OVERRIDES = frozenset((0x202E,))
_NEVER_TYPED = frozenset(("Cs", "Co", "Cn"))
_CACHED = 4096


def _seen(code: int) -> str:
    """What one character is to the eye: an ASCII sign, itself, a space or nothing."""
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    kind = unicodedata.category(chr(code))
    if kind == "Nd":
        return str(unicodedata.decimal(chr(code)))
    if kind.startswith("Z") or code in {9, 10, 11, 12, 13, 0x85}:
        return " "
    if code in _OVERRIDES or kind in _NEVER_TYPED:
        return TAMPERED
    if kind in {"Cc", "Cf"} or code == 0x307 or 0xFE00 <= code <= 0xFE0F:
        return ""
    return chr(code)


_LATIN = {
    "ə": "e", "ı": "i", "ğ": "g", "ş": "s", "ç": "c", "ö": "o", "ü": "u", "q": "g", "y": "i", "x": "h",
    "w": "s", "ß": "s", "æ": "e", "ø": "o", "ł": "l", "đ": "d",
}  # fmt: skip
# Russian and the Azerbaijani Cyrillic of before 1991 (ә ғ ҝ ө ү һ ҹ ј) in one table.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "j", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "c", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "iu", "я": "ia", "ә": "e", "ғ": "g", "ҝ": "g", "ө": "o", "ү": "u", "һ": "h", "ҹ": "c",
    "ј": "i", "і": "i", "ї": "i",
}  # fmt: skip
_LETTERS = {**_LATIN, **_CYRILLIC}
_AZERBAIJANI_CYRILLIC = re.compile("[әғҝөүһҹјӘҒҜӨҮҺҸЈ]")
_APOSTROPHES = frozenset("'’ʼ`´ʹ")


def _small(letter: str) -> str:
    """The small letter; İ is i and not two characters. I becomes i: both end as i in the skeleton."""
    return "i" if letter == "İ" else letter.lower()


def _bone(code: int) -> str:
    """The part of the skeleton that one character gives: small ASCII letters, a digit, a space or nothing."""
    sign = _seen(code)
    if sign == "" or sign in _APOSTROPHES:
        return ""
    small = _small(sign)
    if small in _LETTERS:
        return _LETTERS[small]
    if small.isascii() and small.isalnum():
        return small
    if unicodedata.category(small[0]).startswith("M"):
        return ""
    plain = unicodedata.normalize("NFD", small)[0]
    if plain == small or not plain.isalpha():
        return " "
    return _LETTERS.get(plain, plain if plain.isascii() else " ")


class _Table(dict[int, str]):
    """A translation table that fills itself for the letters in use and never grows beyond them."""

    __slots__ = ("_rule",)

    def __init__(self, rule: Callable[[int], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        sign = self._rule(code)
        if len(self) < _CACHED:
            self[code] = sign
        return sign


_SEEN = _Table(_seen)
_BONES = _Table(_bone)

# Russians and Azerbaijanis who type Latin write sh, ch, kh, gh, zh for one letter.
_DIGRAPHS = re.compile("shch|sch|[scgkz]h")
_ONE_LETTER = {"shch": "s", "sch": "s", "sh": "s", "ch": "c", "gh": "g", "kh": "h", "zh": "j"}

_LATIN_LOOKS = "ABCEHKMOPTXYaceopxyəƏh"
_CYRILLIC_LOOKS = "АВСЕНКМОРТХУасеорхуәӘһ"
_TO_CYRILLIC = str.maketrans(_LATIN_LOOKS, _CYRILLIC_LOOKS)
_TO_LATIN = str.maketrans(_CYRILLIC_LOOKS, _LATIN_LOOKS)
_SOME_LATIN = re.compile("[A-Za-zəƏ]")
_SOME_CYRILLIC = re.compile("[\u0400-\u04ff]")


def clean(text: str) -> str:
    """The text without controls, zero-width and direction marks; full-width signs and all digits in ASCII."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return text.translate(_SEEN).strip()


def fold(text: str, _language: Language | None = None) -> str:
    """The skeleton of a text: small ASCII letters, digits and single spaces; for comparing, never for showing.

    Both alphabets of Azerbaijani, Russian, transliteration and missing special letters meet in it: "Şəki",
    "SHEKI", "Шәки" and "Шеки" all become "seki". Only the first 1,000 characters are read.
    The skeleton is the same whatever the language of the conversation: people change over inside a sentence.
    """
    text = text[:LONGEST]
    if not text.isascii() and _SOME_CYRILLIC.search(text) and _SOME_LATIN.search(text):
        text = " ".join([_one_script(token) for token in text.split()])
    bones = text.translate(_BONES)
    if "h" in bones:
        bones = _DIGRAPHS.sub(lambda pair: _ONE_LETTER[pair[0]], bones)
    return " ".join(bones.split())


def is_cyrillic(text: str) -> bool:
    """Whether any letter of the text is Cyrillic."""
    return not text.isascii() and _SOME_CYRILLIC.search(text) is not None


def is_azerbaijani_cyrillic(text: str) -> bool:
    """Whether the text has letters that only the Cyrillic alphabet of Azerbaijani has."""
    return _AZERBAIJANI_CYRILLIC.search(text) is not None


def _one_script(token: str) -> str:
    """A word whose letters come from both alphabets, in the one alphabet that can hold all of it."""
    if not (_SOME_LATIN.search(token) and _SOME_CYRILLIC.search(token)):
        return token
    cyrillic = token.translate(_TO_CYRILLIC)
    if not _SOME_LATIN.search(cyrillic):
        return cyrillic
    latin = token.translate(_TO_LATIN)
    return token if _SOME_CYRILLIC.search(latin) else latin
