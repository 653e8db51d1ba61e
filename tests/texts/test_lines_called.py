"""How a line of what was answered is called for, and what is said to somebody who does not know."""

from __future__ import annotations

import pytest

from bot.lists import shipped_lists
from bot.texts import Manner, Texts
from dialogs.script import Block, Line
from dialogs.values import Language

TEXTS = Texts.load(shipped_lists())
LINES = (Line("application.phone.line", "Nümunə küçəsi 5", "application.street"),)


def lines(block: Block, language: Language) -> list[str]:
    return list(TEXTS.show(block, Manner(language)).lines)


@pytest.mark.parametrize(("language", "called"), [("az", "dəyiş 1. "), ("ru", "изменить 1. ")])
def test_where_a_bare_number_answers_the_question_a_line_says_the_word_that_goes_with_it(
    language: Language, called: str
) -> None:
    told = lines(Block("talk.change.ask", lines=LINES, numbered=True), language)
    assert [line.startswith(called) for line in told] == [True]


def test_under_a_summary_the_number_is_enough() -> None:
    block = Block("talk.change.ask", lines=LINES, hint="application.review.hint", numbered=True)
    assert [line[:3] for line in lines(block, "az")] == ["1. "]


@pytest.mark.parametrize(("language", "needed"), [("az", "davam etmək olmur"), ("ru", "продолжить нельзя")])
def test_a_voluntary_question_is_never_called_needed(language: Language, needed: str) -> None:
    key = "application.health.wrong.not_known"
    said = TEXTS.say(key, {}, Manner(language))
    assert needed not in said
    assert said != TEXTS.say("talk.wrong.not_known", {}, Manner(language))
    assert "3" in said


@pytest.mark.parametrize(
    ("language", "words"),
    [("az", ("aydın olmadı", "göndərilməyib")), ("ru", ("Не удалось понять", "ничего не отправлено"))],
)
def test_a_summary_says_what_it_did_not_understand_and_that_nothing_was_sent(
    language: Language, words: tuple[str, ...]
) -> None:
    said = TEXTS.say("application.review.wrong.unclear", {}, Manner(language))
    assert [word for word in words if word not in said] == []
