"""The rows of the ledger as records that nobody changes; every body is clear bytes here and sealed inside the store."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

LATEST = 2**62  # no message has a number as high
Direction = Literal["in", "out"]
RunState = Literal["active", "suspended", "waiting", "ended"]
EffectState = Literal["ready", "leased", "sending", "done", "unknown", "dead"]
Final = Literal["done", "unknown", "dead"]


class Conversation(NamedTuple):
    """One channel address and how it is spoken to; `seq` (last message) and `version` are the store's."""

    id: int
    channel: str
    address: str
    language: str | None = None
    easy: bool = False
    person: int | None = None
    level: str = "anonymous"
    level_at: float | None = None
    seq: int = 0
    version: int = 1

    def after(self, messages: int) -> "Conversation":
        """As it is stored after a turn with so many messages."""
        kept = (self.id, self.channel, self.address, self.language, self.easy, self.person)
        return Conversation(*kept, self.level, self.level_at, self.seq + messages, self.version + 1)


class Run(NamedTuple):
    """One playing of a dialog; `body` is JSON of answers, results, reopened; version 0 means new."""

    id: str
    conversation: int
    dialog: str
    state: RunState
    depth: int
    body: bytes
    version: int = 0
    person: int | None = None

    def holding(self, body: bytes) -> "Run":
        """The same run with another body (spelt out: dataclasses.replace takes three times as long)."""
        place = (self.id, self.conversation, self.dialog, self.state, self.depth)
        return Run(*place, body, self.version, self.person)


class NewMessage(NamedTuple):
    """A message not yet numbered; `at` in seconds since 1970 (UTC)."""

    direction: Direction
    at: float
    body: bytes


class Message(NamedTuple):
    """A message as kept: numbered from 1 within its conversation."""

    conversation: int
    seq: int
    direction: Direction
    at: float
    body: bytes


class Inbound(NamedTuple):
    """What came in; (channel, ext_id) is unique and holds nothing personal.

    `address` is the conversation's on this channel; on a channel of the service's own (outcomes, notices) it is the
    conversation's id as text.
    """

    channel: str
    ext_id: str
    address: str
    kind: str
    body: bytes
    at: float


class Received(NamedTuple):
    """The inbox row's id and whether it had been received before."""

    id: int
    duplicate: bool


class Lease(NamedTuple):
    """Who begins an effect at once: its boot id, a token of its own, and for how long."""

    owner: str
    token: str
    seconds: float


class NewEffect(NamedTuple):
    """Something to be done outside once; `key` is unique over all time and holds nothing personal.

    `due_at` 0 puts it, and what stands before it in its conversation, before all others.  With a `lease` it
    is written as sending unless something of its kind and conversation goes before it: `Ledger.commit_and_begin` tells.
    """

    kind: str
    key: str
    conversation: int | None
    run: str | None
    body: bytes
    due_at: float
    lease: Lease | None = None


class Effect(NamedTuple):
    """An effect as claimed or read; `token` fences its lease, `suspect` says it may have happened already."""

    id: int
    kind: str
    key: str
    conversation: int | None
    run: str | None
    body: bytes
    state: EffectState
    attempts: int
    due_at: float
    token: str
    suspect: bool
    outcome: bytes | None


class Consent(NamedTuple):
    """A consent to one purpose; `wording` names the text shown, `withdrawn_at` is None while it holds."""

    conversation: int
    purpose: str
    given_at: float
    wording: str = ""
    withdrawn_at: float | None = None


class AuditRow(NamedTuple):
    """One audited event; `detail` is codes only, nothing personal."""

    at: float
    event: str
    conversation: int | None = None
    person: int | None = None
    detail: str = ""


class Person(NamedTuple):
    """A person without the FIN and the conversations bound to them."""

    id: int
    conversations: tuple[int, ...]


class Link(NamedTuple):
    """Who opens what `mark` stands for before `expires_at` carries on as this person, who talks in `conversation`."""

    mark: str
    conversation: int
    person: int
    expires_at: float


class Change(NamedTuple):
    """All that one turn writes, committed as one unit or not at all.

    `conversation` is the record as read, with its new manner, person and level; `done` are the inbox rows
    it handled, `receive` one that is received and handled in this very unit.  `gives` is a link that begins to hold
    (the conversation's earlier one ends), `spends` the mark of one that is opened.
    """

    conversation: Conversation
    runs: tuple[Run, ...] = ()
    messages: tuple[NewMessage, ...] = ()
    done: tuple[int, ...] = ()
    receive: Inbound | None = None
    effects: tuple[NewEffect, ...] = ()
    audit: tuple[AuditRow, ...] = ()
    consents: tuple[Consent, ...] = ()
    gives: Link | None = None
    spends: str = ""


class Receipt(NamedTuple):
    """What was erased for a conversation (rows by name) and which filed references stay."""

    id: str
    at: float
    erased: Mapping[str, int]
    kept: tuple[str, ...]
