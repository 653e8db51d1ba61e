"""Persons, their consents and reminders, the counters of the limits, and the audit."""

from collections.abc import AsyncIterator, Sequence
from functools import partial

from bot.ledger.effects import NEW_EFFECT, new_effect
from bot.ledger.ids import new_id
from bot.ledger.inbox import RECEIVE, inbox_values
from bot.ledger.records import AuditRow, Consent, Inbound, NewEffect, Person
from bot.ledger.store import Session, Shelf, Values

BY_FIN = "SELECT id FROM person WHERE fin_index = ?"
NEW_PERSON = """INSERT INTO person (id, fin_index, fin_sealed, made_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (fin_index) DO NOTHING"""
FIN = "SELECT fin_sealed FROM person WHERE id = ?"
PERSONS = "SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?"
BOUND = """SELECT person, id FROM conversation WHERE person > ? AND person <= ? ORDER BY person, id"""
OF_PERSON = "SELECT id FROM conversation WHERE person = ? ORDER BY id"
_PAGE = 500

CONSENT = """INSERT INTO consent (conversation, purpose, given_at, wording, withdrawn_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (conversation, purpose) DO UPDATE SET given_at = excluded.given_at,
    wording = excluded.wording, withdrawn_at = excluded.withdrawn_at"""
WITHDRAW = """UPDATE consent SET withdrawn_at = ? WHERE conversation = ? AND purpose = ?
    AND withdrawn_at IS NULL"""
CONSENTS = """SELECT conversation, purpose, given_at, wording, withdrawn_at FROM consent
    WHERE conversation = ? ORDER BY given_at, purpose"""

REMIND = "INSERT INTO reminder (period, person, stage) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"

COUNT = """INSERT INTO counter (bucket_index, starts_at, used, ends_at) VALUES (?, ?, 1, ?)
    ON CONFLICT (bucket_index, starts_at) DO UPDATE SET used = counter.used + 1 RETURNING used"""
COUNTED = "SELECT used FROM counter WHERE bucket_index = ? AND starts_at = ?"
UNCOUNT = "UPDATE counter SET used = used - 1 WHERE bucket_index = ? AND starts_at = ? AND used > 0"

NEW_AUDIT = "INSERT INTO audit (at, event, conversation, person, detail) VALUES (?, ?, ?, ?, ?)"
AUDITED = """SELECT id, at, event, conversation, person, detail FROM audit WHERE id > ? ORDER BY id LIMIT ?"""


def consent_values(consent: Consent) -> Values:
    """The values of CONSENT."""
    when = (consent.given_at, consent.wording, consent.withdrawn_at)
    return (consent.conversation, consent.purpose, *when)


def audit_values(row: AuditRow) -> Values:
    """The values of NEW_AUDIT."""
    return (row.at, row.event, row.conversation, row.person, row.detail)


