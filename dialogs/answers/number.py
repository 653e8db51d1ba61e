"""A whole number within bounds, in digits or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.contract import Hearing, Option, Unsure, Wrong
from dialogs.answers.typed import refused, typed
from dialogs.speech import number, numbers
from dialogs.values import Json, Value

_DECIMAL: Final = re.compile(r"[0-9][.,][0-9]")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from `lowest` to `highest`.

    Refusals: not_a_number, several, too_low {lowest}, too_high {highest}, not_known.
    """

    numeric: ClassVar[bool] = True
    lowest: int = 0
    highest: int = 999_999

    @property
    def samples(self) -> tuple[str, ...]:
        """Both bounds."""
        return tuple(dict.fromkeys((str(self.lowest), str(self.highest))))

    def read(self, text: str, hearing: Hearing) -> int | Wrong | Unsure:
        """The one number the text says."""
        said = typed(text)
        if isinstance(said, Wrong):
            return said
        value = number(said, hearing.language)
        if value is None:
            several = len(numbers(said, hearing.language)) > 1 and not _DECIMAL.search(said)
            return Wrong("several") if several else refused(said, "not_a_number")
        if value < self.lowest:
            return Wrong("too_low", {"lowest": self.lowest})
        return Wrong("too_high", {"highest": self.highest}) if value > self.highest else value

    def keep(self, value: int) -> Json:
        """The number itself."""
        return value

    def restore(self, kept: Json) -> int | None:
        """The number if it is still within the bounds."""
        if isinstance(kept, bool) or not isinstance(kept, int):
            return None
        return kept if self.lowest <= kept <= self.highest else None

    def show(self, value: int) -> Value:
        """The number itself."""
        return value

    def options(self) -> tuple[Option, ...]:
        """No choice is offered."""
        return ()
