"""How one message is heard: commands, questions back, wrong answers, words of choices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Option
from dialogs.answers.date_answer import DateAnswer
from dialogs.answers.listed import Listed, ListedValue
from dialogs.answers.number import Number as NumberAnswer
from dialogs.script import Act, Ask, Ending, Question, Script, ask, choice, say
from dialogs.setting import Setting
from dialogs.values import Coded, Month, Named, Phrase, Term, Value
from tests.dialogs.made import COLOUR, NAME, TOWN, coloured, filed, greeted, registry, summed
from tests.dialogs.talk import Talk, open_key

DISTRICT: Question[ListedValue] = Question("made.district", Listed("districts"))
BORN: Question[date] = Question("made.born", DateAnswer(), sensitive=True)
COUNT: Question[int] = Question("made.count", NumberAnswer())
RESUME = choice("talk.resume", "continue", "again")


def asking(*questions: Question[Any]) -> Talk:
    """A talk that asks these questions in turn."""

    def dialog(setting: Setting) -> Script[Ending]:
        for question in questions:
            yield from ask(question)
        return Ending("made.end")

    return Talk(dialog)


# Questions back.


def test_a_doubtful_answer_is_asked_back_and_chosen_by_number() -> None:
    talk = asking(DISTRICT, TOWN)
    told = talk.blocks("şəki")
    assert [block.key for block in told] == ["made.district.unsure.several"]
    assert [option.label for option in told[0].options][:2] == [
        Coded("districts", "AZ-SA"),
        Coded("districts", "AZ-SAK"),
    ]
    assert talk.memory.unsure is not None
    talk.say("1")
    assert talk.memory.answers["made.district"] == {"code": "AZ-SA", "text": ""}
    assert talk.memory.unsure is None


@pytest.mark.parametrize("text", ["Şəki rayonu", "Шеки, район", "2"])
def test_an_offer_is_chosen_by_its_words_in_both_languages(text: str) -> None:
    talk = asking(DISTRICT, TOWN)
    talk.say("şəki")
    talk.say(text)
    assert talk.memory.answers["made.district"] == {"code": "AZ-SAK", "text": ""}


def test_no_to_a_question_back_asks_again() -> None:
    talk = asking(DISTRICT, TOWN)
    talk.say("şəki")
    assert talk.say("3") == ["made.district.ask"]
    assert talk.memory.answers == {}


def test_another_answer_to_a_question_back_is_read_as_an_answer() -> None:
    talk = asking(DISTRICT, TOWN)
    talk.say("şəki")
    talk.say("Quba")
    assert talk.memory.answers["made.district"] == {"code": "AZ-QBA", "text": ""}


def test_a_number_that_no_offer_has_is_no_offer() -> None:
    talk = asking(DISTRICT, TOWN)
    talk.say("şəki")
    assert talk.say("5") == ["made.district.wrong.not_listed", "made.district.unsure.several"]
    talk.say("1")
    assert talk.memory.answers["made.district"] == {"code": "AZ-SA", "text": ""}


def test_a_yes_is_not_kept_for_what_was_asked_before_a_wrong_answer() -> None:
    fin = Talk(greeted, registry)
    fin.say("1AB2C3O")
    assert [fin.say(text)[0].rpartition(".")[0] for text in ("12", "bəli")] == ["made.fin.wrong"] * 2


def test_days_are_offered_as_days() -> None:
    talk = asking(BORN, TOWN)
    told = talk.blocks("12/25/1990")
    assert [block.key for block in told] == ["made.born.unsure.meant"]
    assert told[0].options[0].label == date(1990, 12, 25)
    talk.say("1")
    assert talk.memory.answers["made.born"] == "1990-12-25"


def test_the_words_of_an_offered_day_are_not_needed() -> None:
    talk = asking(BORN, TOWN)
    talk.say("12/25/1990")
    assert talk.memory.unsure is not None
    talk.say("bəli, budur")
    assert "made.born" not in talk.memory.answers


def test_yes_by_its_words_takes_the_offer() -> None:
    talk = Talk(greeted, registry)
    talk.say("1AB2C3O")
    assert talk.say("bəli")[-1] == "made.name.ask"


# Commands.


@pytest.mark.parametrize("text", ["8", "təkrar", "повтори"])
def test_a_word_that_needs_nothing_else_only_asks_again(text: str) -> None:
    talk = asking(COLOUR, TOWN)
    assert talk.say(text) == ["made.colour.ask"]
    assert talk.command is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("menyu", "menu"),
        ("davam", "more"),
        ("7", "more"),
        ("0", "help"),
        ("dil", "language"),
        ("operator", "operator"),
        ("STOP", "stop"),
        ("sadə", "easy"),
    ],
)
def test_a_command_of_the_conversation_is_handed_back(text: str, name: str) -> None:
    talk = asking(COLOUR, TOWN)
    talk.say(text)
    assert talk.command is not None
    assert talk.command.name == name


@pytest.mark.parametrize("text", ["7", "8", "9", "0"])
def test_where_a_number_answers_digits_are_no_commands(text: str) -> None:
    talk = asking(COUNT, TOWN)
    talk.say(text)
    assert talk.command is None
    assert talk.memory.answers == {"made.count": int(text)}


def test_a_line_of_a_summary_is_no_command() -> None:
    talk = Talk(summed)
    talk.say("Aygün")
    talk.say("Şəki")
    assert talk.say("9") == ["talk.change.no_line", "talk.change.ask"]
    assert open_key(talk).startswith("made.review:")


@pytest.mark.parametrize(
    ("text", "chosen"), [("davam", "continue"), ("əvvəldən", "again"), ("дальше", "continue")]
)
def test_the_words_of_a_choice_go_before_commands(text: str, chosen: str) -> None:
    talk = asking(RESUME, TOWN)
    talk.say(text)
    assert talk.command is None
    assert talk.memory.answers == {"talk.resume": chosen}


def test_the_first_question_has_nothing_before_it() -> None:
    assert asking(COLOUR).say("geri") == ["talk.first.say", "made.colour.ask"]


def test_what_can_be_changed_is_listed() -> None:
    talk = asking(COLOUR, BORN, TOWN)
    talk.say("2")
    talk.say("14.05.1990")
    told = talk.blocks("dəyiş")
    assert [block.key for block in told] == ["talk.change.ask"]
    assert [line.key for line in told[0].lines] == ["made.colour"]
    assert told[0].numbered


@pytest.mark.parametrize("text", ["dəyiş", "dəyiş 1"])
def test_with_nothing_to_change_that_is_said(text: str) -> None:
    assert asking(COLOUR).say(text)[0] == "talk.change.none"


def test_no_at_a_summary_asks_which_line() -> None:
    talk = Talk(summed)
    talk.say("Aygün")
    talk.say("Şəki")
    assert talk.say("xeyr") == ["talk.change.ask"]


def test_a_message_that_makes_an_act_possible_waits_for_it() -> None:
    talk = Talk(filed, lambda errand: registry(errand) if type(errand).__name__ == "Find" else None)
    talk.say("1AB2C3D")
    talk.say("Aygün")
    assert isinstance(talk.open().at, Act)


def test_after_the_end_nothing_is_heard() -> None:
    talk = Talk(coloured("red"))
    for text in ("Aygün", "1", "Şəki"):
        talk.say(text)
    assert talk.say("bir söz") == []


# What is told with a question.


def test_a_choice_is_told_with_its_options_and_hint() -> None:
    told = asking(COLOUR).blocks("təkrar")
    assert [option.id for option in told[0].options] == ["red", "green", "blue"]
    assert (told[0].hint, told[0].expects) == ("made.colour.hint", "Choice")


def test_a_refusal_is_told_with_options_but_without_lines() -> None:
    told = asking(COLOUR).blocks("bənövşəyi rəng")
    assert told[0].key == "made.colour.wrong.not_listed"
    assert [option.id for option in told[0].options] == ["red", "green", "blue"]
    assert told[0].lines == ()


def test_every_kind_of_value_may_be_offered() -> None:
    labels: tuple[Value, ...] = (
        Term("talk.yes"),
        Coded("districts", "AZ-BA"),
        "söz",
        date(2026, 1, 1),
        Month(2026, 11),
        Named("a", "б"),
    )
    phrase = Phrase("report.measure.said", (("measure", "x"), ("answer", Term("talk.yes"))))
    options = tuple(Option(str(number), label) for number, label in enumerate((*labels, phrase)))
    talk = asking(Question("made.anything", Choice(options)))
    step = talk.open().at
    assert isinstance(step, Ask)
    talk.say("3")
    assert talk.memory.answers == {"made.anything": "2"}


def test_what_is_said_before_the_first_question_is_told_with_it() -> None:
    def spoken(setting: Setting) -> Script[Ending]:
        yield from say("made.first.say")
        yield from ask(NAME)
        return Ending("made.end")

    assert Talk(spoken).say("təkrar") == ["made.first.say", "made.name.ask"]
