"""Days, months and instants in Azerbaijani and Russian words (month names from Babel's CLDR data)."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

from dialogs.values import Language, Month

BAKU = ZoneInfo("Asia/Baku")

# The suffix of an Azerbaijani year follows its last spoken word: the unit, else the ten, else the hundred or thousand.
_UNIT = {1: "ci", 2: "ci", 3: "cü", 4: "cü", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cu"}
_TEN = {1: "cu", 2: "ci", 3: "cu", 4: "cı", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cı"}


def year_suffix(year: int) -> str:
    """The suffix that makes `year` an ordinal in Azerbaijani: 2026-cı, 2029-cu, 2030-cu, 2033-cü."""
    if year % 10:
        return _UNIT[year % 10]
    if year % 100:
        return _TEN[year % 100 // 10]
    return "cü" if year % 1000 else "ci"


@lru_cache(maxsize=4096)
def day(value: date, language: Language) -> str:
    """10 iyun 2026-cı il; 10 июня 2026 года."""
    name = get_month_names("wide", "format", language)[value.month]
    if language == "az":
        return f"{value.day} {name} {value.year}-{year_suffix(value.year)} il"
    return f"{value.day} {name} {value.year} года"


@lru_cache(maxsize=4096)
def weekday_day(value: date, language: Language) -> str:
    """30 noyabr, bazar ertəsi; понедельник, 30 ноября."""
    name = get_month_names("wide", "format", language)[value.month]
    weekday = get_day_names("wide", "format", language)[value.weekday()]
    if language == "az":
        return f"{value.day} {name}, {weekday}"
    return f"{weekday}, {value.day} {name}"


@lru_cache(maxsize=4096)
def whole_date(value: date, language: Language) -> str:
    """17 iyun 2027-ci il, cümə axşamı; четверг, 17 июня 2027 года."""
    weekday = get_day_names("wide", "format", language)[value.weekday()]
    return f"{day(value, language)}, {weekday}" if language == "az" else f"{weekday}, {day(value, language)}"


def month(value: Month, language: Language) -> str:
    """noyabr; ноябрь, to stand in front of a fixed noun or after a colon."""
    return str(get_month_names("wide", "stand-alone", language)[value.month])


def clock_time(value: datetime, language: Language) -> str:
    """21 noyabr 2026-cı il, saat 18:05; 21 ноября 2026 года, 18:05 (time of Baku)."""
    local = value.astimezone(BAKU)
    hour = f"{local:%H:%M}"
    return (
        f"{day(local.date(), language)}, saat {hour}"
        if language == "az"
        else f"{day(local.date(), language)}, {hour}"
    )
