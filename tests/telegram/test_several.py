"""Choices of which several hold: marked one by one by buttons, or typed at once."""

from __future__ import annotations

import pytest

from bot.desk import Desk
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
