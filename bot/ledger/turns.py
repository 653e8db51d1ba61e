"""Conversations and their runs, and the one unit a turn writes."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from bot.ledger.effects import NEW_EFFECT, NEW_SENDING, begun_effect, new_effect, sending_effect
from bot.ledger.errors import Conflict, Duplicate
from bot.ledger.ids import new_id
from bot.ledger.inbox import RECEIVE_DONE, SET_DONE, address_text
from bot.ledger.links import link_tries
from bot.ledger.people import CONSENT, NEW_AUDIT, audit_values, consent_values
from bot.ledger.records import Change, Conversation, Effect, NewEffect, Run
from bot.ledger.store import Row, Session, Shelf, Values

_CONVERSATION = "id, channel, language, easy, person, level, level_at, seq, version"
BY_ADDRESS = f"SELECT {_CONVERSATION} FROM conversation WHERE address_index = ?"
BY_ID = f"SELECT {_CONVERSATION}, address_sealed FROM conversation WHERE id = ?"
BEGIN = """INSERT INTO conversation (id, channel, address_index, address_sealed, language, seen_at)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (address_index) DO NOTHING"""
# Naming an indexed column in SET rewrites its index even if the value stays. So the usual turn, which leaves
# those columns as they are, has a statement of its own; the full one follows only if that one finds nothing.
_CONVERSE = """UPDATE conversation SET language = ?, easy = ?, level = ?, level_at = ?, seq = seq + ?,
    version = version + 1, seen_at = ?"""
CONVERSE = f"{_CONVERSE} WHERE id = ? AND version = ? AND seq = ? AND COALESCE(person, -1) = ?"
BIND = f"{_CONVERSE}, person = NULLIF(?, -1) WHERE id = ? AND version = ? AND seq = ?"

_RUN = "id, conversation, dialog, state, depth, body_sealed, version, person"
_ORDER = "CASE state WHEN 'active' THEN 0 WHEN 'suspended' THEN 1 ELSE 2 END, depth DESC, played_at DESC"
RUNS = f"SELECT {_RUN} FROM run WHERE conversation = ? AND state <> 'ended' ORDER BY {_ORDER}"
RUN = f"SELECT {_RUN} FROM run WHERE id = ?"
STANDING = f"""SELECT c.id, c.channel, c.language, c.easy, c.person, c.level, c.level_at, c.seq, c.version,
    r.id, r.conversation, r.dialog, r.state, r.depth, r.body_sealed, r.version, r.person
    FROM conversation c LEFT JOIN run r ON r.conversation = c.id AND r.state <> 'ended' WHERE c.address_index = ?
    ORDER BY {_ORDER}"""
RUNS_OF = f"SELECT {_RUN} FROM run WHERE person = ? AND state <> 'ended' ORDER BY played_at DESC"
NEW_RUN = """INSERT INTO run (body_sealed, depth, played_at, id, conversation, dialog, state, person, version)
    VALUES (?, ?, ?, ?, ?, ?, ?, NULLIF(?, -1), 1) ON CONFLICT (id) DO NOTHING"""
_PLAY = "UPDATE run SET body_sealed = ?, depth = ?, played_at = ?, version = version + 1"
PLAY_RUN = f"""{_PLAY} WHERE id = ? AND version = ?
    AND conversation = ? AND dialog = ? AND state = ? AND COALESCE(person, -1) = ?"""
MOVE_RUN = f"""{_PLAY}, conversation = ?, dialog = ?, state = ?, person = NULLIF(?, -1)
    WHERE id = ? AND version = ?"""

NEW_MESSAGE = "INSERT INTO message (conversation, seq, direction, at, body_sealed) VALUES (?, ?, ?, ?, ?)"

# What goes out before all others (due at 0) takes along what stands before it in its conversation.
PROMOTE = """UPDATE effect SET due_at = 0, span = 0
    WHERE conversation = ? AND kind = ? AND state = 'ready' AND attempts = 0 AND due_at > 0"""

Standing = tuple[Conversation, list[Run]]
_WIDTH = len(_CONVERSATION.split(", "))
_Tries = tuple[tuple[str, Values], ...]  # statements of which the first that writes a row is enough
_NOBODY = -1  # stands for no person where a statement compares


class _Turn(NamedTuple):
    """A Change with everything sealed, ready to be written."""

    receive: Values | None
    done: tuple[int, ...]
    tries: list[_Tries]
    messages: list[Values]
    effects: list[Values]
    urgent: list[Values]
    begun: list[tuple[Values, Values]]
    audit: list[Values]
    consents: list[Values]


class Turns(Shelf):
    """Conversations, their runs, and turns."""

    async def conversation(self, channel: str, address: str) -> Conversation | None:
        """The conversation at this address."""
        index = self._store.sealer.index(address_text(channel, address), "address")
        rows = await self._store.read(BY_ADDRESS, (index,))
        return _conversation(rows[0], address) if rows else None

    async def standing(self, channel: str, address: str) -> Standing | None:
        """The conversation at this address with its runs not ended, in one look."""
        index = self._store.sealer.index(address_text(channel, address), "address")
        rows = await self._store.read(STANDING, (index,))
        if not rows:
            return None
        runs = [self._run(row[_WIDTH:]) for row in rows if row[_WIDTH] is not None]
        return _conversation(rows[0], address), runs

    async def conversation_by_id(self, conversation: int) -> Conversation | None:
        """The conversation with this id."""
        rows = await self._store.read(BY_ID, (conversation,))
        if not rows:
            return None
        address = self._store.sealer.unseal(rows[0][-1], "conversation.address", str(conversation))
        return _conversation(rows[0], address.decode())

    async def begin(self, channel: str, address: str, language: str | None) -> Conversation:
        """The conversation at this address, new if there was none."""
        found = await self.conversation(channel, address)
        if found:
            return found
        fresh, sealer = new_id(), self._store.sealer
        index = sealer.index(address_text(channel, address), "address")
        sealed = sealer.seal(address.encode(), "conversation.address", str(fresh))
        values = (fresh, channel, index, sealed, language, self._store.clock())
        return _conversation(await self._store.write(partial(_begin, values, index)), address)

    async def runs(self, conversation: int) -> list[Run]:
        """Runs not ended: active, suspended from the top of the stack, waiting."""
        return [self._run(row) for row in await self._store.read(RUNS, (conversation,))]

    async def run(self, run: str) -> Run | None:
        """One run in whatever state."""
        rows = await self._store.read(RUN, (run,))
        return self._run(rows[0]) if rows else None

    async def runs_of(self, person: int) -> list[Run]:
        """A person's runs not ended, newest first."""
        return [self._run(row) for row in await self._store.read(RUNS_OF, (person,))]

    async def commit(self, change: Change) -> Conversation:
        """Write a turn as one unit; raises Conflict, Duplicate."""
        return (await self.commit_and_begin(change))[0]

    async def commit_and_begin(self, change: Change) -> tuple[Conversation, tuple[Effect, ...]]:
        """Write a turn as one unit; with the effects that are being sent now."""
        now = self._store.clock()
        begun = await self._store.write(partial(_write, self._turn(change, now)))
        leased = (one for one in change.effects if one.lease is not None)
        sending = tuple(
            begun_effect(number, one) for number, one in zip(begun, leased, strict=True) if number
        )
        return change.conversation.after(len(change.messages)), sending

    def _run(self, row: Row) -> Run:
        run, conversation, dialog, state, depth, sealed, version, person = row
        body = self._store.sealer.unseal(sealed, "run.body", run)
        return Run(run, conversation, dialog, state, depth, body, version, person)

    def _turn(self, change: Change, now: float) -> _Turn:
        receive = change.receive
        return _Turn(
            (receive.channel, receive.ext_id, receive.kind, receive.at) if receive else None,
            change.done,
            [
                _conversation_tries(change.conversation, len(change.messages), now),
                *link_tries(change, self._store.sealer),
                *self._runs_tries(change, now),
            ],
            self._message_values(change),
            [new_effect(one, self._store.sealer, now) for one in change.effects if one.lease is None],
            [(one.conversation, one.kind) for one in change.effects if one.due_at == 0 and one.lease is None],
            [self._begun(one, now) for one in change.effects if one.lease is not None],
            [audit_values(row) for row in change.audit],
            [consent_values(consent) for consent in change.consents],
        )

    def _begun(self, effect: NewEffect, now: float) -> tuple[Values, Values]:
        return sending_effect(effect, new_effect(effect, self._store.sealer, now), now)

    def _runs_tries(self, change: Change, now: float) -> Iterator[_Tries]:
        """Runs that stop being active come first, as only one may be."""
        for run in sorted(change.runs, key=lambda run: run.state == "active"):
            played = (self._store.sealer.seal(run.body, "run.body", run.id), run.depth, now)
            place = (run.conversation, run.dialog, run.state, _NOBODY if run.person is None else run.person)
            if run.version:
                kept = (run.id, run.version)
                moved = (MOVE_RUN, (*played, *place, *kept))
                yield ((PLAY_RUN, (*played, *kept, *place)), moved) if run.state == "active" else (moved,)
            else:
                yield ((NEW_RUN, (*played, run.id, *place)),)

    def _message_values(self, change: Change) -> list[Values]:
        conversation, seal = change.conversation.id, self._store.sealer.seal
        return [
            (
                conversation,
                seq,
                new.direction,
                new.at,
                seal(new.body, "message.body", f"{conversation}.{seq}"),
            )
            for seq, new in enumerate(change.messages, change.conversation.seq + 1)
        ]


