"""Texts of the sandbox in both languages, from words.yaml."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

__all__ = ["LANGUAGES", "date_in_words", "day_in_words", "say", "words"]

LANGUAGES = ("az", "ru")


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
