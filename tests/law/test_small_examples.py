"""Rows T, G, J and V of the specification, 18.5, and registration as job seeker."""

from typing import Any

import pytest

from dialogs.rules.facts import Facts
from dialogs.rules.notes import notes
from dialogs.rules.services import decide
from tests.law.persons import LAW, day, person_b, person_r

NEITHER = {"no_suitable_job_for_lack_of_profession": False, "lost_ability_in_former_profession": False}
FITS = {
    "matches_education": True,
    "matches_speciality": True,
    "matches_experience": True,
    "health_ok": True,
    "commute_ok": True,
    "offered_before": False,
    "labour_protection_ok": True,
    "needs_move_without_consent": False,
}
DISABLED = {**NEITHER, "has_disability": True, "has_rehabilitation_programme": True}
NO_PROFESSION = {  # J4: fits health and transport only
    **FITS,
    "matches_education": False,
    "matches_speciality": False,
    "matches_experience": False,
    "has_profession": False,
    "job_lawful_and_paid": True,
}
AFTER_PAYMENT = {  # J6
    **FITS,
    "commute_ok": False,
    "ui_payment_term_ended": True,
    "no_fit_6_1_available": True,
    "needs_new_profession": False,
    "has_profession": True,
    "last_worked_until": "2025-12-01",
    "refused_training_6_4_2": False,
    "registered_since": "05-18",
}
ROWS: dict[str, tuple[str, Facts, str, dict[str, Any]]] = {
    "T1": ("training", person_r(no_suitable_job_for_lack_of_profession=True), "eligible", {}),
    "T2": ("training", person_b(**DISABLED), "eligible", {}),
    "T3": (
        "training",
        person_b(**{**DISABLED, "has_rehabilitation_programme": None}),
        "undecidable",
        {"missing": ("has_rehabilitation_programme",)},
    ),
    "T4": (
        "training",
        person_b(job_seeker_state="none", lost_ability_in_former_profession=True),
        "step_needed",
        {"steps": ("file_e_application",), "articles": {"20.1"}},
    ),
    "G1": ("stipend", person_r(in_training_by_referral=True), "eligible", {}),
    "G2": (
        "stipend",
        person_r(in_training_by_referral=True, receives_ui_payment=True, ui_payment_through="08-31"),
        "wait_until",
        {"date": "09-01", "articles": {"29.2"}},
    ),
    "G3": (
        "stipend",
        person_b(in_training_by_referral=True),
        "step_needed",
        {"steps": ("register_unemployed",), "articles": {"29.1"}},
    ),
    "J1": ("suitable-job", person_b(**FITS), "eligible", {}),
    "J2": (
        "suitable-job",
        person_b(**{**FITS, "health_ok": False}),
        "needs_officer",
        {"question": "Q-36", "articles": {"6.1"}, "facts": {"health_ok"}},
    ),
    "J3": (
        "suitable-job",
        person_b(**{**FITS, "commute_ok": None}),
        "undecidable",
        {"missing": ("commute_ok",)},
    ),
    "J4": ("suitable-job", person_b(**NO_PROFESSION), "eligible", {}),
    "J5": (
        "suitable-job",
        person_b(**{**NO_PROFESSION, "health_ok": False}),
        "needs_officer",
        {"question": "Q-36", "articles": {"6.4"}, "facts": {"health_ok"}},
    ),
    "J6": (
        "suitable-job",
        person_r(**AFTER_PAYMENT),
        "needs_officer",
        {"question": "Q-37", "articles": {"6.3"}, "facts": {"commute_ok"}},
    ),
    "J7": (
        "suitable-job",
        person_b(**{**FITS, "needs_move_without_consent": True}),
        "needs_officer",
        {"question": "Q-36", "articles": {"6.5"}, "facts": {"needs_move_without_consent"}},
    ),
    "V1": ("vulnerable", person_b(is_idp=True), "eligible", {}),
    "V2": ("vulnerable", person_b(), "not_eligible", {"articles": {"1.1.22"}}),
    "V3": ("vulnerable", person_b(has_disability=None), "undecidable", {"missing": ("has_disability",)}),
}


@pytest.mark.parametrize("number", ROWS)
def test_row(number: str) -> None:
    service, facts, outcome, expected = ROWS[number]
    decision = decide(service, facts, LAW)
    assert decision.outcome == outcome
    assert decision.date == (day(expected["date"]) if expected.get("date") else None)
    assert decision.steps == expected.get("steps", ())
    assert decision.missing == expected.get("missing", ())
    assert decision.question == expected.get("question")
    assert {reason.article for reason in decision.reasons} == expected.get("articles", set())
    assert expected.get("facts", set()) <= {reason.fact for reason in decision.reasons}


@pytest.mark.parametrize(
    ("differs", "priority"),
    [
        ({"has_profession": False}, True),
        ({"has_profession": True, "last_worked_until": "2023-06-10"}, False),  # exactly three years
        ({"has_profession": True, "last_worked_until": "2023-06-09"}, True),
        ({"has_profession": True, "never_worked": True}, None),
        ({"has_profession": False, "never_worked": True}, True),
        ({"last_worked_until": "2026-01-01"}, None),
        ({}, None),
    ],
)
def test_who_comes_first_in_training(differs: dict[str, Any], priority: bool | None) -> None:
    person = person_r(no_suitable_job_for_lack_of_profession=True, **differs)
    assert decide("training", person, LAW).priority is priority


