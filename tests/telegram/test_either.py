"""Before a language is chosen whatever is told stands in both: Azerbaijani first, then Russian."""

from __future__ import annotations

import pytest

from integrations.telegram.emulator import people
from integrations.telegram.emulator.chats import Message
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand
from tests.telegram.test_hurry import slow

pytestmark = pytest.mark.telegram
CHOICE = "1. Azərbaycan dili\n2. Русский язык\n1 və ya 2 yazın. Напишите 1 или 2."
UNASKED = ("Hazırda telefon nömrəsi lazım deyil.", "Сейчас номер телефона не нужен.")
WIPED = ("Onu söhbətdən sildik.", "Оно удалено из чата.")


async def begun(stand: Stand) -> Person:
    person = Person(stand)
    await person.say("/start")
    return person


def in_both(told: list[Message], *words: str) -> str:
    """The one answer, which holds the words in their order and the question of the language once."""
    [text] = [text_of(one) for one in told]
    places = [text.index(one) for one in words]
    assert places == sorted(places)
    assert text.endswith(CHOICE)
    assert text.count(CHOICE) == 1
    return text


async def test_a_contact(plain: Stand) -> None:
    person = await begun(plain)
    assert in_both(await person.share("994501234567"), *WIPED, *UNASKED)


async def test_a_fin_a_card_a_number(plain: Stand) -> None:
    person = await begun(plain)
    for words in ("1AB2C3D", "AZE12345678", "0501234567"):
        assert in_both(await person.say(words), *WIPED)


async def test_an_edited_message(plain: Stand) -> None:
    person = await begun(plain)
    told = await person.edit(person.chat.messages[0].message_id, "2")
    assert in_both(told, "Dəyişdirilmiş mesaj yenidən oxunmur.", "Изменённое сообщение повторно не читается.")


@pytest.mark.parametrize("kind", ["photo", "voice"])
async def test_a_picture_or_a_voice_note(plain: Stand, kind: str) -> None:
    person = await begun(plain)
    assert in_both(await person.show(kind), "faylı oxumuruq", "zəng edin: 142", "файлы мы не читаем")


@pytest.mark.parametrize(
    ("words", "az", "ru"),
    [
        ("/help", "142", "сотрудник"),
        ("/operator", "zəng edin: 142", "позвоните: 142"),
        ("/stop", "Xatırlatmalar dayandırıldı.", "Напоминания отключены."),
        ("стоп", "Xatırlatmalar dayandırıldı.", "Напоминания отключены."),
        ("START", "xatırlatma seçilməyib", "напоминания не заказаны"),
        ("/easy", "daha sadə yazacağıq", "писать проще"),
    ],
)
async def test_words_for_the_whole_conversation(plain: Stand, words: str, az: str, ru: str) -> None:
    assert in_both(await (await begun(plain)).say(words), az, ru)


async def test_what_is_not_understood(plain: Stand) -> None:
    text = in_both(await (await begun(plain)).say("bəlkə"))
    assert "Напишите" in text


async def test_haste(plain: Stand) -> None:
    person = await begun(plain)
    slow(plain, 3)
    for _ in range(12):
        people.write(plain.account, person.chat, "zz")
    await plain.quiet()
    told = [text_of(one) for one in person.chat.messages if one.from_bot]
    assert [("Çox tez" in one, "очень быстро" in one) for one in told].count((True, True)) == 1


async def test_a_deletion_that_came_later(plain: Stand) -> None:
    person = await begun(plain)
    plain.account.faults.set({"method": "deleteMessage", "broken": 1})
    answer, later = await person.say("1AB2C3D")
    assert text_of(answer).endswith(CHOICE)
    assert "söhbətdən silinib" in text_of(later)
    assert "удалено из чата" in text_of(later)


async def test_with_a_language_there_is_one(plain: Stand) -> None:
    person = await begun(plain)
    [told] = await person.press("Русский")
    assert "Salam" not in text_of(told)
    [told] = await person.say("/help")
    assert "Kömək" not in text_of(told)
