"""Questions nobody has to answer: asked where the answer brings something, left without one in plain words."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from dialogs.eligibility import check
from dialogs.eligibility_questions import one_fact, which_apply
from dialogs.rules.dictionary import FACTS
from dialogs.values import Term
from tests.dialogs.checked import READY, registered
from tests.dialogs.talk import Talk, open_key

SELF = "self-employment"
NOT_REGISTERED = ("1", "0", "0", "0", "1 2", "0", "1", "14.05.1990", "xeyr")


def talk_of(service: str, *said: str) -> Talk:
    talk = Talk(partial(check, service=service))
    for text in said:
        talk.say(text)
    return talk


def offered(talk: Talk) -> tuple[str, ...]:
    step: Any = talk.open().at
    return tuple(option.id for option in step.question.answer.options())


@pytest.mark.parametrize(
    ("service", "said", "check_offered"),
    [
        (SELF, ("3", "2"), "priority"),  # a yes
        (SELF, ("3", "1", "31.12.2026"), ""),  # a wait: who comes first would not be told
        (SELF, ("3", "bilmirəm"), ""),  # not known
        ("public-works", ("3",), "priority"),
        ("unemployed", NOT_REGISTERED, "group"),  # quota places are open to whoever seeks work
    ],
)
def test_the_voluntary_check_is_offered_only_where_its_answer_is_told(
    service: str, said: tuple[str, ...], check_offered: str
) -> None:
    choices = {"priority", "group"} & set(offered(talk_of(service, *said)))
    assert choices == ({check_offered} if check_offered else set())


@pytest.mark.parametrize(
    ("talk", "answer", "told"),
    [
        (registered(pension_age_date="2055-05-14", **READY), "0", "none"),
        (talk_of("unemployed", *NOT_REGISTERED), "0", "unknown"),  # nobody asks for the day of a pension
        (registered(pension_age_date="2055-05-14", **READY), "istəmirəm", "unknown"),
    ],
)
def test_a_check_that_shows_no_group_says_so(talk: Talk, answer: str, told: str) -> None:
    talk.say(str(offered(talk).index("group") + 1))
    if open_key(talk) == "group.consent":
        talk.say("1")
    keys: list[str] = []
    while open_key(talk) != "eligibility.next.2.1":
        keys = talk.say(answer)
    assert keys[0] == f"eligibility.group.{told}"


def test_a_check_that_cannot_tell_who_is_first_says_so() -> None:
    talk = talk_of(SELF, "3", "2", "4", "bilmirəm")
    keys: list[str] = []
    while open_key(talk) != "eligibility.next.2.1":
        keys = talk.say("istəmirəm")
    assert keys[0] == "eligibility.priority.unknown"
    talk = talk_of(SELF, "3", "2", "4", "bilmirəm")
    keys = talk.say("1")
    assert "eligibility.priority.unknown" not in keys
    assert "eligibility.priority.first" in keys


def test_the_place_of_serving_a_sentence_is_asked_last_and_not_once_something_else_is_enough() -> None:
    talk = talk_of(SELF, "3", "2", "4", "bilmirəm")
    asked = [open_key(talk)]
    for answer in ("3", "0"):
        talk.say(answer)
        asked.append(open_key(talk))
    assert asked[-1] == "eligibility.fact.released_after_sentence"
    assert "eligibility.fact.receives_targeted_social_assistance" in asked
    talk = talk_of(SELF, "3", "2", "4", "bilmirəm", "1")
    assert open_key(talk) == "eligibility.next.2.1"


SENSITIVE = [fact.name for fact in FACTS.values() if fact.sensitive and fact.stated and fact.kind == "bool"]


@pytest.mark.parametrize("fact", SENSITIVE)
def test_whoever_does_not_want_to_answer_says_so(fact: str) -> None:
    options = one_fact(fact).answer.options()
    assert options[-1].label == Term("talk.no_answer")


@pytest.mark.parametrize("words", ["istəmirəm", "Cavab vermək istəmirəm", "не хочу", "не хочу отвечать"])
def test_not_wanting_to_answer_is_an_answer_only_where_it_is_free(words: str) -> None:
    hearing: Any = None
    facts = ("single_parent_of_minor", "many_minor_children")
    heard = which_apply("family", facts).answer.read(words, hearing)
    assert (heard.value, heard.known) == (None, False)  # type: ignore[union-attr]  # heard, not refused
    assert not which_apply("work", ("emp_labour_contract", "emp_civil_contract")).answer.voluntary  # type: ignore[attr-defined]  # it is OrUnknown
