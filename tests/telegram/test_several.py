"""Choices of which several hold: marked one by one by buttons, or typed at once."""

from __future__ import annotations

import orjson
import pytest

from bot.desk import Desk
from dialogs.values import Json
from integrations.telegram.emulator.other_side import act
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand

pytestmark = pytest.mark.telegram
PARTS = (
    "education",
    "jobs",
    "address",
    "phone",
)  # that the registry knows of her, in the order of the choices


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


async def test_marks_are_said_shown_and_sent_together(running: Stand) -> None:
    """Said by a new message each time: a keyboard that only changes is announced to nobody."""
    person = await arrive(running)
    question, (first, _, third, *_) = person.last, person.labels
    [told] = await person.press(first)
    assert person.last.startswith(f"Seçilib: {first[3:]}.\n")
    assert person.last.endswith(question)
    assert person.labels[0] == f"{first} (seçilib)"
    assert told.buttons
    await person.press(third)
    assert person.last.startswith(f"Seçilib: {first[3:]}; {third[3:]}.\n")
    await person.press(first)
    assert person.last.startswith(f"Seçilib: {third[3:]}.\n")
    assert person.labels[0] == first
    await person.press(third)
    assert person.last.startswith("Heç nə seçilməyib.\n")
    await person.press(first)
    [told] = await person.press("Hazırdır")
    assert "Təhsiliniz nədir?" in text_of(told)
    assert await heard_of(running) == "1"


async def test_what_stands_on_buttons_stands_in_the_text_as_well(running: Stand) -> None:
    person = await arrive(running)
    for label in person.labels:
        assert label.lower() in person.last.lower()
    await person.press("1. ")
    await person.press("Hazırdır")
    assert "Hazırdır" not in person.last


async def test_only_the_newest_message_has_buttons(running: Stand) -> None:
    person = await arrive(running)
    before = person.chat.messages[-1]
    await person.press("1. ")
    await running.until(lambda: not before.buttons)
    assert person.chat.messages[-1].buttons


async def test_marks_outlive_the_service(running: Stand) -> None:
    person = await arrive(running)
    await person.press("1. ")
    await running.kill()
    await running.again()
    await person.press("3. ")
    await person.press("Hazırdır")
    assert await heard_of(running) == "1 3"


async def test_marks_stay_until_the_question_is_answered(running: Stand) -> None:
    """Whoever asks for something else meanwhile is told what is chosen each time the question is asked."""
    person = await arrive(running)
    first = person.labels[0]
    await person.press("1. ")
    for words in ("təkrar", "bla bla"):
        await person.say(words)
        assert person.last.startswith(f"Seçilib: {first[3:]}.\n")
        assert person.labels[0] == f"{first} (seçilib)"
    await person.press("3. ")
    await person.press("Hazırdır")
    assert await heard_of(running) == "1 3"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [("3", (1, 3)), ("Hazırdır", (1,)), ("готово", (1,)), ("13", (1, 3)), ("1", (1,)), ("0", ())],
)
async def test_what_is_typed_is_added_to_what_is_marked(
    running: Stand, words: str, wrong: tuple[int, ...]
) -> None:
    person = await arrive(running)
    await person.press("1. ")
    await person.say(words)
    assert await parts(running) == [PARTS[place - 1] for place in wrong]


async def test_none_of_them_is_a_button_too(running: Stand) -> None:
    person = await arrive(running)
    [told] = await person.press("Heç biri")
    assert "könüllüdür" in text_of(told)


async def test_the_desk_hears_numbers(running: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    person = await arrive(running)
    heard: list[str] = []
    take = Desk.take

    async def listening(desk: Desk, arrival: object, keeping: object = None) -> object:
        heard.append(getattr(arrival, "text", ""))
        return await take(desk, arrival, keeping)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Desk, "take", listening)
    for place in (2, 4):
        await person.press(f"{place}. ")
    await person.press("Hazırdır")
    assert heard == ["", "", "2 4"]  # a mark alone is no answer


async def test_quick_presses_all_count(running: Stand) -> None:
    """All three come from the keyboard as it first was: what the marks before were is not on it."""
    person = await arrive(running)
    asked = person.chat.messages[-1]
    data = [button["callback_data"] for button in asked.buttons]
    for place in (1, 3):
        act(running.account, person.chat, {"press": asked.message_id, "data": data[place - 1]})
    done = next(place for place, button in enumerate(asked.buttons) if "Hazırdır" in button["text"])
    await person.deed({"press": asked.message_id, "data": data[done]})
    assert await heard_of(running) == "1 3"


async def test_a_second_press_of_a_mark_is_answered_by_the_question_as_it_stands(running: Stand) -> None:
    """Whoever was not sure of the first press hears what is chosen; the mark is not taken back."""
    person = await arrive(running)
    asked, question = person.chat.messages[-1], person.last
    first, data = person.labels[0], asked.buttons[0]["callback_data"]
    for _ in range(2):
        [told] = await person.deed({"press": asked.message_id, "data": data})
        assert text_of(told).startswith(f"Seçilib: {first[3:]}.\n")
        assert text_of(told).endswith(question)
        assert told.buttons[0]["text"] == f"{first} (seçilib)"
    assert len([one for one in person.chat.messages if one.buttons]) == 1
    await person.press("Hazırdır")
    assert await heard_of(running) == "1"


async def test_done_with_nothing_marked_asks_again(running: Stand) -> None:
    person = await arrive(running)
    labels = person.labels
    for words in ("Hazırdır", "готово"):
        await (person.press(words) if words == labels[-2] else person.say(words))
        assert person.last.startswith("Hələ heç nə seçilməyib. ")
        assert "1. " in person.last
        assert person.labels == labels


async def test_what_is_not_understood_asks_for_several(running: Stand) -> None:
    person = await arrive(running)
    await person.say("bla bla")
    assert "Uyğun variantların nömrələrini vergüllə yazın." in person.last


async def parts(stand: Stand) -> Json:
    """What the form knows to be wrong."""
    conversation = await stand.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    [run, *_] = await stand.core.ledger.runs(conversation.id)
    found: Json = orjson.loads(run.body)["answers"]["application.known.parts"]
    return found


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


@pytest.mark.parametrize("words", ["xeyr", "yox", "нет"])
async def test_no_more_keeps_what_is_marked(running: Stand, words: str) -> None:
    """After a mark the service says that more may be chosen: "no" answers that, and takes nothing back."""
    person = await arrive(running)
    await person.press("1. ")
    [told] = await person.say(words)
    assert "Təhsiliniz nədir?" in text_of(told)


@pytest.mark.parametrize("words", ["0", "heç biri"])
async def test_none_of_them_takes_back_what_is_marked(running: Stand, words: str) -> None:
    person = await arrive(running)
    await person.press("1. ")
    [told] = await person.say(words)
    assert "Təhsiliniz nədir?" not in text_of(told)
