"""The extract is a message of its own: it stays for whoever holds it, and leaves the chat when they want that."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.buttons import Seals
from bot.channels.telegram.extract import BUTTON, LONGEST_WORDS, SHORTEST_WORDS
from bot.channels.telegram.results import Failed, Result
from bot.channels.telegram.wording import Wording
from dialogs.values import Json, Language
from integrations.telegram.emulator.chats import Message
from tests.telegram.person import Person, text_of
from tests.telegram.stand import TOKEN, Stand, texts
from tests.telegram.test_privacy import prove
from tests.telegram.test_walk import CONSENT, EXTRACT, Walk

pytestmark = pytest.mark.telegram
DELETE = {"az": "Çıxarışı söhbətdən silmək", "ru": "Удалить выписку из чата"}
TYPED = {"az": "Çıxarışı sil", "ru": "удалить выписку"}
DELETED = {"az": "Çıxarış söhbətdən silinib.", "ru": "Выписка удалена из чата."}
MENU = {"az": "Sizə nə lazımdır?", "ru": "Что вам нужно?"}


async def got(stand: Stand, language: Language = "az") -> tuple[Person, list[Message]]:
    """Somebody registered who has just got their extract, and its messages."""
    walk = Walk(stand, language, buttons=True)
    await walk.apply()
    await walk.do(EXTRACT, "")
    before = len(walk.person.chat.messages)
    await walk.do(*CONSENT)
    told = [one for one in walk.person.chat.messages[before:] if one.from_bot]
    return walk.person, [one for one in told if MENU[language] not in text_of(one)]


@pytest.mark.parametrize("language", ["az", "ru"])
@pytest.mark.parametrize("by", ["button", "words"])
async def test_it_is_deleted_when_its_person_wants_it(running: Stand, language: Language, by: str) -> None:
    person, [extract] = await got(running, language)
    assert "326-000-" in text_of(extract)
    assert TYPED[language].lower() in text_of(extract)
    assert [button["text"] for button in extract.buttons] == [DELETE[language]]
    assert MENU[language] in person.last
    assert "326-000-" not in person.last
    [told] = await (person.press(DELETE[language]) if by == "button" else person.say(TYPED[language]))
    assert extract.deleted
    assert text_of(told).startswith(DELETED[language])
    assert MENU[language] in text_of(told)


async def test_it_stays_while_nobody_wants_it_deleted(running: Stand) -> None:
    person, [extract] = await got(running)
    await person.press("Aylıq hesabat")
    await person.say("menyu")
    assert not extract.deleted
    assert extract.buttons  # the keyboard of another message is the one that is used


async def test_every_part_of_a_long_one_is_deleted(running: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.wording.cut", halves)
    person, parts = await got(running)
    assert len(parts) > 1
    await person.say(TYPED["az"])
    assert all(one.deleted for one in parts)


def halves(text: str) -> list[str]:
    """A text of several paragraphs in two parts."""
    first, blank, rest = text.partition("\n\n")
    return [first, rest] if blank else [text]


async def test_within_a_form_its_question_is_asked_again(running: Stand) -> None:
    person, [extract] = await got(running)
    await person.press("Mümkün dəstək")
    question = person.last
    [told] = await person.say(TYPED["az"])
    assert extract.deleted
    assert text_of(told) == f"{DELETED['az']} Onu yenidən istəmək olar.\n\n{question}"


async def test_one_that_is_too_old_has_to_be_deleted_by_hand(running: Stand) -> None:
    person, [extract] = await got(running)
    extract.date -= 49 * 3600
    [told] = await person.press(DELETE["az"])
    assert "özünüz silin" in text_of(told)
    assert not extract.deleted
    assert DELETED["az"] not in text_of(told)


async def test_where_there_is_none_that_is_said(plain: Stand) -> None:
    person = Person(plain)
    for words in ("/start", "1"):
        await person.say(words)
    [told] = await person.say(TYPED["az"])
    assert "çıxarış göndərməmişik" in text_of(told)


async def test_who_has_none_hears_so_within_a_question_for_a_fin_too(running: Stand) -> None:
    person = await prove(running)
    [told] = await person.say(TYPED["az"])
    assert "çıxarış göndərməmişik" in text_of(told)


class Keeping(AiogramLine):
    """A server that does not delete the first time."""

    left = 1

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        if method != "deleteMessage" or not self.left:
            return await super().call(method, params, seconds)
        self.left -= 1
        return Failed("unknown", "TelegramNetworkError")


async def test_what_is_not_deleted_at_once_is_deleted_later_and_said_then(running: Stand) -> None:
    person, [extract] = await got(running)
    running.telegram.sender.line = line = Keeping(TOKEN, running.server)
    told = await person.press(DELETE["az"])
    assert "hələ silinməyib" in text_of(told[0])
    assert extract.deleted
    assert text_of(told[-1]).startswith(DELETED["az"])
    await line.close()


def test_without_buttons_the_words_say_how() -> None:
    blocks = [{"key": "talk.help.say", "document": "sheet"}, {"key": "talk.help.say"}]
    told = {"chat": "77", "asked": None, "language": "az", "blocks": blocks}
    extract, rest = Wording(texts(), Seals(bytes(32)), buttons=False).outs(told)
    assert "çıxarışı sil" in extract.text
    assert extract.extract
    assert not rest.extract
    assert "reply_markup" not in extract.payload("77")


def test_every_word_for_it_is_long_enough_to_be_looked_at() -> None:
    words = texts().heard(BUTTON)
    assert words
    assert all(SHORTEST_WORDS <= len(one) <= LONGEST_WORDS for one in words)
