"""The one interface of the store; SQLite and PostgreSQL implement it and pass the same specification."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from bot.ledger.records import (
    LATEST,
    AuditRow,
    Change,
    Consent,
    Conversation,
    Effect,
    Final,
    Inbound,
    Link,
    Message,
    NewEffect,
    Person,
    Receipt,
    Received,
    Run,
)


class Ledger(Protocol):
    """Every write is durable before its call returns; instants are seconds since 1970 (UTC).

    Raises `Unavailable` when the store cannot read or commit and `Closed` outside open and close.
    """

    async def open(self) -> None:
        """Create or upgrade the schema and start writing; raises WrongKey, TooNew."""

    async def close(self) -> None:
        """Finish what was accepted and let go of the store."""

    # conversations and turns

    async def conversation(self, channel: str, address: str) -> Conversation | None:
        """The conversation at this address, found by a keyed HMAC."""

    async def standing(self, channel: str, address: str) -> tuple[Conversation, list[Run]] | None:
        """The conversation at this address with its runs as of `runs`, in one look."""

    async def conversation_by_id(self, conversation: int) -> Conversation | None:
        """The conversation with this id."""

    async def begin(self, channel: str, address: str, language: str | None) -> Conversation:
        """The conversation at this address, new if there was none (the language counts only then)."""

    async def runs(self, conversation: int) -> list[Run]:
        """Runs not ended: the active one, the suspended from the top of the stack, then the waiting."""

    async def run(self, run: str) -> Run | None:
        """One run in whatever state."""

    async def runs_of(self, person: int) -> list[Run]:
        """A person's runs not ended, in all conversations, newest first."""

    async def messages(
        self, conversation: int, after: int = 0, limit: int = 200, upto: int = LATEST
    ) -> list[Message]:
        """The newest `limit` messages numbered above `after` and at most `upto`, in order."""

    async def oldest(self, conversation: int) -> int:
        """The number of the first message that is still kept, 0 if there is none."""

    async def commit(self, change: Change) -> Conversation:
        """Write a turn as one unit and return the conversation as stored.

        Raises Conflict if the conversation or a run changed since it was read, a second run became active, or
        the link that it spends is not there any more; Duplicate if `receive` or a row of `done` was handled
        before. Effects whose key exists already stay as they are.
        """

    async def commit_and_begin(self, change: Change) -> tuple[Conversation, tuple[Effect, ...]]:
        """As commit; with the effects that were made with a lease and are being sent, as nothing goes before them."""

    # inbox

    async def receive(self, inbound: Inbound) -> Received:
        """Keep what came in before the sender is told so."""

    async def pending(
        self, limit: int, before: float | None = None, kinds: Sequence[str] = (), after: int = 0
    ) -> list[tuple[int, Inbound]]:
        """Inbox rows not handled, oldest first; `before`: only what came in earlier; `kinds`: only these.

        `after` is the row with which the rows that were read before end.
        """

    async def handled(self, row: int) -> bool:
        """Mark an inbox row as handled that needs no turn; True if it was still there."""

    async def set_aside(self, row: int) -> bool:
        """Take an inbox row that cannot be handled out of `pending`; True if it was there."""

    # effects

    async def claim(
        self,
        kinds: Sequence[str],
        limit: int,
        owner: str,
        lease_seconds: float,
        now: float,
        ordered: bool = False,
    ) -> list[Effect]:
        """Lease due effects and those whose lease ended (one that was sending comes back as suspect).

        `owner` is this process's boot id. With `ordered` an effect waits until earlier ones of its kind and
        conversation are finished, but for those planned for later than itself. A lease or a retry further ahead
        than its own length counts as ended.
        """

    async def sending(self, effect: Effect) -> bool:
        """Note that the call goes out now and renew the lease; False: the lease was lost, do not call."""

    async def note(self, effect: Effect, outcome: bytes) -> None:
        """Keep what came of it so far as its outcome and renew the lease; Conflict if the lease was lost."""

    async def finish(
        self, effect: Effect, state: Final, outcome: bytes | None, inbound: Inbound | None = None
    ) -> None:
        """End an effect and put its outcome into the inbox, in one unit; Conflict if the lease was lost."""

    async def retry(self, effect: Effect, due_at: float, suspect: bool) -> None:
        """Give an effect back until `due_at`; raises Conflict if the lease was lost."""

    async def recover(self, owner: str) -> int:
        """At the start of a single process: free what another boot leased, sending as suspect; how many."""

    async def hasten(self, kind: str, now: float) -> int:
        """Make effects that wait for another attempt due at once; how many.  A plan for later stays as it is."""

    async def effect(self, key: str) -> Effect | None:
        """The effect with this key; its token is empty."""

    async def effects_of(self, conversation: int, kind: str) -> list[Effect]:
        """The effects of this kind in a conversation, oldest first; their tokens are empty."""

    async def planned(self, kind: str) -> list[Effect]:
        """The effects of this kind that nobody has begun, the next one first; their tokens are empty."""

    async def plan(self, effect: Effect, due_at: float) -> bool:
        """Have an effect that nobody has begun done at another time; False, and nothing changed, if somebody has."""

    # links into another channel

    async def link(self, mark: str) -> Link | None:
        """The link with this mark that nobody opened yet, found by a keyed HMAC; also one that is over."""

    # persons, consents, reminders, counters, audit

    async def person(self, fin: str) -> int:
        """The id of the person with this FIN, new if there was none."""

    async def person_fin(self, person: int) -> str | None:
        """The FIN of a person."""

    def persons(self) -> AsyncIterator[Person]:
        """Every person with the conversations bound to them."""

    async def bound(self, person: int) -> tuple[int, ...]:
        """The conversations bound to a person."""

    async def consent(self, consent: Consent) -> None:
        """Note a consent; one given before is renewed."""

    async def withdraw(self, conversation: int, purpose: str, at: float) -> bool:
        """Withdraw a consent; True if it held."""

    async def consents(self, conversation: int) -> list[Consent]:
        """All consents of a conversation, withdrawn ones too."""

    async def remind_once(
        self,
        period: str,
        person: int,
        stage: str,
        effect: NewEffect | None = None,
        inbound: Inbound | None = None,
    ) -> bool:
        """Note a reminder with what carries it out, in one unit; False (nothing written) if noted before."""

    async def count(self, bucket: str, window_seconds: int, now: float, limit: int) -> bool:
        """Count one event in a sliding window, under an HMAC of `bucket`; True while within the limit."""

    async def tally(self, buckets: Sequence[str], window_seconds: int, now: float) -> list[float]:
        """Count one event in each bucket, in one unit; how many the sliding window of each holds with it."""

    async def give_back(self, buckets: Sequence[str], window_seconds: int, now: float) -> None:
        """Take back one event of each bucket that was counted at `now`."""

    async def counted(self, bucket: str, window_seconds: int, now: float) -> float:
        """How many events the sliding window holds; nothing is counted by asking."""

    async def audit(self, *rows: AuditRow) -> None:
        """Append audit rows outside a turn."""

    async def audited(self, after: int = 0, limit: int = 200) -> list[tuple[int, AuditRow]]:
        """Audit rows numbered above `after`, in order."""

    # erasure and watching

    async def forget(self, conversation: int) -> Receipt | None:
        """Erase texts, runs, address and a person bound nowhere else; None if there is no such conversation.

        An effect that never went out is dropped; one that may have stays `unknown` under its reference.
        """

    async def sweep(self, now: float) -> dict[str, int]:
        """Wipe by schedule: drafts and texts after 30 days, bodies of ended effects 7, outcomes 3 years."""

    async def backlog(self) -> dict[str, int]:
        """How many rows wait: `inbox`, `aside`, and effects as `KIND.STATE` for ready, leased, sending."""
