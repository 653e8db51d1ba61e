"""Updates that were kept and are not played yet, as they lie in the inbox."""

from __future__ import annotations

from bot.ledger.contract import Ledger
from bot.ledger.records import Inbound

KIND = "telegram"  # of inbox rows: an update as we read it
AT_A_TIME = 1000  # rows


async def left(ledger: Ledger, before: float | None) -> list[tuple[int, Inbound]]:
    """All of them that were kept before an instant, oldest first.

    Thousands may wait of one chat in a hurry: a part of the rows would leave out those of others.
    """
    rows: list[tuple[int, Inbound]] = []
    while len(rows) % AT_A_TIME == 0:
        page = await ledger.pending(AT_A_TIME, before, (KIND,), rows[-1][0] if rows else 0)
        if not page:
            break
        rows += page
    return rows
