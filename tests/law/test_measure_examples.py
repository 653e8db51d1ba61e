"""Rows S1 to S21 (self-employment) and P1 to P14 (public works) of the specification, 18.2 and 18.3."""

from typing import Any

import pytest

from dialogs.rules.notes import notes
from dialogs.rules.services import decide
from tests.law.persons import LATER, LAW, day, offer, person_b, person_r

LAND = {  # S9: land share only, not unemployed, quota open
    "owns_agri_land_share": True,
    "landshare_quota_open": True,
    "unemployed_state": "none",
    "unemployed_registered_on": None,
}
NOT_UNEMPLOYED = {"unemployed_state": "none", "unemployed_registered_on": None}
CONTESTED = {"emp_labour_contract": True, "contested": {"emp_labour_contract": day("06-01")}}
Row = tuple[dict[str, Any], str, dict[str, Any]]

SELF_EMPLOYMENT: dict[str, Row] = {
    "S1": ({}, "eligible", {"priority": False}),
    "S2": (
        {"receives_ui_payment": True, "ui_payment_through": "08-31"},
        "wait_until",
        {"date": "09-01", "articles": {"24.10"}},
    ),
    "S3": ({"receives_targeted_social_assistance": True}, "eligible", {"priority": True}),
    "S4": ({"unemployed_registered_on": "2025-06-10"}, "eligible", {"priority": False}),
    "S5": ({"unemployed_registered_on": "2025-06-09"}, "eligible", {"priority": True}),
    "S6": ({"pension_age_date": "2028-06-10"}, "eligible", {"priority": False}),
    "S7": ({"pension_age_date": "2028-06-09"}, "eligible", {"priority": True}),
    "S8": ({"released_after_sentence": True}, "eligible", {"priority": True}),
    "S9": (LAND, "eligible", {"priority": False}),
    "S10": (
        {**LAND, "emp_labour_contract": True},
        "not_eligible",
        {"articles": {"24.8", "4.1.1"}},
    ),
    "S11": (
        {**LAND, "landshare_quota_open": None},
        "eligible_subject_to_quota",
        {"missing": ("landshare_quota_open",)},
    ),
    "S12": ({**LAND, "landshare_quota_open": False}, "not_eligible", {"articles": {"24.8"}}),
    "S13": (NOT_UNEMPLOYED, "step_needed", {"steps": ("register_unemployed",), "articles": {"24.1"}}),
    "S14": (
        {"unemployed_state": "suspended", "unemployed_suspended_through": "2027-03-10"},
        "wait_until",
        {"date": "2027-03-11", "articles": {"5.10"}},
    ),
    "S15": ({"receives_ui_payment": None}, "undecidable", {"missing": ("receives_ui_payment",)}),
    "S16": (
        {"receives_ui_payment": True, "has_disability": True},
        "not_eligible",
        {"articles": {"24.10"}},
    ),
    "S17": (
        {**LAND, "job_seeker_state": "none", "job_seeker_registered_on": None},
        "step_needed",
        {"steps": ("file_e_application",), "articles": {"5.2"}},
    ),
    "S18": (
        {**LAND, "emp_family_farm_member": True},
        "needs_officer",
        {"question": "Q-29", "articles": {"24.8"}},
    ),
    "S19": ({**LAND, "has_earnings": True}, "not_eligible", {"articles": {"24.8"}}),
    "S20": ({**LAND, "has_job": False, "has_earnings": False}, "eligible", {"priority": False}),
    "S21": (CONTESTED, "step_needed", {"steps": ("correct_entry",), "articles": {"5.11.1", "4.1.1"}}),
}
PUBLIC_WORKS: dict[str, Row] = {
    "P1": ({}, "eligible", {"priority": True}),
    "P2": ({"receives_ui_payment": True}, "eligible", {"priority": False}),
    "P3": ({"receives_ui_payment": None}, "eligible", {"priority": None}),
    "P4": (
        NOT_UNEMPLOYED,
        "step_needed",
        {
            "steps": ("register_unemployed",),
            "articles": {"21.1"},
            "notes": {"opened_by_later_law", "municipal_route"},
        },
    ),
    "P5": ({"unemployed_state": "suspended"}, "wait_until", {"date": None, "articles": {"5.10"}}),
    "P6": (
        {**NOT_UNEMPLOYED, "owns_agri_land_share": True},
        "not_eligible",
        {"articles": {"21.1", "5.12.1", "4.1.3", "5.11.1"}, "notes": {"opened_by_later_law"}},
    ),
    "P7": ({"emp_entrepreneur": True}, "not_eligible", {"articles": {"5.11.1", "4.1.3"}}),
    "P8": ({"has_disability": True}, "eligible", {"priority": True}),
    "P9": (
        {"birth_date": "2009-02-01"},
        "eligible",
        {"priority": True, "notes": {"age_regarded"}},
    ),
    "P10": ({"unemployed_state": None}, "undecidable", {"missing": ("unemployed_state",)}),
    "P11": ({"fulltime_he_sse_student": True}, "not_eligible", {"articles": {"5.11.6"}}),
    "P12": (
        {"unemployed_state": "cancelled", "deregistration_request": True},
        "step_needed",
        {"steps": ("register_unemployed",), "articles": {"21.1", "5.11.5"}},
    ),
    "P13": ({"old_age_grounds_arisen": True}, "not_eligible", {"articles": {"5.11.2"}}),
    "P14": (
        {**NOT_UNEMPLOYED, "job_seeker_registered_on": "06-08"},
        "wait_until",
        {"date": "06-17", "steps": ("register_unemployed",), "articles": {"5.5", "21.1"}},
    ),
}
ROWS = [("self-employment", number) for number in SELF_EMPLOYMENT] + [
    ("public-works", number) for number in PUBLIC_WORKS
]


