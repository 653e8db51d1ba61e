"""Texts of the sandbox in both languages, from words.yaml."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from babel.dates import format_date

__all__ = ["LANGUAGES", "date_in_words", "day_in_words", "in_words", "say", "words"]

LANGUAGES = ("az", "ru")
_WRITTEN = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)\S*)?)?")  # a month, a day or an instant
# The ending of an Azerbaijani year follows its last spoken word: the ones, then the tens, then hundred or thousand.
_ONES = {1: "ci", 2: "ci", 3: "cü", 4: "cü", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cu"}
_TENS = {1: "cu", 2: "ci", 3: "cu", 4: "cı", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cı"}


@cache
def words() -> dict[str, dict[str, str]]:
    """Every text by key and language."""
    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def say(key: str, language: str, **values: object) -> str:
    """The text of a key in `az` or `ru`. Raises KeyError for an unknown key."""
    return words()[key][language].format(**values)


def day_in_words(day: date, language: str) -> str:
    """A day as people say it, with its weekday and without the year: `16 iyun, çərşənbə axşamı`."""
    month, weekday = say(f"month.{day.month}", language), say(f"weekday.{day.isoweekday()}", language)
    return say("format.day", language, number=day.day, month=month, weekday=weekday)


def date_in_words(day: date, language: str) -> str:
    """A day with its year: `16 iyun 2026`, which stands before a word of its own in Azerbaijani."""
    return say(
        "format.date", language, number=day.day, month=say(f"month.{day.month}", language), year=day.year
    )


def in_words(text: str, language: str) -> str:
    """A month, day or instant as the contract writes it, in words with its year; any other text as it is."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return text
    year, month, day, at = found.groups()
    if day is None:
        return format_date(date(int(year), int(month), 1), "LLLL y", locale=language)
    written = date(int(year), int(month), int(day))
    ending = f"-{_ending(written.year)}" if language == "az" else ""
    told = say("format.whole", language, date=date_in_words(written, language) + ending)
    return told if at is None else say("format.instant", language, date=told, at=at)


def _ending(year: int) -> str:
    round_year = "ci" if year % 1000 == 0 else "cü"
    return _ONES.get(year % 10) or _TENS.get(year // 10 % 10, round_year)
