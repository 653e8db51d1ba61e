"""What was agreed to is taken back by a button as easily as it was given, by the list of commands and by words."""

from __future__ import annotations

import pytest

from dialogs.values import Language
from tests.telegram.elsewhere import Page
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand
from tests.telegram.test_privacy import prove
from tests.telegram.test_walk import Walk

pytestmark = pytest.mark.telegram
BUTTON = {"az": "Razılığı geri götürmək", "ru": "Отозвать согласие"}
ASKED = {"az": "Bütün razılıqlar geri götürülsün?", "ru": "Отозвать все согласия?"}
TAKEN = {"az": "Razılıqlar geri götürüldü", "ru": "Согласия отозваны"}
NONE = {"az": "Burada verdiyiniz razılıq yoxdur.", "ru": "Здесь нет ваших согласий."}
SAID = {"az": "razılıq yazın", "ru": "напишите: согласие"}


@pytest.mark.parametrize("language", ["az", "ru"])
async def test_by_buttons_in_the_menu(running: Stand, language: Language) -> None:
    walk = Walk(running, language, buttons=True)
    person = walk.person
    await walk.apply()
    assert person.labels[-1] == BUTTON[language]
    assert SAID[language] in person.last
    [asked] = await person.press(BUTTON[language])
    assert ASKED[language] in text_of(asked)
    [told] = await person.press("1. ")
    assert TAKEN[language] in text_of(told)
    assert BUTTON[language] not in person.labels  # there is nothing left to be taken back


async def test_who_agreed_to_nothing_has_no_such_button(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.press("Русский")
    assert BUTTON["ru"] not in person.labels
    assert SAID["ru"] not in person.last


@pytest.mark.parametrize("words", ["/consent", "/CONSENT ", "Razılığı geri götürmək", "отозвать согласие"])
async def test_within_a_form(running: Stand, words: str) -> None:
    person = await prove(running)
    await person.say(await running.code())
    question = person.last
    [asked] = await person.say(words)
    assert ASKED["az"] in text_of(asked)
    [told] = await person.press("2. ")
    assert "olduğu kimi qalır" in text_of(told)
    await person.say("davam")
    assert question.partition("\n")[0] in person.last


@pytest.mark.parametrize("words", ["/consent", "отозвать согласие"])
async def test_with_nothing_to_take_back_the_open_question_stands(plain: Stand, words: str) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.press("Русский")
    await person.press("4. ")
    question = person.last
    assert "Вы согласны?" in question
    [told] = await person.say(words)
    assert text_of(told) == f"{NONE['ru']}\n\n{question}"
    assert person.labels == ["1. Да, даю согласие", "2. Нет"]


async def test_who_came_by_a_link_can_part_as_well(named: Stand, page: Page) -> None:
    person = Person(named)
    await person.say(f"/start {await page.link()}")
    assert person.labels[-1] == BUTTON["az"]
    await person.press(BUTTON["az"])
    [told] = await person.press("1. ")
    assert TAKEN["az"] in text_of(told)
    conversation = await named.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    assert conversation.person is None


@pytest.mark.parametrize("language", ["az", "ru"])
async def test_the_command_in_the_menu(plain: Stand, language: Language) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.say("1" if language == "az" else "2")
    [told] = await person.say("/consent")
    assert NONE[language] in text_of(told)


async def test_the_command_before_a_language_is_chosen_leaves_that_open(plain: Stand) -> None:
    person = Person(plain)
    [first] = await person.say("/start")
    [told] = await person.say("/consent")
    assert text_of(told) == text_of(first)
