"""The inbox: kept before it is acknowledged, once, in order, handled once."""

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.errors import Duplicate
from bot.ledger.records import Change, Inbound
from tests.ledger.made import MORNING, inbound


class TestInbox:
    async def test_what_came_in_waits_as_it_came(self, ledger: Ledger):
        whole = Inbound("telegram", "7001", "555", "press", b"\x00\xffbytes", MORNING + 0.5)
        received = await ledger.receive(whole)
        assert received.duplicate is False
        assert await ledger.pending(10) == [(received.id, whole)]

    async def test_a_repetition_is_told_and_not_kept(self, ledger: Ledger):
        first = await ledger.receive(inbound("1"))
        again = await ledger.receive(inbound("1", body=b"other"))
        assert (again.id, again.duplicate) == (first.id, True)
        assert [row.body for _, row in await ledger.pending(10)] == [b"salam"]

    async def test_ids_are_told_apart_by_channel(self, ledger: Ledger):
        await ledger.receive(inbound("1"))
        other = await ledger.receive(Inbound("sms", "1", "a", "text", b"", MORNING))
        assert other.duplicate is False

    async def test_the_oldest_comes_first(self, ledger: Ledger):
        for number in range(5):
            await ledger.receive(inbound(str(number), address=f"addr-{number % 2}"))
        assert [row.ext_id for _, row in await ledger.pending(3)] == ["0", "1", "2"]

    async def test_fresh_rows_are_left_to_who_accepted_them(self, ledger: Ledger):
        await ledger.receive(inbound("old", at=MORNING))
        await ledger.receive(inbound("new", at=MORNING + 10))
        assert [row.ext_id for _, row in await ledger.pending(9, before=MORNING + 10)] == ["old"]

    async def test_only_some_kinds_when_asked_so(self, ledger: Ledger):
        for number, kind in enumerate(("text", "tick", "outcome", "text", "tick")):
            await ledger.receive(inbound(str(number))._replace(kind=kind))
        rows = await ledger.pending(3, kinds=("tick", "outcome"))
        assert [row.ext_id for _, row in rows] == ["1", "2", "4"]
        assert [row.ext_id for _, row in await ledger.pending(1, kinds=("tick", "outcome"))] == ["1"]
        assert await ledger.pending(9, before=MORNING, kinds=("tick",)) == []

    async def test_a_turn_handles_rows_once(self, ledger: Ledger):
        row = await ledger.receive(inbound("1"))
        spoken = await ledger.begin("web", "addr-1", "az")
        spoken = await ledger.commit(Change(spoken, done=(row.id,)))
        assert await ledger.pending(9) == []
        with pytest.raises(Duplicate):
            await ledger.commit(Change(spoken, done=(row.id,)))
        assert (await ledger.receive(inbound("1"))).duplicate is True

    async def test_an_unknown_row_is_not_done(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        with pytest.raises(Duplicate):
            await ledger.commit(Change(spoken, done=(404,)))

    async def test_what_needs_no_turn_is_handled_once(self, ledger: Ledger):
        row = await ledger.receive(inbound("1"))
        assert [await ledger.handled(row.id), await ledger.handled(row.id)] == [True, False]
        assert await ledger.pending(9) == []
        assert (await ledger.receive(inbound("1"))).duplicate is True

    async def test_what_cannot_be_handled_is_set_aside(self, ledger: Ledger):
        row = await ledger.receive(inbound("1"))
        assert await ledger.set_aside(row.id) is True
        assert await ledger.set_aside(row.id) is False
        assert await ledger.pending(9) == []
        assert (await ledger.backlog())["aside"] == 1
        assert (await ledger.receive(inbound("1"))).duplicate is True
