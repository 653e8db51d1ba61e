"""What an eligibility check does with doubt: contested entries, days that cannot be, "I do not know" of a decision."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest

from dialogs.eligibility import check, eligibility
from dialogs.eligibility_next import Decided, RemindOn
from dialogs.replies import replies
from dialogs.values import Json
from tests.dialogs.checked import READY, phrases, registered, told
from tests.dialogs.talk import Talk, open_key


def anonymous(*said: str, service: str = "unemployed") -> Talk:
    talk = Talk(partial(check, service=service))
    for text in said:
        talk.say(text)
    return talk


def offered(talk: Talk) -> tuple[str, ...]:
    """The ids of the choices of the open question."""
    step: Any = talk.open().at
    return tuple(option.id for option in step.question.answer.options())


def contested(talk: Talk) -> None:
    talk.say(str(offered(talk).index("contest") + 1))


def last(talk: Talk) -> Decided:
    talk.open()
    return [event for event in talk.events if isinstance(event, Decided)][-1]


# A register's entry is contested, never one's own words.


def test_own_words_are_no_entry_of_a_register() -> None:
    talk = registered(emp_labour_contract=True)
    talk.open()
    contested(talk)
    assert offered(talk) == ("emp_labour_contract",)
    talk = registered()
    talk.say("1")  # has_job, by the person's own words
    assert "contest" not in offered(talk)


@pytest.mark.parametrize(
    "held",
    [
        {"unemployed_state": "suspended", "unemployed_suspended_through": "2027-05-01"},
        {
            "referral_contract_ended_on": "2026-10-01",
            "referral_contract_ended_by_worker": True,
            "referral_contract_ended_before_term": True,
            "referral_contract_open_ended": False,
            "referral_contract_end_ground": "69",
        },
        {"not_registered_decision_on": "2026-11-10"},
    ],
)
def test_an_entry_that_bars_for_a_time_may_be_contested(held: dict[str, Any]) -> None:
    talk = registered(**held, has_job=False, has_earnings=False, ready_to_start_work=True, able_to_work=True)
    assert last(talk).outcome == "wait_until"
    contested(talk)
    talk.say("1")
    if open_key(talk).startswith("eligibility.ended"):
        talk.say("xeyr")
    assert last(talk).outcome == "step_needed"


def test_a_day_that_is_not_known_is_not_never() -> None:
    talk = registered(emp_labour_contract=True)
    talk.open()
    contested(talk)
    talk.say("1")
    talk.say("bilmirəm")
    talk.say("0")
    blocks = talk.blocks("1 2")
    assert phrases(told(blocks, "eligibility.contested.say"))[1] == "eligibility.contested.undated"
    assert last(talk).unsure == ("emp_labour_contract",)
    assert last(talk).outcome == "step_needed"


# Days.


def test_a_birth_date_that_has_not_come_is_refused() -> None:
    talk = anonymous("1", "0", "0", "0", "1 2", "0", "1")
    assert open_key(talk) == "eligibility.fact.birth_date"
    assert talk.say("01.01.2027") == ["eligibility.fact.birth_date.wrong.future"]


def test_a_registration_that_has_not_come_is_refused() -> None:
    talk = anonymous("2", "0", "0", "0", "1 2", "0", "1", "14.05.1990")
    assert open_key(talk) == "eligibility.fact.job_seeker_registered_on"
    assert talk.say("31.12.2027") == ["eligibility.fact.job_seeker_registered_on.wrong.future"]


def test_a_window_beyond_the_calendars_is_for_a_person() -> None:
    talk = registered("2027-12-30", job_seeker_registered_on="2027-12-30")
    play = talk.open()
    assert play.ending is not None  # no turn that fails again and again
    assert [block.key for block in play.says] == ["eligibility.no_calendar.say"]


# "I do not know" is neither no nor a document.


def test_a_decision_that_never_was_is_not_named() -> None:
    talk = anonymous("2", "0", "0", "0", "1 2", "0", "1", "14.05.1990", "05.10.2026", "1", "xeyr", "xeyr")
    blocks = talk.blocks("xeyr")
    assert "eligibility.missing.say" not in [block.key for block in blocks]


@pytest.mark.parametrize("text", ["bilmirəm", "не знаю"])
def test_not_knowing_what_else_to_ask_speaks_of_no_document(text: str) -> None:
    talk = anonymous("1", "1")
    talk.language = "ru" if text == "не знаю" else "az"
    assert talk.say(text) == ["eligibility.next.wrong.not_known"]


# What next.


@pytest.mark.parametrize(
    ("language", "text", "then"),
    [
        ("ru", "положена ли мне самозанятость?", "self-employment"),
        ("az", "ictimai işlərdə işləyə bilərəmmi?", "public-works"),
        ("ru", "почему так получилось?", None),
    ],
)
def test_a_new_wish_after_an_answer_begins_that_service(language: Any, text: str, then: str | None) -> None:
    talk = anonymous("1", "1")
    talk.language = language
    talk.say(text)
    ending = talk.open().ending
    assert (None if ending is None else ending.then) == then


def test_with_a_day_to_wait_for_a_person_is_still_reached() -> None:
    talk = registered(not_registered_decision_on="2026-11-10", **READY)
    assert {"remind", "human"} <= set(offered(talk))
    talk = anonymous("1", "0", "0", "0", "1 2", "0", "1", "30.11.2011", "xeyr")
    assert {"remind", "human"} <= set(offered(talk))
    talk = anonymous(
        "1", "0", "0", "0", "1 2", "0", "1", "14.05.1990", "01.10.2026", "1"
    )  # left a referral job
    assert {"apply", "remind", "human"} <= set(offered(talk))


# Situations.


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        ("1", {"job_seeker_state": "suspended", "unemployed_state": "none"}),
        ("2", {"job_seeker_state": "cancelled", "unemployed_state": "none"}),
        ("3", {"unemployed_state": "suspended"}),
        ("4", {"unemployed_state": "cancelled"}),
        ("5", {}),
    ],
)
def test_a_registration_that_was_stopped_is_asked_further(number: str, facts: dict[str, Json]) -> None:
    talk = anonymous("4")
    assert open_key(talk) == "eligibility.registration_stopped"
    talk.say(number)
    talk.say("1")  # a labour contract, which ends the questions
    states = ("job_seeker_state", "unemployed_state")
    assert {name: value for name, value in last(talk).facts.items() if name in states} == facts


def test_with_a_day_and_nothing_particular_another_support_may_be_checked() -> None:
    talk = registered(not_registered_decision_on="2026-11-10", job_seeker_registered_on="2026-11-20", **READY)
    talk.open()
    contested(talk)
    talk.say("1")
    assert last(talk).outcome == "wait_until"  # the five working days
    assert offered(talk) == ("why", "change", "remind", "another", "human")


# The land share.


def test_whoever_owns_a_land_share_asks_by_the_route_of_the_share() -> None:
    """Not by that of the status, which a registry refuses (24.8)."""
    owner = registered("2026-11-23", owns_agri_land_share=True, landshare_quota_open=True)
    owner.dialog = partial(check, service="self-employment")
    for text in ("0", "0", "3"):
        owner.say(text)
    play = owner.open()
    assert play.ending is not None
    assert play.ending.then == "land-share-request"


def test_who_waits_and_may_contest_and_apply_may_still_be_reminded() -> None:
    """U29: left a job by referral early and is on no list; the day is worth a word beside the application."""
    talk = registered(
        job_seeker_state="none",
        job_seeker_registered_on=None,
        referral_contract_ended_on="2026-10-01",
        referral_contract_ended_by_worker=True,
        referral_contract_ended_before_term=True,
        referral_contract_open_ended=False,
        referral_contract_end_ground="69",
        **READY,
    )
    assert offered(talk) == ("why", "change", "apply", "contest", "remind")
    talk.say("xatırlat")
    assert [it.free.day for it in talk.events if isinstance(it, RemindOn)] == [date(2027, 4, 2)]


# Another support.


def test_the_service_that_was_answered_is_not_offered_again() -> None:
    talk = registered(emp_labour_contract=True)
    talk.open()
    assert talk.say("başqa") == ["eligibility.service.ask"]
    assert offered(talk) == ("self-employment", "public-works", "keep")
    talk.say("2")
    assert getattr(talk.open().ending, "then", "") == "public-works"


def test_only_somebody_unknown_is_told_that_no_name_is_needed() -> None:
    known = Talk(eligibility, setting=registered().setting)
    assert [block.key for block in replies(known.open())] == ["eligibility.service.ask"]
    unknown = replies(Talk(eligibility).open())
    assert [block.key for block in unknown] == ["eligibility.nameless.say", "eligibility.service.ask"]
