"""Effects outside: ready, leased, sending, then done, unknown or dead; every write is fenced by a token."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.ledger.errors import Conflict
from bot.ledger.inbox import RECEIVE, inbox_values
from bot.ledger.records import Effect, Final, Inbound, NewEffect
from bot.ledger.store import Row, Session, Shelf, Values
from bot.people.sealing import Sealer

_EFFECT = """id, kind, key, conversation, run, body_sealed, state, attempts, due_at, token, suspect,
    outcome_sealed"""
NEW_EFFECT = """INSERT INTO effect (kind, key, conversation, run, body_sealed, state, due_at, span, made_at)
    VALUES (?, ?, ?, ?, ?, 'ready', ?, ?, ?) ON CONFLICT (key) DO NOTHING"""
# One that its maker begins in the same unit, unless something has to go before it.
NEW_SENDING = """INSERT INTO effect (kind, key, conversation, run, body_sealed, due_at, span, made_at,
        state, attempts, owner, token, until_at)
    SELECT ?, ?, ?, ?, ?, ?, ?, ?, 'sending', 1, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM effect b
        WHERE b.conversation = ? AND b.kind = ? AND b.state IN ('ready', 'leased', 'sending'))
    ON CONFLICT (key) DO NOTHING RETURNING id"""
BY_KEY = f"SELECT {_EFFECT} FROM effect WHERE key = ?"
OF_CONVERSATION = f"SELECT {_EFFECT} FROM effect WHERE conversation = ? AND kind = ? ORDER BY id"
PLANNED = f"SELECT {_EFFECT} FROM effect WHERE kind = ? AND state = 'ready' ORDER BY due_at, id"
PLAN = "UPDATE effect SET due_at = ?, span = ? WHERE id = ? AND state = 'ready'"

# Which effects may be leased now. An end further ahead than its whole length was set by a clock that has
# since jumped back, so it counts as reached. A plan (no span) is never brought forward, and holds nothing that is
# due before it.
_FREE = "SELECT id FROM effect e WHERE kind = ? AND"
_DUE = f"{_FREE} state = 'ready' AND due_at <= ?"
_JUMPED = f"{_FREE} state = 'ready' AND span IS NOT NULL AND due_at > ? AND due_at > ? + span"
_LAPSED = f"{_FREE} state IN ('leased', 'sending') AND (until_at <= ? OR until_at > ? + span)"
_FIRST = """ AND NOT EXISTS (SELECT 1 FROM effect b WHERE b.conversation = e.conversation AND b.kind = e.kind
    AND b.id < e.id AND b.state IN ('ready', 'leased', 'sending')
    AND NOT (b.state = 'ready' AND b.span IS NULL AND b.due_at > e.due_at))"""
_NEXT = " ORDER BY due_at, id LIMIT ?"
FREE = (_LAPSED + _NEXT, _JUMPED + _NEXT, _DUE + _NEXT)
FREE_IN_ORDER = (_LAPSED + _FIRST + _NEXT, _JUMPED + _FIRST + _NEXT, _DUE + _FIRST + _NEXT)

LEASE = f"""UPDATE effect SET token = ?, owner = ?, until_at = ?, span = ?, attempts = attempts + 1,
    suspect = CASE state WHEN 'sending' THEN 1 ELSE suspect END, state = 'leased'
    WHERE id = ? RETURNING {_EFFECT}"""
# Only the holder of the token writes; who lost the lease changes nothing.
_HELD = "WHERE id = ? AND token = ?"
SEND = f"UPDATE effect SET state = 'sending', until_at = ? + span {_HELD} AND state = 'leased'"
NOTE = f"UPDATE effect SET outcome_sealed = ?, until_at = ? + span {_HELD} AND state = 'sending'"
FINISH = f"""UPDATE effect SET state = ?, outcome_sealed = ?, ended_at = ?, token = '', owner = '',
    until_at = NULL {_HELD} AND state IN ('leased', 'sending')"""
RETRY = f"""UPDATE effect SET state = 'ready', due_at = ?, span = ?, suspect = ?, token = '', owner = '',
    until_at = NULL {_HELD} AND state IN ('leased', 'sending')"""
HASTEN = """UPDATE effect SET due_at = ?, span = 0
    WHERE kind = ? AND state = 'ready' AND attempts > 0 AND due_at > ?"""
RECOVER = """UPDATE effect SET suspect = CASE state WHEN 'sending' THEN 1 ELSE suspect END, state = 'ready',
    span = 0, token = '', owner = '', until_at = NULL WHERE state IN ('leased', 'sending') AND owner <> ?"""


def new_effect(effect: NewEffect, sealer: Sealer, now: float) -> Values:
    """The sealed values of NEW_EFFECT; one that is due at once stays due whatever the clock does."""
    body = sealer.seal(effect.body, "effect.body", effect.key)
    span = planned_span(effect.due_at, now)
    place = (effect.kind, effect.key, effect.conversation, effect.run)
    return (*place, body, effect.due_at, span, now)


def planned_span(due_at: float, now: float) -> float | None:
    """No span marks a plan for later, which no clock that jumps brings forward."""
    return 0.0 if due_at <= now else None


def sending_effect(effect: NewEffect, values: Values, now: float) -> tuple[Values, Values]:
    """The values of NEW_SENDING, and those of NEW_EFFECT where that writes nothing."""
    lease = effect.lease
    assert lease is not None
    place, ends = values[:6], now + lease.seconds
    held = (lease.owner, lease.token, ends, effect.conversation, effect.kind)
    return (*place, lease.seconds, now, *held), values


def begun_effect(number: int, effect: NewEffect) -> Effect:
    """What NEW_SENDING has written, as `claim` would give it."""
    lease = effect.lease
    assert lease is not None
    place = (number, effect.kind, effect.key, effect.conversation, effect.run, effect.body)
    return Effect(*place, "sending", 1, effect.due_at, lease.token, suspect=False, outcome=None)


@dataclass(frozen=True, slots=True)
class _Claim:
    kinds: tuple[str, ...]
    limit: int
    owner: str
    lease_seconds: float
    now: float
    ordered: bool

    def searches(self) -> list[tuple[str, Values]]:
        """What may be leased, one statement a kind and reason, without its limit."""
        due, jumped, lapsed = (self.now,), (self.now, self.now), (self.now, self.now)
        texts = FREE_IN_ORDER if self.ordered else FREE
        return [
            (sql, (kind, *values))
            for kind in self.kinds
            for sql, values in zip(texts, (lapsed, jumped, due), strict=True)
        ]


class Effects(Shelf):
    """The outbox."""

    async def claim(
        self,
        kinds: Sequence[str],
        limit: int,
        owner: str,
        lease_seconds: float,
        now: float,
        ordered: bool = False,
    ) -> list[Effect]:
        """Lease up to `limit` effects that are free; looks first, so that an idle look writes nothing."""
        claim = _Claim(tuple(kinds), limit, owner, lease_seconds, now, ordered)
        for sql, values in claim.searches():
            if await self._store.read(sql, (*values, 1)):
                rows = await self._store.write(partial(_claim, claim))
                return [self._effect(row) for row in rows]
        return []

    async def sending(self, effect: Effect) -> bool:
        """Note that the call goes out now; False if the lease was lost."""
        values = (self._store.clock(), effect.id, effect.token)
        return await self._store.write(lambda session: session.execute(SEND, values).rowcount > 0)

    async def note(self, effect: Effect, outcome: bytes) -> None:
        """Keep what came of it so far, for whoever does it again, and renew the lease; raises Conflict."""
        sealed = self._store.sealer.seal(outcome, "effect.outcome", effect.key)
        values = (sealed, self._store.clock(), effect.id, effect.token)
        await self._store.write(partial(_held, NOTE, values))

    async def finish(
        self, effect: Effect, state: Final, outcome: bytes | None, inbound: Inbound | None = None
    ) -> None:
        """End an effect and put its outcome into the inbox, in one unit; raises Conflict."""
        sealer = self._store.sealer
        sealed = None if outcome is None else sealer.seal(outcome, "effect.outcome", effect.key)
        values = (state, sealed, self._store.clock(), effect.id, effect.token)
        receive = inbox_values(inbound, sealer) if inbound else None
        await self._store.write(partial(_finish, values, receive))

    async def retry(self, effect: Effect, due_at: float, suspect: bool) -> None:
        """Give an effect back until `due_at`; raises Conflict."""
        span = max(0.0, due_at - self._store.clock())
        values = (due_at, span, int(suspect), effect.id, effect.token)
        await self._store.write(partial(_held, RETRY, values))

    async def recover(self, owner: str) -> int:
        """Free what another boot id had leased."""
        return await self._store.write(lambda session: session.execute(RECOVER, (owner,)).rowcount)

    async def hasten(self, kind: str, now: float) -> int:
        """Make what waits for another attempt due at once; how many."""
        return await self._store.write(lambda session: session.execute(HASTEN, (now, kind, now)).rowcount)

    async def effect(self, key: str) -> Effect | None:
        """The effect with this key, without its token."""
        rows = await self._store.read(BY_KEY, (key,))
        return self._effect(rows[0], shown=True) if rows else None

    async def effects_of(self, conversation: int, kind: str) -> list[Effect]:
        """The effects of this kind in a conversation, oldest first, without their tokens."""
        rows = await self._store.read(OF_CONVERSATION, (conversation, kind))
        return [self._effect(row, shown=True) for row in rows]

    async def planned(self, kind: str) -> list[Effect]:
        """The effects of this kind that nobody has begun, the next one first, without their tokens."""
        return [self._effect(row, shown=True) for row in await self._store.scan(PLANNED, (kind,))]

    async def plan(self, effect: Effect, due_at: float) -> bool:
        """Have an effect that nobody has begun done at another time; False if somebody has."""
        values = (due_at, planned_span(due_at, self._store.clock()), effect.id)
        return await self._store.write(lambda session: session.execute(PLAN, values).rowcount > 0)

    def _effect(self, row: Row, shown: bool = False) -> Effect:
        number, kind, key, conversation, run, body, state, attempts, due_at, token, suspect, outcome = row
        unseal = self._store.sealer.unseal
        clear = b"" if body is None else unseal(body, "effect.body", key)
        told = None if outcome is None else unseal(outcome, "effect.outcome", key)
        place = (number, kind, key, conversation, run, clear, state, attempts, due_at)
        return Effect(*place, "" if shown else token, bool(suspect), told)


def _claim(claim: _Claim, session: Session) -> list[Row]:
    token = secrets.token_hex(8)
    lease = (token, claim.owner, claim.now + claim.lease_seconds, claim.lease_seconds)
    leased: list[Row] = []
    for sql, values in claim.searches():
        room = claim.limit - len(leased)
        free = session.execute(sql, (*values, room)).fetchall()
        leased += [session.execute(LEASE, (*lease, *row)).fetchone() for row in free]
    return leased


def _finish(values: Values, receive: Values | None, session: Session) -> None:
    _held(FINISH, values, session)
    if receive:
        session.execute(RECEIVE, receive).fetchall()


def _held(sql: str, values: Values, session: Session) -> None:
    if not session.execute(sql, values).rowcount:
        raise Conflict
