"""An answer that is kept as text of one exact form; each kind says which."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from dialogs.answers.contract import Hearing, Option, Unsure, Wrong
from dialogs.answers.typed import typed
from dialogs.values import Json, Value


@dataclass(frozen=True, slots=True)
class TextAnswer(ABC):
    """Keeps, restores and shows text; `accepts` is the exact form, checked again whenever it is restored."""

    numeric: ClassVar[bool] = False

    @abstractmethod
    def accepts(self, kept: str) -> bool:
        """Whether the text has the exact form of this kind."""

    @abstractmethod
    def find(self, said: str) -> str | Wrong | Unsure:
        """The value in a cleaned, not empty line of at most 1,000 characters."""

    def read(self, text: str, hearing: Hearing) -> str | Wrong | Unsure:
        """The value in the text, wherever it stands; texts of one form are read alike in both languages."""
        said = typed(text)
        return said if isinstance(said, Wrong) else self.find(said)

    def keep(self, value: str) -> Json:
        """The text itself."""
        return value

    def restore(self, kept: Json) -> str | None:
        """The text if it still has the exact form."""
        return kept if isinstance(kept, str) and self.accepts(kept) else None

    def show(self, value: str) -> Value:
        """The text itself, unless a kind hides a part of it."""
        return value

    def options(self) -> tuple[Option, ...]:
        """No choice is offered."""
        return ()
