"""Links into another channel: one a conversation, spent in the unit of a turn, gone with it or with its time."""

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict
from bot.ledger.records import Change, Conversation, Link
from tests.ledger.made import MORNING, said

SOON = MORNING + 900


async def given(ledger: Ledger, mark: str = "mark", address: str = "web") -> tuple[Conversation, Link]:
    """A conversation of a person that has given a link."""
    spoken = await ledger.begin("web", address, "az")
    person = await ledger.person("1AB2C3D")
    link = Link(mark, spoken.id, person, SOON)
    return await ledger.commit(Change(spoken._replace(person=person), gives=link)), link


class TestLinks:
    async def test_it_is_found_by_its_mark_alone(self, ledger: Ledger):
        _, link = await given(ledger)
        assert await ledger.link("mark") == link
        assert await ledger.link("Mark") is None

    async def test_a_new_one_ends_the_one_before(self, ledger: Ledger):
        spoken, link = await given(ledger)
        other = link._replace(mark="other", expires_at=SOON + 1)
        await ledger.commit(Change(spoken, gives=other))
        assert await ledger.link("mark") is None
        assert await ledger.link("other") == other

    async def test_it_is_spent_once_and_what_came_second_is_not_written(self, ledger: Ledger):
        await given(ledger)
        first, second = [await ledger.begin("telegram", chat, "az") for chat in ("1", "2")]
        await ledger.commit(Change(first, spends="mark", messages=(said(b"joined"),)))
        with pytest.raises(Conflict):
            await ledger.commit(Change(second, spends="mark", messages=(said(b"joined"),)))
        assert await ledger.link("mark") is None
        assert await ledger.messages(second.id) == []

    async def test_a_turn_that_is_not_written_spends_nothing(self, ledger: Ledger):
        _, link = await given(ledger)
        chat = await ledger.begin("telegram", "1", "az")
        with pytest.raises(Conflict):
            await ledger.commit(Change(chat._replace(version=7), spends="mark"))
        assert await ledger.link("mark") == link

    async def test_it_is_forgotten_with_its_conversation(self, ledger: Ledger):
        spoken, _ = await given(ledger)
        _, stays = await given(ledger, "stays", "other")
        receipt = await ledger.forget(spoken.id)
        assert receipt
        assert receipt.erased["links"] == 1
        assert await ledger.link("mark") is None
        assert await ledger.link("stays") == stays

    async def test_it_is_swept_when_its_time_is_over(self, ledger: Ledger):
        await given(ledger)
        assert await ledger.sweep(SOON) == {}
        assert await ledger.sweep(SOON + 1) == {"links": 1}
        assert await ledger.link("mark") is None
