"""What all readers share: opening a typed text, and asking back with yes or "I shall write it again"."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from dialogs.answers.contract import Offer, Unsure, Wrong
from dialogs.speech import clean, not_known, plain_yes_no
from dialogs.speech.letters import LONGEST
from dialogs.values import Json, Term

YES: Final = Term("talk.yes")
NO: Final = Term("talk.no")
REWRITE: Final = Offer(None, Term("talk.rewrite"))


def typed(text: str) -> str | Wrong:
    """The cleaned text in one line, or the refusal of an empty or endless one."""
    if len(text) > LONGEST:
        return Wrong("too_long")
    said = " ".join(clean(text).split())
    return said or Wrong("empty")


def refused(said: str, code: str) -> Wrong:
    """The refusal with this code, or the gentler one for people who do not know the answer."""
    return Wrong("not_known") if not_known(said) else Wrong(code)


def only_yes_no(said: str) -> bool:
    """Whether nothing but plain yes and no is said, which names nothing."""
    words = said.replace(",", " ").split()
    return bool(words) and all(plain_yes_no(word) is not None for word in words)


def assents(said: str) -> bool:
    """Whether a yes set off by a comma comes first ("Да, отправить"); Da Vinci is no yes."""
    first, comma, _ = said.partition(",")
    return bool(comma) and plain_yes_no(first.strip()) is True


def begins_yes_no(said: str) -> bool | None:
    """The plain yes or no that a text begins with ("Да, отправить"); of both the no, None where it begins otherwise."""
    begun = list(takewhile(lambda one: one is not None, map(plain_yes_no, said.replace(",", " ").split())))
    return all(begun) if begun else None


def asked(code: str, kept: Json) -> Unsure:
    """ "Is it so?": the corrected value is kept only after a yes, and is not shown."""
    return Unsure(code, (Offer(kept, YES), REWRITE))
