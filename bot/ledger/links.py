"""Links from a conversation into another channel, under a keyed HMAC of their mark."""

from collections.abc import Iterator

from bot.ledger.records import Change, Link
from bot.ledger.store import Shelf, Values
from bot.people.sealing import Sealer

LINK = "SELECT conversation, person, expires_at FROM link WHERE mark_index = ?"
GIVE = """INSERT INTO link (conversation, mark_index, person, expires_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (conversation) DO UPDATE SET mark_index = excluded.mark_index, person = excluded.person,
    expires_at = excluded.expires_at"""
SPEND = "DELETE FROM link WHERE mark_index = ?"


class Links(Shelf):
    """Links that were given and not opened."""

    async def link(self, mark: str) -> Link | None:
        """The link with this mark, also one that is over."""
        rows = await self._store.read(LINK, (_index(self._store.sealer, mark),))
        return Link(mark, *rows[0]) if rows else None


def link_tries(change: Change, sealer: Sealer) -> Iterator[tuple[tuple[str, Values], ...]]:
    """What a turn writes of links; a link that somebody else opened meanwhile is not there to be spent."""
    if change.spends:
        yield ((SPEND, (_index(sealer, change.spends),)),)
    given = change.gives
    if given is not None:
        yield ((GIVE, (given.conversation, _index(sealer, given.mark), given.person, given.expires_at)),)


def _index(sealer: Sealer, mark: str) -> bytes:
    return sealer.index(mark, "link.mark")
