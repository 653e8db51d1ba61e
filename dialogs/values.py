"""The values a dialog may keep in an answer or insert into a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
Language: TypeAlias = Literal["az", "ru"]


@dataclass(frozen=True, slots=True)
class Term:
    """Shown as the text of this key, in the language of the reader."""

    key: str


@dataclass(frozen=True, slots=True)
class Coded:
    """Shown as the label of one entry of a coded list, in the language of the reader."""

    list: str
    code: str


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, shown with its name: 11 of 2026."""

    year: int
    month: int


Value: TypeAlias = "str | int | date | datetime | Term | Coded | Month"
