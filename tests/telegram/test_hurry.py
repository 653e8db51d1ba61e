"""Somebody writes faster than answers go out: what was taken is read in its order, all of it."""

from __future__ import annotations

import pytest

from integrations.telegram.emulator import people
from integrations.telegram.emulator.chats import Message
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand

pytestmark = pytest.mark.telegram
LATER = "Çox tez yazırsınız."


def slow(stand: Stand, at_once: int, most: int = 300) -> None:
    """Few updates are played at once, then twenty a second."""
    stand.telegram.door.tempo.at_once, stand.telegram.door.tempo.pause = at_once, 0.05
    stand.telegram.door.tempo.most = most


def answers(person: Person) -> list[str]:
    return [text_of(one) for one in person.chat.messages if one.from_bot]


def mine(person: Person, words: str) -> list[Message]:
    return [one for one in person.chat.messages if one.content.get("text") == words]


async def at_menu(stand: Stand) -> Person:
    person = Person(stand)
    await person.say("/start")
    await person.say("1")
    return person


async def test_all_is_read_in_order_and_the_haste_is_told_once(plain: Stand) -> None:
    person, other = await at_menu(plain), Person(plain, 78)
    slow(plain, 3)
    for number in range(20):
        people.write(plain.account, person.chat, "kömək" if number % 2 else "menyu")
    people.write(plain.account, other.chat, "/start")
    await plain.quiet()
    told = answers(person)[2:]
    assert ["Kömək: 0. Təkrar: 8." in text for text in told] == [bool(number % 2) for number in range(20)]
    assert [LATER in text for text in told].count(True) == 1
    assert "Salam!" in other.last


async def test_who_has_rested_is_told_again(plain: Stand) -> None:
    person = await at_menu(plain)
    slow(plain, 3)
    for _ in range(2):
        for _ in range(6):
            people.write(plain.account, person.chat, "menyu")
        await plain.quiet()
        plain.telegram.door.tempo.clock = lambda: plain.core.clock.now() + 60.0
    assert sum(LATER in text for text in answers(person)) == 2


async def test_a_fin_written_in_haste_is_read_and_deleted(running: Stand) -> None:
    person = await at_menu(running)
    await person.press("1. İş axtaran")
    await person.press("1. Bəli")
    slow(running, 3)
    for words in ("zz",) * 20:
        people.write(running.account, person.chat, words)
    people.write(running.account, person.chat, "1AB2C3D")
    people.write(running.account, person.chat, "AZE12345678")
    await running.quiet()
    assert "Doğum tarixinizi yazın" in person.last
    assert [one.deleted for words in ("1AB2C3D", "AZE12345678") for one in mine(person, words)] == [True] * 2


async def test_what_waits_outlives_a_stop(plain: Stand) -> None:
    person = await at_menu(plain)
    slow(plain, 1)
    plain.telegram.door.tempo.pause = 60.0
    people.write(plain.account, person.chat, "menyu")
    for words in ("kömək", "1AB2C3D"):
        people.write(plain.account, person.chat, words)
    await plain.until(lambda: not list(plain.account.updates.live()))
    await plain.kill()
    await plain.again()
    await plain.quiet()
    assert "Kömək: 0. Təkrar: 8." in answers(person)[-2]
    assert [one.deleted for one in mine(person, "1AB2C3D")] == [True]


async def test_whatever_was_fetched_is_read_and_a_fin_in_it_is_deleted(plain: Stand) -> None:
    """By polling nothing can be left to Telegram: the limit is one of the webhook."""
    person = await at_menu(plain)
    slow(plain, 2, most=5)
    words = ["1AB2C3D" if number % 3 == 0 else f"salam {number}" for number in range(40)]
    for one in words:
        people.write(plain.account, person.chat, one)
    await plain.until(lambda: not list(plain.account.updates.live()))
    assert len(plain.telegram.door._lanes[77]) > 5
    plain.telegram.door.tempo.pause = 0.0
    await plain.quiet()
    assert len(answers(person)) == 2 + len(words)
    assert [one.deleted for one in mine(person, "1AB2C3D")] == [True] * 14
    assert plain.telegram.door.full == 0
