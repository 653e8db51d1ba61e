"""Rows M1 to M15 of the specification, 18.4, and the states of a registration."""

from typing import Any

import pytest

from dialogs.rules.services import decide
from tests.law.persons import LAW, day, offer, person_b, person_r

ROWS: dict[str, tuple[str, dict[str, Any], str, dict[str, Any]]] = {
    "M1": ("unemployed", {"report_submitted_on": {"2026-05": day("05-26")}}, "kept", {}),
    "M2": ("unemployed", {"emp_labour_contract": True}, "cancelled", {"articles": {"5.11.1", "4.1.1"}}),
    "M3": ("unemployed", {"called_up": True}, "suspended", {"through": None, "articles": {"5.10.1"}}),
    "M4": (
        "unemployed",
        {
            "unemployed_registered_on": "01-12",
            "offers": (offer("02-02", "refused"), offer("02-20", "refused")),
            "removal_decision_on": "03-10",
        },
        "suspended",
        {"through": "2027-03-10", "articles": {"5.10.3"}},
    ),
    "M5": (
        "unemployed",
        {"offers": offer("06-02", "refused")},
        "needs_officer",
        {"question": "Q-11", "articles": {"5.10.3"}},
    ),
    "M6": ("unemployed", {"report_missed": True}, "suspended", {"through": None, "articles": {"5.10.4"}}),
    "M7": (
        "unemployed",
        {"called_up": True, "admitted_fulltime_he_sse": True},
        "cancelled",
        {"articles": {"5.11.6", "5.10.1"}},
    ),
    "M8": ("job-seeker", {"hired_by_referral": True}, "cancelled", {"articles": {"5.9.1"}}),
    "M9": ("job-seeker", {"emp_labour_contract": True, "has_job": True}, "kept", {}),
    "M10": (
        "unemployed",
        {"deregistration_request": True},
        "cancelled",
        {"steps": ("register_unemployed",), "articles": {"5.11.5"}},
    ),
    "M11": (
        "unemployed",
        {"offers": offer("06-02", "no_answer")},
        "needs_officer",
        {"question": "Q-34", "articles": {"5.10.3"}},
    ),
    "M12": (
        "unemployed",
        {"emp_labour_contract": True, "contested": {"emp_labour_contract": day("06-01")}},
        "step_needed",
        {"steps": ("correct_entry",), "articles": {"5.11.1", "4.1.1"}},
    ),
    "M13": (
        "unemployed",
        {"offers": (offer("06-02", "refused"), offer("06-04", "refused"))},
        "suspended",
        {"through": None, "articles": {"5.10.3"}},
    ),
    "M14": (
        "unemployed",
        {"unemployed_state": "suspended", "unemployed_suspended_through": "06-01"},
        "needs_officer",
        {"question": "Q-35", "articles": {"5.10"}},
    ),
    "M15": (
        "job-seeker",
        {
            "job_seeker_registered_on": "2023-05-02",
            "offers": (offer("2025-05-05", "refused"), offer("2025-06-03", "refused")),
        },
        "kept",
        {},
    ),
}


@pytest.mark.parametrize("number", ROWS)
def test_row(number: str) -> None:
    registration, differs, outcome, expected = ROWS[number]
    decision = decide(f"keep-{registration}", person_r(**differs), LAW)
    assert decision.outcome == outcome
    assert decision.through == (day(expected["through"]) if expected.get("through") else None)
    assert decision.steps == expected.get("steps", ())
    assert decision.question == expected.get("question")
    assert {reason.article for reason in decision.reasons} == expected.get("articles", set())
    assert (decision.date, decision.priority, decision.missing) == (None, None, ())


