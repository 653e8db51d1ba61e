"""Group commit: together on the disk, each undone alone, answered only when it is true."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from bot.ledger.errors import Closed, Unavailable
from bot.ledger.store import Session
from bot.ledger.writer import BATCH
from tests.ledger.notes import NOTE, Bench, passes


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
