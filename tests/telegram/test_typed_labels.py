"""The words on a button do what a press does, also on buttons that stand under no question, in both languages."""

from __future__ import annotations

import pytest

from bot.channels.telegram.buttons import ORDERS, WITHDRAW
from bot.channels.telegram.profile import COMMANDS
from bot.texts import Manner
from dialogs.speech import command
from dialogs.values import Language
from tests.telegram.elsewhere import Page, chat_of, wants
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand, texts
from tests.telegram.test_block import joined, remind
from tests.telegram.test_extract import DELETED, got
from tests.telegram.test_lock_screen import filed_late
from tests.telegram.test_walk import OTHER, SEND, Walk

pytestmark = pytest.mark.telegram
LANGUAGES: tuple[Language, ...] = ("az", "ru")
UNDER_QUESTIONS = (
    # Each is heard by the question it stands under; the tests of check-lists, of changing and of summaries type them.
    *("telegram.several.done", "telegram.several.none", "telegram.several.marked", "telegram.line.button"),
    *("telegram.keep.button", "telegram.review.send", "telegram.review.change"),
    "telegram.contact.button",  # only a press can share a contact; whoever types writes the number
)
PRESSED = {  # a label, and what its press stands for, in either language
    "telegram.remind.begin": dict.fromkeys(LANGUAGES, ORDERS[0]),
    "telegram.remind.stop": dict.fromkeys(LANGUAGES, ORDERS[1]),
    "telegram.news.read": dict.fromkeys(LANGUAGES, "/repeat"),
    "telegram.withdraw.button": WITHDRAW,
    "telegram.command.consent": dict.fromkeys(LANGUAGES, "/consent"),
}
APART = (
    "telegram.extract.button",
)  # its press names the very message; typed it means all of them: see below
STOPPED = {"az": "Xatırlatmalar dayandırıldı.", "ru": "Напоминания отключены."}
CONSENT = {"az": "Razısınızmı?", "ru": "Вы согласны?"}
WHERE = {"az": "Xatırlatma hara göndərilsin?", "ru": "Куда его присылать?"}
OFF = {"az": "Xatırlatma göndərilməyəcək.", "ru": "Напоминаний не будет."}


def label(key: str, language: Language) -> str:
    """What stands on the button."""
    return texts().say(key, {"number": 1, "choices": "1"}, Manner(language, "telegram"))


def test_every_label_is_in_the_table() -> None:
    """A label has no full stop, every other text of the chat has one."""
    known = texts().catalogues["az"].templates
    named = [key for key in known if key.startswith("telegram.") and not key.endswith(".heard")]
    labels = {key for key in named if not label(key, "az").endswith(".")}
    assert labels == {*UNDER_QUESTIONS, *PRESSED, *APART, *(f"telegram.command.{name}" for name in COMMANDS)}


async def reminded(stand: Stand, page: Page, language: Language) -> Person:
    """Somebody with reminders in the chat, who has just got one."""
    person = await joined(stand, page)
    if language == "ru":
        await person.say(OTHER["az"])
    assert await remind(stand, 23) == 1
    return person


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", ["menyu", "4"])
@pytest.mark.parametrize("key", PRESSED)
async def test_what_is_typed_does_what_is_pressed(
    named: Stand, page: Page, key: str, asked: str, language: Language
) -> None:
    person, told = await reminded(named, page, language), []
    for words in (PRESSED[key][language], label(key, language)):
        for step in ("menyu", asked):
            await person.say(step)
        told.append([text_of(one) for one in await person.say(words)])
    assert told[0] == told[1] != []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "consent"])
def test_the_words_in_the_list_of_commands_are_the_command(name: str, language: Language) -> None:
    assert command(label(f"telegram.command.{name}", language), language, False) == command(
        f"/{name}", language, False
    )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_types_that_no_reminder_is_needed_gets_none(
    named: Stand, page: Page, language: Language
) -> None:
    person = await reminded(named, page, language)
    [told] = await person.say(label("telegram.remind.stop", language))
    assert text_of(told).startswith(STOPPED[language])
    assert CONSENT[language] not in text_of(told)
    assert await remind(named, 26) == 0


@pytest.mark.parametrize("language", LANGUAGES)
async def test_where_the_words_are_a_choice_they_mean_the_choice(running: Stand, language: Language) -> None:
    walk = Walk(running, language, buttons=False)
    await walk.apply()
    assert await wants(running, (await chat_of(running, walk.person)).id)
    for words in ("5", "1"):
        await walk.person.say(words)
    assert WHERE[language] in walk.person.last
    [told] = await walk.person.say(label("telegram.remind.stop", language))
    assert text_of(told).startswith(OFF[language])
    assert not await wants(running, (await chat_of(running, walk.person)).id)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_summary_is_sent_by_the_words_on_its_button(running: Stand, language: Language) -> None:
    walk = Walk(running, language, buttons=False)
    await walk.fill()
    assert SEND[language] in walk.person.labels
    assert "126-000-" in await walk.do({}, SEND[language])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_came_late_is_read_by_the_words_on_its_button(running: Stand, language: Language) -> None:
    person = await filed_late(running, language)
    told = [text_of(one) for one in await person.say(label("telegram.news.read", language))]
    assert any(word in told[0] for word in ("qeydə alındı", "зарегистрировано"))
    assert any(word in told[1] for word in ("Sizə nə lazımdır?", "Что вам нужно?"))
    assert len(told) == 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_extract_is_deleted_by_the_words_on_its_button(running: Stand, language: Language) -> None:
    person, [extract] = await got(running, language)
    [told] = await person.say(label(APART[0], language))
    assert extract.deleted
    assert text_of(told).startswith(DELETED[language])
