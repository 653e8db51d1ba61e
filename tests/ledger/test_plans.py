"""No statement of a turn or of an effect reads through a whole table on SQLite, whatever has been gathered there."""

import sqlite3
from collections.abc import Iterator

import pytest

from bot.ledger import effects, erasure, inbox, people, turns
from bot.ledger.migration import migrate
from bot.ledger.schema import SQLITE_WORDS

ROOMS = (turns, inbox, effects, people, erasure)
WORDS = ("SELECT", "INSERT", "UPDATE", "DELETE")
# These go through an index that holds only what waits: a handful of rows.
WAITING = "SCAN inbox USING INDEX inbox_waiting"
WALKS = {"ERASE_INBOX": WAITING, "WAITING_FROM": WAITING}
ONCE = {"RECOVER"}  # at a start, before anybody is served


def statements() -> Iterator[tuple[str, str]]:
    """Every public SQL constant; tuples of them one by one."""
    for room in ROOMS:
        for name, value in vars(room).items():
            if not name.isupper() or name.startswith("_"):
                continue
            for part in value if isinstance(value, tuple) else (value,):
                text = part[1] if isinstance(part, tuple) else part
                if isinstance(text, str) and text.startswith(WORDS):
                    yield name, text


@pytest.mark.parametrize(
    ("name", "sql"), sorted((name, sql) for name, sql in statements() if name not in ONCE)
)
def test_it_is_found_by_an_index(name: str, sql: str):
    with sqlite3.connect(":memory:", isolation_level=None) as session:
        migrate(session, SQLITE_WORDS)
        plan = session.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?")).fetchall()
    session.close()
    scans = [row[3] for row in plan if row[3].startswith("SCAN") and not row[3].startswith("SCAN CONSTANT")]
    assert scans == ([WALKS[name]] if name in WALKS else [])
