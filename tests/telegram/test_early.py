"""What names a person is taken out of the chat at once, however long the answers before it wait for the pace."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.pace import Lane
from integrations.telegram.emulator import people
from integrations.telegram.emulator.chats import Message
from tests.telegram.person import Person, text_of
from tests.telegram.stand import FAST, Stand

pytestmark = pytest.mark.telegram
PHONE = "+994501234567"
SAID = "söhbətdən sildik"


@pytest.fixture
async def slow(plain: Stand) -> Person:
    """Somebody at the menu whose chat takes no more messages for a while."""
    person = Person(plain)
    await person.say("/start")
    await person.press("Azərbaycan")
    pace: Any = plain.telegram.sender.pace
    pace.lanes = {**FAST, "chat": Lane(3600.0, 0)}
    await pace.wait(77, "reply")
    return person


async def deleted(person: Person) -> Message:
    """The message with the number, once it is deleted."""
    for words in ("kömək", "menyu", PHONE):
        people.write(person.stand.account, person.chat, words)
    mine = person.chat.messages[-1]
    await person.stand.until(lambda: mine.deleted)
    return mine


def told(person: Person) -> list[str]:
    return [text_of(one) for one in person.chat.messages if one.from_bot]


async def test_it_is_deleted_before_the_answers_that_wait(plain: Stand, slow: Person) -> None:
    before = told(slow)
    assert (await deleted(slow)).content["text"] == PHONE
    assert told(slow) == before
    plain.may_wait |= {"telegram.ready"}


async def test_that_it_was_deleted_is_said_after_a_stop_as_well(plain: Stand, slow: Person) -> None:
    before = told(slow)
    await deleted(slow)
    await plain.kill()
    await plain.again()
    await plain.core.ledger.hasten("telegram", plain.core.clock.now())
    await plain.quiet()
    assert len(told(slow)) == len(before) + 3
    assert SAID in told(slow)[-1]


async def test_one_call_deletes_it(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.press("Azərbaycan")
    [answer] = await person.say(PHONE)
    assert SAID in text_of(answer)
    assert [call.status for call in plain.account.calls if call.method == "deleteMessage"] == [200]
