"""A message that begins with a yes or a no, where entries of a list are offered beside one's own words."""

from __future__ import annotations

import pytest

from dialogs.answers.listed import Listed, ListedValue
from dialogs.eligibility_questions import which_apply
from dialogs.script import Question
from tests.dialogs.made import TOWN
from tests.dialogs.talk import open_key
from tests.dialogs.test_hearing import BORN, asking

TRADE: Question[ListedValue] = Question("made.trade", Listed("professions", free_text=True))
WORK: Question[ListedValue] = Question("made.work", Listed("professions", free_text=True, named=True))


@pytest.mark.parametrize("question", [TRADE, WORK])
@pytest.mark.parametrize("text", ["да", "bəli", "Да, отправить", "bəli, göndər", "Да, да"])
def test_a_yes_to_the_only_entry_offered_takes_it(question: Question[ListedValue], text: str) -> None:
    talk = asking(question, TOWN)
    talk.say("врач")
    talk.say(text)
    assert talk.memory.answers[question.name] == {"code": "2211", "text": "врач"}


@pytest.mark.parametrize("question", [TRADE, WORK])
@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("учитель", "Да, отправить"), ("учитель", "bəli, göndər"), ("11 классов", "да"), ("врач", "нет профессии"),
        ("врач", "Нет, другое"), ("врач", "yox, dəyiş"),
    ],
)  # fmt: skip
def test_a_yes_or_a_no_is_no_words_of_ones_own_where_entries_are_offered(
    question: Question[ListedValue], first: str, text: str
) -> None:
    talk = asking(question, TOWN)
    asked_back = talk.say(first)
    assert talk.say(text) == [f"{question.name}.wrong.yes_no", *asked_back]
    assert question.name not in talk.memory.answers


@pytest.mark.parametrize(
    ("text", "code"), [("да, повар", "5120"), ("yox, aşpaz", "5120"), ("нет, водитель автобуса", "8331")]
)
def test_another_entry_behind_a_yes_or_a_no_is_heard(text: str, code: str) -> None:
    talk = asking(TRADE, TOWN)
    talk.say("учитель")
    if talk.say(text) != ["made.town.ask"]:
        assert open_key(talk) == "made.trade"
        talk.say("1")
    assert talk.memory.answers["made.trade"] == {"code": code, "text": text}


@pytest.mark.parametrize("text", ["нет", "yox", "xeyr"])
def test_a_no_alone_says_that_there_is_no_trade_but_answers_no_wish(text: str) -> None:
    trade, work = asking(TRADE, TOWN), asking(WORK, TOWN)
    for talk in (trade, work):
        talk.say("врач")
        talk.say(text)
    assert trade.memory.answers["made.trade"] == {"code": None, "text": text}
    assert open_key(work) == "made.work"


@pytest.mark.parametrize("yes", ["да", "bəli", "hə"])
def test_a_yes_alone_takes_the_offered_day(yes: str) -> None:
    talk = asking(BORN, TOWN)
    talk.say("12/25/1990")
    talk.say(yes)
    assert talk.memory.answers["made.born"] == "1990-12-25"


STUDY = which_apply("study_and_pension", ("fulltime_he_sse_student", "age_pension_assigned"))


@pytest.mark.parametrize("yes", ["да", "bəli", "hə"])
def test_a_yes_alone_takes_the_only_choice(yes: str) -> None:
    talk = asking(STUDY, TOWN)
    talk.say("пенсия по инвалидности")
    talk.say(yes)
    assert talk.memory.answers[STUDY.name] == {"value": ["age_pension_assigned"]}


@pytest.mark.parametrize("text", ["да, по инвалидности", "bəli, əlillik pensiyası"])
def test_a_yes_with_something_behind_it_takes_no_choice(text: str) -> None:
    talk = asking(STUDY, TOWN)
    talk.say("пенсия по инвалидности")
    talk.say(text)
    assert STUDY.name not in talk.memory.answers
