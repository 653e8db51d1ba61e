"""The inbox: what came in is kept before its sender is told so, and handled once."""

from collections.abc import Sequence
from functools import partial

from bot.ledger.records import Inbound, Received
from bot.ledger.store import Row, Session, Shelf, Values
from bot.people.sealing import Sealer

RECEIVE = """INSERT INTO inbox (channel, ext_id, state, kind, address_index, address_sealed, body_sealed, at)
    VALUES (?, ?, 'new', ?, ?, ?, ?, ?) ON CONFLICT (channel, ext_id) DO NOTHING RETURNING id"""
RECEIVED = "SELECT id FROM inbox WHERE channel = ? AND ext_id = ?"
RECEIVE_DONE = """INSERT INTO inbox (channel, ext_id, state, kind, at)
    VALUES (?, ?, 'done', ?, ?) ON CONFLICT (channel, ext_id) DO NOTHING"""
# Once handled, the text lives on as a message of its conversation; here nothing personal stays.
SET_DONE = """UPDATE inbox SET state = 'done', address_index = NULL, address_sealed = NULL, body_sealed = NULL
    WHERE id = ? AND state = 'new'"""
SET_ASIDE = "UPDATE inbox SET state = 'aside' WHERE id = ? AND state = 'new'"
_PENDING = """SELECT id, channel, ext_id, kind, address_sealed, body_sealed, at FROM inbox
    WHERE state <> 'done' AND state = 'new' AND at < ? AND id > ?"""
PENDING = f"{_PENDING} ORDER BY id LIMIT ?"
PENDING_OF = f"{_PENDING} AND kind = ? ORDER BY id LIMIT ?"
_FOREVER = 1e18


def address_text(channel: str, address: str) -> str:
    """What the keyed HMAC of an address is taken of."""
    return f"{channel}|{address}"


def inbox_values(inbound: Inbound, sealer: Sealer) -> Values:
    """The sealed values of RECEIVE; a row is named by what makes it unique."""
    row = f"{inbound.channel}|{inbound.ext_id}"
    index = sealer.index(address_text(inbound.channel, inbound.address), "address")
    address = sealer.seal(inbound.address.encode(), "inbox.address", row)
    body = sealer.seal(inbound.body, "inbox.body", row)
    return (inbound.channel, inbound.ext_id, inbound.kind, index, address, body, inbound.at)


class Inbox(Shelf):
    """What came in and is not handled yet."""

    async def receive(self, inbound: Inbound) -> Received:
        """Keep what came in before its sender is told so."""
        return await self._store.write(partial(_receive, inbox_values(inbound, self._store.sealer)))

    async def pending(
        self, limit: int, before: float | None = None, kinds: Sequence[str] = (), after: int = 0
    ) -> list[tuple[int, Inbound]]:
        """Rows not handled, oldest first."""
        until = _FOREVER if before is None else before
        if not kinds:
            return [self._inbound(row) for row in await self._store.read(PENDING, (until, after, limit))]
        found: list[Row] = []
        for kind in kinds:
            found += await self._store.read(PENDING_OF, (until, after, kind, limit))
        return [self._inbound(row) for row in sorted(found, key=lambda row: int(row[0]))[:limit]]

    async def handled(self, row: int) -> bool:
        """Mark a row as handled that needs no turn."""
        return await self._store.write(lambda session: session.execute(SET_DONE, (row,)).rowcount > 0)

    async def set_aside(self, row: int) -> bool:
        """Take a row that cannot be handled out of `pending`."""
        return await self._store.write(lambda session: session.execute(SET_ASIDE, (row,)).rowcount > 0)

    def _inbound(self, row: Row) -> tuple[int, Inbound]:
        number, channel, ext_id, kind, address, body, at = row
        name, unseal = f"{channel}|{ext_id}", self._store.sealer.unseal
        clear = unseal(address, "inbox.address", name).decode()
        return number, Inbound(channel, ext_id, clear, kind, unseal(body, "inbox.body", name), at)


def _receive(values: Values, session: Session) -> Received:
    new = session.execute(RECEIVE, values).fetchone()
    if new:
        return Received(new[0], duplicate=False)
    return Received(session.execute(RECEIVED, values[:2]).fetchone()[0], duplicate=True)
