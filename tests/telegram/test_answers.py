"""What people send that is not an answer: each gets a fixed helpful word and the open question again."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.telegram.chores import Chores
from bot.channels.telegram.reading import MEDIA
from integrations.telegram.emulator import people
from integrations.telegram.emulator.other_side import act
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand
from tests.telegram.updates import message

pytestmark = pytest.mark.telegram
SHOWN = [kind for kind in MEDIA if kind in people.MEDIA or kind in ("photo", "location")]


async def test_media_are_answered_with_the_other_ways(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.press("Azərbaycan")
    for kind in SHOWN:
        [told] = await person.show(kind)
        assert "Cavabı yazın və ya variantı seçin." in text_of(told)
        assert "142" in text_of(told)
        assert "Sizə nə lazımdır?" in text_of(told)
        assert person.labels[0].startswith("1. ")


async def test_a_voice_note_may_come_first(plain: Stand) -> None:
    """Before a language is chosen it is answered in both."""
    [told] = await Person(plain).show("voice")
    assert "Выберите язык" in text_of(told)
    assert "Səsli mesajı" in text_of(told)
    assert "Голосовые сообщения" in text_of(told)


async def test_a_contact_of_somebody_else_where_no_number_is_asked_for(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.say("1")
    [told] = await person.share("994501234567", owner=999)
    assert "Hazırda telefon nömrəsi lazım deyil." in text_of(told)
    assert "Öz nömrənizi" not in text_of(told)


async def test_an_edited_message_is_not_read_again(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.say("1")
    mine = next(one for one in reversed(person.chat.messages) if not one.from_bot)
    [told] = await person.edit(mine.message_id, "2")
    assert "yenidən oxunmur" in text_of(told)
    assert "Sizə nə lazımdır?" in text_of(told)


async def test_a_group_is_told_after_a_stop_what_it_was_to_be_told(
    plain: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    group, waits = people.join(plain.account, -500, "Qrup", group=True), asyncio.Event()

    async def stopped(*_: object) -> None:
        waits.set()
        await asyncio.Future()

    with monkeypatch.context() as patch:
        patch.setattr(Chores, "carry_out", stopped)
        act(plain.account, group, {"write": "salam"})
        await waits.wait()
        await plain.kill()
    await plain.again()
    await plain.until(lambda: any(one.from_bot for one in group.messages))
    assert await plain.core.ledger.conversation("telegram", "-500") is None


async def test_a_group_is_sent_to_a_private_chat_once_and_nothing_is_kept(plain: Stand) -> None:
    group = people.join(plain.account, -500, "Qrup", group=True)
    for deed in ({"show": "voice"}, {"write": "/start 1AB2C3D", "from": 77}, {"show": "photo"}):
        act(plain.account, group, deed)
        await plain.quiet()
    [told] = [text_of(one) for one in group.messages if one.from_bot]
    assert "qrupda cavab vermir" in told
    assert "не отвечает в группе" in told
    assert await plain.core.ledger.conversation("telegram", "-500") is None


@pytest.mark.parametrize(
    "words",
    [
        "/start",
        "/start@addim_demo_bot",
        "/start Ab_9-x",
        "/start@addim_demo_bot x",
        "/START",
        "/start\nsalam",
    ],
)
async def test_start_again_shows_the_menu_and_orders_nothing(plain: Stand, words: str) -> None:
    """Also behind a link: whatever it carries, a stopped reminder stays stopped."""
    person = Person(plain)
    await person.say("/start")
    await person.press("Русский")
    await person.say("стоп")
    [told] = await person.say(words)
    assert text_of(told).startswith("Что вам нужно?")


@pytest.mark.parametrize("words", ["/start", "/START", "/menu", "menyu"])
async def test_start_twice_still_asks_for_the_language(plain: Stand, words: str) -> None:
    person = Person(plain)
    [first] = await person.say("/start")
    [again] = await person.say(words)
    assert text_of(again) == text_of(first)
    [told] = await person.press("Русский")
    assert "Что вам нужно?" in text_of(told)


async def test_a_contact_nobody_asked_for_is_no_answer(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.press("Azərbaycan")
    [told] = await person.share("994501234567")
    assert "telefon nömrəsi lazım deyil" in text_of(told)
    assert "994" not in text_of(told)


async def test_a_place_that_moves_is_answered_once(plain: Stand) -> None:
    """Sharing a live location edits its message every few seconds."""
    person = Person(plain)
    await person.say("/start")
    await person.show("location")
    before = len(person.chat.messages)
    for number in range(3):
        place = {"latitude": 40.4, "longitude": 49.8 + number / 100, "live_period": 900}
        update = message(plain.account.updates.next_id, location=place)
        plain.account.updates.next_id += 1
        body = {"update_id": update["update_id"], "edited_message": update["message"]}
        plain.account.updates.put_again(body, person.chat.id)
    await plain.quiet()
    assert len(person.chat.messages) == before


@pytest.mark.parametrize(
    "command", ["/menu", "/help", "/repeat", "/language", "/operator", "/easy", "/stop", "/back"]
)
async def test_every_command_of_the_profile_is_understood(plain: Stand, command: str) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.press("Русский")
    [told] = await person.say(command)
    assert any(words in text_of(told) for words in ("нужно?", "Выберите язык", "связалось?"))


async def test_commands_and_descriptions_are_set_in_both_languages(plain: Stand) -> None:
    assert await plain.telegram.profile.set() is True
    account = plain.account
    assert set(account.commands) == {"", "az", "ru"}
    assert account.commands[""] == account.commands["az"] != account.commands["ru"]
    assert {one["command"] for one in account.commands["ru"]} >= {"menu", "help", "language", "back"}
    assert "142" in account.descriptions["description:ru"]


async def test_a_button_of_an_earlier_question_only_asks_again(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    first = person.chat.messages[-1]
    data = first.buttons[1]["callback_data"]
    await person.press("Azərbaycan")
    told = await person.deed({"press": first.message_id, "data": data})
    assert "Sizə nə lazımdır?" in text_of(told[-1])
    assert "Что вам нужно?" not in person.last


async def test_a_doubled_press_counts_once(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    message = person.chat.messages[-1]
    for _ in range(2):
        act(
            plain.account,
            person.chat,
            {"press": message.message_id, "data": message.buttons[0]["callback_data"]},
        )
    await plain.quiet()
    conversation = await plain.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    assert conversation.language == "az"
    assert "Sizə nə lazımdır?" in person.last
    runs = await plain.core.ledger.runs(conversation.id)
    assert [run.dialog for run in runs] == ["menu"]


async def test_a_forged_button_only_asks_again(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    before = person.last
    told = await person.deed(
        {"press": person.chat.messages[-1].message_id, "data": "AAAAAAAAAAAAAAAAAAAAAAAA"}
    )
    assert text_of(told[-1]) == before


async def test_every_press_is_answered_and_its_keyboard_taken_away(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    used = person.chat.messages[-1]
    await person.press("Azərbaycan")
    await plain.until(lambda: used.reply_markup is None)
    await plain.until(lambda: len(plain.account.answers) == 1)
    assert list(plain.account.answers.values()) == [{"text": "", "show_alert": False}]


async def test_after_a_typed_answer_the_used_keyboard_is_gone_too(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    used = person.chat.messages[-1]
    await person.say("1")
    await plain.until(lambda: used.reply_markup is None)
    assert [one.message_id for one in person.chat.messages if one.buttons] == [
        person.chat.messages[-1].message_id
    ]


async def test_buttons_can_be_switched_off(plain: Stand) -> None:
    await plain.kill()
    plain.more = {"ADDIM_TELEGRAM_BUTTONS": "off"}
    await plain.again()
    person = Person(plain)
    [told] = await person.say("/start")
    assert told.buttons == []
    assert "1. Azərbaycan dili" in text_of(told)
