"""The code that was sent to the person's phone, or the wish for a new one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.contract import Unsure, Wrong
from dialogs.answers.text_answer import TextAnswer
from dialogs.answers.typed import refused
from dialogs.speech.letters import fold

_DIGITS: Final = re.compile(r"(?<![^\W_])[0-9]+(?![^\W_])")
_RUN: Final = re.compile(r"(?<![^\W_])[0-9](?:[ \-]?[0-9])*(?![^\W_])")
AGAIN: Final = "again"
_NEW: Final = (
    "yeni kod",
    "kod gəlmədi",
    "kod gəlməyib",
    "kod gəlmir",
    "kodu yenidən göndərin",
    "новый код",
    "код не пришёл",
    "код не приходит",
    "нет кода",
)
_WISHES: Final = tuple(fold(words) for words in _NEW)


@dataclass(frozen=True, slots=True)
class OneTimeCode(TextAnswer):
    """A code of exactly `digits` digits, typed together or in groups.

    With `again` the words for a new code are an answer too: AGAIN.  Refusals: not_a_code, length {count, wanted},
    not_known.
    """

    numeric: ClassVar[bool] = True
    digits: int = 8
    again: bool = False

    @property
    def samples(self) -> tuple[str, ...]:
        """A code of the right length, whole and in two groups."""
        code = "12345678901234567890"[: self.digits]
        return (
            code,
            f"{code[: self.digits // 2]} {code[self.digits // 2 :]}",
            *(_NEW[:1] if self.again else ()),
        )

    def accepts(self, kept: str) -> bool:
        """Digits only, as many as were sent; or that a new code is wanted."""
        if kept == AGAIN:
            return self.again
        return len(kept) == self.digits and kept.isascii() and kept.isdigit()

    def find(self, said: str) -> str | Wrong | Unsure:
        """The code in the text."""
        if self.again and any(f" {words} " in f" {fold(said)} " for words in _WISHES):
            return AGAIN
        # The whole message may be pasted, with "10 minutes" right after the code.
        alone: set[str] = {run for run in _DIGITS.findall(said) if len(run) == self.digits}
        if len(alone) == 1:
            return alone.pop()
        codes: set[str] = {run.replace(" ", "").replace("-", "") for run in _RUN.findall(said)}
        right = [code for code in codes if len(code) == self.digits]
        if len(right) == 1:
            return right[0]
        if len(codes) == 1:
            return Wrong("length", {"count": len(codes.pop()), "wanted": self.digits})
        return refused(said, "not_a_code")
