"""An e-mail address of plain letters, digits and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.contract import Offer, Unsure, Wrong
from dialogs.answers.text_answer import TextAnswer
from dialogs.answers.typed import REWRITE, refused
from dialogs.speech import yes_no
from dialogs.speech.letters import is_cyrillic

_LOCAL: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN: Final = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}")
_KEPT: Final = re.compile(rf"{_LOCAL.pattern}@(?:{_DOMAIN.pattern})")
_LONGEST_LOCAL, _LONGEST = 64, 254
_BEFORE: Final = ",:;!?()[]<>«»\"'"
_AFTER: Final = _BEFORE + "."
_MOST_OFFERS: Final = 4


@dataclass(frozen=True, slots=True)
class EmailAddress(TextAnswer):
    """Kept with its domain in small letters (RFC 5321 2.4); addresses outside ASCII are refused.

    An `optional` one may be taken back by a no; then nothing is kept.
    Refusals: not_an_address, no_at, domain, cyrillic, not_known. Asks back: several (the addresses found).
    """

    samples: ClassVar[tuple[str, ...]] = ("ad@example.az", "A.B+c@Example.com")
    optional: bool = False

    def accepts(self, kept: str) -> bool:
        """An address as it is kept."""
        if not kept:
            return self.optional
        if len(kept) > _LONGEST or _KEPT.fullmatch(kept) is None:
            return False
        at = kept.rindex("@")
        return at <= _LONGEST_LOCAL and kept[at:] == kept[at:].lower()

    def find(self, said: str) -> str | Wrong | Unsure:
        """The address in the text."""
        if self.optional and "@" not in said and False in (yes_no(said, "az"), yes_no(said, "ru")):
            return ""
        words = said.replace(" @", "@").replace("@ ", "@").split(" ")
        judged = [_judged(word.lstrip(_BEFORE).rstrip(_AFTER)) for word in words if "@" in word]
        addresses = tuple(dict.fromkeys(found for found in judged if isinstance(found, str)))
        if len(addresses) == 1:
            return addresses[0]
        if addresses:
            offers = tuple(Offer(address, address) for address in addresses[:_MOST_OFFERS])
            return Unsure("several", (*offers, REWRITE))
        refusals = [found for found in judged if isinstance(found, Wrong)]
        if refusals:
            return refusals[0]
        return Wrong("no_at") if "." in said and " " not in said else refused(said, "not_an_address")


def _judged(word: str) -> str | Wrong:
    if is_cyrillic(word):
        return Wrong("cyrillic")
    local, _, domain = word.rpartition("@")
    if len(word) > _LONGEST or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        return Wrong("not_an_address")
    return f"{local}@{domain.lower()}" if _DOMAIN.fullmatch(domain) else Wrong("domain")
