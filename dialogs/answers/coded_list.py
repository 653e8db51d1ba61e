"""A coded list (districts, professions) that finds its entries by what people type."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.values import Language


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a coded list: its code, its two labels and other words people use for it."""

    code: str
    az: str
    ru: str
    heard: tuple[str, ...] = ()


class CodedList:
    """Entries with an index built once; lookups never scan the list."""

    __slots__ = ("_by_code", "entries")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._by_code = {entry.code: entry for entry in entries}

    def get(self, code: str) -> Entry | None:
        return self._by_code.get(code)

    def find(self, text: str, language: Language) -> tuple[Entry, ...]:
        """The entries meant by the text, best first; () if none. The search comes with the folding of speech."""
        wanted = text.strip().casefold()
        return tuple(e for e in self.entries if wanted in (e.az.casefold(), e.ru.casefold()))
