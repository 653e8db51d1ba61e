"""Any answer, or "I do not know", which is an answer too; with `none` also "there is no such thing"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from dialogs.answers.contract import Answer, Hearing, Option, Unsure, Wrong
from dialogs.answers.none_said import says_none
from dialogs.speech import declined, not_known
from dialogs.values import Json, Term, Value

T = TypeVar("T")
DONT_KNOW = Term("talk.dont_know")
UNKNOWN = Option("unknown", DONT_KNOW)
DECLINED = Option(
    "unknown", Term("talk.no_answer")
)  # of what nobody has to tell: the same to us as not knowing


@dataclass(frozen=True, slots=True)
class Heard(Generic[T]):
    """What was answered; `known` is False for "I do not know", and the value is None then, as it is for "none"."""

    value: T | None
    known: bool = True


@dataclass(frozen=True, slots=True)
class OrUnknown(Generic[T]):
    """The inner answer, or not known; an inner choice may offer not knowing itself, as its option UNKNOWN.

    What is `voluntary` may also be left without an answer.
    """

    inner: Answer[T]
    none: bool = False
    voluntary: bool = False

    @property
    def numeric(self) -> bool:
        """As the inner answer."""
        return self.inner.numeric

    @property
    def samples(self) -> tuple[str, ...]:
        """Those of the inner answer, and both ways out."""
        return (*self.inner.samples, "bilmirəm", *(("xeyr",) if self.none else ()))

    def read(self, text: str, hearing: Hearing) -> Heard[T] | Wrong | Unsure:
        """Not known first: nobody who says so means one of the choices."""
        if not_known(text) or (self.voluntary and declined(text)):
            return Heard(None, known=False)
        if self.none and says_none(text, hearing.language):
            return Heard(None)
        said = self.inner.read(text, hearing)
        if said == UNKNOWN.id:
            return Heard(None, known=False)
        return said if isinstance(said, (Wrong, Unsure)) else Heard(said)

    def keep(self, value: Heard[T]) -> Json:
        """One of {}, {"none": true} and {"value": ...}."""
        if not value.known:
            return {}
        return {"none": True} if value.value is None else {"value": self.inner.keep(value.value)}

    def restore(self, kept: Json) -> Heard[T] | None:
        """What `keep` made, unless the inner answer no longer accepts it; anything else is an offer taken."""
        if not isinstance(kept, dict) or not kept.keys() <= {"none", "value"}:
            value = self.inner.restore(kept)
            return None if value is None else Heard(value)
        if "value" in kept:
            inner = self.inner.restore(kept["value"])
            return None if inner is None else Heard(inner)
        return Heard(None, known="none" in kept)

    def show(self, value: Heard[T]) -> Value:
        """The inner answer's words, or that it is not known."""
        if value.value is None:
            return Term("talk.none") if value.known else DONT_KNOW
        return self.inner.show(value.value)

    def options(self) -> tuple[Option, ...]:
        """The inner choices."""
        return self.inner.options()
