"""Rows U1 to U40 of the specification, 18.1."""

from typing import Any

import pytest

from dialogs.rules.notes import notes
from dialogs.rules.services import decide
from tests.law.persons import LATER, LAW, day, offer, person_b, person_r

EARLY_QUIT: dict[str, Any] = {
    "referral_contract_ended_on": "01-15",
    "referral_contract_ended_by_worker": True,
    "referral_contract_ended_before_term": True,
    "referral_contract_end_ground": "69",
}
ROWS: dict[str, tuple[dict[str, Any], str, dict[str, Any]]] = {
    "U1": ({}, "eligible", {}),
    "U2": ({"birth_date": "2011-06-10"}, "eligible", {}),
    "U3": ({"birth_date": "2011-06-11"}, "wait_until", {"date": "06-11", "articles": {"5.12.2"}}),
    "U4": ({"emp_labour_contract": True}, "not_eligible", {"articles": {"4.1.1", "5.12.1"}}),
    "U5": ({"owns_agri_land_share": True}, "not_eligible", {"articles": {"4.1.3", "5.12.1"}}),
    "U6": ({"fulltime_he_sse_student": True}, "not_eligible", {"articles": {"5.12.3"}}),
    "U7": ({"fulltime_he_sse_student": False}, "eligible", {}),
    "U8": (
        {"sex": "female", "age_pension_assigned": True},
        "not_eligible",
        {"articles": {"5.12.4"}},
    ),
    "U9": (
        {"birth_date": "1960-05-14", "pension_age_date": "2025-05-14", "old_age_grounds_arisen": True},
        "needs_officer",
        {"question": "Q-03", "articles": {"5.11.2"}},
    ),
    "U10": (EARLY_QUIT, "wait_until", {"date": "07-16", "articles": {"5.12.5"}}),
    "U11": ({**EARLY_QUIT, "referral_contract_end_ground": "74.1.b"}, "eligible", {}),
    "U12": ({**EARLY_QUIT, "referral_contract_ended_on": "2025-12-05"}, "eligible", {}),
    "U13": (
        {"job_seeker_registered_on": "06-08"},
        "wait_until",
        {"date": "06-17", "articles": {"5.5"}},
    ),
    "U14": (
        {"job_seeker_registered_on": "06-08", "offers": offer("06-09", "accepted", "06-09", "refused")},
        "eligible",
        {},
    ),
    "U15": ({"offers": offer("05-20", "refused")}, "wait_until", {"date": None, "articles": {"5.5"}}),
    "U16": (
        {"not_registered_decision_on": "05-31"},
        "wait_until",
        {"date": "07-01", "articles": {"5.13"}},
    ),
    "U17": ({"emp_entrepreneur": None}, "undecidable", {"missing": ("emp_entrepreneur",)}),
    "U18": (
        {"birth_date": "2011-11-02", "emp_labour_contract": True},
        "not_eligible",
        {"articles": {"4.1.1", "5.12.1", "5.12.2"}},
    ),
    "U19": ({"has_job": True, "has_earnings": True}, "not_eligible", {"articles": {"1.1.6"}}),
    "U20": ({"has_disability": True}, "eligible", {}),
    "U21": (
        {"job_seeker_registered_on": "06-08", "offers": offer("06-09", "accepted", "06-09", "pending")},
        "step_needed",
        {"steps": ("await_employer",), "ends": {"06-17"}, "articles": {"5.5"}},
    ),
    "U22": (
        {"job_seeker_state": "none", "job_seeker_registered_on": None, "offers": None},
        "step_needed",
        {"steps": ("file_e_application",), "articles": {"5.2"}},
    ),
    "U23": ({"residence_status": "foreigner_nonresident"}, "not_eligible", {"articles": {"3"}}),
    "U24": (
        {"birth_date": "2011-06-22", "job_seeker_registered_on": "06-08"},
        "wait_until",
        {"date": "06-22", "articles": {"5.12.2", "5.5"}},
    ),
    "U25": ({"able_to_work": None}, "undecidable", {"missing": ("able_to_work",)}),
    "U26": (
        {"unemployed_state": "suspended", "unemployed_suspended_through": "2027-03-10"},
        "wait_until",
        {"date": "2027-03-11", "articles": {"5.10"}},
    ),
    "U27": (
        {"offers": offer("05-20", "refused"), "not_registered_decision_on": "05-26"},
        "wait_until",
        {"date": "06-27", "articles": {"5.13"}},
    ),
    "U28": (
        {
            "job_seeker_registered_on": "04-20",
            "offers": offer("04-23", "refused"),
            "not_registered_decision_on": "05-05",
        },
        "eligible",
        {"steps": ("ask_again",)},
    ),
    "U29": (
        {**EARLY_QUIT, "job_seeker_state": "none", "job_seeker_registered_on": None},
        "wait_until",
        {"date": "07-16", "steps": ("file_e_application",), "articles": {"5.12.5", "5.2"}},
    ),
    "U30": (
        {"emp_labour_contract": True, "contested": {"emp_labour_contract": day("06-01")}},
        "step_needed",
        {"steps": ("correct_entry",), "articles": {"4.1.1", "5.12.1"}},
    ),
    "U31": ({"fulltime_other_student": True}, "eligible", {}),
    "U32": (
        {"offers": offer("05-22", "accepted", "05-22", "pending")},
        "needs_officer",
        {"question": "Q-32", "articles": {"5.5"}},
    ),
    "U33": (
        {"offers": (offer("05-20", "accepted", "05-20", "refused"), offer("05-21", "refused"))},
        "needs_officer",
        {"question": "Q-09", "articles": {"5.5"}},
    ),
    "U34": (
        {**EARLY_QUIT, "referral_contract_open_ended": True},
        "needs_officer",
        {"question": "Q-14", "articles": {"5.12.5"}},
    ),
    "U35": (
        {"unemployed_state": "suspended", "unemployed_suspended_through": "06-01"},
        "eligible",
        {"steps": ("ask_return",)},
    ),
    "U36": (
        {"unemployed_state": "active", "unemployed_registered_on": "05-26"},
        "already_registered",
        {},
    ),
    "U37": (
        {"not_registered_decision_on": "04-20", "unemployed_cancelled_false_data_on": "05-31"},
        "wait_until",
        {"date": "07-01", "articles": {"5.13"}},
    ),
    "U38": (
        {"offers": (offer("05-20", "accepted", "05-20", "refused"), offer("05-25", "pending"))},
        "step_needed",
        {"steps": ("answer_offer",), "articles": {"5.5"}},
    ),
    "U39": ({"has_earnings": False}, "eligible", {}),
    "U40": ({"unemployed_state": "suspended"}, "wait_until", {"date": None, "articles": {"5.10"}}),
}


