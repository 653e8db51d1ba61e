"""Dates as they are typed: in digits, with the month in words, wholly in words, or counted from today."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from dialogs.speech.letters import clean, fold
from dialogs.speech.numbers import pieces, runs, words_of
from dialogs.values import Language

Fault = Literal["not_a_date", "impossible_date", "no_year", "no_day"]


class Written(NamedTuple):
    """A day as written; `year` has two digits where only two were typed, and then `short` is true."""

    day: int
    month: int
    year: int
    short: bool = False

    def on(self, latest: date) -> date | None:
        """The day meant, None if there is no such day; a short year is the last one not after `latest`."""
        if not self.short:
            return self._in(self.year)
        century = latest.year // 100 * 100
        meant = self._in(century + self.year)
        return meant if meant is not None and meant <= latest else self._in(century - 100 + self.year)

    def _in(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


# Folded, the month names of both languages are nearly one list; a stem also takes every case ending.
_MONTH_STEMS: Final = (
    ("yanvar", "январ"), ("fevral", "феврал"), ("mart", "март"), ("aprel", "апрел"),
    ("may", "май", "мая", "мае"), ("iyun", "июн"), ("iyul", "июл"), ("avqust", "август"),
    ("sentyabr", "sentabr", "сентябр"), ("oktyabr", "oktabr", "октябр"), ("noyabr", "ноябр"), ("dekabr", "декабр"),
)  # fmt: skip
_SHORT_MONTHS: Final = "yan fev mar apr may iyn iyl avq sen okt noy dek".split()
_LONGEST_ENDING = 5

_STEMS: dict[str, int] = {
    fold(stem): month for month, stems in enumerate(_MONTH_STEMS, 1) for stem in stems
} | {fold(short): month for month, short in enumerate(_SHORT_MONTHS, 1)}
_SHORT_FORMS = frozenset(fold(short) for short in _SHORT_MONTHS) - {"mai"}

_SEPARATOR = r"\s{0,3}[.,/\- ]\s{0,3}"
_DAY_FIRST = re.compile(
    rf"(?<![0-9])([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{4}}|[0-9]{{2}})(?![0-9])"
)
_YEAR_FIRST = re.compile(
    rf"(?<![0-9.,/\-])([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}})(?![0-9])"
)
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})\s?[./]\s?([0-9]{1,2})\.?")
_MONTH_AND_YEAR = re.compile(
    r"[0-9]{1,2}\s?[./\-]\s?(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}\s?[./\-]\s?[0-9]{1,2}"
)
_TOGETHER = re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})(?![0-9])")


def written(text: str, language: Language = "az") -> tuple[Written, ...] | Fault:
    """Every different day the text writes out, or why none could be read."""
    said = clean(text)
    found = _in_digits(said)
    if found:
        return tuple(dict.fromkeys(found))
    return _half_in_digits(said) or _in_words(said, language)


def _in_digits(said: str) -> list[Written]:
    alone = _DAY_FIRST.fullmatch(said)  # as nearly everybody writes a day
    if alone:
        day, month, year = alone.groups()
        return [Written(int(day), int(month), int(year), short=len(year) == 2)]
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _TOGETHER):
        found = [match.groups() for match in pattern.finditer(said)]
        if pattern is _YEAR_FIRST:
            found = [(day, month, year) for year, month, day in found]
        if found:
            return [Written(int(d), int(m), int(y), short=len(y) == 2) for d, m, y in found]
    return []


def _half_in_digits(said: str) -> Fault | None:
    """What is missing in "01.12" and in "05.2022", where nothing else is said."""
    if _MONTH_AND_YEAR.fullmatch(said):
        return "no_day"
    two = _DAY_AND_MONTH.fullmatch(said)
    if two is None:
        return None
    less, more = sorted(map(int, two.groups()))
    return "no_year" if 1 <= less <= 12 and more <= 31 else "not_a_date"


def month_of(word: str) -> int | None:
    """The month a folded word names, with any case ending ("maiin" is 5) or shortened ("sen" is 9)."""
    for length in range(min(len(word), 8), 2, -1):
        month = _STEMS.get(word[:length])
        if month is not None:
            ending = len(word) - length
            return month if ending <= (0 if word[:length] in _SHORT_FORMS else _LONGEST_ENDING) else None
    return None


@dataclass(frozen=True, slots=True)
class _Number:
    value: int
    typed: int  # digits typed; 0 for words


def _in_words(said: str, language: Language) -> tuple[Written, ...] | Fault:
    items = _items(said, words_of(said, language, ordinals=True))
    months = [place for place, (kind, _) in enumerate(items) if kind == "month"]
    amounts = [value for kind, value in items if kind == "number"]
    if not months:
        return "no_day" if len(amounts) == 1 and 1900 <= amounts[0].value <= 2100 else "not_a_date"
    if len(months) > 1 or len(amounts) > 2:
        return "not_a_date"
    if len(amounts) < 2:
        return _half(amounts)
    before = sum(1 for kind, _ in items[: months[0]] if kind == "number")
    return _with_month(items[months[0]][1].value, amounts[0], amounts[1], before)


def _half(amounts: list[_Number]) -> Fault:
    """What is missing beside a month and at most one number."""
    if not amounts:
        return "not_a_date"
    return "no_day" if amounts[0].value > 31 else "no_year"


def _with_month(month: int, one: _Number, two: _Number, before: int) -> tuple[Written, ...] | Fault:
    """The day from its two numbers; the year is first only if it cannot be a day."""
    day, year = (two, one) if one.value > 31 and before else (one, two)
    if day.value > 31 or 100 <= year.value < 1000:
        return "impossible_date" if min(day.value, year.value) <= 99 else "not_a_date"
    return (Written(day.value, month, year.value, short=year.value < 100),)


def _items(said: str, known: Mapping[str, int]) -> list[tuple[str, _Number]]:
    items: list[tuple[str, _Number]] = []
    for part in runs(pieces(said), known):
        if isinstance(part, int):
            items.append(("number", _Number(part, 0)))
        elif part[0].isdigit():
            items.append(("number", _Number(int(part[:9]), len(part))))
        elif month := month_of(part):
            items.append(("month", _Number(month, 0)))
    return items


_DAYS_FROM_TODAY: Final = {
    fold(words): days
    for days, line in (
        (0, "bu gün,bugün,bu gündən,bugündən,elə bu gün,indi,elə indi,indidən,dərhal"),
        (0, "сегодня,сейчас,сразу,с сегодняшнего дня,прямо сейчас,немедленно"),
        (-1, "dünən,вчера"),
        (-2, "srağagün,sırağagün,позавчера"),
        (1, "sabah,sabahdan,завтра,с завтрашнего дня"),
        (2, "birigün,birisi gün,o biri gün,послезавтра"),
    )
    for words in line.split(",")
}  # fmt: skip
_UNITS: Final = {
    fold(word): unit
    for unit, words in (
        ("day", "gün günə gündən день дня дней"), ("week", "həftə həftəyə həftədən неделю неделя недели недель"),
        ("month", "ay aya aydan месяц месяца месяцев"), ("year", "il ilə ildən год года лет"),
    )
    for word in words.split()
}  # fmt: skip
_AGO = {fold(word) for word in "əvvəl qabaq bundan назад тому".split()}
_AHEAD = {fold(word) for word in "sonra sonraya через спустя после".split()}
_FURTHEST_DAYS = 40_000


def counted(text: str, today: date, language: Language = "az") -> date | None:
    """The day counted from today ("dünən", "неделю назад", "3 gün sonra"), None if the text is not that."""
    folded = fold(text)
    if folded in _DAYS_FROM_TODAY:
        return today + timedelta(days=_DAYS_FROM_TODAY[folded])
    parts = runs(folded.split()[:7], words_of(text, language))
    words = {part for part in parts if isinstance(part, str)}
    back, ahead = bool(words & _AGO), bool(words & _AHEAD)
    units = [_UNITS[word] for word in words if word in _UNITS]
    if back == ahead or len(units) != 1 or len(words - _AGO - _AHEAD - _UNITS.keys()) > _spare(words):
        return None
    amount = _amount(parts)
    return None if amount is None else _moved(today, -amount if back else amount, units[0])


def _spare(words: set[str]) -> int:
    return sum(1 for word in words if word.isdigit())


def _amount(parts: list[int | str]) -> int | None:
    """How many units: the one number that stands there, 1 if none does."""
    found = [part for part in parts if isinstance(part, int) or part.isdigit()]
    if len(found) > 1 or (found and len(str(found[0])) > 5):
        return None
    return int(found[0]) if found else 1


def _moved(today: date, amount: int, unit: str) -> date | None:
    """Months and years keep the day of the month, or take the last one there is."""
    days = amount * {"day": 1, "week": 7, "month": 31, "year": 366}[unit]
    if abs(days) > _FURTHEST_DAYS:
        return None
    if unit in {"day", "week"}:
        return today + timedelta(days=days)
    months = today.year * 12 + today.month - 1 + amount * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def date_said(text: str, today: date, language: Language = "az") -> date | None:
    """The one day a text says, None if there is none, several or an impossible one."""
    found = written(text, language)
    if isinstance(found, str):
        return counted(text, today, language)
    return found[0].on(today) if len(found) == 1 else None