@pytest.mark.parametrize(("service", "number"), ROWS)
def test_row(service: str, number: str) -> None:
    differs, outcome, expected = (SELF_EMPLOYMENT | PUBLIC_WORKS)[number]
    decision = decide(service, person_r(**differs), LAW)
    assert decision.outcome == outcome
    assert decision.date == (day(expected["date"]) if expected.get("date") else None)
    assert decision.steps == expected.get("steps", ())
    assert decision.missing == expected.get("missing", ())
    assert decision.question == expected.get("question")
    assert {reason.article for reason in decision.reasons} == expected.get("articles", set())
    if "priority" in expected:
        assert decision.priority is expected["priority"]
    assert expected.get("notes", set()) <= set(notes(decision))
    assert decision.through is None


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("P1", "eligible"),
        ("P4", "eligible_subject_to_quota"),
        ("P6", "eligible_subject_to_quota"),
        ("P7", "eligible_subject_to_quota"),  # an active job seeker; the ground to cancel is still there
        ("P10", "eligible_subject_to_quota"),
    ],
)
def test_public_works_under_the_later_text(number: str, outcome: str) -> None:
    assert decide("public-works", person_r(**PUBLIC_WORKS[number][0]), LATER).outcome == outcome


def test_later_text_needs_to_know_the_new_routes_before_it_refuses() -> None:
    person = person_r(**NOT_UNEMPLOYED, emp_labour_contract=True, job_seeker_state=None)
    assert decide("public-works", person, LAW).outcome == "not_eligible"
    later = decide("public-works", person, LATER)
    assert (later.outcome, later.missing) == ("undecidable", ("job_seeker_state",))


def test_land_owner_outside_the_job_seekers_under_the_later_text() -> None:
    person = person_r(**LAND, job_seeker_state="none", job_seeker_registered_on=None)
    assert decide("public-works", person, LATER).outcome == "eligible_subject_to_quota"
    person["has_job"] = True  # then the registration as job seeker is what is left to do
    later = decide("public-works", person, LATER)
    assert (later.outcome, later.steps) == ("step_needed", ("file_e_application",))
    person["job_seeker_state"] = "suspended"
    assert decide("public-works", person, LATER).outcome == "not_eligible"


def test_family_farm_beside_the_share_leaves_the_same_question_in_the_later_text() -> None:
    farm = {"emp_family_farm_member": True, "job_seeker_state": "suspended", "job_seeker_registered_on": None}
    decision = decide("public-works", person_r(**LAND, **farm), LATER)
    assert (decision.outcome, decision.question) == ("needs_officer", "Q-29")
    unknown = decide("public-works", person_r(**LAND, **farm, emp_paid_office=None), LATER)
    assert (unknown.outcome, unknown.missing) == ("undecidable", ("emp_paid_office",))


def test_route_unknown_until_the_land_share_is_known() -> None:
    person = person_b(owns_agri_land_share=None)
    assert decide("self-employment", person, LAW).missing == ("owns_agri_land_share",)
    person["unemployed_state"] = None
    assert decide("self-employment", person, LAW).missing == ("owns_agri_land_share", "unemployed_state")
    active = person_r(owns_agri_land_share=None)
    decision = decide("self-employment", active, LAW)
    assert (decision.outcome, decision.presumed) == ("eligible", ("owns_agri_land_share",))


def test_nobody_is_refused_on_a_contested_land_share() -> None:
    person = person_b(
        owns_agri_land_share=True, contested={"owns_agri_land_share": None}, landshare_quota_open=False
    )
    decision = decide("self-employment", person, LAW)
    assert (decision.outcome, decision.steps) == ("step_needed", ("register_unemployed", "correct_entry"))


def test_payment_whose_end_is_past_contradicts_itself() -> None:
    person = person_r(receives_ui_payment=True, ui_payment_through="06-09")
    decision = decide("self-employment", person, LAW)
    assert (decision.outcome, decision.missing) == ("undecidable", ("receives_ui_payment",))


def test_refusals_are_counted_for_the_measures_too() -> None:
    person = person_r(
        unemployed_registered_on="01-12", offers=(offer("02-02", "refused"), offer("02-20", "refused"))
    )
    assert decide("public-works", person, LAW).outcome == "wait_until"
    person["removal_decision_on"] = day("03-10")
    assert decide("public-works", person, LAW).date == day("2027-03-11")
    person["removal_decision_on"] = day("2025-06-09")  # its year is over; the refusals came after it
    assert decide("public-works", person, LAW).date is None
    person["removal_decision_on"] = day("2025-06-01")
    person["offers"] = (offer("2025-05-02", "refused"), offer("2025-05-20", "refused"))
    assert decide("public-works", person, LAW).outcome == "eligible"


ABROAD = ("foreigner_nonresident", "stateless_nonresident")


@pytest.mark.parametrize("residence", ABROAD)
@pytest.mark.parametrize("share", [True, False])
def test_no_text_lets_in_somebody_to_whom_the_law_does_not_apply(residence: str, share: bool) -> None:
    person = person_b(residence_status=residence, owns_agri_land_share=share)
    adopted, later = (decide("public-works", person, law) for law in (LAW, LATER))
    assert adopted.outcome == later.outcome == "not_eligible"
    assert "3" in {it.article for it in later.reasons}
    assert "opened_by_later_law" not in notes(adopted)


def test_an_unknown_residence_leaves_the_later_ways_open() -> None:
    person = person_b(residence_status=None)
    assert decide("public-works", person, LATER).outcome == "eligible_subject_to_quota"
    assert "opened_by_later_law" in notes(decide("public-works", person, LAW))