@pytest.mark.parametrize("number", ROWS)
def test_row(number: str) -> None:
    differs, outcome, expected = ROWS[number]
    decision = decide("unemployed", person_b(**differs), LAW)
    assert decision.outcome == outcome
    assert decision.date == (day(expected["date"]) if expected.get("date") else None)
    assert decision.steps == expected.get("steps", ())
    assert decision.missing == expected.get("missing", ())
    assert decision.question == expected.get("question")
    assert {reason.article for reason in decision.reasons} == expected.get("articles", set())
    assert {day(end) for end in expected.get("ends", ())} <= {reason.ends_on for reason in decision.reasons}
    assert (decision.priority, decision.through) == (None, None)


def test_u31_in_the_later_text() -> None:
    decision = decide("unemployed", person_b(fulltime_other_student=True), LATER)
    assert decision.outcome == "not_eligible"
    assert [(reason.article, reason.change) for reason in decision.reasons] == [("5.12.3", "A-05")]


def test_u36_is_base_person_r() -> None:
    assert decide("unemployed", person_r(), LAW).outcome == "already_registered"


@pytest.mark.parametrize(("residence", "said"), [("foreigner_nonresident", False), ("citizen", True)])
def test_nobody_outside_the_law_is_sent_to_the_list_of_job_seekers(residence: str, said: bool) -> None:
    person = person_b(residence_status=residence, emp_labour_contract=True)
    assert ("may_stay_job_seeker" in notes(decide("unemployed", person, LAW))) is said
