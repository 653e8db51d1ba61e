"""The bare words "operator" and "employee" where a trade or post is asked for: an answer, and the way to a person."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.answers.free_text import FreeText
from dialogs.answers.listed import Listed
from dialogs.script import Ending, Question, Script, ask, choice
from dialogs.setting import Setting
from tests.dialogs.talk import Talk

WORK: Question[Any] = Question("application.wished_work", Listed("professions", free_text=True))
POSITION: Question[str] = Question("application.position", FreeText(letters=2))
TRAVEL = choice("application.travel", "own_car", "on_foot")


def dialog(setting: Setting) -> Script[Ending]:
    yield from ask(POSITION)
    yield from ask(WORK)
    yield from ask(TRAVEL)
    return Ending("made.done")


@pytest.mark.parametrize("word", ["operator", "Оператор"])
def test_it_is_asked_back_and_can_be_the_answer(word: str) -> None:
    talk = Talk(dialog)
    talk.open()
    assert talk.say(word) == ["application.position.unsure.operator"]
    assert talk.command is None
    talk.say("1")
    assert talk.memory.answers == {"application.position": word}
    # of the listed trades several have the word: which is asked after that
    assert talk.say(word) == ["application.wished_work.unsure.operator"]
    assert talk.say("1") == ["application.wished_work.unsure.several"]


@pytest.mark.parametrize("word", ["əməkdaş", "Сотрудник"])
def test_a_post_that_is_the_word_for_a_person_is_asked_back_too(word: str) -> None:
    talk = Talk(dialog)
    talk.open()
    assert talk.say(word) == ["application.position.unsure.operator"]
    talk.say("1")
    assert talk.memory.answers == {"application.position": word}
    assert talk.say(word) == ["application.wished_work.unsure.operator"]
    talk.say("2")
    assert talk.command is not None


def test_a_person_can_be_chosen_or_named_again() -> None:
    for second in ("2", "operator", "əməkdaşla danışmaq"):
        talk = Talk(dialog)
        talk.open()
        talk.say("operator")
        talk.say(second)
        assert talk.command is not None
        assert talk.command.name == "operator"
        assert talk.memory.answers == {}


def test_elsewhere_and_in_a_sentence_it_is_the_command() -> None:
    talk = Talk(dialog)
    talk.open()
    talk.say("operatorla danışmaq istəyirəm")
    assert talk.command is not None
    talk.say("satıcı")
    talk.say("satıcı")
    talk.say("operator")
    assert talk.command is not None
    assert talk.memory.unsure is None


@pytest.mark.parametrize(
    ("trades", "word"), [("satıcı və ya kassir", "çıxarış"), ("продавец или кассир", "выписка")]
)
def test_the_word_of_a_service_is_no_trade_where_one_was_asked_back(trades: str, word: str) -> None:
    talk = Talk(dialog)
    talk.open()
    talk.say("fəhlə")
    assert talk.say(trades) == ["application.wished_work.unsure.several"]
    assert talk.say(word) == [
        "application.wished_work.wrong.not_listed",
        "application.wished_work.unsure.several",
    ]
    talk.say("bərpaçı")  # any other word is the answer still
    kept: Any = talk.memory.answers["application.wished_work"]
    assert kept["text"] == "bərpaçı"
