"""A writing process killed at any moment: what it acknowledged is there, nothing is there by half."""

import asyncio
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.ledger.records import Effect
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer
from tests.ledger.made import inbound
from tests.ledger.victim import TALKERS


@dataclass
class Told:
    """All that killed processes acknowledged."""

    received: set[str] = field(default_factory=set)
    committed: dict[str, int] = field(default_factory=dict)
    sending: set[str] = field(default_factory=set)
    finished: set[str] = field(default_factory=set)

    def hear(self, line: str) -> None:
        match line.split():
            case ["received", ext_id]:
                self.received.add(ext_id)
            case ["committed", address, version]:
                self.committed[address] = int(version)
            case ["sending", key, suspect]:
                assert key not in self.sending or suspect == "1", f"{key} went out again without a word"
                assert key not in self.finished
                self.sending.add(key)
            case ["finished", key]:
                self.finished.add(key)
            case other:
                assert other == ["opened"]


def kill(path: Path, boot: str, after: int, told: Told) -> None:
    """Let a process acknowledge `after` writes, kill it, and hear what it still said before it died."""
    command = [sys.executable, "-m", "tests.ledger.victim", str(path), boot]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout
        try:
            for count, line in enumerate(victim.stdout):
                told.hear(line)
                if count == after:
                    victim.kill()
        finally:
            victim.kill()
        assert victim.wait(timeout=30) == -9


async def check(path: Path, told: Told) -> None:
    """Read everything again and compare it with what was acknowledged."""
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    ledger = SqliteLedger(path, Sealer(bytes(range(32))))
    await ledger.open()
    for ext_id in told.received:
        assert (await ledger.receive(inbound(ext_id))).duplicate, f"{ext_id} was lost"
    for number in range(TALKERS):
        await check_turns(ledger, f"addr-{number}", told)
    for key in told.finished:
        assert state(await ledger.effect(key)) == "done"
    for key in told.sending - told.finished:
        effect = await ledger.effect(key)
        assert state(effect) in ("sending", "done") or (effect and effect.suspect), (
            f"{key} forgot that it went out"
        )
    await ledger.close()


def state(effect: Effect | None) -> str:
    assert effect
    return effect.state


async def check_turns(ledger: SqliteLedger, address: str, told: Told) -> None:
    """A turn is whole: as many run versions as pairs of messages and effects, and no fewer than acknowledged."""
    spoken, run = await ledger.conversation("web", address), await ledger.run(address)
    turns = run.version if run else 0
    assert turns >= told.committed.get(address, 0)
    assert run is None or run.body == b"%d" % turns
    if spoken:
        assert spoken.seq == 2 * turns == len(await ledger.messages(spoken.id, limit=10**6))


def test_one_kill_loses_nothing(tmp_path: Path):
    told = Told()
    kill(tmp_path / "l.db", "boot-0", 200, told)
    assert told.committed
    asyncio.run(check(tmp_path / "l.db", told))


@pytest.mark.faults
@pytest.mark.timeout(200)
def test_many_kills_lose_nothing(tmp_path: Path):
    told, chance = Told(), random.Random(20261121)
    for boot in range(30):
        kill(tmp_path / "l.db", f"boot-{boot}", chance.randrange(1, 400), told)
        asyncio.run(check(tmp_path / "l.db", told))
    assert len(told.finished) > 100
    assert told.sending - told.finished, "no kill hit a send: the test saw nothing"
