"""Wiping by schedule: what is kept for how long, and the sweep that holds to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bot.ledger.store import Row, Session, Shelf

DAY_SECONDS = 86_400
TEXT_DAYS = 30  # drafts, texts, what recognises a repeated inbound, conversations of nobody
BODY_DAYS = 7  # what was sent outside
OUTCOME_DAYS = 3 * 365  # decisions and outcomes, withdrawn consents
_CHUNK = 500  # rows a transaction: a sweep never holds up a turn for long
_AT_ONCE = 200_000  # keys in memory; what is over waits for the next sweep


@dataclass(frozen=True, slots=True)
class Wipe:
    """Rows to wipe after `days`: `old` finds their keys by an instant, `wipe` takes a key and that instant.

    The second statement asks again because a row may have been used since it was found.
    """

    name: str
    days: float
    old: str
    wipe: str


# Neither messages nor the inbox has an index of instants: every turn would pay for it, the sweep runs daily.
# A conversation's first message is its oldest, and inbox rows come in nearly by time.
_TALKS = """SELECT id FROM conversation WHERE (SELECT at FROM message
    WHERE message.conversation = conversation.id ORDER BY seq LIMIT 1) < ?"""
_HANDLED = """SELECT id FROM inbox WHERE state <> 'new'
    AND id < COALESCE((SELECT id FROM inbox WHERE at >= ? ORDER BY id LIMIT 1), 9223372036854775807)"""
_NOT_WAITING = "state IN ('suspended', 'ended') AND state <> 'active'"  # the second half names the index
_NOBODY = """person IS NULL AND seen_at < ?
    AND NOT EXISTS (SELECT 1 FROM run WHERE run.conversation = conversation.id AND run.state = 'waiting')
    AND NOT EXISTS (SELECT 1 FROM effect WHERE effect.conversation = conversation.id
        AND effect.state IN ('ready', 'leased', 'sending'))"""
_UNBOUND = """made_at < ?
    AND NOT EXISTS (SELECT 1 FROM conversation WHERE conversation.person = person.id)"""

SCHEDULE = (
    Wipe(
        "messages",
        TEXT_DAYS,
        _TALKS,
        "DELETE FROM message WHERE conversation = ? AND at < ?",
    ),
    Wipe(
        "runs",
        TEXT_DAYS,
        f"SELECT id FROM run WHERE {_NOT_WAITING} AND played_at < ?",
        f"DELETE FROM run WHERE id = ? AND {_NOT_WAITING} AND played_at < ?",
    ),
    Wipe(
        "runs",
        TEXT_DAYS,
        "SELECT id FROM run WHERE state = 'active' AND played_at < ?",
        "DELETE FROM run WHERE id = ? AND state = 'active' AND played_at < ?",
    ),
    Wipe(
        "runs",
        OUTCOME_DAYS,
        "SELECT id FROM run WHERE state = 'waiting' AND state <> 'active' AND played_at < ?",
        "DELETE FROM run WHERE id = ? AND played_at < ?",
    ),
    Wipe(
        "inbox",
        TEXT_DAYS,
        _HANDLED,
        "DELETE FROM inbox WHERE id = ? AND at < ?",
    ),
    Wipe(
        "bodies",
        BODY_DAYS,
        "SELECT id FROM effect WHERE ended_at IS NOT NULL AND ended_at < ? AND body_sealed IS NOT NULL",
        "UPDATE effect SET body_sealed = NULL WHERE id = ? AND ended_at < ?",
    ),
    Wipe(
        "outcomes",
        OUTCOME_DAYS,
        "SELECT id FROM effect WHERE ended_at IS NOT NULL AND ended_at < ?",
        "DELETE FROM effect WHERE id = ? AND ended_at < ?",
    ),
    Wipe(
        "consents",
        OUTCOME_DAYS,
        "SELECT conversation, purpose FROM consent WHERE withdrawn_at < ?",
        "DELETE FROM consent WHERE conversation = ? AND purpose = ? AND withdrawn_at < ?",
    ),
    Wipe(
        "conversations",
        TEXT_DAYS,
        f"SELECT id FROM conversation WHERE {_NOBODY}",
        f"DELETE FROM conversation WHERE id = ? AND {_NOBODY}",
    ),
    Wipe(
        "persons",
        TEXT_DAYS,
        f"SELECT id FROM person WHERE {_UNBOUND}",
        f"DELETE FROM person WHERE id = ? AND {_UNBOUND}",
    ),
    Wipe(
        "links",
        0,
        "SELECT conversation FROM link WHERE expires_at < ?",
        "DELETE FROM link WHERE conversation = ? AND expires_at < ?",
    ),
    Wipe(
        "counters",
        0,
        "SELECT bucket_index, starts_at FROM counter WHERE ends_at < ?",
        "DELETE FROM counter WHERE bucket_index = ? AND starts_at = ? AND ends_at < ?",
    ),
)


class Schedule(Shelf):
    """The sweep and the counts of what waits."""

    async def sweep(self, now: float) -> dict[str, int]:
        """Wipe by schedule; returns rows wiped by name."""
        wiped: dict[str, int] = {}
        for wipe in SCHEDULE:
            before = now - wipe.days * DAY_SECONDS
            keys = await self._store.scan(f"{wipe.old} LIMIT {_AT_ONCE}", (before,))
            for chunk in _chunks(keys):
                rows = [(*key, before) for key in chunk]
                done = await self._store.write(partial(_wipe, wipe.wipe, rows))
                wiped[wipe.name] = wiped.get(wipe.name, 0) + done
        if wiped:
            await self._store.settle()
        return wiped

    async def backlog(self) -> dict[str, int]:
        """Rows that wait: `inbox`, `aside`, and effects as KIND.STATE."""
        waiting = dict.fromkeys(("inbox", "aside"), 0)
        for state, count in await self._store.scan(INBOX_WAITS):
            waiting["inbox" if state == "new" else "aside"] = count
        for kind, state, count in await self._store.scan(EFFECTS_WAIT):
            waiting[f"{kind}.{state}"] = count
        return waiting


INBOX_WAITS = "SELECT state, COUNT(*) FROM inbox WHERE state <> 'done' GROUP BY state"
EFFECTS_WAIT = """SELECT kind, state, COUNT(*) FROM effect WHERE state IN ('ready', 'leased', 'sending')
    GROUP BY kind, state"""


def _chunks(keys: list[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(keys), _CHUNK):
        yield keys[start : start + _CHUNK]


def _wipe(sql: str, rows: list[Row], session: Session) -> int:
    return session.executemany(sql, rows).rowcount
