"""Numbers in digits and in words, Azerbaijani and Russian."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from dialogs.speech.letters import clean, fold, is_azerbaijani_cyrillic, is_cyrillic
from dialogs.values import Language

MOST_DIGITS: Final = 9


def _folded(words: Mapping[str, int]) -> dict[str, int]:
    return {fold(word): value for line, value in words.items() for word in line.split()}


_AZERBAIJANI = _folded({
    "sıfır": 0, "bir": 1, "iki": 2, "üç": 3, "dörd dört": 4, "beş": 5, "altı": 6, "yeddi yedi": 7,
    "səkkiz səkiz": 8, "doqquz doquz": 9, "on": 10, "iyirmi yirmi irmi": 20, "otuz": 30, "qırx": 40,
    "əlli": 50, "altmış": 60, "yetmiş": 70, "səksən": 80, "doxsan": 90, "yüz": 100, "min": 1000,
})  # fmt: skip
_AZERBAIJANI_ORDINAL = _folded({
    "birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "beşinci": 5, "altıncı": 6, "yeddinci": 7,
    "səkkizinci": 8, "doqquzuncu": 9, "onuncu": 10, "iyirminci": 20, "otuzuncu": 30, "qırxıncı": 40,
    "əllinci": 50, "altmışıncı": 60, "yetmişinci": 70, "səksəninci": 80, "doxsanıncı": 90, "yüzüncü": 100,
    "mininci": 1000,
    "biri birində": 1, "ikisi ikisində": 2, "üçü üçündə": 3, "dördü dördündə": 4, "beşi beşində": 5,
    "altısı altısında": 6, "yeddisi yeddisində": 7, "səkkizi səkkizində": 8, "doqquzu doqquzunda": 9,
    "onu onunda": 10, "iyirmisi iyirmisində": 20, "otuzu otuzunda": 30,
})  # fmt: skip
_RUSSIAN = _folded({
    "ноль нуль ноля": 0, "один одна одно одного одной одну": 1, "два две двух двое двоих": 2,
    "три трёх трое троих": 3, "четыре четырёх четверо четверых": 4, "пять пяти пятеро пятерых": 5,
    "шесть шести шестеро": 6, "семь семи семеро": 7, "восемь восьми восьмеро": 8, "девять девяти": 9,
    "десять десяти": 10, "одиннадцать одиннадцати": 11, "двенадцать двенадцати": 12,
    "тринадцать тринадцати": 13, "четырнадцать четырнадцати": 14, "пятнадцать пятнадцати": 15,
    "шестнадцать шестнадцати": 16, "семнадцать семнадцати": 17, "восемнадцать восемнадцати": 18,
    "девятнадцать девятнадцати": 19, "двадцать двадцати": 20, "тридцать тридцати": 30, "сорок сорока": 40,
    "пятьдесят пятидесяти": 50, "шестьдесят шестидесяти": 60, "семьдесят семидесяти": 70,
    "восемьдесят восьмидесяти": 80, "девяносто девяноста": 90, "сто ста": 100, "двести двухсот": 200,
    "триста трёхсот": 300, "четыреста четырёхсот": 400, "пятьсот пятисот": 500, "шестьсот шестисот": 600,
    "семьсот семисот": 700, "восемьсот восьмисот": 800, "девятьсот девятисот": 900,
    "тысяча тысячи тысяч тысячу": 1000,
})  # fmt: skip
_RUSSIAN_ORDINAL_STEMS = {
    "перв": 1, "втор": 2, "трет": 3, "четвёрт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
    "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15,
    "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
    "сороков": 40, "пятидесят": 50, "шестидесят": 60, "семидесят": 70, "восьмидесят": 80, "девяност": 90,
    "сот": 100, "тысячн": 1000, "двухтысячн": 2000,
}  # fmt: skip
_RUSSIAN_ENDINGS = "ый ой ий ая ое ее ье ья ого его ьего ому ему ьему ую ью ым им ьим ом ем ьем"
_RUSSIAN_ORDINAL = {
    fold(stem + ending): value
    for stem, value in _RUSSIAN_ORDINAL_STEMS.items()
    for ending in _RUSSIAN_ENDINGS.split()
}

CARDINALS: Final = {"az": _AZERBAIJANI, "ru": _RUSSIAN}
ORDINALS: Final = {"az": _AZERBAIJANI_ORDINAL, "ru": _RUSSIAN_ORDINAL}
_ONE_AND_A_HALF = {fold("полтора"), fold("полторы")}
_NOT = {fold(word) for word in "deyil yox yoxdur xeyr не нет ни".split()}

_PIECES = re.compile(r"[0-9]+|[a-z]+")
_GROUPED = re.compile(r"(?<![0-9])([0-9]{1,3})((?: [0-9]{3}){1,2})(?![0-9])")
_BROKEN = re.compile(r"[0-9][.,][0-9]|[-−][0-9]|[½¼¾]")


def pieces(text: str) -> list[str]:
    """The words and the runs of digits of a text, folded: "5-ci il" is ["5", "ci", "il"]."""
    return _PIECES.findall(fold(text))


def words_of(text: str, language: Language, *, ordinals: bool = False) -> Mapping[str, int]:
    """The number words that may stand in this text.

    Cyrillic "мин" is minutes and "он" is he, unless the text is Azerbaijani typed in Cyrillic.
    """
    if is_cyrillic(text) and language == "ru" and not is_azerbaijani_cyrillic(text):
        return _RUSSIAN_ALL if ordinals else _RUSSIAN
    if language == "ru":
        return _ALL_RUSSIAN_FIRST if ordinals else _BOTH_RUSSIAN_FIRST
    return _ALL_AZERBAIJANI_FIRST if ordinals else _BOTH_AZERBAIJANI_FIRST


_BOTH_AZERBAIJANI_FIRST = {**_RUSSIAN, **_AZERBAIJANI}
_BOTH_RUSSIAN_FIRST = {**_AZERBAIJANI, **_RUSSIAN}
_RUSSIAN_ALL = {**_RUSSIAN_ORDINAL, **_RUSSIAN}
_ALL_AZERBAIJANI_FIRST = {**_RUSSIAN_ALL, **_AZERBAIJANI_ORDINAL, **_AZERBAIJANI}
_ALL_RUSSIAN_FIRST = {**_AZERBAIJANI_ORDINAL, **_AZERBAIJANI, **_RUSSIAN_ALL}


class _Sum:
    """A number being put together from its words, greatest part first."""

    __slots__ = ("below", "empty", "part", "thousands")

    def __init__(self) -> None:
        self.thousands, self.part, self.below, self.empty = 0.0, 0.0, 1000, True

    def takes(self, value: float) -> bool:
        """Add one word; False if a new number begins with it."""
        if value >= 1000:
            return self._multiply(value)
        if value == 100 and 1 < self.part < 10 and self.below <= 10:
            self.part, self.below = self.part * 100, 100
            return True
        if value >= self.below or (value == 0 and not self.empty):
            return False
        self.part += value
        self.below = _next_below(value)
        self.empty = False
        return True

    def _multiply(self, value: float) -> bool:
        if self.thousands or (value > 1000 and self.part):
            return False
        self.thousands, self.part, self.below = (self.part or 1) * value, 0.0, 1000
        self.empty = False
        return True

    def total(self) -> float:
        """The number so far; not whole after "one and a half" without its thousand."""
        return self.thousands + self.part


def _next_below(value: float) -> int:
    """The bound of the next word: after hundreds come tens, after twenty come units, after 11 nothing."""
    if value >= 100:
        return 100
    if value >= 20 or value == 10:
        return 10
    return 1


def runs(parts: Iterable[str], known: Mapping[str, int]) -> list[int | str]:
    """The parts with neighbouring number words joined to one number; other words and digits stay strings."""
    joined: list[int | str] = []
    sum_ = _Sum()
    for part in parts:
        value = 1.5 if part in _ONE_AND_A_HALF else known.get(part)
        if value is not None and sum_.takes(value):
            continue
        _close(sum_, joined)
        sum_ = _Sum()
        if value is None:
            joined.append(part)
        else:
            sum_.takes(value)
    _close(sum_, joined)
    return joined


def _close(sum_: _Sum, joined: list[int | str]) -> None:
    if not sum_.empty:
        total = sum_.total()
        joined.append(int(total) if total == int(total) else "?")


def numbers(text: str, language: Language = "az", *, ordinals: bool = False) -> list[int]:
    """All whole numbers of a text in order, in digits or words; longer than nine digits is no number."""
    said = clean(text)
    said = _GROUPED.sub(lambda group: group[1] + group[2].replace(" ", ""), said)
    found: list[int] = []
    for part in runs(pieces(said), words_of(text, language, ordinals=ordinals)):
        if isinstance(part, int):
            found.append(part)
        elif part[0].isdigit() and len(part) <= MOST_DIGITS:
            found.append(int(part))
    return found


def number(text: str, language: Language = "az") -> int | None:
    """The one whole number a text says, None if there is none, several, a part of one or a negated one."""
    said = clean(text)
    if _BROKEN.search(said) or not _NOT.isdisjoint(pieces(said)):
        return None
    found = numbers(said, language)
    return found[0] if len(found) == 1 else None
