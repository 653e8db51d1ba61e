"""Buttons under a question: what each one says when pressed, and data that only we can have written.

Data is the base64 of 18 bytes: version (1), a digest of the question with its choices (6), the button's place (1), the
choices marked so far (1), and a keyed HMAC over chat and all of these (9).  A button is alive while the very question
it stood under is open.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any, NamedTuple

from dialogs.values import Language

VERSION = 1
DATA_LETTERS = 24
_DIGEST, _MAC = 6, 9
_MARKS = 8  # choices that can be marked one by one
CHANGE: Mapping[Language, str] = {"az": "dəyiş", "ru": "изменить"}
"""Alone: something is to be changed; before a number: this line."""
REVIEW: tuple[tuple[str, Mapping[Language, str]], ...] = (
    ("telegram.review.send", {"az": "bəli", "ru": "да"}),
    ("telegram.review.change", CHANGE),
)
"""Under a summary: the label's text key, and the words that a press stands for."""
NEWS = b"news\0\0"
"""In place of a question's digest: the button under the word that something is new."""
EXTRACT = b"sheet\0"
"""The same under an extract: take it out of the chat."""
REMINDER = b"remind"
"""The same under a reminder of the report."""
ORDERS = ("hesabat", "stop")
"""What the buttons under a reminder say; both are heard in either language, whatever is open."""
UNKNOWN = "bilmirəm"
"""What the button says that stands for not knowing; heard in either language."""
DONE = "hazırdır"
"""What the button says that ends marking while nothing is marked; heard in either language."""
KEEP: Mapping[Language, str] = {"az": "davam", "ru": "дальше"}
"""While a line is being chosen or changed: leave it as it is."""
WITHDRAW: Mapping[Language, str] = {"az": "razılığı geri götürmək", "ru": "отозвать согласие"}
"""In the menu of somebody who agreed to something: take that back; heard whatever is open."""
NUMBERS = ("application.phone", "contact.phone")
"""How the keys of the questions begin under which the button stands that sends a contact."""
LINES = "talk.change.ask"
"""The text that asks which line is to be changed."""
BY_LINE = "SeveralLines"
"""The kind of answer that names lines by their numbers."""
MOST_BUTTONS = 100  # under one message


