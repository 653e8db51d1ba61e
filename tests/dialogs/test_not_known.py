"""A question that decides and that the person cannot answer: not enough is known, never "the law allows you"."""

from __future__ import annotations

from functools import partial

import pytest

from dialogs.answers.or_unknown import OrUnknown
from dialogs.eligibility import check
from dialogs.eligibility_answer import Told
from dialogs.eligibility_next import Decided
from dialogs.eligibility_questions import facts_on, one_fact
from dialogs.eligibility_why import why_lines
from dialogs.rules.dictionary import FACTS
from dialogs.rules.questions import GROUPS
from dialogs.rules.services import decide
from dialogs.values import Language, Phrase
from tests.dialogs.checked import phrases, told
from tests.dialogs.talk import SETTING, Talk, open_key
from tests.texts.catalogue import texts

SEEKER = ("2", "0", "0", "0", "1 2", "0", "1", "14.05.1990", "05.10.2026", "1")  # up to the first of the days
DAYS = ("not_registered_decision_on", "unemployed_cancelled_false_data_on", "referral_contract_ended_on")
WORDS: tuple[tuple[Language, str, str], ...] = (("az", "bilmirəm", "xeyr"), ("ru", "не знаю", "нет"))
BY_HAND = {"az": "bilmirəm yazın", "ru": "напишите: не знаю"}


def asked(*said: str, service: str = "unemployed", language: Language = "az") -> Talk:
    talk = Talk(partial(check, service=service))
    talk.language = language
    for text in said:
        talk.say(text)
    return talk


def last(talk: Talk) -> Decided:
    talk.open()
    return [event for event in talk.events if isinstance(event, Decided)][-1]


@pytest.mark.parametrize(("language", "unknown", "none"), WORDS)
@pytest.mark.parametrize("places", [(0,), (1,), (2,), (0, 2), (0, 1, 2)])
def test_a_day_that_decides_and_is_not_known_leaves_the_answer_open(
    language: Language, unknown: str, none: str, places: tuple[int, ...]
) -> None:
    talk = asked(*SEEKER, language=language)
    *first, end = [unknown if place in places else none for place in range(3)]
    for text in first:
        talk.say(text)
    blocks = talk.blocks(end)
    assert last(talk).outcome == "undecidable"
    assert blocks[0].key == "eligibility.unemployed.undecidable"
    named = [f"law.fact.{DAYS[place]}" for place in sorted(places)]
    assert sorted(phrases(told(blocks, "eligibility.missing.say"))) == sorted(named)


def test_of_none_of_them_the_law_allows_it() -> None:
    talk = asked(*SEEKER, "xeyr", "xeyr", "xeyr")
    assert last(talk).outcome == "eligible"
    assert "not_known" not in last(talk).facts


def test_why_names_the_article_of_what_is_not_known() -> None:
    facts = last(asked(*SEEKER, "bilmirəm", "xeyr", "bilmirəm")).facts
    decision = decide("unemployed", facts_on(SETTING, facts), SETTING.law)
    lines = why_lines(Told(decision, None))
    named = {dict(line.value.values)["article"] for line in lines if isinstance(line.value, Phrase)}
    assert {"5.13", "5.12.5"} <= named


def test_what_bars_anyway_stays_a_no() -> None:
    """An employer took the person (5.5, row 3), whatever else is not known and is no longer asked."""
    talk = asked(*SEEKER[:-1], "3", "2")
    assert last(talk).outcome == "not_eligible"


def test_an_offer_refused_before_a_decision_of_a_day_that_is_not_known_bars_nobody_for_sure() -> None:
    talk = asked(*SEEKER[:-1], "4", "bilmirəm", "xeyr", "xeyr")
    assert last(talk).outcome == "undecidable"
    assert last(asked(*SEEKER[:-1], "4", "xeyr", "xeyr", "xeyr")).outcome == "wait_until"


def test_the_way_to_a_measure_says_what_is_not_known() -> None:
    """The status comes first, and what may still stand in its way is named beside the step (24.1)."""
    seeker = ("2", "0", "0", "0", "1 2", "2", "0", "1", "14.05.1990", "05.10.2026", "1", "xeyr", "xeyr")
    talk = asked(*seeker, service="self-employment")
    assert open_key(talk) == "eligibility.fact.referral_contract_ended_on"
    blocks = talk.blocks("bilmirəm")
    assert last(talk).outcome == "step_needed"
    assert phrases(told(blocks, "eligibility.missing.say")) == ["law.fact.referral_contract_ended_on"]


@pytest.mark.parametrize("language", ["az", "ru"])
def test_every_question_that_one_may_not_know_the_answer_to_says_so(language: Language) -> None:
    dates = {name for group in GROUPS for name in group.facts if FACTS[name].kind == "date"}
    assert set(DAYS) <= dates
    for name in (name for name in dates if f"eligibility.fact.{name}.hint" in texts()):
        assert isinstance(one_fact(name).answer, OrUnknown)
        (hint,) = texts()[f"eligibility.fact.{name}.hint"][language].forms
        assert BY_HAND[language] in hint, name
