"""Updates come more than once and in any order; what is played is what one person wrote, once, by number."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.channels.contract import Arrival
from bot.channels.telegram import leftovers
from bot.channels.telegram.door import Door
from bot.channels.telegram.reading import Heard
from bot.channels.telegram.tempo import Tempo
from bot.keeping import Keeping
from bot.ledger.errors import Unavailable
from bot.ledger.records import Change
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer
from tests.telegram.updates import raw, text

pytestmark = pytest.mark.telegram
UPDATES, CHATS = 200, 5
STATEMENT = [raw(text(1 + number, f"{number}", 70 + number % CHATS)) for number in range(UPDATES)]


class Listener:
    """A desk and a reader of updates that write down what they are given."""

    def __init__(self, ledger: SqliteLedger) -> None:
        self.ledger = ledger
        self.heard: dict[str, list[str]] = {}

    def masked(self, heard: Heard) -> Heard:
        return heard

    def heeds(self, heard: Heard, now: float) -> bool:
        del heard, now
        return True

    async def arrival(self, heard: Any, keeping: Keeping) -> Arrival:
        del keeping
        return Arrival("telegram", str(heard.chat), str(heard.update_id), heard.text)

    async def take(self, arrival: Arrival, keeping: Keeping) -> None:
        conversation = await self.ledger.begin("telegram", arrival.address, None)
        if keeping.row is None:
            await self.ledger.commit(Change(conversation, receive=keeping.inbound))
        else:
            await self.ledger.commit(Change(conversation, done=(keeping.row,)))
        keeping.written()
        self.heard.setdefault(arrival.address, []).append(arrival.text)


class Stopping(Door):
    """A door of a process that stops right after keeping what came."""

    def play(self, heard: Heard, keeping: Keeping) -> bool:
        """Nothing is played any more."""
        return False


@asynccontextmanager
async def ledger_at(folder: Path) -> AsyncIterator[SqliteLedger]:
    ledger = SqliteLedger(folder / "a.db", Sealer(bytes(32)), lambda: 0.0)
    await ledger.open()
    yield ledger
    await ledger.close()


def door_of(ledger: SqliteLedger, kind: type[Door] = Door) -> tuple[Door, Listener]:
    listener: Any = Listener(ledger)
    tempo = Tempo(lambda: 0.0, at_once=UPDATES)
    return kind(ledger, listener, listener, listener, lambda: 0.0, "1", tempo), listener


IN_ORDER = {str(70 + chat): [str(n) for n in range(UPDATES) if n % CHATS == chat] for chat in range(CHATS)}


async def test_leftovers_are_taken_up_once(tmp_path: Path) -> None:
    async with ledger_at(tmp_path) as ledger:
        before, _ = door_of(ledger, Stopping)
        await asyncio.gather(*map(before.take, STATEMENT[:20]))
        door, listener = door_of(ledger)
        assert await door.leftovers() == 20
        await door.leftovers()
        await door.settle()
        assert listener.heard == {
            chat: [one for one in texts if int(one) < 20] for chat, texts in IN_ORDER.items()
        }


async def test_thousands_of_one_chat_hide_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "AT_A_TIME", 10)
    async with ledger_at(tmp_path) as ledger:
        before, _ = door_of(ledger, Stopping)
        for number in range(30):
            await before.take(raw(text(1 + number, "again", 70)))
        await before.take(raw(text(40, "other", 71)))
        door, listener = door_of(ledger)
        assert await door.leftovers() == 31
        await door.settle()
        assert listener.heard == {"70": ["again"] * 30, "71": ["other"]}


async def test_one_fault_does_not_stop_those_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with ledger_at(tmp_path) as ledger:
        door, listener = door_of(ledger)
        take = listener.take

        async def faulty(arrival: Arrival, keeping: Keeping) -> None:
            if arrival.text == "0":
                raise ZeroDivisionError
            await take(arrival, keeping)

        monkeypatch.setattr(listener, "take", faulty)
        await asyncio.gather(*map(door.take, STATEMENT[:10]))
        await door.settle()
        assert listener.heard["70"] == ["5"]
        assert (await ledger.backlog())["aside"] == 1


def refuse_once(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store refuses the first update once."""
    take, left = listener.take, [1]

    async def refusing(arrival: Arrival, keeping: Keeping) -> None:
        if arrival.text == "0" and left[0]:
            left[0] -= 1
            raise Unavailable
        await take(arrival, keeping)

    monkeypatch.setattr(listener, "take", refusing)


async def test_what_cannot_be_played_now_holds_those_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store refuses once what is kept: the chat's next updates wait too, those that come later as well."""
    async with ledger_at(tmp_path) as ledger:
        before, _ = door_of(ledger, Stopping)
        await asyncio.gather(*map(before.take, STATEMENT[:10]))
        door, listener = door_of(ledger)
        refuse_once(listener, monkeypatch)
        await door.leftovers()
        await door.settle()
        await asyncio.gather(*map(door.take, STATEMENT[10:20]))
        await door.settle()
        assert "70" not in listener.heard
        assert listener.heard["71"] == ["1", "6", "11", "16"]
        await door.leftovers()
        await door.settle()
        assert listener.heard["70"] == ["0", "5", "10", "15"]
        assert (await ledger.backlog())["inbox"] == 0


async def test_what_was_not_kept_is_brought_again_before_those_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch of polling: its first update cannot be written, so the whole batch is fetched again."""
    async with ledger_at(tmp_path) as ledger:
        door, listener = door_of(ledger)
        refuse_once(listener, monkeypatch)
        ends = await asyncio.gather(*map(door.take, STATEMENT[:10]), return_exceptions=True)
        assert [type(one) for one in ends if isinstance(one, Exception)] == [Unavailable]
        await door.settle()
        await asyncio.gather(*map(door.take, STATEMENT[:10]))
        await door.leftovers()
        await door.settle()
        assert listener.heard["70"] == ["0", "5"]
