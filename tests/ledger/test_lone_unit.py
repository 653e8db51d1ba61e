"""What nobody waits beside is committed on the caller's own thread, as long as the disk is quick."""

import asyncio
import sqlite3
import threading

import pytest

from bot.ledger.errors import Unavailable
from bot.ledger.store import Session
from bot.ledger.writer import IN_A_ROW
from tests.ledger.notes import NOTE, Bench, passes


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
