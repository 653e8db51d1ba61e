"""The sandbox's database: one connection, one transaction a call, plain SQL with `?`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["Database", "Row", "open_database"]

Row = Mapping[str, Any]
SCHEMA = Path(__file__).with_name("schema.sql")


class Database:
    """SQLite in a file, or in memory for `:memory:`. Used from one thread."""

    numbering = "INTEGER PRIMARY KEY AUTOINCREMENT"

    def __init__(self, path: str) -> None:
        """Open or make the database and its tables."""
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        # A registry that confirmed a filing must still have it after a power cut.
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(SCHEMA.read_text(encoding="utf-8").replace("{ID}", self.numbering))

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """All rows of a query."""
        return [dict(row) for row in self._db.execute(sql, values)]

    def row(self, sql: str, *values: Any) -> Row | None:
        """The first row of a query."""
        found = self._db.execute(sql, values).fetchone()
        return None if found is None else dict(found)

    def run(self, sql: str, *values: Any) -> None:
        """Change something."""
        self._db.execute(sql, values)

    def run_many(self, sql: str, many: Iterable[tuple[Any, ...]]) -> None:
        """Change something for each tuple of values."""
        self._db.executemany(sql, many)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Give the file back."""
        self._db.close()


def open_database(place: str) -> Database:
    """The database at a path."""
    return Database(place)
