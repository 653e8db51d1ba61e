"""The button that sends a contact goes with its question, however that ends; a message by itself leaves it there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bot.channels.telegram.buttons import NUMBERS, Seals
from bot.channels.telegram.wording import Wording
from dialogs import application_form
from dialogs.answers.mobile import Mobile
from dialogs.script import Question
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand, texts
from tests.telegram.test_changing import CHANGE, KEPT, PHONE
from tests.telegram.test_walk import Walk

pytestmark = pytest.mark.telegram
NUMBER = "994501234567"
OVER = "«Nömrəmi göndərmək» seçimi bağlandı."
FOREIGN = "79161234567"
DIALOGS = Path(application_form.__file__).parent


async def asked(stand: Stand) -> Person:
    """Somebody who wants to be called and is asked for a number."""
    person = Person(stand)
    for words in ("/start", "1", "/operator", "1"):
        await person.say(words)
    assert [key.get("request_contact") for key in person.chat.keys] == [True]
    return person


async def test_after_the_contact_it_is_gone(plain: Stand) -> None:
    person = await asked(plain)
    first, question = await person.share(NUMBER)
    assert person.chat.keys == []
    assert "söhbətdən sildik" in text_of(first)
    assert text_of(question).startswith("Kömək lazımdırmı?") or question.buttons
    assert first.buttons == []


@pytest.mark.parametrize("words", ["0501234567", "/start", "/menu", "/language", "dil", "geri", "hesabat"])
async def test_after_words_it_is_gone(plain: Stand, words: str) -> None:
    person = await asked(plain)
    told = await person.say(words)
    assert person.chat.keys == []
    assert told[-1].buttons
    assert len(told) == 2


async def test_where_nothing_stands_before_the_question_a_word_says_so(plain: Stand) -> None:
    person = await asked(plain)
    first, _ = await person.say("/language")
    assert text_of(first) == OVER
    await person.press("Русский")
    assert [key.get("request_contact") for key in person.chat.keys] == [True]  # the question is back


async def test_of_a_question_that_only_waits_it_is_not_said_that_no_number_is_wanted(plain: Stand) -> None:
    person = await asked(plain)
    first, _ = await person.say("dil")
    assert "lazım deyil" not in text_of(first)
    assert text_of(first) == OVER


async def test_a_number_that_is_refused_is_not_asked_of_the_button_again(plain: Stand) -> None:
    person = await asked(plain)
    told = text_of((await person.share(FOREIGN))[-1])
    assert "Azərbaycan mobil nömrəsi lazımdır." in told
    assert "Nömrəmi göndərmək" not in told
    assert person.chat.keys == []
    await person.say("0501234567")
    assert "saxlanılıb" in text_of(person.chat.messages[-2])


async def test_after_a_foreign_number_that_was_typed_the_button_stays(plain: Stand) -> None:
    person = await asked(plain)
    await person.say("+" + FOREIGN)
    assert [key.get("request_contact") for key in person.chat.keys] == [True]


async def test_whoever_gave_a_number_does_not_hear_that_none_is_wanted(plain: Stand) -> None:
    """That it was deleted is said once; later a word says that it was taken."""
    person = await asked(plain)
    await person.say("0501234567")
    await person.say("geri")
    first, question = await person.say("0509876543")
    assert text_of(first) == "Nömrəniz saxlanılıb."
    assert question.buttons
    assert person.chat.keys == []


@pytest.mark.parametrize("words", ["123", "kömək", "təkrar", "stop"])
async def test_while_the_question_is_open_it_stays(plain: Stand, words: str) -> None:
    person = await asked(plain)
    [told] = await person.say(words)
    assert [key.get("request_contact") for key in person.chat.keys] == [True]
    assert OVER not in text_of(told)


async def test_after_a_stop_it_still_goes_with_its_question(plain: Stand) -> None:
    person = await asked(plain)
    await plain.kill()
    await plain.again()
    await person.say("menyu")
    assert person.chat.keys == []


@pytest.mark.parametrize("words", [None, "davam", "geri", "olduğu kimi qalsın"])
async def test_a_change_that_is_taken_back_takes_it_away(running: Stand, words: str | None) -> None:
    walk = Walk(running, "az", buttons=True)
    await walk.fill()
    for button in (CHANGE, PHONE):
        await walk.person.press(button["az"])
    assert len(walk.person.chat.keys) == 2
    first, summary = await walk.person.say(KEPT["az"] if words is None else words)
    assert text_of(first) == OVER
    assert not any(one.deleted for one in walk.person.chat.messages[-3:])  # it was no number
    assert summary.buttons
    assert walk.person.chat.keys == []


def test_what_comes_by_itself_leaves_it() -> None:
    told = {"chat": "77", "asked": "contact.phone", "language": "az", "blocks": [{"key": "talk.help.say"}]}
    [out] = Wording(texts(), Seals(bytes(32))).outs(told)
    assert "reply_markup" not in out.payload("77")


def test_every_question_for_a_number_is_known() -> None:
    """A new one has to be named beside the others; what stands in for it while it is changed begins as it does."""
    named = {
        name: one.name
        for name, one in vars(application_form).items()
        if isinstance(one, Question) and isinstance(one.answer, Mobile)
    }
    calls = [
        node
        for path in DIALOGS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and any(isinstance(one, ast.Name) and one.id in named for one in node.args)
    ]
    keys = [one.value for call in calls for one in call.args if isinstance(one, ast.Constant)]
    assert set(NUMBERS) == {*named.values(), *keys}
