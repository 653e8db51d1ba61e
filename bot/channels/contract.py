"""What a channel hands in and gets back; a channel knows no dialog, a dialog knows no channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from bot.ledger.records import LATEST, Conversation
from bot.texts import Shown
from dialogs.values import Json, Language


class Arrival(NamedTuple):
    """One update of a person.

    `ext_id` is unique in the channel (a repeated one is answered, not played again); `of` is the key of the question a
    pressed button belonged to, None for typed text; `language` is only a first guess.  With a `remark` (a text key)
    nothing is heard: it is told and the open question asked again.  `trace` comes back with the answer's delivery.
    `source` is the address on the net, where the channel knows one; it is only counted, never kept.  With a `link` (the
    mark of one that was opened) the conversation is joined to a person.  `before` is a text key that is told first.
    """

    channel: str
    address: str
    ext_id: str
    text: str
    of: str | None = None
    language: Language | None = None
    remark: str = ""
    trace: Mapping[str, Json] | None = None
    source: str = ""
    link: str = ""
    before: str = ""


class Told(NamedTuple):
    """A message of the history in words; `shown` is what we said, `text` what the person wrote (None: not kept).

    `elsewhere`: it answered another question than the one told before it, so its number chose nothing of that one.
    """

    seq: int
    direction: str
    at: float
    language: Language
    shown: tuple[Shown, ...] = ()
    text: str | None = None
    elsewhere: bool = False


class Talk(NamedTuple):
    """A conversation as a channel shows it: its messages in order and the open question.

    `asked` is the key of the open question, to be handed back as `Arrival.of` by its buttons; `open` is its block.
    """

    conversation: Conversation | None
    messages: tuple[Told, ...]
    asked: str | None = None
    open: Shown | None = None
    wrong: bool = False


class Desk(Protocol):
    """Where channels bring what arrives."""

    async def take(self, arrival: Arrival) -> Talk:
        """Play the arrival at once; the talk holds the messages of this turn, the person's own first.

        The answer is durable when this returns. An arrival seen before gives the messages told for it then.
        """

    async def history(
        self, channel: str, address: str, after: int = 0, limit: int = 60, upto: int = LATEST
    ) -> Talk:
        """The newest messages numbered above `after` and at most `upto`."""

    async def begins(self, channel: str, address: str) -> int:
        """The number of the first message that is still kept, 0 if there is none."""

    async def newest(self, channel: str, address: str, document: str) -> Talk:
        """The newest message that ends this document (receipt, sheet), alone; no message if there is none."""

    async def wait(self, channel: str, address: str, after: int, seconds: float) -> Talk:
        """Like history, but waits up to `seconds` for something newer than `after`."""

    async def forget(self, channel: str, address: str) -> str | None:
        """Erase the conversation; the receipt's id, None if there was nothing."""

    async def unanswered(self, channel: str, address: str) -> tuple[str, ...]:
        """Our numbers of what was accepted here and has no answer yet."""

    async def speak(self, channel: str, address: str, language: Language) -> None:
        """Change the language without touching what is going on."""


class Sender(Protocol):
    """A channel that has to deliver messages itself (Telegram, SMS, mail)."""

    channel: str

    async def send(self, address: str, messages: Sequence[Told], reference: str) -> str:
        """Deliver; returns sent, gone or unknown; raises nothing."""
