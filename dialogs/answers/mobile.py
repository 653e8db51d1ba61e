"""A mobile number of Azerbaijan, however it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.contract import Offer, Unsure, Wrong
from dialogs.answers.text_answer import TextAnswer
from dialogs.answers.typed import REWRITE, refused
from dialogs.values import Value

# law/facts 3; numbers are portable, so the prefix says nothing about the operator.
PREFIXES: Final = ("10", "40", "44", "50", "51", "55", "60", "70", "77", "99")
# Area codes of landlines: Baku and Sumqayıt, the regions, Nakhchivan.
_LANDLINE_STARTS: Final = ("12", "18", "20", "21", "22", "23", "24", "25", "26", "36")
_MOBILE: Final = re.compile(rf"\+994(?:{'|'.join(PREFIXES)})[0-9]{{7}}")
_RUN: Final = re.compile(r"\+?[0-9](?:[ ()./\-–—]{0,3}[0-9])*")
_MOST_OFFERS: Final = 4
_LONGEST_ABROAD: Final = 15  # ITU-T E.164


@dataclass(frozen=True, slots=True)
class Mobile(TextAnswer):
    """Kept as "+994501234567"; said back by its last two digits, whole only where it is to be checked.

    Refusals: not_a_number, length {count, wanted} (digits typed, and right for this way of writing), landline,
    short_number, foreign, prefix {prefix}, not_known. Asks back: several (the numbers found).
    """

    numeric: ClassVar[bool] = True
    samples: ClassVar[tuple[str, ...]] = ("050 000 00 00", "+994 70 000 00 01", "00994 55 000 00 02")

    def accepts(self, kept: str) -> bool:
        """A country code, a mobile prefix and seven digits."""
        return _MOBILE.fullmatch(kept) is not None

    def show(self, value: str) -> Value:
        """Only the last two digits: a number that was taken out of a chat is not said back into it."""
        return f"…{value[-2:]}"

    def find(self, said: str) -> str | Wrong | Unsure:
        """The mobile number in the text."""
        whole = said.replace(" ", "")
        if _MOBILE.fullmatch(whole):
            return whole
        judged = [_judged(run) for run in _RUN.findall(said)]
        numbers = tuple(dict.fromkeys(found for found in judged if isinstance(found, str)))
        if len(numbers) == 1:
            return numbers[0]
        if numbers:
            offers = tuple(Offer(number, national(number)) for number in numbers[:_MOST_OFFERS])
            return Unsure("several", (*offers, REWRITE))
        refusals = [found for found in judged if isinstance(found, Wrong)]
        return refusals[0] if len(refusals) == 1 else refused(said, "not_a_number")


def national(number: str) -> str:
    """+994501234567 as 050 123 45 67."""
    return f"0{number[4:6]} {number[6:9]} {number[9:11]} {number[11:]}"


def _judged(run: str) -> str | Wrong:
    """One run of digits: a mobile number or why it is none; lengths are judged last."""
    digits = "".join(sign for sign in run if sign in "0123456789")
    abroad = run.startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00")
    if digits.startswith("994") and (abroad or len(digits) > 10):
        local = digits[3:].removeprefix("0")
    elif abroad and 7 <= len(digits) <= _LONGEST_ABROAD:
        return Wrong("foreign")
    else:
        local = digits.removeprefix("0")
    if len(digits) <= 4:
        return Wrong("short_number")
    if len(local) == 9 and local.startswith(PREFIXES):
        return f"+994{local}"
    if local.startswith(_LANDLINE_STARTS) and 8 <= len(local) <= 9:
        return Wrong("landline")
    if len(local) == 9:
        return Wrong("prefix", {"prefix": f"0{local[:2]}"})
    return Wrong("length", {"count": len(digits), "wanted": len(digits) - len(local) + 9})