def _conversation(row: Row, address: str) -> Conversation:
    found, channel, language, easy, person, level, level_at, seq, version = row[:9]
    return Conversation(found, channel, address, language, bool(easy), person, level, level_at, seq, version)


def _conversation_tries(spoken: Conversation, spoke: int, now: float) -> _Tries:
    manner = (spoken.language, int(spoken.easy), spoken.level, spoken.level_at, spoke, now)
    kept = (spoken.id, spoken.version, spoken.seq)
    person = _NOBODY if spoken.person is None else spoken.person
    return (CONVERSE, (*manner, *kept, person)), (BIND, (*manner, person, *kept))


def _begin(values: Values, index: bytes, session: Session) -> Row:
    session.execute(BEGIN, values)
    row: Row = session.execute(BY_ADDRESS, (index,)).fetchone()
    return row


def _write(turn: _Turn, session: Session) -> list[int]:
    """Write all of a turn; the ids of the effects that are being sent, 0 where one has to wait."""
    _handle(turn, session)
    for tries in turn.tries:
        if not any(session.execute(sql, values).rowcount for sql, values in tries):
            raise Conflict
    begun = [_begun(sending, waiting, session) for sending, waiting in turn.begun]
    if turn.urgent:
        session.executemany(PROMOTE, turn.urgent)
    rows = ((NEW_MESSAGE, turn.messages), (NEW_EFFECT, turn.effects))
    for sql, many in (*rows, (NEW_AUDIT, turn.audit), (CONSENT, turn.consents)):
        if many:
            session.executemany(sql, many)
    return begun


def _begun(sending: Values, waiting: Values, session: Session) -> int:
    row = session.execute(NEW_SENDING, sending).fetchone()
    if row:
        return int(row[0])
    kind, _, conversation, *_ = waiting
    session.execute(PROMOTE, (conversation, kind))
    session.execute(NEW_EFFECT, waiting)
    return 0


def _handle(turn: _Turn, session: Session) -> None:
    """Mark what this turn answers; a repetition is told before a conflict, as nothing is to be played."""
    if turn.receive and not session.execute(RECEIVE_DONE, turn.receive).rowcount:
        raise Duplicate
    for row in turn.done:
        if not session.execute(SET_DONE, (row,)).rowcount:
            raise Duplicate
