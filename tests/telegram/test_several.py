"""Choices of which several hold: marked one by one by buttons, or typed at once."""

from __future__ import annotations

import orjson
import pytest

from bot.desk import Desk
from integrations.telegram.emulator.other_side import act
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand

pytestmark = pytest.mark.telegram


async def arrive(stand: Stand) -> Person:
    """A person at the question which of the known parts are wrong."""
    person = Person(stand)
    await person.say("/start")
    await person.press("Azərbaycan")
    for words in ("1", "1", "1AB2C3D", "AZE01234567", "12.04.1988"):
        await person.say(words)
    await person.say(await stand.code())
    await person.press("səhv var")
    return person


async def test_marks_are_shown_and_sent_together(running: Stand) -> None:
    person = await arrive(running)
    asked = person.chat.messages[-1]
    first, *_ = [button["text"] for button in asked.buttons]
    assert await person.deed({"press": asked.message_id, "button": 1}) == []
    await running.until(lambda: asked.buttons[0]["text"] != first)
    assert asked.buttons[0]["text"] == f"{first} (seçilib)"
    await person.deed({"press": asked.message_id, "button": 3})
    await running.until(lambda: "(seçilib)" in asked.buttons[2]["text"])
    await person.deed({"press": asked.message_id, "button": 1})
    await running.until(lambda: asked.buttons[0]["text"] == first)
    [told] = await person.press("Hazırdır")
    assert "şəhərdə və ya rayonda" in text_of(told)


async def test_none_of_them_is_a_button_too(running: Stand) -> None:
    person = await arrive(running)
    [told] = await person.press("Heç biri")
    assert "könüllüdür" in text_of(told)


async def test_the_desk_hears_numbers(running: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    person = await arrive(running)
    asked = person.chat.messages[-1]
    heard: list[str] = []
    take = Desk.take

    async def listening(desk: Desk, arrival: object, keeping: object = None) -> object:
        heard.append(getattr(arrival, "text", ""))
        return await take(desk, arrival, keeping)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Desk, "take", listening)
    for place in (2, 4):
        await person.deed({"press": asked.message_id, "button": place})
        await running.until(lambda place=place: "(seçilib)" in asked.buttons[place - 1]["text"])  # type: ignore[misc]  # bound now
    await person.press("Hazırdır")
    assert heard == ["2 4"]


async def test_quick_presses_all_count(running: Stand) -> None:
    """All three come from the keyboard as it first was: nothing of it has been redrawn yet."""
    person = await arrive(running)
    asked = person.chat.messages[-1]
    data = [button["callback_data"] for button in asked.buttons]
    for place in (1, 3):
        act(running.account, person.chat, {"press": asked.message_id, "data": data[place - 1]})
    done = next(place for place, button in enumerate(asked.buttons) if "Hazırdır" in button["text"])
    await person.deed({"press": asked.message_id, "data": data[done]})
    assert await heard_of(running) == "1 3"


async def test_done_with_nothing_marked_asks_again(running: Stand) -> None:
    person = await arrive(running)
    question = person.last
    await person.press("Hazırdır")
    assert person.last == question
    assert await heard_of(running) == ""


async def heard_of(stand: Stand) -> str:
    """The words that the newest message of the person was kept as."""
    conversation = await stand.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    kept = await stand.core.ledger.messages(conversation.id)
    return str(orjson.loads(next(one.body for one in reversed(kept) if one.direction == "in"))["text"])


async def at_offers(stand: Stand) -> Person:
    """A registered job seeker who is asked about offers: five choices of which one holds."""
    person = Person(stand)
    await person.say("/start")
    await person.press("Azərbaycan")
    for words in ("2", "1", "2", "0", "0", "0", "1 2", "0", "1", "12.04.1988", "bilmirəm"):
        await person.say(words)
    assert "iş təklif edib?" in person.last
    return person


async def test_one_of_five_is_chosen_by_one_press(plain: Stand) -> None:
    person = await at_offers(plain)
    assert [label[:2] for label in person.labels] == ["1.", "2.", "3.", "4.", "5.", "Bi"]
    await person.press("2. ")
    assert await heard_of(plain) == "2"
    assert "iş təklif edib?" not in person.last


async def test_not_knowing_is_a_button_too(plain: Stand) -> None:
    person = await at_offers(plain)
    await person.press("Bilmirəm")
    assert await heard_of(plain) == "bilmirəm"
    assert "iş təklif edib?" not in person.last