class People(Shelf):
    """Persons and what is noted about them."""

    async def person(self, fin: str) -> int:
        """The id of the person with this FIN, new if there was none."""
        sealer, fresh = self._store.sealer, new_id()
        index = sealer.index(fin, "fin")
        found = await self._store.read(BY_FIN, (index,))
        if found:
            return int(found[0][0])
        values = (fresh, index, sealer.seal(fin.encode(), "person.fin", str(fresh)), self._store.clock())
        return await self._store.write(partial(_person, values))

    async def person_fin(self, person: int) -> str | None:
        """The FIN of a person."""
        rows = await self._store.read(FIN, (person,))
        return self._store.sealer.unseal(rows[0][0], "person.fin", str(person)).decode() if rows else None

    async def persons(self) -> AsyncIterator[Person]:
        """Every person with the conversations bound to them, read in pages."""
        last = -1
        while page := [row[0] for row in await self._store.read(PERSONS, (last, _PAGE))]:
            bound: dict[int, list[int]] = {person: [] for person in page}
            for person, conversation in await self._store.read(BOUND, (last, page[-1])):
                bound.setdefault(person, []).append(conversation)
            for person in page:
                yield Person(person, tuple(bound[person]))
            last = page[-1]

    async def bound(self, person: int) -> tuple[int, ...]:
        """The conversations bound to a person."""
        return tuple(row[0] for row in await self._store.read(OF_PERSON, (person,)))

    async def consent(self, consent: Consent) -> None:
        """Note a consent; one given before is renewed."""
        await self._store.write(partial(_run, CONSENT, consent_values(consent)))

    async def withdraw(self, conversation: int, purpose: str, at: float) -> bool:
        """Withdraw a consent; True if it held."""
        return await self._store.write(partial(_run, WITHDRAW, (at, conversation, purpose))) > 0

    async def consents(self, conversation: int) -> list[Consent]:
        """All consents of a conversation."""
        return [Consent(*row) for row in await self._store.read(CONSENTS, (conversation,))]

    async def remind_once(
        self,
        period: str,
        person: int,
        stage: str,
        effect: NewEffect | None = None,
        inbound: Inbound | None = None,
    ) -> bool:
        """Note a reminder with what carries it out, in one unit."""
        sealer = self._store.sealer
        sends = new_effect(effect, sealer, self._store.clock()) if effect else None
        tells = inbox_values(inbound, sealer) if inbound else None
        return await self._store.write(partial(_remind, (period, person, stage), sends, tells))

    async def count(self, bucket: str, window_seconds: int, now: float, limit: int) -> bool:
        """Count one event; True while the sliding window holds no more than `limit`.

        Two fixed windows are kept; the older counts by the part of it that the sliding window still covers.
        Events over the limit count too: who keeps trying stays refused.
        """
        starts_at = int(now // window_seconds) * window_seconds
        old_share = 1 - (now - starts_at) / window_seconds
        index = self._store.sealer.index(bucket, "counter")
        new, old = await self._store.write(partial(_count, index, starts_at, window_seconds))
        return new + old * old_share <= limit

    async def tally(self, buckets: Sequence[str], window_seconds: int, now: float) -> list[float]:
        """Count one event in each bucket, in one unit; how many the sliding window of each holds with it."""
        starts_at = int(now // window_seconds) * window_seconds
        old_share = 1 - (now - starts_at) / window_seconds
        indexes = [self._store.sealer.index(bucket, "counter") for bucket in buckets]
        held = await self._store.write(partial(_tally, indexes, starts_at, window_seconds))
        return [new + old * old_share for new, old in held]

    async def give_back(self, buckets: Sequence[str], window_seconds: int, now: float) -> None:
        """Take back one event of each bucket that was counted at `now`."""
        starts_at = int(now // window_seconds) * window_seconds
        values = [(self._store.sealer.index(bucket, "counter"), starts_at) for bucket in buckets]
        await self._store.write(lambda session: session.executemany(UNCOUNT, values).rowcount)

    async def counted(self, bucket: str, window_seconds: int, now: float) -> float:
        """How many events the sliding window holds; nothing is counted by asking."""
        starts_at = int(now // window_seconds) * window_seconds
        index = self._store.sealer.index(bucket, "counter")
        new, old = [
            await self._store.read(COUNTED, (index, at)) for at in (starts_at, starts_at - window_seconds)
        ]
        old_share = 1 - (now - starts_at) / window_seconds
        return (new[0][0] if new else 0) + (old[0][0] if old else 0) * old_share

    async def audit(self, *rows: AuditRow) -> None:
        """Append audit rows."""
        values = [audit_values(row) for row in rows]
        await self._store.write(lambda session: session.executemany(NEW_AUDIT, values).rowcount)

    async def audited(self, after: int = 0, limit: int = 200) -> list[tuple[int, AuditRow]]:
        """Audit rows above `after`, in order."""
        return [(row[0], AuditRow(*row[1:])) for row in await self._store.read(AUDITED, (after, limit))]


def _run(sql: str, values: Values, session: Session) -> int:
    return session.execute(sql, values).rowcount


def _person(values: Values, session: Session) -> int:
    session.execute(NEW_PERSON, values)
    return int(session.execute(BY_FIN, (values[1],)).fetchone()[0])


def _remind(note: Values, effect: Values | None, inbound: Values | None, session: Session) -> bool:
    if not session.execute(REMIND, note).rowcount:
        return False
    if effect:
        session.execute(NEW_EFFECT, effect)
    if inbound:
        session.execute(RECEIVE, inbound).fetchall()
    return True


def _count(index: bytes, starts_at: int, window: int, session: Session) -> tuple[int, int]:
    # A window is kept until the next one is over too: it counts there as the older half.
    new = session.execute(COUNT, (index, starts_at, starts_at + 2 * window)).fetchone()[0]
    old = session.execute(COUNTED, (index, starts_at - window)).fetchone()
    return new, old[0] if old else 0


def _tally(indexes: list[bytes], starts_at: int, window: int, session: Session) -> list[tuple[int, int]]:
    return [_count(index, starts_at, window, session) for index in indexes]
