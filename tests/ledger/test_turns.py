"""Conversations, runs and messages, and the unit a turn writes."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict, Duplicate
from bot.ledger.records import AuditRow, Change, Consent, Message
from tests.ledger.made import MORNING, effect, inbound, run, said


class TestConversation:
    async def test_an_unknown_address_has_none(self, ledger: Ledger):
        assert await ledger.conversation("web", "addr-1") is None
        assert await ledger.conversation_by_id(1) is None

    async def test_begin_makes_it_once(self, ledger: Ledger):
        first = await ledger.begin("web", "addr-1", "az")
        again = await ledger.begin("web", "addr-1", "ru")
        assert (first.language, first.level, first.person, first.seq) == ("az", "anonymous", None, 0)
        assert again == first
        assert await ledger.conversation("web", "addr-1") == first
        assert await ledger.conversation_by_id(first.id) == first

    async def test_two_that_begin_at_once_get_the_same(self, ledger: Ledger):
        many = await asyncio.gather(*(ledger.begin("web", "addr-1", "az") for _ in range(20)))
        assert len({conversation.id for conversation in many}) == 1

    async def test_an_address_belongs_to_its_channel(self, ledger: Ledger):
        web, sms = await ledger.begin("web", "7", None), await ledger.begin("sms", "7", None)
        assert web.id != sms.id

    async def test_manner_person_and_level_are_kept(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", None)
        person = await ledger.person("1AB2C3D")
        changed = spoken._replace(language="ru", easy=True, person=person, level="code", level_at=MORNING)
        stored = await ledger.commit(Change(changed))
        assert (
            await ledger.conversation("web", "addr-1") == stored == changed._replace(version=stored.version)
        )
        assert stored.version == spoken.version + 1
        cleared = await ledger.commit(Change(stored._replace(person=None, level="anonymous", level_at=None)))
        assert await ledger.conversation_by_id(spoken.id) == cleared
        assert cleared.person is None

    async def test_it_is_there_after_a_restart(self, ledger: Ledger, make_ledger: Callable[[], Ledger]):
        spoken = await ledger.begin("web", "addr-1", "az")
        await ledger.close()
        again = make_ledger()
        await again.open()
        assert await again.conversation("web", "addr-1") == spoken
        await again.close()
        await ledger.open()


class TestCommit:
    async def test_messages_are_numbered_in_order(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        spoken = await ledger.commit(Change(spoken, messages=(said(b"a", "in"), said(b"b"))))
        spoken = await ledger.commit(Change(spoken, messages=(said(b"c"),)))
        assert spoken.seq == 3
        assert await ledger.messages(spoken.id) == [
            Message(spoken.id, 1, "in", MORNING, b"a"),
            Message(spoken.id, 2, "out", MORNING, b"b"),
            Message(spoken.id, 3, "out", MORNING, b"c"),
        ]

    async def test_the_newest_messages_are_read(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        await ledger.commit(Change(spoken, messages=tuple(said(b"%d" % n) for n in range(9))))
        assert [m.seq for m in await ledger.messages(spoken.id, limit=2)] == [8, 9]
        assert [m.seq for m in await ledger.messages(spoken.id, after=7)] == [8, 9]
        assert await ledger.messages(spoken.id, after=9) == []

    async def test_messages_of_any_place_are_read(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        assert await ledger.oldest(spoken.id) == 0
        await ledger.commit(Change(spoken, messages=tuple(said(b"%d" % n) for n in range(9))))
        assert [m.seq for m in await ledger.messages(spoken.id, limit=2, upto=4)] == [3, 4]
        assert [m.seq for m in await ledger.messages(spoken.id, after=4, upto=5)] == [5]
        assert await ledger.oldest(spoken.id) == 1

    async def test_one_of_two_turns_that_read_the_same_wins(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        won = await ledger.commit(Change(spoken, messages=(said(b"won"),)))
        with pytest.raises(Conflict):
            await ledger.commit(Change(spoken, messages=(said(b"lost"),), effects=(effect("lost"),)))
        assert [m.body for m in await ledger.messages(spoken.id)] == [b"won"]
        assert await ledger.effect("lost") is None
        assert await ledger.conversation_by_id(spoken.id) == won

    @pytest.mark.parametrize("change", [{"language": "ru"}, {"person": 7}])
    async def test_a_turn_that_says_nothing_needs_what_was_read_too(self, ledger: Ledger, change: Any):
        person = await ledger.person("1AB2C3D")
        change = {name: person if name == "person" else value for name, value in change.items()}
        spoken = await ledger.begin("web", "addr-1", "az")
        await ledger.commit(Change(spoken._replace(easy=True)))
        with pytest.raises(Conflict):
            await ledger.commit(Change(spoken._replace(**change)))
        stored = await ledger.conversation_by_id(spoken.id)
        assert stored == spoken._replace(easy=True, version=stored.version if stored else 0)

    async def test_the_numbering_is_the_stores(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        with pytest.raises(Conflict):
            await ledger.commit(Change(spoken._replace(seq=5), messages=(said(b"x"),)))
        assert await ledger.messages(spoken.id) == []

    async def test_all_of_it_or_nothing(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        await ledger.commit(Change(spoken, runs=(run(spoken),)))
        spoken = await ledger.begin("web", "addr-1", "az")
        whole = Change(
            spoken,
            runs=(
                run(spoken, "run-2"),
            ),  # a second active run is refused after everything before it was written
            messages=(said(b"x"),),
            receive=inbound("post-1"),
            effects=(effect("e"),),
            audit=(AuditRow(MORNING, "turn"),),
            consents=(Consent(spoken.id, "registry", MORNING),),
        )
        with pytest.raises(Conflict):
            await ledger.commit(whole)
        assert await ledger.conversation_by_id(spoken.id) == spoken
        assert await ledger.messages(spoken.id) == []
        assert (await ledger.receive(inbound("post-1"))).duplicate is False
        assert await ledger.effect("e") is None
        assert await ledger.audited() == []
        assert await ledger.consents(spoken.id) == []

    async def test_what_was_received_before_is_a_duplicate(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        spoken = await ledger.commit(Change(spoken, messages=(said(b"1"),), receive=inbound("post-1")))
        with pytest.raises(Duplicate):
            await ledger.commit(Change(spoken, messages=(said(b"2"),), receive=inbound("post-1")))
        assert spoken.seq == 1
        assert len(await ledger.messages(spoken.id)) == 1
        assert (await ledger.receive(inbound("post-1"))).duplicate is True
        assert await ledger.pending(9) == []

    async def test_a_repetition_is_told_before_a_conflict(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        await ledger.commit(Change(spoken, receive=inbound("post-1")))
        with pytest.raises(Duplicate):
            await ledger.commit(Change(spoken, receive=inbound("post-1")))

    async def test_a_turn_of_an_unknown_conversation_is_a_conflict(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        with pytest.raises(Conflict):
            await ledger.commit(Change(spoken._replace(id=spoken.id + 1)))

    async def test_an_effect_with_a_known_key_is_left_as_it_is(self, ledger: Ledger):
        spoken = await ledger.begin("web", "addr-1", "az")
        spoken = await ledger.commit(Change(spoken, effects=(effect("file:1", "file"),)))
        await ledger.commit(Change(spoken, effects=(effect("file:1", "other"), effect("file:2"))))
        first, second = await ledger.effect("file:1"), await ledger.effect("file:2")
        assert first
        assert second
        assert (first.kind, second.kind) == ("file", "file")
