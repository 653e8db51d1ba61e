"""Any number of the numbered lines that stand in a question, where they are too many for choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.answers.contract import Hearing, Option, Unsure, Wrong
from dialogs.answers.several import Several
from dialogs.values import Json, Value


@dataclass(frozen=True, slots=True)
class SeveralLines:
    """The ids of `inner`, whose labels are the numbers of the lines; refusals and questions back are those of it."""

    numeric: ClassVar[bool] = True
    inner: Several

    @classmethod
    def of(cls, ids: tuple[str, ...]) -> SeveralLines:
        """An answer about as many lines as there are ids."""
        return cls(Several(tuple(Option(one, str(place)) for place, one in enumerate(ids, 1))))

    @property
    def samples(self) -> tuple[str, ...]:
        """None, the first, all together."""
        alone = self.inner.samples
        return (alone[0], alone[1], alone[-1])

    def read(self, text: str, hearing: Hearing) -> tuple[str, ...] | Wrong | Unsure:
        """The ids of the lines meant."""
        return self.inner.read(text, hearing)

    def keep(self, value: tuple[str, ...]) -> Json:
        """The ids as a list."""
        return self.inner.keep(value)

    def restore(self, kept: Json) -> tuple[str, ...] | None:
        """The ids if all of these lines are still there."""
        return self.inner.restore(kept)

    def show(self, value: tuple[str, ...]) -> Value:
        """The numbers."""
        return self.inner.show(value)

    def options(self) -> tuple[Option, ...]:
        """None: the lines stand in the question."""
        return ()
