"""A coded list (districts, professions) that finds its entries by what people type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dialogs.answers.label_index import Found, LabelIndex
from dialogs.answers.place_names import OTHER_NAMES
from dialogs.values import Language

# Names typed the English way: Ganja, Shaki, Jalilabad.
_ENGLISH: Final = str.maketrans("əcƏC", "ajAJ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a coded list: its code, its two labels and other words people use for it."""

    code: str
    az: str
    ru: str
    heard: tuple[str, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Everything this entry answers to."""
        return (self.az, self.ru, self.az.translate(_ENGLISH), *self.heard, *OTHER_NAMES.get(self.code, ()))


class CodedList:
    """Entries with an index built once; look-ups never scan the list."""

    __slots__ = ("_by_code", "_index", "entries")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._by_code = {entry.code: entry for entry in entries}
        self._index = LabelIndex((entry.code, entry.words()) for entry in entries)

    def get(self, code: str) -> Entry | None:
        """The entry with this code."""
        return self._by_code.get(code)

    def match(self, text: str) -> Found:
        """The codes meant by the text, best first, and whether that is sure."""
        return self._index.find(text)

    def find(self, text: str, language: Language) -> tuple[Entry, ...]:
        """The entries meant by the text, best first; () if none."""
        return tuple(self._by_code[code] for code in self.match(text).keys)
