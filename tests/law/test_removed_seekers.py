"""A removal is told by the list it is from: of job seekers by 5.8, of the unemployed by 5.10."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.rules.facts import Facts
from dialogs.rules.notes import notes
from dialogs.rules.services import decide
from tests.law.people import made_up
from tests.law.persons import LATER, LAW, person_b, person_r

MEASURES = ("self-employment", "public-works")
DECIDED: dict[str, Any] = {"removal_decision_on": "2026-03-10"}
SEEKER: dict[str, Any] = {
    "job_seeker_state": "suspended",
    "job_seeker_suspended_through": "2027-03-10",
    **DECIDED,
}
STATUS: dict[str, Any] = {
    "unemployed_state": "suspended",
    "unemployed_suspended_through": "2027-03-10",
    **DECIDED,
}
CANCELLED: dict[str, Any] = {"unemployed_state": "cancelled"}
CASES: list[tuple[Facts, set[str]]] = [  # the articles of the removal
    (person_b(**SEEKER), {"5.8", "5.8.3"}),
    (person_b(**SEEKER, **CANCELLED), {"5.8", "5.8.3"}),
    (person_b(job_seeker_state="none", **DECIDED), {"5.8.3"}),
    (person_b(**DECIDED), {"5.8.3"}),
    (person_r(**STATUS), {"5.10", "5.10.3"}),
    (person_r(**DECIDED), {"5.10.3"}),
    (person_r(**CANCELLED, **DECIDED), {"5.10.3"}),
    (person_r(called_up=True, called_up_through="2027-03-10"), {"5.10.1"}),
    (person_b(called_up=True, called_up_through="2027-03-10"), {"5.8.1"}),
    (person_b(court_measure_in_force=True, court_measure_through="2027-03-10"), {"5.8.2"}),
]


@pytest.mark.parametrize("service", MEASURES)
@pytest.mark.parametrize(("person", "articles"), CASES)
def test_a_removal_is_told_by_the_list_it_is_from(service: str, person: Facts, articles: set[str]) -> None:
    decision = decide(service, person, LAW)
    assert (decision.outcome, decision.date) == ("wait_until", date(2027, 3, 11))
    assert {it.article for it in decision.reasons if it.article.startswith(("5.8", "5.10"))} == articles


@pytest.mark.parametrize("service", MEASURES)
@pytest.mark.parametrize("day", [date(2027, 3, 9), date(2027, 3, 10), date(2027, 3, 11)])
def test_the_year_ends_with_its_last_day(service: str, day: date) -> None:
    removed = person_b(as_of=day, job_seeker_state="none", **DECIDED)
    barred = {it.article for it in decide(service, removed, LAW).reasons} & {"5.8.3", "5.10.3"}
    assert barred == (set() if day == date(2027, 3, 11) else {"5.8.3"})


def test_the_registration_itself_waits_for_its_own_list() -> None:
    seeker = decide("unemployed", person_b(**SEEKER), LAW)
    assert (seeker.date, [it.article for it in seeker.reasons]) == (date(2027, 3, 11), ["5.8"])
    status = decide("unemployed", person_r(**STATUS), LAW)
    assert (status.date, [it.article for it in status.reasons]) == (date(2027, 3, 11), ["5.10"])


@pytest.mark.parametrize("service", ["unemployed", *MEASURES])
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, True),
        (SEEKER, False),
        ({"job_seeker_state": "suspended", "job_seeker_suspended_through": "2026-06-01"}, False),
        ({"called_up": True, "unemployed_state": "suspended"}, False),
        # The practice is told instead (P-01).
        ({"birth_date": "2011-11-02", "job_seeker_state": "none"}, False),
    ],
)
def test_nobody_removed_is_said_to_be_able_to_be_on_the_list(
    service: str, changed: dict[str, Any], said: bool
) -> None:
    decision = decide(service, person_b(**{"emp_labour_contract": True, "has_job": True} | changed), LAW)
    assert decision.outcome == "not_eligible"
    assert ("may_stay_job_seeker" in notes(decision)) is said


def test_no_removal_from_the_one_list_stands_beside_the_offer_of_the_other() -> None:
    for seed in range(3000):
        for service in ("unemployed", *MEASURES):
            for law in (LAW, LATER):
                decision = decide(service, made_up(seed), law)
                removed = any(it.rule.startswith("E-5.8") for it in decision.reasons)
                assert not (removed and "may_stay_job_seeker" in notes(decision))
                if decision.case.facts.get("unemployed_state") == "none":
                    assert not {it.rule for it in decision.reasons} & {"E-5.10.1", "E-5.10.2", "E-5.10.3"}
