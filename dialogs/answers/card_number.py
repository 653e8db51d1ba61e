"""The series and number of an identity card: AZE and eight digits, or AA and seven."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.contract import Offer, Unsure, Wrong
from dialogs.answers.text_answer import TextAnswer
from dialogs.answers.typed import REWRITE, YES, asked, refused
from dialogs.speech import fold
from dialogs.values import Value

# Old and new card (law/facts 2); a future series is one more entry.
DIGITS: Final = {"AZE": 8, "AA": 7}
_SERIES_OF: Final = {count: series for series, count in DIGITS.items()}
_FORMS: Final = {series: re.compile(rf"{series}[0-9]{{{count}}}") for series, count in DIGITS.items()}

# The series is one of two words, so a Cyrillic or Azerbaijani keyboard cannot make it doubtful.
_SAID: Final = re.compile(
    r"(?<![^\W_])([aа][zз][eеəә]|[aа]{2})[\s:.№\-–]{0,5}"
    r"(?:(?:nömrəsi|nömrə|nomre|номер|no|n)\b[\s:.№\-–]{0,5})?"
    r"([0-9OoОоIiıİіІl](?:[0-9OoОоIiıİіІl]|[ -](?=[0-9])){0,20})(?![^\W_])",
    re.IGNORECASE,
)
_RUN: Final = re.compile(r"(?<![^\W_])[0-9](?:[ -]?[0-9]){4,14}(?![^\W_])")
_FIN: Final = re.compile(r"(?=.{0,6}[0-9])[0-9A-HJ-NP-Z]{7}", re.IGNORECASE | re.ASCII)
_ZERO, _ONE = "OoОо", "IiıİіІl"


@dataclass(frozen=True, slots=True)
class CardNumber(TextAnswer):
    """Kept as "AZE12345678" or "AA1234567"; without the series it is asked which card it is.

    Refusals: not_a_card, length {series, count, wanted}, fin, not_known. Asks back: series {series},
    letter_o, letter_i.
    """

    numeric: ClassVar[bool] = True
    samples: ClassVar[tuple[str, ...]] = ("AZE12345678", "aa 1234567", "AZE № 1234 5678")

    def accepts(self, kept: str) -> bool:
        """Exactly one of the two forms."""
        return any(form.fullmatch(kept) for form in _FORMS.values())

    def show(self, value: str) -> Value:
        """The series and the last two digits."""
        return f"{value.rstrip('0123456789')}…{value[-2:]}"

    def find(self, said: str) -> str | Wrong | Unsure:
        """The card's series and number in the text."""
        named = {
            (fold(series).upper(), number.replace(" ", "").replace("-", ""))
            for series, number in _SAID.findall(said)
        }
        if len(named) == 1:
            return _judged(*named.pop())
        return Wrong("not_a_card") if named else _without_series(said)


def _judged(series: str, number: str) -> str | Wrong | Unsure:
    wanted = DIGITS[series]
    if len(number) != wanted:
        return Wrong("length", {"series": series, "count": len(number), "wanted": wanted})
    digits = "".join("0" if sign in _ZERO else "1" if sign in _ONE else sign for sign in number)
    if digits == number:
        return series + number
    return asked("letter_o" if any(sign in _ZERO for sign in number) else "letter_i", series + digits)


def _without_series(said: str) -> Wrong | Unsure:
    runs = {run.replace(" ", "").replace("-", "") for run in _RUN.findall(said)}
    if len(runs) == 1:
        number = runs.pop()
        series = _SERIES_OF.get(len(number))
        if series is not None:
            return Unsure("series", (Offer(series + number, YES), REWRITE), {"series": series})
    if any(_FIN.fullmatch(word) for word in said.split(" ")):
        return Wrong("fin")
    return refused(said, "not_a_card")
