"""A writer on a table of numbers, whose commits can be counted, held back and made to fail."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.ledger.errors import Unavailable
from bot.ledger.store import Session
from bot.ledger.writer import Database, Writer

NOTE = "INSERT INTO note (number) VALUES (?)"


class Watched(sqlite3.Connection):
    """A connection whose COMMIT can be counted, held back and made to fail."""

    commits = 0
    at_commit: Callable[[], object] | None = None

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        if sql == "COMMIT":
            self.commits += 1
            if self.at_commit:
                self.at_commit()
        return super().execute(sql, values)


class Bench:
    """A writer on a table of numbers."""

    def __init__(self, path: Path) -> None:
        self.session: Watched
        self.path = path
        self.free = False  # whether a unit may be committed at once
        self.threads: list[int] = []  # who wrote
        self.writer: Writer[Watched] = Writer(
            Database(
                connect=self.connect,
                disconnect=Watched.close,
                in_transaction=lambda session: session.in_transaction,
                refusal=lambda failure: Unavailable() if isinstance(failure, sqlite3.Error) else failure,
                begin=self.begin,
                begin_at_once=lambda session: self.free and self.begin(session),
            )
        )

    def begin(self, session: Watched) -> bool:
        self.threads.append(threading.get_ident())
        session.execute("BEGIN")
        return True

    def connect(self) -> Watched:
        self.session = sqlite3.connect(
            self.path, isolation_level=None, factory=Watched, check_same_thread=False
        )
        self.session.execute("CREATE TABLE IF NOT EXISTS note (number INTEGER)")
        return self.session

    def numbers(self) -> list[int]:
        with sqlite3.connect(self.path) as reader:
            return [row[0] for row in reader.execute("SELECT number FROM note ORDER BY number")]

    def note(self, number: int) -> "asyncio.Task[Any]":
        return asyncio.ensure_future(
            self.writer.do(lambda session: session.execute(NOTE, (number,)).rowcount)
        )

    async def hold(self) -> "tuple[asyncio.Task[Any], threading.Event]":
        """Keep the thread busy inside one unit, so that all that follows waits for the next batch."""
        inside, go_on = threading.Event(), threading.Event()

        def unit(_: Session) -> None:
            inside.set()
            go_on.wait()

        task = asyncio.ensure_future(self.writer.do(unit))
        await asyncio.to_thread(inside.wait)
        return task, go_on


async def passes() -> None:
    """Let every task run up to where it waits."""
    for _ in range(3):
        await asyncio.sleep(0)
