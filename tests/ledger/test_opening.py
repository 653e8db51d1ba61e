"""Opening: tables are made and upgraded once, a wrong key or newer file is refused, processes share a file."""

import asyncio
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.ledger.errors import Closed, TooNew, Unavailable, WrongKey
from bot.ledger.migration import migrate
from bot.ledger.records import Change
from bot.ledger.schema import MIGRATIONS, POSTGRES_WORDS, SQLITE_WORDS
from bot.ledger.sqlite import SqliteLedger, SqliteStore
from bot.ledger.store import Session
from bot.people.sealing import Sealer
from tests.ledger.conftest import KEY
from tests.ledger.made import MORNING, effect

NEWEST = len(MIGRATIONS)


class TestMigration:
    def test_an_empty_database_gets_every_step(self):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as session:
            assert migrate(session, SQLITE_WORDS) == NEWEST
            tables = {
                row[0] for row in session.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
        assert tables >= {
            "conversation",
            "run",
            "message",
            "inbox",
            "effect",
            "person",
            "consent",
            "reminder",
        }

    def test_it_goes_on_from_where_it_was(self):
        steps = [
            *MIGRATIONS,
            ("CREATE TABLE later (id {identity})",),
            ("ALTER TABLE later ADD COLUMN x TEXT",),
        ]
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as session:
            migrate(session, SQLITE_WORDS)
            session.execute("INSERT INTO audit (at, event, detail) VALUES (1, 'kept', '')")
            assert migrate(session, SQLITE_WORDS, steps) == NEWEST + 2
            assert migrate(session, SQLITE_WORDS, steps) == NEWEST + 2
            assert session.execute("SELECT event FROM audit").fetchall() == [("kept",)]
            assert session.execute("SELECT id, x FROM later").fetchall() == []

    def test_the_statements_fill_in_for_both_databases(self):
        for step in MIGRATIONS:
            for statement in step:
                for words in (SQLITE_WORDS, POSTGRES_WORDS):
                    assert "{" not in statement.format_map(words)


class TestOpening:
    async def test_another_key_is_refused(self, tmp_path: Path):
        ledger = SqliteLedger(tmp_path / "l.db", Sealer(KEY))
        await ledger.open()
        await ledger.close()
        with pytest.raises(WrongKey):
            await SqliteLedger(tmp_path / "l.db", Sealer(bytes(32))).open()

    async def test_a_file_of_a_newer_release_is_refused(self, tmp_path: Path):
        ledger = SqliteLedger(tmp_path / "l.db", Sealer(KEY))
        await ledger.open()
        await ledger.close()
        with closing(sqlite3.connect(tmp_path / "l.db")) as session, session:
            session.execute("INSERT INTO schema_version VALUES (?)", (NEWEST + 1,))
        with pytest.raises(TooNew):
            await ledger.open()

    async def test_a_file_that_is_no_database_is_refused(self, tmp_path: Path):
        (tmp_path / "l.db").write_bytes(b"something else entirely" * 500)
        with pytest.raises(Unavailable):
            await SqliteLedger(tmp_path / "l.db", Sealer(KEY)).open()

    async def test_closed_it_answers_nothing(self, tmp_path: Path):
        ledger = SqliteLedger(tmp_path / "l.db", Sealer(KEY))
        with pytest.raises(Closed):
            await ledger.begin("web", "a", None)
        await ledger.open()
        await ledger.close()
        with pytest.raises(Closed):
            await ledger.conversation("web", "a")
        with pytest.raises(Closed):
            await ledger.person("1AB2C3D")
        await ledger.close()

    async def test_a_commit_is_on_the_disk_and_rows_belong_together(self, tmp_path: Path):
        store = SqliteStore(tmp_path / "l.db", Sealer(KEY), lambda: MORNING)
        await store.open()
        promises = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}

        def kept(session: Session) -> dict[str, object]:
            return {name: session.execute(f"PRAGMA {name}").fetchone()[0] for name in promises}

        assert await store.write(kept) == promises
        await store.close()

    async def test_a_unit_has_the_file_from_its_first_statement(self, tmp_path: Path):
        store = SqliteStore(tmp_path / "l.db", Sealer(KEY), lambda: MORNING)
        await store.open()
        with closing(sqlite3.connect(tmp_path / "l.db", timeout=0, check_same_thread=False)) as other:

            def reads_first(session: Session) -> None:
                session.execute("SELECT COUNT(*) FROM audit").fetchall()
                with pytest.raises(sqlite3.OperationalError, match="locked"):
                    other.execute("INSERT INTO audit (at, event, detail) VALUES (1, 'other', '')")

            await store.write(reads_first)
        await store.close()

    async def test_it_reads_from_any_thread(self, tmp_path: Path):
        ledger = SqliteLedger(tmp_path / "l.db", Sealer(KEY))
        await ledger.open()
        spoken = await ledger.begin("web", "a", None)
        assert await asyncio.to_thread(asyncio.run, ledger.conversation("web", "a")) == spoken
        await ledger.close()


SHARES = """
import asyncio, json, sys
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer

async def share(path, times, now):
    ledger = SqliteLedger(path, Sealer(bytes(range(32))), lambda: now)
    await ledger.open()
    answers = await asyncio.gather(*(ledger.count("shared", 3600, now, 100) for _ in range(times)))
    conversation = await ledger.begin("web", "shared", None)
    keys = []
    while leased := await ledger.claim(["file"], 2, "boot", 600, now):
        keys += [one.key for one in leased if await ledger.sending(one)]
    await ledger.close()
    print(json.dumps([sum(answers), conversation.id, keys]))

asyncio.run(share(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
"""
EFFECTS = [f"file:{number}" for number in range(60)]


async def plan(path: Path) -> None:
    ledger = SqliteLedger(path, Sealer(KEY))
    await ledger.open()
    spoken = await ledger.begin("web", "a", None)
    await ledger.commit(Change(spoken, effects=tuple(effect(key) for key in EFFECTS)))
    await ledger.close()


def together(path: Path, processes: int) -> list[Any]:
    """What processes that start at once and share a file have to say."""
    command = [sys.executable, "-c", SHARES, str(path), "40", str(MORNING)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(processes)]
    return [json.loads(process.communicate(timeout=50)[0]) for process in started]


class TestSharing:
    def test_processes_that_start_together_share_one_truth(self, tmp_path: Path):
        answers = together(tmp_path / "l.db", 4)
        assert sum(within for within, _, _ in answers) == 100
        assert len({conversation for _, conversation, _ in answers}) == 1

    def test_no_effect_is_sent_by_two_processes(self, tmp_path: Path):
        asyncio.run(plan(tmp_path / "l.db"))
        answers = together(tmp_path / "l.db", 3)
        assert sorted(key for _, _, keys in answers for key in keys) == sorted(EFFECTS)
