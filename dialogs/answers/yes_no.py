"""Yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.contract import Hearing, Option, Unsure, Wrong
from dialogs.answers.typed import NO, YES, typed
from dialogs.speech import fold, plain_yes_no, yes_no
from dialogs.values import Json, Term, Value

_NUMBERS: Final = {"1": True, "2": False, "1.": True, "2.": False, "1)": True, "2)": False}
_NUMBERED: Final = re.compile(r"([12]) ?[.)] ?(?=\D)")  # before the words, as the choices are shown


@dataclass(frozen=True, slots=True)
class YesNo:
    """1 is yes, 2 is no; `yes` and `no` are the labels of the two choices.

    With `explicit` only bəli, hə, да, xeyr, yox, нет and the labels count, and no digits: such a yes sends a
    form whose lines are numbered. Refusal: not_yes_no.
    """

    numeric: ClassVar[bool] = False
    yes: Term = YES
    no: Term = NO
    explicit: bool = False

    @property
    def samples(self) -> tuple[str, ...]:
        """Both answers, in both languages."""
        return ("bəli", "нет") if self.explicit else ("1", "2", "bəli", "нет")

    def read(self, text: str, hearing: Hearing) -> bool | Wrong | Unsure:
        """What the text says, if it surely says yes or no."""
        if not self.explicit and text in _NUMBERS:
            return _NUMBERS[text]
        said = typed(text)
        if isinstance(said, Wrong):
            return said
        number = None if self.explicit else _NUMBERED.match(said)
        if number is not None and said not in _NUMBERS:
            meant = self._in_words(said[number.end() :], hearing)
            return meant if meant is _NUMBERS[number[1]] else Wrong("not_yes_no")
        return self._in_words(said, hearing)

    def _in_words(self, said: str, hearing: Hearing) -> bool | Wrong:
        if self.explicit:
            answer = plain_yes_no(said)
        else:
            answer = _NUMBERS[said] if said in _NUMBERS else yes_no(said, hearing.language)
        return answer if answer is not None else self._by_label(fold(said), hearing)

    def _by_label(self, folded: str, hearing: Hearing) -> bool | Wrong:
        for label, answer in ((self.yes, True), (self.no, False)):
            if folded and any(fold(word) == folded for word in hearing.words(label.key)):
                return answer
        return Wrong("not_yes_no")

    def keep(self, value: bool) -> Json:
        """True or false."""
        return value

    def restore(self, kept: Json) -> bool | None:
        """True or false, nothing else."""
        return kept if isinstance(kept, bool) else None

    def show(self, value: bool) -> Value:
        """The label of the choice."""
        return self.yes if value else self.no

    def options(self) -> tuple[Option, ...]:
        """Yes is 1, no is 2."""
        return (Option("yes", self.yes), Option("no", self.no))
