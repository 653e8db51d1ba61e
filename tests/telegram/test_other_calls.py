"""Calls beside sending meet the faults of the server over HTTP: deleting, acknowledging, taking a keyboard away."""

from __future__ import annotations

from collections.abc import Mapping

import httpx
import pytest

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.results import Result
from dialogs.values import Json
from tests.telegram.person import Person
from tests.telegram.stand import TOKEN, Stand

pytestmark = pytest.mark.telegram
PHONE = "+994501234567"
FAULTS = ("flood", "refuse", "broken", "lose")


class Hasty(AiogramLine):
    """A time-out that a test can wait for; updates are fetched as patiently as ever."""

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        return await super().call(method, params, seconds if method == "getUpdates" else 0.5)


@pytest.fixture
async def person(plain: Stand) -> Person:
    """Somebody at the menu of a service whose calls do not wait long."""
    await plain.kill()
    await plain.again(Hasty(TOKEN, plain.server))
    made = Person(plain)
    await made.say("/start")
    await made.press("Azərbaycan")
    return made


async def test_the_emulator_takes_the_fault_for_the_method_that_is_named(plain: Stand) -> None:
    url = f"{plain.server}/bot{TOKEN}/"
    async with httpx.AsyncClient() as client:
        broken = await client.post(
            f"{plain.server}/emulator/faults", json={"flood": 1, "method": "deleteMessage"}
        )
        assert broken.status_code == 200
        assert (await client.post(url + "getMe")).status_code == 200
        assert (await client.post(url + "sendMessage", json={"chat_id": 1})).status_code == 400
        assert (await client.post(url + "deleteMessage", json={"chat_id": 1})).status_code == 429
        assert (await client.post(url + "deleteMessage", json={"chat_id": 1})).status_code == 400


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_deletion_that_fails_is_made_and_said_later(plain: Stand, person: Person, fault: str) -> None:
    plain.account.faults.set({fault: 1, "method": "deleteMessage"})
    plain.may_wait |= {"telegram.ready"}
    [told] = await person.say(PHONE)
    mine = next(one for one in person.chat.messages if one.content.get("text") == PHONE)
    assert "söhbətdən" not in str(told.content["text"])
    await plain.until(lambda: "söhbətdən silinib" in person.last)
    assert mine.deleted
    calls = [call.status for call in plain.account.calls if call.method == "deleteMessage"]
    assert calls == {"flood": [429, 200], "refuse": [500, 200]}.get(fault, [200, 400])


@pytest.mark.parametrize("fault", ["flood", "lose"])
async def test_a_press_is_answered_though_its_acknowledgement_fails(
    plain: Stand, person: Person, fault: str
) -> None:
    plain.account.faults.set({fault: 1, "method": "answerCallbackQuery"})
    [told] = await person.press("2.")
    assert told.content["text"]
    assert bool(plain.account.queries) == (fault == "flood")


@pytest.mark.parametrize("fault", ["flood", "refuse"])
async def test_a_used_keyboard_that_stays_does_no_harm(plain: Stand, person: Person, fault: str) -> None:
    used = person.chat.messages[-1]
    plain.account.faults.set({fault: 1, "method": "editMessageReplyMarkup"})
    [told] = await person.say("2")
    if fault == "refuse":
        await plain.until(lambda: any(call.status == 500 for call in plain.account.calls))
        await person.deed({"press": used.message_id, "button": 1})
        assert person.last == str(told.content["text"])  # the open question again
    await plain.until(lambda: not used.buttons)
