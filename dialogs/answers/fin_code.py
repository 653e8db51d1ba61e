"""The FIN of an identity card: seven digits and Latin capitals without I and O."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.contract import Unsure, Wrong
from dialogs.answers.text_answer import TextAnswer
from dialogs.answers.typed import asked, refused
from dialogs.speech import fold, not_known
from dialogs.values import Value

LENGTH: Final = 7
_FIN: Final = re.compile(r"[0-9A-HJ-NP-Z]{7}")
_CARD: Final = re.compile(r"(?:AZE[0-9]{8}|AA[0-9]{7})", re.IGNORECASE)
_MOST_WORDS: Final = 40

# str.upper would turn ß into SS, ı into I and ſ into S: only ASCII letters are raised.
_CAPITALS: Final = {code: code - 32 for code in range(ord("a"), ord("z") + 1)}
_JOINERS: Final = dict.fromkeys(map(ord, "-‐‑‒–—./_'\"«»"))
_BREAKS: Final = dict.fromkeys(map(ord, ":;,=()"), " ")
_EDGES: Final = "-–—.!?[]{}<>«»\"'*#№"

# Letters that Azerbaijani cards do not use; they are mostly the digit that looks alike.
_LIKE_ONE: Final = "IiıİІі"
_LIKE_ZERO: Final = "OoОо"
# Cyrillic capitals that look like a Latin one; small letters are meant as their capitals.
_LOOK_ALIKE: Final = dict(zip("АВЕКМНРСТХавекмнрстх", "ABEKMHPCTXABEKMHPCTX", strict=True))
_LABELS: Final = frozenset(
    fold(word)
    for word in """
    fin fini finim finimiz pin kod kodu kodum code fınkod finkod mənim mənimki bu budur no nömrə
    фин финкод пин код мой это вот мои номер
    """.split()
)


@dataclass(frozen=True, slots=True)
class FinCode(TextAnswer):
    """Read anywhere in a sentence; I, O and Cyrillic look-alikes are asked about, never corrected silently.

    Source: law/facts 1. Refusals: not_a_code, length {count}, letters, cyrillic, card_number, not_known.
    Asks back: letter_i, letter_o, letters_io, cyrillic, no_digits.
    """

    numeric: ClassVar[bool] = True
    samples: ClassVar[tuple[str, ...]] = ("1AB2C3D", "7kx2m9d", "FIN: 2VL 9QC 5")

    def accepts(self, kept: str) -> bool:
        """Exactly seven of 0-9 and A-Z without I and O."""
        return _FIN.fullmatch(kept) is not None

    def show(self, value: str) -> Value:
        """Only the last two signs: a FIN is not repeated back."""
        return f"…{value[-2:]}"

    def find(self, said: str) -> str | Wrong | Unsure:
        """The FIN in the text."""
        if len(said) == LENGTH and not said.isalpha():
            code = said.translate(_CAPITALS)
            if _FIN.fullmatch(code):
                return code
        return _among_words(said)


def _among_words(said: str) -> str | Wrong | Unsure:
    words = said.translate(_BREAKS).split()
    if len(words) > _MOST_WORDS:
        return Wrong("not_a_code")
    told = [word.strip(_EDGES) for word in words]
    told = [word.translate(_JOINERS) for word in told if word and fold(word) not in _LABELS]
    coded = [word for word in told if any(sign in "0123456789" for sign in word)]
    if not coded:
        return _without_digits(said, told)
    whole = {word.translate(_CAPITALS) for word in coded}
    sure = [word for word in whole if _FIN.fullmatch(word)]
    if len(sure) == 1:
        return sure[0]
    return Wrong("not_a_code") if sure else _judged(_candidate(told, coded), said)


def _candidate(told: list[str], coded: list[str]) -> str:
    """The piece that is most likely meant: one word of seven, else all that is not a label, put together."""
    for word in coded:
        if len(word) == LENGTH:
            return word
    joined = "".join(told)
    if len(joined) == LENGTH or len(coded) == len(told):
        return joined
    return "".join(coded)


def _without_digits(said: str, told: list[str]) -> Wrong | Unsure:
    """Real FINs have digits nearly always, so seven letters alone are asked about: they may be a word."""
    code = "".join(told).translate(_CAPITALS)
    if len(told) == 1 and not not_known(said) and _FIN.fullmatch(code):
        return asked("no_digits", code)
    return refused(said, "not_a_code")


def _judged(candidate: str, said: str) -> str | Wrong | Unsure:
    if _CARD.fullmatch(candidate):
        return Wrong("card_number")
    if not_known(said):
        return Wrong("not_known")
    if len(candidate) != LENGTH:
        return Wrong("length", {"count": len(candidate)})
    ones = any(sign in _LIKE_ONE for sign in candidate)
    zeros = any(sign in _LIKE_ZERO for sign in candidate)
    alike = any(sign in _LOOK_ALIKE for sign in candidate)
    code = "".join(_corrected(sign) for sign in candidate)
    if not _FIN.fullmatch(code):
        return Wrong("cyrillic" if any("\u0400" <= sign <= "\u04ff" for sign in code) else "letters")
    if ones or zeros:
        return asked("letters_io" if ones and zeros else "letter_i" if ones else "letter_o", code)
    return asked("cyrillic", code) if alike else code


def _corrected(sign: str) -> str:
    if sign in _LIKE_ONE:
        return "1"
    if sign in _LIKE_ZERO:
        return "0"
    return _LOOK_ALIKE.get(sign, sign.translate(_CAPITALS))
