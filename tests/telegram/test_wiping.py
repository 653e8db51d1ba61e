"""What names a person leaves the chat, asked for or not, and also when the server does not delete it at once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.personal import personal
from bot.channels.telegram.reading import Heard
from bot.channels.telegram.results import Failed, Result
from dialogs.values import Json
from integrations.telegram.emulator import people
from tests.telegram.person import Person, text_of
from tests.telegram.stand import TOKEN, Stand

pytestmark = pytest.mark.telegram


def heard(words: str) -> Heard:
    return Heard(1, "text", 77, 77, 1, words)


NAMING = """1AB2C3D|1ab2c3d|AZE12345678|aa1234567|AZE-12345678|AA 1234567|finim 1AB2C3D, mənim|+994501234567|0501234567
050-123-45-67|050 123 45 67|+994 (50) 123 45 67|nömrə:0501234567.
00994501234567|00994 50 123 45 67|501234567|1АВ2С3D|1AB 2C3D|1AB2-C3D|AZE № 12345678|AZƏ12345678|АЗЕ12345678"""
OTHERS = """1|0|bəli|ABCDEFG|1234567|covid19|12.04.1988|2026-11-22|mühasib|100000000000000|Nümunə küçəsi 12, mənzil 34
1 2 3 4 5 6 7 8 9 0 1|may 2025|sən 1990|01.09.2015|16 iyun 2026|123456789|482-913-765|28 may küçəsi 7, mənzil 12
12345678|30 000 manat|AZ1000|bina 5a giriş 2|2015-2019"""


@pytest.mark.parametrize("words", NAMING.replace("\n", "|").split("|"))
def test_what_names_a_person_is_seen(words: str) -> None:
    assert personal(heard(words))


@pytest.mark.parametrize(
    "words", [*OTHERS.replace("\n", "|").split("|"), "x" * 4000, "0" * 4000, "0 " * 2000]
)
def test_other_words_stay(words: str) -> None:
    assert not personal(heard(words))


async def at_menu(stand: Stand) -> Person:
    person = Person(stand)
    await person.say("/start")
    await person.press("Azərbaycan")
    return person


async def test_a_lost_answer_to_a_deletion_keeps_nobody_waiting(plain: Stand) -> None:
    person, now = await at_menu(plain), asyncio.get_running_loop().time
    plain.account.faults.set({"method": "deleteMessage", "lose": 1})
    before, began = len(person.chat.messages), now()
    people.write(plain.account, person.chat, "1AB2C3D")
    await plain.until(lambda: len(person.chat.messages) > before + 1)
    assert now() - began < 8.0
    assert "Sizə nə lazımdır?" in person.last
    await plain.quiet()
    assert "söhbətdən silinib" in person.last  # by the try that followed


@pytest.mark.parametrize("words", ["1AB2C3D", "AZE12345678", "050 123 45 67"])
async def test_what_nobody_asked_for_is_deleted_and_that_is_said(plain: Stand, words: str) -> None:
    person = await at_menu(plain)
    [told] = await person.say(words)
    assert [one.deleted for one in person.chat.messages if one.content["text"] == words] == [True]
    assert text_of(told).startswith("Mesajınızda şəxsi məlumat var idi. Onu söhbətdən sildik.")
    assert "5. Xatırlatmalar" in text_of(told)


async def test_an_edit_that_adds_it_is_deleted_too(plain: Stand) -> None:
    person = await at_menu(plain)
    await person.say("salam")
    mine = next(one for one in reversed(person.chat.messages) if not one.from_bot)
    await person.edit(mine.message_id, "1AB2C3D")
    assert mine.deleted


@pytest.mark.parametrize("owner", [77, 999])
async def test_a_contact_nobody_asked_for_is_deleted(plain: Stand, owner: int) -> None:
    person = await at_menu(plain)
    await person.share("994501234567", owner=owner)
    assert [one.deleted for one in person.chat.messages if "contact" in one.content] == [True]


@pytest.mark.parametrize(
    ("kind", "words"), [("photo", "mənim FİN 1AB2C3D, vəsiqə AZE01234567"), ("document", "0501234567")]
)
async def test_what_is_written_under_a_picture_is_looked_through(plain: Stand, kind: str, words: str) -> None:
    person = await at_menu(plain)
    [told] = await person.deed({"show": kind, "caption": words})
    assert [one.deleted for one in person.chat.messages if one.content.get("caption") == words] == [True]
    assert text_of(told).startswith("Mesajınızda şəxsi məlumat var idi. Onu söhbətdən sildik.")


UNASKED = "Mesajınızda şəxsi məlumat var idi. Onu söhbətdən sildik."
MAYBE = "Mesajınızı söhbətdən sildik: orada şəxsi məlumat ola bilər."


async def test_what_is_refused_is_not_called_saved(running: Stand) -> None:
    person = await at_menu(running)
    await person.press("1. İş axtaran")
    await person.press("1. Bəli")
    for words, said in (("1AB2C3", MAYBE), ("AZE12345678", UNASKED)):
        [told] = await person.say(words)
        assert text_of(told).startswith(f"{said}\n")
    await person.say("1AB2C3D")
    assert [one.deleted for one in person.chat.messages if not one.from_bot][-3:] == [True] * 3


async def test_a_picture_without_such_words_stays(plain: Stand) -> None:
    person = await at_menu(plain)
    await person.deed({"show": "photo", "caption": "salam"})
    assert [one.deleted for one in person.chat.messages if "photo" in one.content] == [False]


LATER = "Əvvəlki mesajınız söhbətdən silinib: orada şəxsi məlumat ola bilər."


def answers(person: Person) -> list[str]:
    return [text_of(one) for one in person.chat.messages if one.from_bot]


class Keeping(AiogramLine):
    """A server that does not delete."""

    def __init__(self, server: str, verdict: str, times: int = 10**6) -> None:
        super().__init__(TOKEN, server)
        self.verdict, self.left = verdict, times

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        if method != "deleteMessage" or self.left <= 0:
            return await super().call(method, params, seconds)
        self.left -= 1
        return Failed(self.verdict, "TelegramNetworkError")  # type: ignore[arg-type]  # one of the verdicts


@pytest.mark.parametrize("verdict", ["unknown", "not_sent", "flooded"])
async def test_what_could_not_be_deleted_is_deleted_after_the_next_start(plain: Stand, verdict: str) -> None:
    person = await at_menu(plain)
    plain.telegram.sender.line = Keeping(plain.server, verdict)
    plain.may_wait = frozenset({"aside", "telegram.ready"})
    [told] = await person.say("1AB2C3D")
    mine = next(one for one in person.chat.messages if one.content.get("text") == "1AB2C3D")
    assert not mine.deleted
    assert "sildik" not in text_of(told)
    await plain.telegram.sender.line.close()
    await plain.kill()
    await plain.again()
    await plain.until(lambda: mine.deleted and person.last != text_of(told))
    assert person.last == LATER


async def test_it_is_tried_until_it_works_and_answers_do_not_wait_for_it(plain: Stand) -> None:
    person = await at_menu(plain)
    plain.telegram.sender.line = Keeping(plain.server, "unknown", 3)
    plain.may_wait = frozenset({"aside", "telegram.ready"})
    await person.say("1AB2C3D")
    mine = next(one for one in person.chat.messages if one.content.get("text") == "1AB2C3D")
    for number in range(3):
        people.write(plain.account, person.chat, "kömək")
        await plain.until(lambda number=number: len(answers(person)) == 4 + number)  # type: ignore[misc]  # bound now
    await plain.until(lambda: LATER in answers(person))
    await plain.telegram.sender.line.close()
    assert mine.deleted
    assert answers(person).count(LATER) == 1


class Refusing(AiogramLine):
    """A server that does not take the first message that tells of a deletion."""

    refused = 0

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        if self.refused or "sildik" not in str(params.get("text")):
            return await super().call(method, params, seconds)
        self.refused += 1
        return Failed("refused", "TelegramBadRequest")


async def test_that_answers_are_deleted_counts_as_said_only_once_it_was(running: Stand) -> None:
    person = Person(running)
    for words in ("/start", "1", "1", "1"):
        await person.say(words)
    running.telegram.sender.line = line = Refusing(TOKEN, running.server)
    assert await person.say("1AB2C3D") == []
    [told] = await person.say("AZE01234567")
    assert "Cavabınız saxlanılıb" in text_of(told)
    [told] = await person.say("12.04.1988")
    assert "sildik" not in text_of(told)
    await line.close()
