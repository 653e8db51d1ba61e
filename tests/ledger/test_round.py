"""The units of one round of the event loop are committed on its own thread, as long as the disk is quick."""

import asyncio
import sqlite3
import threading

import pytest

from bot.ledger.errors import Unavailable
from bot.ledger.store import Session
from tests.ledger.notes import NOTE, Bench, passes


class TestRound:
    async def test_a_lone_unit_is_committed_on_the_loop_s_thread(self, bench: Bench):
        bench.free = True
        assert await bench.writer.do(lambda session: session.execute(NOTE, (1,)).rowcount) == 1
        assert bench.threads == [threading.get_ident()]
        assert bench.numbers() == [1]

    async def test_the_failure_of_a_lone_unit_is_undone(self, bench: Bench):
        def fails(session: Session) -> None:
            session.execute(NOTE, (1000,))
            raise ValueError("mine")

        bench.free = True
        with pytest.raises(ValueError, match="mine"):
            await bench.writer.do(fails)
        await bench.note(1)
        assert bench.numbers() == [1]

    async def test_a_commit_that_fails_refuses_the_round(self, bench: Bench):
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

    async def test_units_of_one_round_share_a_commit(self, bench: Bench):
        bench.free = True
        assert await asyncio.gather(*[bench.note(number) for number in range(9)]) == [1] * 9
        assert (bench.session.commits, bench.threads) == (1, [threading.get_ident()])
        assert bench.numbers() == list(range(9))

    async def test_one_of_a_round_that_fails_is_undone_alone(self, bench: Bench):
        def fails(session: Session) -> None:
            session.execute(NOTE, (1000,))
            raise ValueError("mine")

        bench.free = True
        bad = asyncio.ensure_future(bench.writer.do(fails))
        answers = await asyncio.gather(bench.note(1), bad, bench.note(2), return_exceptions=True)
        assert [type(answer) for answer in answers] == [int, ValueError, int]
        assert bench.numbers() == [1, 2]

    async def test_stopping_commits_the_round_that_has_begun(self, bench: Bench):
        bench.free = True
        task = bench.note(1)
        await asyncio.sleep(0)
        await bench.writer.stop()
        assert await task == 1
        assert bench.numbers() == [1]
