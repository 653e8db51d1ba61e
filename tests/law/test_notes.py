"""What is said beside an answer holds for this person, in `addim check` as in the conversation, and while one waits."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.eligibility_beside import GROUNDS, note_lines
from dialogs.rules.facts import Facts
from dialogs.rules.notes import notes
from dialogs.rules.services import COMMANDS, decide
from dialogs.values import Term
from tests.law.people import made_up
from tests.law.persons import LATER, LAW, day, offer, person_b, person_r

NOBODY: dict[str, object] = {"job_seeker_state": "none", "unemployed_state": "none"}
FITS: Any = dict.fromkeys(
    (
        "matches_education",
        "matches_speciality",
        "matches_experience",
        "health_ok",
        "commute_ok",
        "labour_protection_ok",
    ),
    True,
) | dict.fromkeys(("needs_move_without_consent", "offered_before"), False)


def codes(service: str, person: Facts) -> set[str]:
    return set(notes(decide(service, person, LAW)))


def test_the_conversation_says_the_same_notes() -> None:
    for seed in range(400):
        for service in COMMANDS:
            for law in (LAW, LATER):
                decision = decide(service, made_up(seed), law)
                keys = [line.value.key for line in note_lines(decision) if isinstance(line.value, Term)]
                grounds = {f"law.reason.timed.{fact}" for fact in GROUNDS}
                assert [key for key in keys if key not in grounds] == [
                    f"law.note.{code}" for code in notes(decision)
                ]


@pytest.mark.parametrize("service", ["self-employment", "public-works"])
def test_no_status_ends_of_whoever_has_none(service: str) -> None:
    assert "registration_may_end" not in codes(service, person_b(**NOBODY))
    assert "registration_may_end" in codes(service, person_r())


def test_no_status_ends_on_the_land_share_route() -> None:
    owner = person_b(owns_agri_land_share=True, landshare_quota_open=True)
    assert "registration_may_end" not in codes("self-employment", owner)


def test_a_job_that_suits_needs_no_reason_against_it() -> None:
    assert "agency_weighs" not in codes("suitable-job", person_b(**FITS))
    assert "agency_weighs" in codes("suitable-job", person_b(**FITS | {"health_ok": False}))


def test_days_of_an_employer_that_run_into_an_open_year_are_estimated() -> None:
    waits = offer("2026-12-28", "accepted", "2026-12-28", "pending")
    person = person_b(as_of=day("2026-12-28"), job_seeker_registered_on="2026-12-28", offers=waits)
    assert "calendar_estimated" in codes("unemployed", person)
    assert "calendar_estimated" not in codes(
        "unemployed", person_b(offers=offer("05-20", "accepted", "06-09"))
    )


WAITS: list[tuple[str, Facts, set[str]]] = [
    ("unemployed", person_b(job_seeker_registered_on="06-08"), {"answer_offers", "keep_current"}),
    ("unemployed", person_b(offers=offer("05-20", "accepted", "06-09")), {"ask_if_employer_is_silent"}),
    ("unemployed", person_b(not_registered_decision_on="05-31"), {"keep_current"}),
    ("unemployed", person_b(unemployed_state="suspended"), {"keep_current", "complain"}),
    ("public-works", person_b(job_seeker_registered_on="06-08"), {"answer_offers", "keep_current"}),
    (
        "self-employment",
        person_r(receives_ui_payment=True, ui_payment_through="08-31"),
        {"keep_current"},
    ),
    ("self-employment", person_r(report_missed=True), {"keep_current"}),
    ("keep-unemployed", person_r(unemployed_state="suspended"), {"keep_current", "complain"}),
]
MEANTIME = {"answer_offers", "ask_if_employer_is_silent", "keep_current", "complain"}


@pytest.mark.parametrize(("service", "person", "expected"), WAITS)
def test_whoever_waits_hears_what_to_do_meanwhile(service: str, person: Facts, expected: set[str]) -> None:
    assert codes(service, person) & MEANTIME == expected


def test_nobody_else_hears_it() -> None:
    assert not codes("unemployed", person_b()) & MEANTIME
    assert codes("unemployed", person_b(has_job=True)) & MEANTIME == {"complain"}


@pytest.mark.parametrize(
    ("service", "person"),
    [
        ("unemployed", person_b(emp_labour_contract=True)),
        ("self-employment", person_r(receives_ui_payment=True)),
        ("keep-unemployed", person_r(report_missed=True)),
        ("keep-unemployed", person_r(emp_labour_contract=True)),
        ("keep-job-seeker", person_b(hired_by_referral=True)),
    ],
)
def test_a_no_and_a_ground_against_a_registration_come_with_the_way_to_complain(
    service: str, person: Facts
) -> None:
    assert "complain" in codes(service, person)


def test_whoever_was_hired_by_referral_is_not_said_to_stay_job_seeker() -> None:
    hired = person_b(offers=offer("05-20", "accepted", "05-20", "hired"))
    assert "may_stay_job_seeker" not in codes("unemployed", hired)


def test_a_child_hears_from_which_age_the_agency_registers() -> None:
    assert "seeker_from_fifteen" in codes("unemployed", person_b(birth_date="2011-11-02", **NOBODY))
    assert "seeker_from_fifteen" not in codes("unemployed", person_b(birth_date="2011-06-10", **NOBODY))
    assert "seeker_from_fifteen" not in codes("unemployed", person_b(birth_date="2011-11-02"))


def test_a_removal_is_not_said_to_end_in_a_registration_by_itself() -> None:
    removed = person_b(job_seeker_state="suspended", job_seeker_suspended_through="2027-03-10")
    assert "ask_return_then" in codes("unemployed", removed)
    assert "ask_return_then" not in codes("unemployed", person_b(not_registered_decision_on="05-31"))


def test_a_yes_that_only_a_change_gives_whose_act_was_not_seen_says_so() -> None:
    assert "act_not_confirmed" in notes(decide("public-works", person_b(), LATER))


def test_a_no_names_the_other_ways_and_not_what_it_denies() -> None:
    paid = codes("self-employment", person_r(receives_ui_payment=True))
    assert {"may_stay_job_seeker", "municipal_route"} <= paid
    assert "property_for_two_years" not in paid
    assert "land_share_route" in codes("public-works", person_b(owns_agri_land_share=True))


def test_every_wait_has_a_day_or_a_step_or_something_to_do() -> None:
    for seed in range(1500):
        for service in ("unemployed", "self-employment", "public-works"):
            decision = decide(service, made_up(seed), LAW)
            if decision.outcome == "wait_until":
                registered = {made_up(seed).get(name) for name in NOBODY} & {"active", "suspended"}
                assert decision.steps or not registered or set(notes(decision)) & MEANTIME


def test_training_with_a_disability_is_not_said_to_be_paid() -> None:
    assert "training_paid" in codes("training", person_b())
    disabled = codes("training", person_b(has_disability=True))
    assert "fee_with_disability" in disabled
    assert "training_paid" not in disabled


def test_the_insurance_payment_is_no_word_for_whoever_never_worked() -> None:
    assert "insurance_if_ended" in codes("unemployed", person_b())
    assert "insurance_if_ended" not in codes("unemployed", person_b(never_worked=True))
    assert "insurance_if_ended" in codes("unemployed", person_b(birth_date="2011-06-10"))  # 15 today
    assert "insurance_if_ended" not in codes("unemployed", person_b(birth_date="2011-06-11"))


@pytest.mark.parametrize(
    ("ground", "told"),
    [("70.b", True), ("70.ç", True), ("68.2.ç", True), ("CS.33.1.3", True)]
    + [(ground, False) for ground in ("69", "68.2.b", "73.1", "74.1.b", "none")],
)
def test_an_unjust_dismissal_is_a_word_for_whoever_may_have_been_dismissed(ground: str, told: bool) -> None:
    assert ("unjust_dismissal" in codes("unemployed", person_b(job_end_ground=ground))) is told
