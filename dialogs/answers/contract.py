"""What every kind of answer promises: typed text becomes a value, a coded refusal or a question back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from dialogs.answers.coded_list import CodedList, Entry
from dialogs.values import Json, Language, Value

__all__ = ["Answer", "CodedList", "Entry", "Hearing", "Offer", "Option", "Unsure", "Wrong"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a reader knows besides the text: language, the day, words of labels, coded lists.

    `words` turns a text key into its label in both languages and its synonyms, () if there are none.
    """

    language: Language
    today: date
    words: Callable[[str], tuple[str, ...]]
    lists: Mapping[str, CodedList]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A refusal; its wording is the text QUESTION.wrong.CODE with these values."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """One numbered choice of a question back; kept is None for "no, I shall write it again"."""

    kept: Json
    label: Value


@dataclass(frozen=True, slots=True)
class Unsure:
    """The reader asks back (QUESTION.unsure.CODE) with at most five numbered choices."""

    code: str
    offers: tuple[Offer, ...]
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a short fixed choice: what is kept and what is shown."""

    id: str
    label: Value


class Answer(Protocol[T]):
    """A kind of answer; implementations are frozen dataclasses without any state.

    `numeric` is true where the expected answer is a number or a longer code, so that the digits
    0 7 8 9 are not commands. `samples` are typed texts that read() accepts, for the explorer.
    """

    @property
    def numeric(self) -> bool: ...

    @property
    def samples(self) -> tuple[str, ...]: ...

    def read(self, text: str, hearing: Hearing) -> T | Wrong | Unsure: ...

    def keep(self, value: T) -> Json: ...

    def restore(self, kept: Json) -> T | None: ...

    def show(self, value: T) -> Value: ...

    def options(self) -> tuple[Option, ...]: ...
