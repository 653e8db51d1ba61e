"""One entry of a coded list, with the person's own words beside it where the list cannot hold everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from dialogs.answers.coded_list import CodedList
from dialogs.answers.contract import Hearing, Offer, Option, Unsure, Wrong
from dialogs.answers.free_text import letters
from dialogs.answers.label_index import Found
from dialogs.answers.little_words import says_little
from dialogs.answers.typed import REWRITE, begins_yes_no, only_yes_no, refused, typed
from dialogs.values import Coded, Json, Term, Value

AS_WRITTEN: Final = Term("talk.as_written")
_MOST_OFFERS: Final = 5
_LONGEST_TEXT: Final = 200


@dataclass(frozen=True, slots=True)
class ListedValue:
    """The code of the entry, None if none fits; `text` is what was typed, "" unless free text is taken."""

    code: str | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the list `name` of the hearing; with `free_text` unlisted words are taken too.

    One word of a longer entry is enough for a place, but not where it may as well be no entry at all: "11 sinif" is no
    teacher of the first classes, and with the words as written offered first where no entry was called by its name.
    Words that begin with a yes and name no entry are no words of the person's own: "да, отправить" answers something
    else. A no may be ("нет профессии"), unless an entry has to be `named`.
    Refusals: not_listed, too_many {count}, not_known, too_long, yes_no. Asks back: several or meant (entries; with free
    text one offer keeps the words as written).
    """

    numeric: ClassVar[bool] = False
    name: str
    free_text: bool = False
    samples: tuple[str, ...] = ()
    named: bool = False  # where "no" is no answer either

    def read(self, text: str, hearing: Hearing) -> ListedValue | Wrong | Unsure:
        """The entry meant."""
        said = typed(text)
        if isinstance(said, Wrong):
            return said
        if len(said) > _LONGEST_TEXT:
            return Wrong("too_long")
        coded = hearing.lists.get(self.name)
        found = coded.match(said) if coded else Found()
        if self.named and not found.exact and only_yes_no(said):
            return Wrong("yes_no")
        if self.free_text and not found.exact and says_little(said):
            return self._unlisted(said)
        if found.sure and ((found.whole and found.headed) or not self.free_text):
            return ListedValue(found.keys[0], said if self.free_text else "")
        if not found.keys:
            return self._unlisted(said)
        return self._asked(said, found, coded)

    def _unlisted(self, said: str) -> ListedValue | Wrong:
        if not self.free_text or not letters(said):
            return refused(said, "not_listed")
        assent = begins_yes_no(said)
        if assent or (assent is False and self.named):
            return Wrong("yes_no")
        refusal = refused(said, "not_listed")
        return refusal if refusal.code == "not_known" else ListedValue(None, said)

    def _asked(self, said: str, found: Found, coded: CodedList | None) -> Wrong | Unsure:
        text = said if self.free_text else ""
        last = Offer({"code": None, "text": said}, AS_WRITTEN) if self.free_text else REWRITE
        room = _MOST_OFFERS if not self.free_text and len(found.keys) == _MOST_OFFERS else _MOST_OFFERS - 1
        if len(found.keys) > room and not self.free_text:
            return Wrong("too_many", {"count": len(found.keys)})
        offers = [Offer({"code": code, "text": text}, Coded(self.name, code)) for code in found.keys[:room]]
        if self.free_text and not found.headed:
            offers.insert(0, last)
        elif room < _MOST_OFFERS:
            offers.append(last)
        return Unsure("several" if len(found.keys) > 1 else "meant", tuple(offers))

    def keep(self, value: ListedValue) -> Json:
        """Code and text."""
        return {"code": value.code, "text": value.text}

    def restore(self, kept: Json) -> ListedValue | None:
        """Code and text, if one of them is there and text is only where it is taken."""
        if not isinstance(kept, dict):
            return None
        code, text = kept.get("code"), kept.get("text", "")
        if not isinstance(text, str) or not (code is None or isinstance(code, str)):
            return None
        if code is None and not (self.free_text and text):
            return None
        return ListedValue(code, text if self.free_text else "")

    def show(self, value: ListedValue) -> Value:
        """The entry of the list, else the words."""
        return value.text if value.code is None else Coded(self.name, value.code)

    def options(self) -> tuple[Option, ...]:
        """Long lists are typed, not offered."""
        return ()
