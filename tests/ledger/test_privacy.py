"""Nothing personal can be read in the files, and no sealed value can be put in another's place."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.records import Change, Consent, Inbound, NewEffect
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer, Unsealable
from tests.ledger.conftest import KEY
from tests.ledger.made import MORNING, HandClock, run, said

CANARIES = {
    "fin": "1AB2C3D",
    "phone": "+994501234567",
    "address": "telegram-778899",
    "text": "Kanarya salam",
    "answer": "Kanareika otvet",
    "number": "QK-55-CANARY",
    "bucket": "fin:7ZX9Y8W",
}


async def live(ledger: Ledger) -> None:
    """Everything a person goes through, with a canary in each place that takes something personal."""
    spoken = await ledger.begin("telegram", CANARIES["address"], "az")
    person = await ledger.person(CANARIES["fin"])
    text, answer = CANARIES["text"].encode(), CANARIES["answer"].encode()
    await ledger.receive(Inbound("telegram", "1", CANARIES["address"], "text", text, MORNING))
    await ledger.receive(Inbound("telegram", "2", CANARIES["address"], "text", text, MORNING))
    ((first, _), *_) = await ledger.pending(1)
    whole = Change(
        spoken._replace(person=person, level="code"),
        runs=(run(spoken, body=answer, person=person),),
        messages=(said(text, "in"), said(CANARIES["phone"].encode())),
        done=(first,),
        receive=Inbound("telegram", "3", CANARIES["address"], "text", text, MORNING),
        effects=(NewEffect("file", "file:1", spoken.id, "run-1", answer, MORNING),),
        consents=(Consent(spoken.id, "registry", MORNING),),
    )
    await ledger.commit(whole)
    (leased,) = await ledger.claim(["file"], 1, "boot", 30, MORNING)
    number = CANARIES["number"].encode()
    told = Inbound("telegram", "e1", CANARIES["address"], "outcome", number, MORNING)
    await ledger.finish(leased, "done", number, told)
    await ledger.count(CANARIES["bucket"], 3600, MORNING, 5)


def spellings(canary: str) -> Iterator[bytes]:
    """How a value might lie in a file."""
    for text in (canary, canary.lower(), canary.encode().hex(), canary[::-1]):
        yield text.encode()
        yield text.encode("utf-16-le")


def modes(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}


def seen(folder: Path) -> list[str]:
    """Canaries found in any file of a folder."""
    raw = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert len(raw) > 10_000
    return [name for name, value in CANARIES.items() if any(form in raw for form in spellings(value))]


class TestFiles:
    async def test_no_canary_in_database_and_log(self, tmp_path: Path, clock: HandClock):
        ledger = SqliteLedger(tmp_path / "ledger.db", Sealer(KEY), clock)
        await ledger.open()
        await live(ledger)
        assert (tmp_path / "ledger.db-wal").stat().st_size > 0
        assert seen(tmp_path) == []
        await ledger.close()
        assert seen(tmp_path) == []

    async def test_the_search_can_see(self, tmp_path: Path, clock: HandClock):
        ledger = SqliteLedger(tmp_path / "ledger.db", Bare(KEY), clock)
        await ledger.open()
        await live(ledger)
        assert sorted(seen(tmp_path)) == sorted(CANARIES)
        await ledger.close()

    async def test_what_was_erased_is_in_no_file_even_for_the_key(self, tmp_path: Path, clock: HandClock):
        ledger = SqliteLedger(tmp_path / "ledger.db", Bare(KEY), clock)
        await ledger.open()
        await live(ledger)
        spoken = await ledger.conversation("telegram", CANARIES["address"])
        assert spoken
        await ledger.forget(spoken.id)
        assert seen(tmp_path) == ["bucket"]
        await ledger.close()

    async def test_a_reader_does_not_hold_up_erasure_for_long(self, tmp_path: Path, ledger: Ledger):
        spoken = await ledger.begin("web", "a", None)
        with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT COUNT(*) FROM conversation").fetchone()
            await asyncio.wait_for(ledger.forget(spoken.id), 5)
        assert await ledger.conversation_by_id(spoken.id) is None

    async def test_the_files_are_their_owners(self, tmp_path: Path, ledger: Ledger):
        await ledger.begin("web", "a", None)
        assert modes(tmp_path) == {"ledger.db": 0o600, "ledger.db-wal": 0o600, "ledger.db-shm": 0o600}


class Bare(Sealer):
    """A sealer that hides nothing."""

    def seal(self, clear: bytes, table: str, row: str) -> bytes:
        return clear

    def unseal(self, sealed: bytes, table: str, row: str) -> bytes:
        return sealed

    def index(self, text: str, purpose: str) -> bytes:
        return text.encode()


MOVES = {
    "message to message": "UPDATE message SET body_sealed = (SELECT body_sealed FROM message WHERE seq = 2)",
    "run to message": "UPDATE message SET body_sealed = (SELECT body_sealed FROM run)",
    "message to run": "UPDATE run SET body_sealed = (SELECT body_sealed FROM message WHERE seq = 1)",
    "run to another id": "UPDATE run SET id = 'run-2'",
    "conversation to another id": "UPDATE conversation SET id = 42",
    "body to outcome": "UPDATE effect SET outcome_sealed = body_sealed",
    "effect to another key": "UPDATE effect SET key = 'file:2'",
    "inbox to another row": "UPDATE inbox SET ext_id = 'e9' WHERE ext_id = 'e1'",
    "person to another id": "UPDATE person SET id = 42",
}


async def read_all(ledger: Ledger) -> None:
    spoken = await ledger.conversation("telegram", CANARIES["address"])
    assert spoken
    await ledger.conversation_by_id(spoken.id)
    await ledger.messages(spoken.id)
    for name in ("run-1", "run-2"):
        await ledger.run(name)
    for key in ("file:1", "file:2"):
        await ledger.effect(key)
    await ledger.pending(9)
    async for person in ledger.persons():
        await ledger.person_fin(person.id)


class TestMoving:
    @pytest.mark.parametrize("sql", MOVES.values(), ids=MOVES.keys())
    async def test_a_value_does_not_open_in_another_place(
        self, sql: str, tmp_path: Path, make_ledger: Callable[[], Ledger]
    ):
        ledger = make_ledger()
        await ledger.open()
        await live(ledger)
        await read_all(ledger)
        with closing(sqlite3.connect(tmp_path / "ledger.db")) as thief, thief:
            assert thief.execute(sql).rowcount
        with pytest.raises(Unsealable):
            await read_all(ledger)
        await ledger.close()
