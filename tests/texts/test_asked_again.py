"""A refused answer to a choice stands alone: the question is said again, shortly, over its choices."""

from __future__ import annotations

import pytest

from bot.lists import shipped_lists
from bot.texts import Manner, Texts
from dialogs.answers.choice import Choice
from dialogs.answers.contract import Option
from dialogs.answers.free_text import FreeText
from dialogs.replies import refusal
from dialogs.script import Ask, Question, choice
from dialogs.values import Language, Term

TEXTS = Texts.load(shipped_lists())
LANGUAGES: tuple[Language, ...] = ("az", "ru")


def told(step: Ask, code: str, language: Language, easy: bool = False) -> tuple[str, int]:
    """The text of the refusal, and how many choices stand under it."""
    shown = TEXTS.show(refusal(step, code, {"number": 9, "highest": 5}), Manner(language, easy=easy))
    return shown.text, len(shown.choices)


def said(key: str, language: Language, easy: bool = False) -> str:
    return TEXTS.say(key, {}, Manner(language, easy=easy))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["not_listed", "no_such_number", "empty", "not_known"])
def test_the_question_is_said_under_what_is_wrong(code: str, language: Language) -> None:
    travel = choice("application.travel", "on_foot", "own_car")
    text, choices = told(travel.step, code, language)
    wrong, question = text.split("\n")
    assert wrong == TEXTS.say(f"talk.wrong.{code}", {"number": 9, "highest": 5}, Manner(language))
    assert (question, choices) == (said("application.travel.ask", language), 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_question_has_a_short_form(language: Language) -> None:
    text, _ = told(choice("application.health", "none", "some", sensitive=True).step, "not_listed", language)
    assert text.endswith("\n" + said("application.health.short", language))
    assert len(said("application.health.short", language)) < len(said("application.health.ask", language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_question_inserts_is_inserted_again(language: Language) -> None:
    done = Question("report.measure", Choice((Option("yes", Term("talk.yes")),)))
    step = Ask(done, "report.measure.1", {"month": "05", "place": 1, "total": 2, "measure": "Nümunə"})
    assert "Nümunə" in told(step, "not_listed", language)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_typed_answer_is_refused_in_one_sentence_as_before(language: Language) -> None:
    street: Question[str] = Question("application.street", FreeText(at_most=20, letters=3))
    assert told(street.step, "empty", language) == (said("talk.wrong.empty", language), 0)
