"""Group commit: together on the disk, each undone alone, answered only when it is true."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.ledger.errors import Closed, Unavailable
from bot.ledger.store import Session
from bot.ledger.writer import BATCH, IN_A_ROW, Database, Writer

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


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path / "notes.db")
    await made.writer.start()
    yield made
    await made.writer.stop()


async def passes() -> None:
    """Let every task run up to where it waits."""
    for _ in range(3):
        await asyncio.sleep(0)


class TestWriter:
    async def test_units_that_wait_share_one_commit(self, bench: Bench):
        held, go_on = await bench.hold()
        tasks = [bench.note(number) for number in range(50)]
        await passes()
        go_on.set()
        assert await asyncio.gather(*tasks) == [1] * 50
        await held
        assert bench.session.commits == 2
        assert bench.numbers() == list(range(50))

    async def test_one_that_fails_among_fifty_is_undone_alone(self, bench: Bench):
        def fails(session: Session) -> None:
            session.execute(NOTE, (1000,))
            raise ValueError("mine")

        _, go_on = await bench.hold()
        before = [bench.note(number) for number in range(25)]
        bad = asyncio.ensure_future(bench.writer.do(fails))
        after = [bench.note(number) for number in range(25, 49)]
        await passes()
        go_on.set()
        with pytest.raises(ValueError, match="mine"):
            await bad
        await asyncio.gather(*before, *after)
        assert bench.numbers() == list(range(49))

    async def test_nobody_is_answered_before_the_commit(self, bench: Bench):
        at_commit, go_on = threading.Event(), threading.Event()

        def stands() -> None:
            at_commit.set()
            go_on.wait()

        bench.session.at_commit = stands
        task = bench.note(1)
        await asyncio.to_thread(at_commit.wait)
        await passes()
        assert not task.done()
        assert bench.numbers() == []
        bench.session.at_commit = None
        go_on.set()
        await task
        assert bench.numbers() == [1]

    async def test_a_commit_that_fails_fails_everybody(self, bench: Bench):
        def breaks() -> None:
            if bench.session.commits == 2:  # the first is of the unit that holds
                raise sqlite3.OperationalError("disk I/O error")

        _, go_on = await bench.hold()
        tasks = [bench.note(number) for number in range(5)]
        own = asyncio.ensure_future(bench.writer.do(lambda _: int("x")))
        await passes()
        bench.session.at_commit = breaks
        go_on.set()
        answers = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(answer) for answer in answers] == [Unavailable] * 5
        with pytest.raises(ValueError, match="invalid literal"):
            await own
        bench.session.at_commit = None
        assert bench.numbers() == []
        await bench.note(7)
        assert bench.numbers() == [7]

    async def test_a_transaction_the_database_dropped_fails_everybody(self, bench: Bench):
        def drops(session: Session) -> None:
            session.execute("ROLLBACK")  # what SQLite does by itself on a full disk
            raise sqlite3.OperationalError("database or disk is full")

        _, go_on = await bench.hold()
        tasks = [bench.note(1), asyncio.ensure_future(bench.writer.do(drops)), bench.note(2)]
        await passes()
        go_on.set()
        answers = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(answer) for answer in answers] == [Unavailable] * 3
        await bench.note(3)
        assert bench.numbers() == [3]

    async def test_a_full_disk_refuses_and_recovers(self, bench: Bench):
        pages = bench.session.execute("PRAGMA page_count").fetchone()[0]
        bench.session.execute(f"PRAGMA max_page_count = {pages + 2}")
        big = [(number,) for number in range(10_000)]
        refused = await asyncio.gather(
            bench.writer.do(lambda session: session.executemany(NOTE, big)), return_exceptions=True
        )
        assert isinstance(refused[0], Unavailable)
        assert bench.numbers() == []
        bench.session.execute("PRAGMA max_page_count = 1000000")
        await bench.note(1)
        assert bench.numbers() == [1]

    async def test_a_caller_that_gave_up_disturbs_nobody(self, bench: Bench):
        _, go_on = await bench.hold()
        gone, stays = bench.note(1), bench.note(2)
        await passes()
        gone.cancel()
        await passes()
        go_on.set()
        assert await stays == 1
        assert gone.cancelled()
        assert bench.numbers() == [1, 2]

    async def test_a_loop_that_is_gone_disturbs_nobody(self, bench: Bench):
        _, go_on = await bench.hold()

        async def leaves() -> None:
            asyncio.ensure_future(bench.writer.do(lambda session: session.execute(NOTE, (1,)))).cancel()
            queued = bench.note(2)
            await passes()
            queued.cancel()

        await asyncio.to_thread(asyncio.run, leaves())
        go_on.set()
        await bench.note(3)
        assert bench.numbers() == [2, 3]

    async def test_more_than_a_batch_is_written_in_turn(self, bench: Bench):
        _, go_on = await bench.hold()
        tasks = [bench.note(number) for number in range(BATCH + 1)]
        await passes()
        go_on.set()
        await asyncio.gather(*tasks)
        assert bench.session.commits == 3
        assert bench.numbers() == list(range(BATCH + 1))

    async def test_stopping_commits_what_waits_and_then_refuses(self, bench: Bench):
        _, go_on = await bench.hold()
        tasks = [bench.note(number) for number in range(BATCH + 1)]
        await passes()
        stop = asyncio.ensure_future(bench.writer.stop())
        await passes()
        go_on.set()
        await stop
        assert await asyncio.gather(*tasks) == [1] * (BATCH + 1)
        assert bench.numbers() == list(range(BATCH + 1))
        with pytest.raises(Closed):
            await bench.note(1000)
        await bench.writer.stop()

    async def test_what_hinders_opening_is_told_to_who_opens(self, tmp_path: Path):
        broken = Bench(tmp_path / "no such folder" / "notes.db")
        with pytest.raises(Unavailable):
            await broken.writer.start()
        with pytest.raises(Closed):
            await broken.note(1)


class TestLoneUnit:
    """What nobody waits beside is committed on the caller's own thread, as long as the disk is quick."""

    async def test_it_stands_before_anything_else_runs(self, bench: Bench):
        bench.free = True
        assert await bench.writer.do(lambda session: session.execute(NOTE, (1,)).rowcount) == 1
        assert bench.threads == [threading.get_ident()]
        assert bench.numbers() == [1]

    async def test_its_failure_is_undone(self, bench: Bench):
        def fails(session: Session) -> None:
            session.execute(NOTE, (1000,))
            raise ValueError("mine")

        bench.free = True
        with pytest.raises(ValueError, match="mine"):
            await bench.writer.do(fails)
        await bench.note(1)
        assert bench.numbers() == [1]

    async def test_a_commit_that_fails_refuses_it(self, bench: Bench):
        def breaks() -> None:
            raise sqlite3.OperationalError("disk I/O error")

        bench.free, bench.session.at_commit = True, breaks
        with pytest.raises(Unavailable):
            await bench.note(1)
        bench.session.at_commit = None
        await bench.note(2)
        assert bench.numbers() == [2]

    async def test_where_others_write_it_waits_in_the_thread(self, bench: Bench):
        await bench.note(1)
        assert bench.threads != [threading.get_ident()]
        assert bench.numbers() == [1]

    async def test_while_the_thread_writes_it_joins_the_next_batch(self, bench: Bench):
        held, go_on = await bench.hold()
        bench.free = True
        tasks = [bench.note(1), bench.note(2)]
        await passes()
        go_on.set()
        await asyncio.gather(held, *tasks)
        assert threading.get_ident() not in bench.threads
        assert bench.numbers() == [1, 2]

    async def test_a_slow_disk_never_holds_the_loop_up(self, bench: Bench, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("bot.ledger.writer.QUICK_SECONDS", 0.0)  # every commit counts as slow
        bench.free = True
        await bench.note(1)
        await bench.note(2)
        mine = threading.get_ident()
        assert [thread == mine for thread in bench.threads] == [True, False]

    async def test_many_in_a_row_let_others_run(self, bench: Bench):
        bench.free = True
        ran: list[int] = []
        asyncio.get_running_loop().call_soon(lambda: ran.append(len(bench.threads)))
        for _ in range(IN_A_ROW * 2):
            await bench.writer.do(lambda _: None)
        assert ran == [IN_A_ROW]
