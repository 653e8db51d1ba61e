"""The ledger on SQLite: one file, no server, every commit on the disk before it is acknowledged."""

import asyncio
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from bot.ledger.effects import Effects
from bot.ledger.erasure import Erasure
from bot.ledger.errors import Closed, Conflict, Unavailable
from bot.ledger.inbox import Inbox
from bot.ledger.links import Links
from bot.ledger.messages import Messages
from bot.ledger.migration import check_key, migrate
from bot.ledger.people import People
from bot.ledger.schedule import Schedule
from bot.ledger.schema import SQLITE_WORDS
from bot.ledger.store import Row, Session, Values
from bot.ledger.turns import Turns
from bot.ledger.writer import Database, Writer
from bot.people.sealing import Sealer

T = TypeVar("T")
_BUSY_SECONDS = 10.0  # how long another process may hold the file before a batch is refused
_SETTLE_MILLISECONDS = 200
_CACHE_KIB = 8192  # the pages of some thousand conversations that are going on
_RACES = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_FOREIGNKEY")


def prove(path: Path, sealer: Sealer) -> None:
    """Open the file once and let it go; raises WrongKey, TooNew, Unavailable."""
    try:
        SqliteStore(path, sealer, time.time).session().close()
    except sqlite3.DatabaseError as failure:
        raise _refusal(failure) from failure


class SqliteLedger(Turns, Messages, Inbox, Effects, People, Links, Erasure, Schedule):
    """A Ledger in one SQLite file; several processes may share it."""

    def __init__(self, path: Path | str, sealer: Sealer, clock: Callable[[], float] = time.time) -> None:
        self._file = SqliteStore(Path(path), sealer, clock)
        super().__init__(self._file)

    async def open(self) -> None:
        """Create or upgrade the file (readable by its owner only) and start the writing thread."""
        await self._file.open()

    async def close(self) -> None:
        """Commit what waits and close the file."""
        await self._file.close()


class SqliteStore:
    """The writer's connection, and a read-only one for each thread that reads while the writer's is in use."""

    def __init__(self, path: Path, sealer: Sealer, clock: Callable[[], float]) -> None:
        self.sealer = sealer
        self.clock = clock
        self._path = path
        self._readers = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._writer = Writer(
            Database(
                connect=self.session,
                disconnect=sqlite3.Connection.close,
                in_transaction=lambda session: session.in_transaction,
                refusal=_refusal,
                begin=_begin,
                begin_at_once=_begin_at_once,
            )
        )
        self._is_open = False

    async def open(self) -> None:
        """Open the writing connection in its thread."""
        await self._writer.start()
        self._is_open = True

    async def close(self) -> None:
        """Let go of every connection."""
        self._is_open = False
        await self._writer.stop()
        while self._opened:
            self._opened.pop().close()
        self._readers = threading.local()

    async def read(self, sql: str, values: Values = ()) -> list[Row]:
        """Rows of one statement, of the last commit."""
        return self._fetch(sql, values)

    async def scan(self, sql: str, values: Values = ()) -> list[Row]:
        """Rows of a long statement, read on a thread aside."""
        return await asyncio.to_thread(self._scan, sql, values)

    async def write(self, unit: Callable[[Session], T]) -> T:
        """Run a unit in the next batch."""
        return await self._writer.do(unit)

    async def settle(self) -> None:
        """Copy the log into the file and empty it: what was erased is then in neither."""
        await self._writer.do(_checkpoint, alone=True)

    def _fetch(self, sql: str, values: Values) -> list[Row]:
        try:
            with suppress(sqlite3.OperationalError):  # another process is in the way: the reader has patience
                rows = self._writer.read(sql, values) if self._is_open else None
                if rows is not None:
                    return rows
            return self._reader().execute(sql, values).fetchall()
        except sqlite3.DatabaseError as failure:
            raise _refusal(failure) from failure

    def _scan(self, sql: str, values: Values) -> list[Row]:
        try:
            with closing(self._read_only()) as reader:
                return reader.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as failure:
            raise _refusal(failure) from failure

    def _reader(self) -> sqlite3.Connection:
        if not self._is_open:
            raise Closed
        reader: sqlite3.Connection | None = getattr(self._readers, "connection", None)
        if reader is None:
            reader = self._readers.connection = self._read_only()
            self._opened.append(reader)
        return reader

    def _read_only(self) -> sqlite3.Connection:
        return _connection(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)

    def session(self) -> sqlite3.Connection:
        """A connection that writes, on tables of the newest version; raises what SQLite raises, WrongKey, TooNew."""
        _make(self._path)
        session = _connection(self._path)
        try:
            _prepare(session)
            session.execute("BEGIN IMMEDIATE")
            migrate(session, SQLITE_WORDS)
            check_key(session, self.sealer)
            session.execute("COMMIT")
            session.execute("PRAGMA busy_timeout = 0")
        except BaseException:
            session.close()
            raise
        return session


def _connection(place: Path | str, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(
        place,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # a reader is closed by whoever closes the ledger
        cached_statements=256,
        uri=uri,
    )


def _make(path: Path) -> None:
    """The file is the owner's alone from its first moment; its log files take over its mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare(session: sqlite3.Connection) -> None:
    session.execute("PRAGMA journal_mode = WAL")
    session.execute("PRAGMA synchronous = FULL")
    session.execute("PRAGMA foreign_keys = ON")
    session.execute("PRAGMA secure_delete = ON")
    session.execute("PRAGMA temp_store = MEMORY")
    session.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    # Small, because a lone unit waits for it on the event loop; and a log that is written over costs a commit
    # half of one that grows, so it had better be full soon.
    session.execute("PRAGMA wal_autocheckpoint = 1000")


def _checkpoint(session: Session) -> Any:
    """Empty the log; who still reads from it may hold this up for a moment only, as all writing waits."""
    session.execute(f"PRAGMA busy_timeout = {_SETTLE_MILLISECONDS}")
    try:
        return session.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        session.execute("PRAGMA busy_timeout = 0")


def _begin(session: Session) -> None:
    """Begin to write; another process that writes is waited for."""
    session.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000:.0f}")
    try:
        session.execute("BEGIN IMMEDIATE")
    finally:
        session.execute("PRAGMA busy_timeout = 0")


def _begin_at_once(session: Session) -> bool:
    """Begin to write unless another process does; what else may be wrong shows when it is tried again."""
    try:
        session.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    return True


def _refusal(failure: Exception) -> Exception:
    """What a caller hears of a failure in SQLite: a race lost, a store that cannot, or the failure itself."""
    if isinstance(failure, sqlite3.IntegrityError):
        return Conflict() if failure.sqlite_errorname in _RACES else failure
    broken = type(failure) is sqlite3.DatabaseError  # the file is not a database, or no longer one
    return Unavailable() if broken or isinstance(failure, sqlite3.OperationalError) else failure
