"""Whether a status or a registration may end: registers first, then only what may still be a ground."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from dialogs.eligibility import check
from dialogs.eligibility_keep import KEEP, facts_kept
from dialogs.eligibility_next import Decided
from dialogs.replies import replies
from dialogs.rules.dictionary import FACTS
from dialogs.script import Ask
from tests.dialogs.checked import phrases, registered, told
from tests.dialogs.talk import Talk, open_key

UNEMPLOYED: dict[str, Any] = {"unemployed_state": "active", "unemployed_registered_on": "2026-10-20"}
REMOVED: dict[str, Any] = {"unemployed_state": "suspended"}
QUIET: dict[str, Any] = dict.fromkeys(
    ("called_up", "admitted_fulltime_he_sse", "deregistration_request", "hired_by_referral", "report_missed",
     "programme_refused"),
    False,
)  # fmt: skip


def anonymous(*said: str) -> Talk:
    """Somebody nobody knows who asks what may end what they have."""
    talk = Talk(partial(check, service=KEEP))
    for text in said:
        talk.say(text)
    return talk


def held(**facts: Any) -> Talk:
    """The same of somebody whom the registry knows."""
    talk = registered(**{**QUIET, **facts})
    talk.dialog = partial(check, service=KEEP)
    return talk


def last(talk: Talk) -> Decided:
    talk.open()
    return [event for event in talk.events if isinstance(event, Decided)][-1]


def offered(talk: Talk) -> list[str]:
    step = talk.open().at
    assert isinstance(step, Ask)
    return [option.id for option in step.question.answer.options()]


def choose(talk: Talk, wanted: str) -> None:
    talk.say(str(offered(talk).index(wanted) + 1))


# From the answer that the status is there.


def test_who_has_the_status_is_offered_the_check_and_nothing_said_is_asked_again() -> None:
    talk = Talk(partial(check, service="unemployed"))
    talk.say("3")
    assert last(talk).outcome == "already_registered"
    choose(talk, KEEP)
    assert open_key(talk).startswith("eligibility.work:")
    talk.say("1")  # a labour contract
    assert (last(talk).service, last(talk).outcome) == ("keep-unemployed", "cancelled")


def test_of_a_bound_person_the_registers_are_read_for_that_answer() -> None:
    talk = registered(**UNEMPLOYED)
    choose(talk, KEEP)
    ending = talk.open().ending
    assert ending is not None
    assert ending.then == KEEP


def test_a_job_seeker_is_offered_the_check_of_that_list() -> None:
    talk = Talk(partial(check, service="self-employment"))
    for text in ("2", "0", "0", "0", "1 2"):
        talk.say(text)
    while not open_key(talk).startswith("eligibility.next"):
        talk.say("bilmirəm")
    assert "keep_seeker" in offered(talk)
    choose(talk, "keep_seeker")
    assert open_key(talk) == "eligibility.job_seeker_refusals"


def test_offers_of_the_first_five_days_are_not_those_of_all_the_time_on_the_list() -> None:
    talk = Talk(partial(check, service="unemployed"))
    for text in (
        "2",
        "0",
        "0",
        "0",
        "1 2",
        "0",
        "1",
        "14.05.1990",
        "05.10.2026",
        "4",
        "xeyr",
        "xeyr",
        "xeyr",
    ):
        talk.say(text)
    while "keep_seeker" not in offered(talk):
        choose(talk, "group")
        while not open_key(talk).startswith("eligibility.next"):
            talk.say("0")
    choose(talk, "keep_seeker")
    assert open_key(talk) == "eligibility.job_seeker_refusals"


# What registers hold is not asked.


def test_with_all_in_the_registers_nothing_is_asked() -> None:
    talk = held(**UNEMPLOYED)
    assert open_key(talk).startswith("eligibility.next")
    assert last(talk).outcome == "kept"
    assert "report" in offered(talk)
    choose(talk, "report")
    ending = talk.open().ending
    assert ending is not None
    assert ending.then == "report"


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"emp_labour_contract": True}, "cancelled"),  # 5.11.1
        ({"admitted_fulltime_he_sse": True}, "cancelled"),  # 5.11.6
        ({"report_missed": True}, "suspended"),  # 5.10.4
        ({"unemployed_state": "suspended"}, "suspended"),
        ({"unemployed_state": "cancelled", "job_seeker_state": "none"}, "step_needed"),
    ],
)
def test_a_ground_of_the_registers_is_told(facts: dict[str, Any], outcome: str) -> None:
    talk = held(**{**UNEMPLOYED, **facts})
    if open_key(talk).startswith("eligibility.fact"):
        talk.say("bilmirəm")
    assert (last(talk).service, last(talk).outcome) == ("keep-unemployed", outcome)
    assert "human" in offered(talk)


def test_an_entry_that_would_end_it_may_be_contested() -> None:
    talk = held(**UNEMPLOYED, emp_labour_contract=True)
    choose(talk, "contest")
    talk.say("1")
    talk.say("01.11.2026")
    assert last(talk).outcome == "step_needed"  # part 0: never cancelled on a contested fact


def test_a_job_seeker_is_judged_by_the_grounds_of_that_list() -> None:
    assert (last(held()).service, last(held()).outcome) == ("keep-job-seeker", "kept")
    assert last(held(emp_labour_contract=True)).outcome == "kept"  # M9: a job found alone
    assert last(held(hired_by_referral=True)).outcome == "cancelled"  # M8


def test_no_more_is_taken_over_than_the_grounds_read() -> None:
    talk = held(**UNEMPLOYED, has_disability=True, receives_ui_payment=True, is_idp=True)
    taken = set(last(talk).facts)
    assert taken <= facts_kept("keep-unemployed") | {"as_of", "contested"}
    assert not any(FACTS[name].sensitive for name in facts_kept("keep-unemployed"))


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({**REMOVED, "unemployed_suspended_through": None}, "unemployed.suspended.now.undated"),
        ({**REMOVED, "unemployed_suspended_through": "2027-03-01"}, "unemployed.suspended.now"),
        (
            {"job_seeker_state": "suspended", "job_seeker_suspended_through": None},
            "job-seeker.suspended.now.undated",
        ),
        ({"unemployed_state": "active", "report_missed": True}, "unemployed.suspended.undated"),
    ],
)
def test_a_removal_of_the_register_is_no_mere_ground_and_a_ground_no_removal(
    facts: dict[str, Any], key: str
) -> None:
    assert f"eligibility.keep-{key}" in [block.key for block in replies(held(**facts).open())]


# What is said of one's own offers.


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("1", "kept"), ("2", "needs_officer"), ("3", "suspended"), ("4", "needs_officer"), ("5", "kept")],
)
def test_a_refusal_may_be_a_ground_two_are_and_silence_is_none(said: str, outcome: str) -> None:
    talk = anonymous("3", "0", "0", "0")
    assert open_key(talk) == "eligibility.unemployed_refusals"
    talk.say(said)
    if open_key(talk) == "eligibility.fact.unemployed_registered_on":
        talk.say("20.10.2026")
    talk.say("0")
    assert last(talk).outcome == outcome


def test_without_the_day_a_refusal_is_counted_for_nothing_and_the_day_is_called_missing() -> None:
    talk = anonymous("3", "0", "0", "0", "3", "bilmirəm")
    blocks = talk.blocks("0")
    assert last(talk).outcome == "kept"
    assert "law.fact.unemployed_registered_on" in phrases(told(blocks, "eligibility.missing.say"))


# What nobody has told is not called certain.


def test_what_only_the_agency_can_say_is_named() -> None:
    talk = anonymous("3", "0", "0", "0", "1")
    blocks = talk.blocks("0")
    missing = ["law.fact.programme_refused", "law.fact.report_missed"]
    assert phrases(told(blocks, "eligibility.missing.say")) == missing
    assert phrases(told(talk.blocks("2"), "eligibility.change.say")) == missing
    blocks = replies(held(**UNEMPLOYED).open())  # the register says no to both
    assert "eligibility.missing.say" not in [block.key for block in blocks]


def test_who_knows_nothing_hears_of_no_list() -> None:
    talk = anonymous("bilmirəm")
    assert last(talk).outcome == "undecidable"
    assert last(anonymous("1")).steps == ("file_e_application",)


def test_registers_that_are_silent_on_the_list_leave_it_to_the_person() -> None:
    assert open_key(held(job_seeker_state=None, unemployed_state=None)) == "eligibility.registration"


# Why.


@pytest.mark.parametrize(
    ("service", "said"), [("unemployed", ("3",)), (KEEP, ("3", "0", "0", "0", "1", "0"))]
)
def test_why_names_the_grounds_that_may_end_it(service: str, said: tuple[str, ...]) -> None:
    talk = Talk(partial(check, service=service))
    for text in said:
        talk.say(text)
    (block,) = [block for block in talk.blocks("niyə") if block.key == "eligibility.why.say"]
    articles = [dict(line.value.values)["article"] for line in block.lines]  # type: ignore[union-attr]  # all phrases
    assert {"5.10", "5.11"} <= set(articles)
