"""A first free day is told as a day to come on only where nothing is left to be done by then; else as the earliest."""

from typing import Any, cast

import pytest
from hypothesis import example, given, settings

from dialogs.eligibility_answer import outcome_key
from dialogs.eligibility_change import deciding_lines
from dialogs.rules.decision import Decision
from dialogs.rules.facts import Facts
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from dialogs.rules.workdays import UnknownYear
from dialogs.values import Phrase
from tests.law.people import LAWS, PEOPLE, SERVICES
from tests.law.persons import LAW, person_b, person_r

QUIT: dict[str, Any] = {
    "referral_contract_ended_on": "01-15",
    "referral_contract_ended_by_worker": True,
    "referral_contract_ended_before_term": True,
    "referral_contract_open_ended": False,
    "referral_contract_end_ground": "69",
}
NONE: dict[str, Any] = {"job_seeker_state": "none", "job_seeker_registered_on": None}
ON_THE_DAY = {"eligible", "eligible_subject_to_quota", "needs_officer", "undecidable"}


def said_plainly(decision: Decision) -> bool:
    """Whether the answer says that the person may come on that day; the same where it says what would change it."""
    (line,) = deciding_lines(decision)
    assert isinstance(line.value, Phrase)
    plain = outcome_key(decision) == f"eligibility.{decision.service}.wait_until"
    assert plain == (line.value.key == "eligibility.flip.time")
    return plain


@settings(max_examples=1500, deadline=None)
@given(SERVICES, PEOPLE, LAWS)
@example("unemployed", person_b(birth_date="2011-06-11"), LAW)
def test_on_a_day_told_plainly_nothing_stands_in_the_way(service: str, person: Facts, law: Law) -> None:
    decision = decide(service, person, law)
    if decision.outcome != "wait_until" or decision.date is None or not said_plainly(decision):
        return
    try:
        then = decide(service, cast("Facts", {**person, "as_of": decision.date}), law)
    except UnknownYear:
        return
    assert then.outcome in ON_THE_DAY


@pytest.mark.parametrize(
    ("service", "person", "plainly"),
    [
        ("unemployed", person_b(birth_date="2011-06-11"), True),  # U3
        ("unemployed", person_b(job_seeker_registered_on="06-08"), True),  # U13
        ("unemployed", person_b(**QUIT, **NONE), False),  # U29: an application is still to be filed
        (
            "public-works",
            person_b(job_seeker_registered_on="06-08"),
            False,
        ),  # P14: the status is still to be had
        (
            "self-employment",
            person_r(unemployed_state="suspended", unemployed_suspended_through="2027-03-10"),
            False,  # S14: the return is still to be asked for
        ),
    ],
)
def test_a_day_that_is_only_the_earliest_is_told_so(service: str, person: Facts, plainly: bool) -> None:
    assert said_plainly(decide(service, person, LAW)) is plainly
