"""A choice of services that also understands a free sentence ("işsiz statusu ala bilərəmmi?")."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Hearing, Option, Unsure, Wrong
from dialogs.speech import wish
from dialogs.values import Json, Term, Value


@dataclass(frozen=True, slots=True)
class Wish:
    """One id of `inner`, or the id that stands for the intent of a sentence; refusals are those of the choice."""

    inner: Choice
    intents: tuple[tuple[str, str], ...]  # what speech.wish hears, and the id it means

    @property
    def numeric(self) -> bool:
        """As the choice."""
        return self.inner.numeric

    @property
    def samples(self) -> tuple[str, ...]:
        """Those of the choice."""
        return self.inner.samples

    def read(self, text: str, hearing: Hearing) -> str | Wrong | Unsure:
        """A number, a word or a label chooses; a sentence is heard as a wish first, for it says more than its words."""
        said = self.inner.read(text, hearing)
        if isinstance(said, str) and (len(text.split()) == 1 or self.inner.names(text, hearing)):
            return said
        wanted = dict(self.intents).get(wish(text) or "")
        return said if wanted is None else wanted

    def names(self, text: str, hearing: Hearing) -> bool:
        """Whether the text is exactly a label of the choice."""
        return self.inner.names(text, hearing)

    def keep(self, value: str) -> Json:
        """The id."""
        return value

    def restore(self, kept: Json) -> str | None:
        """The id, offered or meant by a sentence."""
        ids = {option.id for option in self.inner.choices} | {meant for _, meant in self.intents}
        return kept if isinstance(kept, str) and kept in ids else None

    def show(self, value: str) -> Value:
        """The label of the choice; a wish that is no choice shows nothing."""
        offered = any(option.id == value for option in self.inner.choices)
        return self.inner.show(value) if offered else Term("talk.none")

    def options(self) -> tuple[Option, ...]:
        """The choices."""
        return self.inner.options()
