"""A few words of the person's own."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from dialogs.answers.contract import Hearing, Unsure, Wrong
from dialogs.answers.none_said import NONE, only_denies
from dialogs.answers.text_answer import TextAnswer
from dialogs.answers.typed import assents, only_yes_no
from dialogs.speech import fold, only_not_known
from dialogs.speech.assent import PLAIN_WORDS
from dialogs.speech.letters import TAMPERED, clean
from dialogs.speech.unknown import NOT_KNOWN_WORDS

_TELLING: Final = PLAIN_WORDS | NONE | NOT_KNOWN_WORDS


def letters(said: str) -> int:
    """How many letters there are in the words of a text; an e-mail address is no word."""
    return sum(sign.isalpha() for word in said.split() if "@" not in word for sign in word)


@dataclass(frozen=True, slots=True)
class FreeText(TextAnswer):
    """Kept in one line, composed letters, no controls or direction marks, at most `at_most` characters.

    Refusals: empty (nothing to read in it), no_words (fewer than `letters` letters), too_long {count, at_most},
    and where a `sentence` is wanted yes_no (no more than that or that there is no such thing, or a yes set off by a
    comma) and not_known (no more than that: "qaldıra bilmirəm" is something that somebody cannot do).
    """

    at_most: int = 200
    letters: int = 0
    sentence: bool = False
    samples: tuple[str, ...] = ("Şəki, Axundov küçəsi 5",)

    def accepts(self, kept: str) -> bool:
        """Not empty, not longer than allowed, and with words where words are meant."""
        return 0 < len(kept) <= self.at_most and self._worded(kept)

    def _worded(self, said: str) -> bool:
        return not self.letters or letters(said) >= self.letters

    def read(self, text: str, hearing: Hearing) -> str | Wrong | Unsure:
        """The text as it will be shown again."""
        # Composing letters takes quadratic time on piles of accents, so length is judged before it.
        if len(text) > self.at_most * 2:
            return Wrong("too_long", {"count": len(text), "at_most": self.at_most})
        return self.find(clean(text))

    def find(self, said: str) -> str | Wrong | Unsure:
        """The words in one line."""
        said = unicodedata.normalize("NFC", " ".join(said.replace(TAMPERED, "").split()))
        if not any(sign.isalnum() for sign in said):
            return Wrong("empty")
        if len(said) > self.at_most:
            return Wrong("too_long", {"count": len(said), "at_most": self.at_most})
        nothing = _says_nothing(said) if self.sentence else None
        return nothing or (said if self._worded(said) else Wrong("no_words"))


def _says_nothing(said: str) -> Wrong | None:
    """The refusal of a yes, a no, "there is none" or "I do not know" instead of a sentence."""
    if _TELLING.isdisjoint(fold(said).split()):
        return None  # as nearly always
    if only_yes_no(said) or assents(said) or only_denies(said):
        return Wrong("yes_no")
    return Wrong("not_known") if only_not_known(said) else None