@pytest.mark.parametrize(
    ("registration", "state", "through", "expected"),
    [
        ("unemployed", "none", None, ("step_needed", ("register_unemployed",))),
        ("unemployed", "cancelled", None, ("step_needed", ("register_unemployed",))),
        ("unemployed", None, None, ("undecidable", ())),
        ("unemployed", "suspended", "06-10", ("suspended", ())),
        ("unemployed", "suspended", None, ("suspended", ())),
        ("job-seeker", "none", None, ("step_needed", ("file_e_application",))),
        ("job-seeker", "cancelled", None, ("step_needed", ("file_e_application",))),
        ("job-seeker", None, None, ("undecidable", ())),
        ("job-seeker", "suspended", "06-09", ("needs_officer", ())),
    ],
)
def test_state_of_the_register(
    registration: str, state: str, through: str | None, expected: tuple[str, tuple[str, ...]]
) -> None:
    name = registration.replace("-", "_")
    decision = decide(
        f"keep-{registration}",
        person_b(**{f"{name}_state": state, f"{name}_suspended_through": through}),
        LAW,
    )
    assert (decision.outcome, decision.steps) == expected


def test_one_refusal_and_a_silence_leave_the_lower_question() -> None:
    person = person_r(offers=(offer("06-02", "no_answer"), offer("06-03", "refused")))
    assert decide("keep-unemployed", person, LAW).question == "Q-11"


def test_two_refusals_are_a_ground_whatever_else_was_silent() -> None:
    person = person_b(offers=(offer("05-20", "refused"), offer(None, "refused"), offer("05-21", "no_answer")))
    assert decide("keep-job-seeker", person, LAW).outcome == "suspended"


@pytest.mark.parametrize(
    ("offered", "counts"), [("05-25", False), ("05-26", True), ("06-09", True), (None, False)]
)
def test_refusals_count_from_the_registration_as_unemployed(offered: str | None, counts: bool) -> None:
    person = person_r(offers=(offer("06-02", "refused"), offer(offered, "refused")))
    assert decide("keep-unemployed", person, LAW).outcome == ("suspended" if counts else "needs_officer")


@pytest.mark.parametrize(("offered", "counts"), [("2028-05-18", True), ("2028-05-19", False)])
def test_refusals_of_a_job_seeker_count_for_two_years(offered: str, counts: bool) -> None:
    offers = (offer("05-20", "refused"), offer(offered, "refused"))
    decision = decide("keep-job-seeker", person_b(offers=offers), LAW)
    assert decision.outcome == ("suspended" if counts else "needs_officer")


@pytest.mark.parametrize(
    ("as_of", "outcome"), [("2027-03-09", "suspended"), ("2027-03-10", "suspended"), ("2027-03-11", "kept")]
)
def test_removal_for_refusals_lasts_a_year_and_uses_them_up(as_of: str, outcome: str) -> None:
    person = person_r(
        as_of=day(as_of),
        unemployed_registered_on="01-12",
        offers=(offer("02-02", "refused"), offer("02-20", "refused")),
        removal_decision_on="03-10",
    )
    assert decide("keep-unemployed", person, LAW).outcome == outcome


def test_several_removals_end_with_the_latest() -> None:
    person = person_r(called_up=True, called_up_through="12-01", court_measure_in_force=True)
    assert decide("keep-unemployed", person, LAW).through is None
    person["court_measure_through"] = day("2027-02-01")
    assert decide("keep-unemployed", person, LAW).through == day("2027-02-01")


def test_unknown_grounds_do_not_count() -> None:
    decision = decide("keep-unemployed", person_r(emp_labour_contract=None, called_up=None), LAW)
    assert (decision.outcome, decision.presumed) == ("kept", ("emp_labour_contract", "called_up"))


def test_contested_removal_gives_way_to_a_certain_ground() -> None:
    contested = {"contested": {"called_up": day("06-01")}}
    person = person_r(called_up=True, **contested)
    assert decide("keep-unemployed", person, LAW).steps == ("correct_entry",)
    person["report_missed"] = True
    assert decide("keep-unemployed", person, LAW).outcome == "suspended"