@pytest.mark.parametrize(
    ("differs", "outcome"),
    [
        ({"birth_date": "2008-06-10"}, "eligible"),  # 18 today
        ({"birth_date": "2008-06-11"}, "not_eligible"),
        ({"disability_decision_on": "06-10"}, "eligible"),
        ({"disability_decision_on": "06-11"}, "not_eligible"),
        ({"unemployed_state": "active", "job_seeker_state": "none"}, "not_eligible"),
    ],
)
def test_training_by_the_disability_law(differs: dict[str, Any], outcome: str) -> None:
    assert decide("training", person_b(**{**DISABLED, **differs}), LAW).outcome == outcome


@pytest.mark.parametrize(
    ("differs", "found"),
    [
        ({"birth_date": "2009-02-01"}, {("timed", "birth_date", "2027-01-31")}),
        ({"birth_date": "2008-06-11"}, {("timed", "birth_date", "2026-06-10")}),
        ({"has_rehabilitation_programme": False}, {("state", "has_rehabilitation_programme", "")}),
        ({"job_seeker_state": "none", "unemployed_state": "active"}, {("step", "job_seeker_state", "")}),
        (
            {"birth_date": "2009-02-01", "has_rehabilitation_programme": False},
            {("timed", "birth_date", "2027-01-31"), ("state", "has_rehabilitation_programme", "")},
        ),
        ({"birth_date": "2009-02-01", "has_disability": False}, set()),
        ({"birth_date": "2009-02-01", "has_disability": None}, set()),
        ({"birth_date": "2009-02-01", "disability_decision_on": "06-11"}, set()),
    ],
)
def test_a_no_to_training_names_what_the_disability_law_asks(
    differs: dict[str, Any], found: set[tuple[str, str, str]]
) -> None:
    decision = decide("training", person_b(**{**DISABLED, **differs}), LAW)
    named = {(it.kind, it.fact, str(it.ends_on or "")) for it in decision.reasons if it.rule == "DIS-20.3"}
    assert (decision.outcome, named) == ("not_eligible", found)
    assert {it.fact for it in decision.reasons if it.rule == "E-20.1"} == NEITHER.keys()


def test_training_says_what_it_costs() -> None:
    need = {"no_suitable_job_for_lack_of_profession": True}
    assert "training_free" in notes(decide("training", person_r(**need), LAW))
    assert "training_paid" in notes(decide("training", person_b(**need), LAW))


@pytest.mark.parametrize(
    ("differs", "outcome"),
    [
        ({"birth_date": "2006-06-11"}, "eligible"),  # 20 tomorrow
        ({"birth_date": "2006-06-10"}, "not_eligible"),
        ({"pension_age_date": "2028-06-09"}, "eligible"),
        ({"pension_age_date": "2028-06-10"}, "not_eligible"),
        ({"pension_age_date": "2026-06-11"}, "eligible"),
        ({"pension_age_date": "2026-06-10"}, "not_eligible"),
        ({"has_disability": True, "disability_decision_on": "06-11"}, "not_eligible"),
    ],
)
def test_vulnerable_by_day(differs: dict[str, Any], outcome: str) -> None:
    assert decide("vulnerable", person_b(**differs), LAW).outcome == outcome


@pytest.mark.parametrize(
    ("differs", "missing"),
    [
        ({"health_ok": None, "commute_ok": None}, ("health_ok", "commute_ok")),
        (  # either it fits, or 6.4 lets it pass
            {"matches_education": None, "has_profession": False},
            ("matches_education", "job_lawful_and_paid"),
        ),
        ({"matches_education": None, "job_lawful_and_paid": False}, ("matches_education",)),
        ({"labour_protection_ok": None}, ("labour_protection_ok",)),
        (  # 6.1 fails, so 6.4 is the nearest way left
            {"matches_education": False},
            (
                "job_lawful_and_paid",
                "last_worked_until",
                "has_profession",
                "refused_training_6_4_2",
                "registered_since",
            ),
        ),
        ({"has_profession": False, "matches_education": False}, ("job_lawful_and_paid",)),
    ],
)
def test_what_a_job_check_still_misses(differs: dict[str, Any], missing: tuple[str, ...]) -> None:
    decision = decide("suitable-job", person_b(**{**FITS, **differs}), LAW)
    assert (decision.outcome, decision.missing) == ("undecidable", missing)


@pytest.mark.parametrize(
    ("differs", "expected"),
    [
        ({"e_application_complete": True, "js_blocked": False}, ("eligible", ())),
        ({"e_application_complete": False, "js_blocked": False}, ("step_needed", ("file_e_application",))),
        ({"e_application_complete": True, "js_blocked": True}, ("step_needed", ("remove_defect",))),
        (
            {"e_application_complete": True, "js_blocked": False, "birth_date": "2011-06-11"},
            ("wait_until", ()),
        ),
        ({"e_application_complete": True, "js_blocked": None}, ("undecidable", ())),
    ],
)
def test_registration_as_job_seeker(differs: dict[str, Any], expected: tuple[str, tuple[str, ...]]) -> None:
    decision = decide("register-job-seeker", person_b(**differs), LAW)
    assert (decision.outcome, decision.steps) == expected
