"""Pictures and files: never read, taken out of the chat where a secret is asked for, and an album is answered once."""

from __future__ import annotations

import pytest

from integrations.telegram.emulator import people
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand

pytestmark = pytest.mark.telegram
GONE = "Şəkli və ya faylı söhbətdən sildik"
ADVICE = "Sənədin şəklidirsə, onu söhbətdən silin."


async def at_menu(stand: Stand) -> Person:
    person = Person(stand)
    await person.say("/start")
    await person.press("Azərbaycan")
    return person


async def at_fin(stand: Stand) -> Person:
    person = await at_menu(stand)
    await person.press("1. İş axtaran")
    await person.press("1. Bəli")
    assert "FİN" in person.last
    return person


def album(person: Person, count: int, kind: str = "photo") -> list[int]:
    """Send so many pictures together; their messages."""
    for _ in range(count):
        people.show(person.stand.account, person.chat, kind, album="4711")
    return [one.message_id for one in person.chat.messages[-count:]]


def deleted(person: Person, numbers: list[int]) -> list[bool]:
    return [one.deleted for one in person.chat.messages if one.message_id in numbers]


@pytest.mark.parametrize("kind", ["photo", "document", "video"])
async def test_a_picture_where_the_fin_is_asked_for_is_deleted(running: Stand, kind: str) -> None:
    person = await at_fin(running)
    mine = person.chat.messages[-1].message_id + 1
    [told] = await person.show(kind)
    assert deleted(person, [mine]) == [True]
    assert text_of(told).startswith(GONE)
    assert "FİN" in text_of(told)
    assert "oxumuruq" in text_of(told)
    assert ADVICE not in text_of(told)


async def test_a_voice_note_there_stays(running: Stand) -> None:
    person = await at_fin(running)
    mine = person.chat.messages[-1].message_id + 1
    [told] = await person.show("voice")
    assert deleted(person, [mine]) == [False]
    assert GONE not in text_of(told)


async def test_elsewhere_it_is_told_that_a_picture_of_a_document_is_better_deleted(plain: Stand) -> None:
    person = await at_menu(plain)
    mine = person.chat.messages[-1].message_id + 1
    [told] = await person.show("photo")
    assert ADVICE in text_of(told)
    assert deleted(person, [mine]) == [False]
    [told] = await person.show("voice")
    assert ADVICE not in text_of(told)


async def test_an_album_is_answered_once(plain: Stand) -> None:
    person = await at_menu(plain)
    before = len(person.chat.messages)
    album(person, 8)
    await plain.quiet()
    assert len(person.chat.messages) == before + 8 + 1
    await person.say("menyu")
    assert "Sizə nə lazımdır?" in person.last


async def test_every_picture_of_an_album_is_deleted(running: Stand) -> None:
    person = await at_fin(running)
    before = len(person.chat.messages)
    numbers = album(person, 8)
    await running.quiet()
    assert deleted(person, numbers) == [True] * 8
    assert len(person.chat.messages) == before + 8 + 1
    assert GONE in person.last


UNASKED = "Mesajınızda şəxsi məlumat var idi. Onu söhbətdən sildik."


@pytest.mark.parametrize("asked", ["menu", "fin"])
async def test_each_of_an_album_that_is_deleted_for_its_words_is_told(
    running: Stand, plain: Stand, asked: str
) -> None:
    stand = running if asked == "fin" else plain
    person = await (at_fin(stand) if asked == "fin" else at_menu(stand))
    before = len(person.chat.messages)
    for caption in ("", "FIN 1AB2C3D, tel 0501234567", "", "AZE12345678"):
        people.show(stand.account, person.chat, "photo", caption, album="4711")
    await stand.quiet()
    mine, told = person.chat.messages[before : before + 4], person.chat.messages[before + 4 :]
    assert [one.deleted for one in mine] == [asked == "fin", True, asked == "fin", True]
    assert [text_of(one).startswith((UNASKED, GONE)) for one in told] == [asked == "fin", True, True]
    assert [ADVICE in text_of(one) for one in told] == [asked == "menu", False, False]


async def test_of_a_picture_that_was_deleted_it_is_not_told_to_delete_it(plain: Stand) -> None:
    person = await at_menu(plain)
    [told] = await person.deed({"show": "photo", "caption": "FIN 1AB2C3D"})
    assert text_of(told).startswith(UNASKED)
    assert "oxumuruq" in text_of(told)
    assert ADVICE not in text_of(told)
