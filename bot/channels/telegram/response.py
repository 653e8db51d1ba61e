"""What a Bot API server answered, read once for both libraries: carried out, refused in its own words, or no answer.

Each library reads odd bodies in its own way: one lets the page of a proxy pass for a word of Telegram's, raises what
is no error of its own, or logs the whole body with what a person was told.  So they are given only what is read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TypeVar

import msgspec

T = TypeVar("T")

HELD_SECONDS = 30.0
"""How long a 429 holds its chat and all bulk where it does not tell: a proxy's, or one without parameters."""
LONGEST_SECONDS = 86_400  # a server that asks for more is asked again after a day
CARRIED_OUT = range(200, 300)
REFUSALS = range(400, 600)  # what an error_code may be
FLOODED, TOO_LARGE, INTERNAL = 429, 413, 500
# Said by whatever stands before the bot as well, and each time means that nothing went through.
PLAIN = frozenset({FLOODED, TOO_LARGE})


@dataclass(frozen=True, slots=True)
class Done:
    """The call was carried out; `result` is JSON as it came, `null` where nothing was told."""

    result: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """The call was refused: an HTTP status (400 to 599), the server's words, seconds to wait, where the chat went."""

    code: int
    words: str = ""
    after: int = 0
    moved_to: int = 0

    @property
    def restarts(self) -> bool:
        """Whether the server only restarts, as aiogram's rule has it: it took nothing up."""
        return self.code >= INTERNAL and "restart" in self.words

    @property
    def body(self) -> bytes:
        """The refusal as the Bot API words it, for a library to read."""
        parameters = {"retry_after": self.after} if self.after else {"migrate_to_chat_id": self.moved_to}
        told = {"ok": False, "error_code": self.code, "description": self.words}
        return msgspec.json.encode(told | ({"parameters": parameters} if self.after or self.moved_to else {}))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Nobody can tell from it what was done."""


class _Head(msgspec.Struct):
    """An answer of the server; what is in it is looked at only as far as it is needed."""

    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: msgspec.Raw = msgspec.Raw(b"null")
    description: msgspec.Raw = msgspec.Raw(b"null")
    parameters: msgspec.Raw = msgspec.Raw(b"null")


class _Parameters(msgspec.Struct):
    """What goes with a refusal."""

    retry_after: int | float | None = None
    migrate_to_chat_id: int | None = None


_HEAD = msgspec.json.Decoder(_Head)


def read(status: int, content: bytes) -> Done | Refusal | Unreadable:
    """What an answer says, by its HTTP status and its body; raises nothing."""
    head = _head(content)
    if head is not None and head.ok and status in CARRIED_OUT:
        return Done(bytes(head.result))
    if head is None or head.ok:
        return _refusal(status, "", _Parameters()) if status in PLAIN else Unreadable()
    code = _part(head.error_code, int)
    words, parameters = _part(head.description, str), _part(head.parameters, _Parameters)
    return _refusal(status if code is None else code, words or "", parameters or _Parameters())


def _refusal(code: int, words: str, told: _Parameters) -> Refusal | Unreadable:
    if code not in REFUSALS:
        return Unreadable()
    after = told.retry_after if told.retry_after and told.retry_after > 0 else 0
    if not after and code == FLOODED:
        after = HELD_SECONDS
    # Whole seconds, as the Bot API has them, and never sooner than was said.
    return Refusal(code, words, ceil(min(LONGEST_SECONDS, after)), told.migrate_to_chat_id or 0)


def _head(content: bytes) -> _Head | None:
    try:
        return _HEAD.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _part(raw: msgspec.Raw, kind: type[T]) -> T | None:
    """A part of the answer, None where it is something else than the Bot API says."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
