"""Every text that can be shown is there in both languages, and no text is there that nobody can be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from bot.template import FILE, Declared, declared, template
from bot.texts import LANGUAGES
from dialogs.answers.several import Several
from dialogs.answers.yes_no import YesNo
from dialogs.explorer import Explored
from dialogs.rules.dictionary import FACTS
from dialogs.script import Question, choice
from integrations.registry.contract import load
from tests.dialogs.walks import walks
from tests.texts.catalogue import Texts, pair, texts
from tests.texts.refusals import Refusal, refusals
from tests.texts.rules import HOLE
from tests.texts.used import is_needed, named
from tests.texts.words import MOST_CHOICES

pytestmark = pytest.mark.timeout(240)  # the walks are made once, within the first test that needs them


@pytest.fixture(scope="session")
def found() -> Mapping[str, Explored]:
    return walks()


@pytest.fixture(scope="session")
def shown(found: Mapping[str, Explored]) -> Mapping[str, Declared]:
    return declared(found)


@pytest.fixture(scope="session")
def questions(found: Mapping[str, Explored]) -> Mapping[str, Question[Any]]:
    return {name: question for one in found.values() for name, question in one.met.questions.items()}


def worded(given: Texts, question: str, refusal: Refusal) -> str | None:
    """The key under which a refusal of a question is worded."""
    for root in (question, "talk"):
        key = f"{root}.{refusal.kind}.{refusal.code}"
        if len(given.get(key, {})) == len(LANGUAGES):
            return key
    return None


def unworded(given: Texts, question: Question[Any]) -> list[str]:
    """Refusals of a question without words, or whose words insert what is not given."""
    wrong = []
    for refusal in refusals(question.answer):
        key = worded(given, question.name, refusal)
        if key is None:
            wrong.append(f"{question.name}.{refusal.kind}.{refusal.code} has no words")
        elif not set(HOLE.findall(given[key]["az"].forms[0])) <= refusal.values:
            wrong.append(f"{key} inserts more than {sorted(refusal.values)}")
    return wrong


# What can be shown has words.


def test_everything_shown_is_worded_in_both_languages(shown: Mapping[str, Declared]) -> None:
    assert len(shown) > 200
    assert [key for key in shown if len(texts().get(key, {})) < len(LANGUAGES)] == []


def test_what_is_inserted_is_given(shown: Mapping[str, Declared]) -> None:
    for key, text in shown.items():
        if ".wrong." not in key and ".unsure." not in key:
            assert set(HOLE.findall(texts()[key]["az"].forms[0])) <= text.values, key


def test_every_refusal_of_every_question_is_worded(questions: Mapping[str, Question[Any]]) -> None:
    asked = [question for name, question in questions.items() if not name.endswith(".review")]
    assert len(asked) > 30
    assert [wrong for question in asked for wrong in unworded(texts(), question)] == []


def test_a_refusal_without_words_is_noticed() -> None:
    colour = choice("made.colour", "red", "green")
    assert unworded(pair("talk.wrong.empty", "Boş.", "Пусто."), colour) != []


def test_words_that_insert_what_is_not_given_are_noticed() -> None:
    several: Question[Any] = Question("made.several", Several(()))
    planted = {**texts(), **pair("talk.unsure.together", "Rəqəmlər: {numbers}.", "Цифры: {numbers}.")}
    assert any("inserts more" in wrong for wrong in unworded(planted, several))
    assert unworded(texts(), several) == []


def test_refusals_are_read_from_the_sources() -> None:
    assert Refusal("wrong", "not_yes_no") in refusals(YesNo())
    assert Refusal("wrong", "empty") in refusals(YesNo())


@pytest.mark.parametrize(
    ("schema", "member", "key"),
    [
        ("Decision", "kind", "sheet.decision"),
        ("SheetMeasure", "state", "sheet.measure"),
        ("Offer", "person", "sheet.offer.person"),
        ("Offer", "employer", "sheet.offer.employer"),
    ],
)
def test_every_word_of_the_registry_is_worded(schema: str, member: str, key: str) -> None:
    schemas = load().document["components"]["schemas"]
    members = schemas[schema]["properties"]
    named = members[member].get("$ref", "").rpartition("/")[2]
    words = (schemas[named] if named else members[member])["enum"]
    assert words
    assert [word for word in words if f"{key}.{word}" not in texts()] == []


def test_every_fact_of_the_law_is_worded() -> None:
    told = [name for name, fact in FACTS.items() if fact.stated and fact.kind in ("bool", "date")]
    assert len(told) > 50
    assert [name for name in told if f"law.fact.{name}" not in texts()] == []


# What has words can be shown.


def test_every_text_can_be_shown(
    shown: Mapping[str, Declared], questions: Mapping[str, Question[Any]]
) -> None:
    refused = {
        f"{root}.{one.kind}.{one.code}"
        for name, question in questions.items()
        for one in refusals(question.answer)
        for root in (name, "talk")
    }
    names = named()
    assert [key for key in texts() if not is_needed(key, shown, refused, names)] == []
    assert not is_needed("application.forgotten.say", shown, refused, names)


# How to answer.


def test_a_question_offers_at_most_five_choices(questions: Mapping[str, Question[Any]]) -> None:
    many = {name: len(question.answer.options()) for name, question in questions.items()}
    assert {name: number for name, number in many.items() if number > MOST_CHOICES} == {}
    assert max(many.values()) == MOST_CHOICES


def test_a_question_whose_answer_is_a_number_names_no_digit_as_a_command(
    questions: Mapping[str, Question[Any]],
) -> None:
    for name, question in questions.items():
        hints = [texts()[f"{name}.hint"][language].forms[0] for language in LANGUAGES]
        if question.answer.numeric or name.endswith(".review"):
            assert not any(re.search(r"(?:Kömək|Помощь): 0", hint) for hint in hints), name


# The template of all languages.


def test_the_template_is_current(shown: Mapping[str, Declared]) -> None:
    """If this fails: python -m bot.template."""
    assert FILE.read_text(encoding="utf-8") == template(shown)


def test_the_template_counts_where_a_text_counts(shown: Mapping[str, Declared]) -> None:
    counting = [key for key, text in shown.items() if "count" in text.values]
    assert "binding.code.mismatch" in counting
    text = template({"made.say": Declared({"count"}, {"made"}), "made.other.say": Declared(set(), {"made"})})
    assert 'msgid_plural "made.say"' in text
    assert 'msgid_plural "made.other.say"' not in text
