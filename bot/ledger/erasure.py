"""Erasure of one conversation on request, with a receipt."""

from functools import partial

from bot.ledger.ids import new_reference
from bot.ledger.inbox import address_text
from bot.ledger.people import NEW_AUDIT, audit_values
from bot.ledger.records import AuditRow, Receipt
from bot.ledger.store import Session, Shelf
from bot.people.sealing import Sealer

WHO = "SELECT address_index, person FROM conversation WHERE id = ?"
WAITING_FROM = "SELECT channel FROM inbox WHERE state <> 'done'"
# What never went out is dropped; what may have gone out stays as a reference without its content.
_END = "token = '', owner = '', until_at = NULL, ended_at = ? WHERE conversation = ? AND"
DROP_UNSENT = f"UPDATE effect SET state = 'dead', {_END} state IN ('ready', 'leased') AND suspect = 0"
LEAVE_SENT = (
    f"UPDATE effect SET state = 'unknown', suspect = 1, {_END} state IN ('ready', 'leased', 'sending')"
)
KEPT = "SELECT key FROM effect WHERE conversation = ? AND state IN ('done', 'unknown') ORDER BY id"
BLANK = """UPDATE effect SET body_sealed = NULL, outcome_sealed = NULL, conversation = NULL, run = NULL
    WHERE conversation = ?"""
ERASE = (
    ("messages", "DELETE FROM message WHERE conversation = ?"),
    ("runs", "DELETE FROM run WHERE conversation = ?"),
    ("consents", "DELETE FROM consent WHERE conversation = ?"),
    ("links", "DELETE FROM link WHERE conversation = ?"),
    ("effects", BLANK),
    ("conversations", "DELETE FROM conversation WHERE id = ?"),
)
ERASE_INBOX = "DELETE FROM inbox WHERE state <> 'done' AND address_index = ?"
ERASE_PERSON = """DELETE FROM person WHERE id = ?
    AND NOT EXISTS (SELECT 1 FROM conversation WHERE conversation.person = person.id)"""


class Erasure(Shelf):
    """The right to be forgotten."""

    async def forget(self, conversation: int) -> Receipt | None:
        """Erase a conversation; afterwards its bytes are out of the journals too, as far as readers allow."""
        sealer, now = self._store.sealer, self._store.clock()
        receipt = await self._store.write(partial(_forget, conversation, sealer, now))
        if receipt:
            await self._store.settle()
        return receipt


def _forget(conversation: int, sealer: Sealer, now: float, session: Session) -> Receipt | None:
    found = session.execute(WHO, (conversation,)).fetchone()
    if not found:
        return None
    address_index, person = found
    session.execute(DROP_UNSENT, (now, conversation))
    session.execute(LEAVE_SENT, (now, conversation))
    kept = tuple(row[0] for row in session.execute(KEPT, (conversation,)).fetchall())
    erased = {"inbox": _forget_waiting(conversation, address_index, sealer, session)}
    for name, sql in ERASE:
        erased[name] = session.execute(sql, (conversation,)).rowcount
    erased["persons"] = session.execute(ERASE_PERSON, (person,)).rowcount
    receipt = Receipt(new_reference(), now, erased, kept)
    session.execute(NEW_AUDIT, audit_values(AuditRow(now, "forgotten", detail=receipt.id)))
    return receipt


def _forget_waiting(conversation: int, address_index: bytes, sealer: Sealer, session: Session) -> int:
    """Erase inbox rows that wait for this conversation, under its address or under its id."""
    channels = {row[0] for row in session.execute(WAITING_FROM).fetchall()}
    by_id = [sealer.index(address_text(channel, str(conversation)), "address") for channel in channels]
    return sum(session.execute(ERASE_INBOX, (index,)).rowcount for index in (address_index, *by_id))
