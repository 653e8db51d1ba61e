"""The values a dialog may keep in an answer or insert into a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Language: TypeAlias = Literal["az", "ru"]


@dataclass(frozen=True, slots=True)
class Term:
    """Shown as the text of this key, in the language of the reader."""

    key: str


@dataclass(frozen=True, slots=True)
class Coded:
    """Shown as the label of one entry of a coded list, in the language of the reader.

    `said` are the person's own words, shown beside the label where they are no name of the entry.
    """

    list: str
    code: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, shown with its name: 11 of 2026."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day told with its weekday; with its year only where that is not the present one."""

    day: date
    year: bool

    @classmethod
    def on(cls, day: date, today: date) -> Weekday:
        """A day as it is told today."""
        return cls(day, day.year != today.year)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that somebody else gave in both languages, shown in the language of the reader."""

    az: str
    ru: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Shown as the text of this key with these values inserted."""

    key: str
    values: tuple[tuple[str, Value], ...]


Value: TypeAlias = "str | int | date | datetime | Term | Coded | Month | Weekday | Named | Phrase"