class Pressed(NamedTuple):
    """What the data of a button says; `chosen` has a bit for each choice marked so far."""

    digest: bytes
    place: int
    chosen: int


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question a message asks: its key, its kind of answer, and what its choices stand for when pressed.

    `several`: choices are marked one by one, then the place after the last says that these are all, the next one none.
    `unknown`: the place after them says that it is not known.  `keep`: the last place says these words, which leave a
    line that is being changed as it was, `withdraw` these, which take consents back.  `choices` tells a question back
    from the question it interrupts.
    """

    asked: str
    expects: str
    says: tuple[str, ...]
    several: bool = False
    choices: str = ""
    unknown: bool = False
    keep: str = ""
    withdraw: str = ""

    @property
    def digest(self) -> bytes:
        """Tells this question with these choices from every other."""
        told = (self.asked, self.says, self.choices, *("keep",) * bool(self.keep))
        told += ("withdraw",) * bool(self.withdraw)
        return blake2s(repr(told).encode(), digest_size=_DIGEST).digest()

    def said(self, place: int, chosen: int) -> str | None:
        """The words a press stands for; None when it only marks a choice, "" for all of nothing that is marked."""
        if self.several and place <= len(self.says):
            return None
        marked = [word for bit, word in enumerate(self.says) if chosen >> bit & 1]
        ends = (" ".join(marked), "0") if self.several else ()
        last = (one for one in (self.keep, self.withdraw) if one)
        says = (*self.says, *ends, *(UNKNOWN,) * self.unknown, *last)
        return says[place - 1] if 1 <= place <= len(says) else "?"

    def chosen(self, told: Mapping[str, Any]) -> int:
        """The choices that stand as marked in a told message of this question."""
        digest, chosen = told.get("marks") or ("", 0)
        return int(chosen) if self.several and digest == self.digest.hex() else 0

    def marks(self, chosen: int) -> tuple[str, int]:
        """What goes with the next message of this question, so that its choices stand as marked there."""
        return self.digest.hex(), chosen

    def marked(self, pressed: Pressed, before: int) -> int:
        """The marks after one more press: the choice becomes what its button did not show, the others stay."""
        bit = 1 << (pressed.place - 1)
        return before & ~bit | ~pressed.chosen & bit


def prompt(told: Mapping[str, Any]) -> Prompt | None:
    """The question of a told message (its stored body), None if it asks nothing."""
    asked = told.get("asked")
    block = next((one for one in reversed(told.get("blocks", ())) if asks(one)), None)
    if asked is None or block is None:
        return None
    language: Language = "ru" if told.get("language") == "ru" else "az"
    if block["key"] == LINES:
        return _lines(asked, block, language)
    expects, keep = str(block["expects"]), KEEP[language] if told.get("changing") else ""
    if expects == "Review":
        return Prompt(asked, expects, tuple(words[language] for _, words in REVIEW), keep=keep)
    if expects == BY_LINE:
        return _marked_lines(asked, block, keep)
    options: Sequence[Any] = block.get("options", ())
    ids = [str(option[0]) for option in options]
    # The key of a question of which several facts may hold names them all (see which_apply).
    several = expects == "Several" or (len(ids) > 1 and asked.partition(":")[2] == ",".join(ids))
    unknown = expects == "OrUnknown" and "unknown" not in ids[-1:]
    says = tuple(str(place) for place in range(1, len(options) + 1))
    withdraw = WITHDRAW[language] if told.get("agreed") else ""
    several = several and len(says) <= _MARKS
    return Prompt(asked, expects, says, several, repr(options), unknown, keep, withdraw)


def _marked_lines(asked: str, block: Mapping[str, Any], keep: str) -> Prompt:
    """Which of the lines hold, marked one by one by their numbers; of more than can be marked nothing but words."""
    says = tuple(str(place) for place in range(1, len(block["lines"]) + 1))
    says = says if len(says) <= _MARKS else ()
    return Prompt(asked, BY_LINE, says, bool(says), repr(block["lines"]), keep=keep)


def wants_number(key: str) -> bool:
    """Whether this is the key of a question for a number."""
    return any(key == one or key.startswith(f"{one}.") for one in NUMBERS)


def asks(block: Mapping[str, Any]) -> bool:
    """Whether a stored block asks something that has buttons."""
    return bool(block.get("expects")) or block["key"] == LINES


def _lines(asked: str, block: Mapping[str, Any], language: Language) -> Prompt:
    """Which line is to be changed: each line by its number, and none of them."""
    places = range(1, min(len(block["lines"]), MOST_BUTTONS - 1) + 1)
    says = tuple(f"{CHANGE[language]} {place}" for place in places)
    return Prompt(asked, LINES, says, choices=repr(block["lines"]), keep=KEEP[language])


@dataclass(frozen=True, slots=True)
class Seals:
    """Writes and reads the data of buttons with a key of this service."""

    key: bytes

    def write(self, chat: str, digest: bytes, place: int, chosen: int = 0) -> str:
        """The data of a button: 24 ASCII characters, nothing in it is personal."""
        told = bytes((VERSION, *digest, place, chosen))
        return urlsafe_b64encode(told + self._mac(chat, told)).decode()

    def read(self, chat: str, data: str) -> Pressed | None:
        """What the button said; None for data that we did not write for this chat."""
        if len(data) != DATA_LETTERS or not data.isascii():
            return None
        try:
            sealed = urlsafe_b64decode(data)
        except (NotBase64, ValueError):
            return None
        told, mac = sealed[:-_MAC], sealed[-_MAC:]
        if (
            len(told) != _DIGEST + 3
            or told[0] != VERSION
            or not hmac.compare_digest(mac, self._mac(chat, told))
        ):
            return None
        return Pressed(told[1 : 1 + _DIGEST], told[-2], told[-1])

    def _mac(self, chat: str, told: bytes) -> bytes:
        return blake2s(chat.encode() + b"|" + told, key=self.key[:32], digest_size=_MAC).digest()
