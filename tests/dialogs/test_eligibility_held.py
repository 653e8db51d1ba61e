"""What a register holds is told as it stands: a status that is there or removed, an entry that denies, an end past."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.eligibility_answer import outcome_key
from dialogs.eligibility_lines import registrable_on
from dialogs.rules.notes import notes
from dialogs.values import Term
from tests.dialogs.test_eligibility_told import decided, lines_of, terms_of


@pytest.mark.parametrize(("state", "how"), [("active", ".held"), ("none", "")])
def test_who_has_the_status_is_told_of_a_step_to_keep_it(state: str, how: str) -> None:
    at_work: dict[str, Any] = {
        "emp_labour_contract": True,
        "contested": {"emp_labour_contract": "2026-11-01"},
    }
    answer = decided("keep-unemployed", unemployed_state=state, **at_work)
    assert outcome_key(answer.decision) == f"eligibility.keep-unemployed.step_needed{how}"


@pytest.mark.parametrize(
    ("fact", "held", "said"),
    [
        ("emp_labour_contract", True, "eligibility.contested.never"),
        ("able_to_work", False, "eligibility.contested.wrong"),  # the person says that it is so
        ("job_seeker_state", "none", "eligibility.contested.wrong"),
        ("job_seeker_state", "suspended", "eligibility.contested.never"),
    ],
)
def test_an_entry_that_denies_something_is_not_answered_by_never(fact: str, held: Any, said: str) -> None:
    answer = decided("unemployed", **{fact: held}, contested={fact: None})
    assert lines_of(answer, "eligibility.contested.say")[0] == said


def test_a_status_removed_for_a_time_is_not_said_to_be_missing() -> None:
    trained: dict[str, Any] = {"in_training_by_referral": True, "receives_ui_payment": False}
    answer = decided("stipend", unemployed_state="suspended", **trained)
    assert terms_of(answer, "eligibility.reasons.say") == [Term("law.reason.timed.unemployed_state")]
    assert terms_of(answer, "eligibility.steps.say") == [Term("law.step.ask_return")]
    assert answer.next_step != "apply"


@pytest.mark.parametrize("service", ["self-employment", "stipend"])
@pytest.mark.parametrize(("through", "told"), [("2026-11-22", True), ("2026-11-23", False), (None, False)])
def test_a_payment_whose_end_is_past_is_told_as_a_contradiction(
    service: str, through: str | None, told: bool
) -> None:
    paid = decided(
        service, unemployed_state="active", receives_ui_payment=True, ui_payment_through=through
    ).decision
    assert ("payment_end_past" in notes(paid)) is told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, True),
        ({"job_end_ground": "70.b"}, False),  # told by that ground
        ({"has_job": True}, False),
        ({"unemployed_state": "active"}, False),
    ],
)
def test_whoever_was_not_asked_how_a_job_ended_hears_of_the_insurance(
    facts: dict[str, Any], told: bool
) -> None:
    assert ("insurance_if_ended" in notes(decided("unemployed", **facts).decision)) is told


@pytest.mark.parametrize("service", ["unemployed", "self-employment", "public-works"])
@pytest.mark.parametrize(
    ("born", "work", "waits"),
    [
        ("2011-11-24", False, True),  # fifteen tomorrow
        ("2011-11-24", True, True),  # a no now, and no application either
        ("2011-11-23", False, False),  # today
    ],
)
def test_whoever_is_not_fifteen_is_told_the_day_and_offered_no_application(
    service: str, born: str, work: bool, waits: bool
) -> None:
    """The Agency registers job seekers from 15 (rules 18.5, P-01)."""
    answer = decided(service, birth_date=born, job_seeker_state="none", emp_labour_contract=work)
    assert (answer.next_step != "apply") is waits
    told = [line for line in lines_of(answer, "eligibility.steps.say") if "file_e_application" in line]
    if not work:
        assert told == [f"law.step.file_e_application{'.later' if waits else ''}"]


def test_a_job_seeker_of_fourteen_is_not_told_to_register() -> None:
    answer = decided("unemployed", birth_date="2011-11-24")
    assert answer.decision.outcome == "wait_until"
    assert registrable_on(answer.decision) is None
