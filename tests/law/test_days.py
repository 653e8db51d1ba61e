"""The day before, the day of and the day after of each rule that turns with the calendar."""

from datetime import timedelta
from typing import Any

import pytest

from dialogs.rules.facts import Facts
from dialogs.rules.notes import notes
from dialogs.rules.services import decide
from dialogs.rules.versions import ADOPTED, FIRST_DAY, Law, NoLawInForce
from dialogs.rules.workdays import ONE_DAY, Counting, UnknownYear
from tests.law.persons import CALENDAR, LAW, day, offer, person_b, person_r

EARLY_QUIT: dict[str, Any] = {
    "referral_contract_ended_by_worker": True,
    "referral_contract_ended_before_term": True,
    "referral_contract_end_ground": "69",
}
ACCEPTED = offer("05-20", "accepted", "06-05", "pending")
# rule -> service, person, the last day of the old answer, the old answer and the new one
TURNS: dict[str, tuple[str, Facts, str, str, str]] = {
    "5.12.2 born on 11 June": (
        "unemployed",
        person_b(birth_date="2011-06-11"),
        "06-10",
        "wait_until",
        "eligible",
    ),
    "5.12.2 born on 29 February": (
        "unemployed",
        person_b(birth_date="2012-02-29", job_seeker_registered_on="2026-05-18"),
        "2027-02-28",
        "wait_until",
        "eligible",
    ),
    "5.5 window": ("unemployed", person_b(), "05-25", "wait_until", "eligible"),
    "5.5 window over Novruz": (
        "unemployed",
        person_b(job_seeker_registered_on="03-13"),
        "03-31",
        "wait_until",
        "eligible",
    ),
    "18.7 employer": ("unemployed", person_b(offers=ACCEPTED), "06-12", "step_needed", "needs_officer"),
    "5.12.5 from a 31st": (
        "unemployed",
        person_b(**EARLY_QUIT, referral_contract_ended_on="2025-08-31", job_seeker_registered_on="01-12"),
        "02-28",
        "wait_until",
        "eligible",
    ),
    "5.12.5": (
        "unemployed",
        person_b(**EARLY_QUIT, referral_contract_ended_on="01-15"),
        "07-15",
        "wait_until",
        "eligible",
    ),
    "5.13 from a 31st": (
        "unemployed",
        person_b(not_registered_decision_on="01-31", job_seeker_registered_on="01-05"),
        "02-28",
        "wait_until",
        "eligible",
    ),
    "5.13 ends on a Sunday": (
        "unemployed",
        person_b(not_registered_decision_on="04-10", job_seeker_registered_on="03-02"),
        "05-10",
        "wait_until",
        "eligible",
    ),
    "5.10 by the register": (
        "unemployed",
        person_b(unemployed_state="suspended", unemployed_suspended_through="06-10"),
        "06-10",
        "wait_until",
        "eligible",
    ),
    "5.8 by the register": (
        "unemployed",
        person_b(job_seeker_state="suspended", job_seeker_suspended_through="06-10"),
        "06-10",
        "wait_until",
        "step_needed",
    ),
    "5.10.3 leap day": (
        "keep-unemployed",
        person_r(removal_decision_on="2028-02-29", as_of=day("2028-03-01")),
        "2029-02-28",
        "suspended",
        "kept",
    ),
    "5.10 over": (
        "keep-unemployed",
        person_r(unemployed_state="suspended", unemployed_suspended_through="06-10"),
        "06-10",
        "suspended",
        "needs_officer",
    ),
    "24.10": (
        "self-employment",
        person_r(receives_ui_payment=True, ui_payment_through="08-31"),
        "08-31",
        "wait_until",
        "undecidable",  # the register still says that it is received
    ),
    "DIS-20.3 of age": (
        "training",
        person_b(
            birth_date="2008-06-11",
            has_disability=True,
            has_rehabilitation_programme=True,
            no_suitable_job_for_lack_of_profession=False,
            lost_ability_in_former_profession=False,
        ),
        "06-10",
        "not_eligible",
        "eligible",
    ),
    "1.1.22 youth": ("vulnerable", person_b(birth_date="2006-06-11"), "06-10", "eligible", "not_eligible"),
    "1.1.22 pension starts": (
        "vulnerable",
        person_b(pension_age_date="2028-06-10"),
        "06-10",
        "not_eligible",
        "eligible",
    ),
    "1.1.22 pension ends": (
        "vulnerable",
        person_b(pension_age_date="2028-06-10"),
        "2028-06-09",
        "eligible",
        "not_eligible",
    ),
}


@pytest.mark.parametrize("name", TURNS)
def test_the_answer_turns_after_the_last_day(name: str) -> None:
    service, person, last, old, new = TURNS[name]
    answers = [outcome_on(service, person, last, shift) for shift in (-1, 0, 1)]
    assert answers == [old, old, new]


def outcome_on(service: str, person: Facts, last: str, shift: int) -> str:
    return decide(service, {**person, "as_of": day(last) + timedelta(shift)}, LAW).outcome


@pytest.mark.parametrize(
    ("as_of", "priority"), [("2026-06-09", False), ("2026-06-10", False), ("2026-06-11", True)]
)
def test_more_than_one_year_unemployed(as_of: str, priority: bool) -> None:
    person = person_r(unemployed_registered_on="2025-06-10", as_of=day(as_of))
    assert decide("self-employment", person, LAW).priority is priority


@pytest.mark.parametrize(
    ("as_of", "suitable"), [("2026-06-09", False), ("2026-06-10", False), ("2026-06-11", True)]
)
@pytest.mark.parametrize(
    "group",
    [{"last_worked_until": "2023-06-10"}, {"registered_since": "2024-06-10", "last_worked_until": "06-01"}],
)
def test_concessions_of_6_4(group: dict[str, Any], as_of: str, suitable: bool) -> None:
    job = {
        **dict.fromkeys(("job_lawful_and_paid", "health_ok", "commute_ok", "labour_protection_ok"), True),
        **dict.fromkeys(("matches_education", "needs_move_without_consent", "offered_before"), False),
        "has_profession": True,
        "refused_training_6_4_2": False,
        "registered_since": "06-01",
    }
    person = person_b(**{**job, **group, "as_of": day(as_of)})
    assert decide("suitable-job", person, LAW).outcome == ("eligible" if suitable else "needs_officer")


def test_the_date_is_the_first_day_of_the_new_answer() -> None:
    for service, person, last, old, _ in TURNS.values():
        decision = decide(service, {**person, "as_of": day(last)}, LAW)
        if old == "wait_until":
            assert decision.date == day(last) + ONE_DAY
        if old == "suspended":
            assert decision.through == day(last)


def test_no_law_before_its_first_day() -> None:
    person = person_b(as_of=FIRST_DAY - ONE_DAY)
    with pytest.raises(NoLawInForce) as early:
        decide("vulnerable", person, LAW)
    assert early.value.day == FIRST_DAY - ONE_DAY
    person["as_of"] = FIRST_DAY
    assert decide("vulnerable", person, LAW).outcome == "not_eligible"


def test_alternative_readings_are_one_day_shorter() -> None:
    early = Law(ADOPTED, CALENDAR, Counting(start_day_counts=True, free_on_same_day=True))
    assert (
        decide("unemployed", person_b(as_of=day("05-23")), early).outcome == "eligible"
    )  # window ends on 22 May
    person = person_b(**EARLY_QUIT, referral_contract_ended_on="01-15")
    assert decide("unemployed", person, early).date == day("07-15")


def test_a_window_beyond_the_calendar_is_named() -> None:
    person = person_b(job_seeker_registered_on="2027-12-30", as_of=day("2027-12-31"))
    with pytest.raises(UnknownYear) as late:
        decide("unemployed", person, LAW)
    assert late.value.year == 2028


@pytest.mark.parametrize(
    ("offered", "outcome"), [(None, "wait_until"), ("2021-03-03", "wait_until"), ("2021-05-01", "eligible")]
)
def test_a_registration_before_the_calendar_is_long_over(offered: str | None, outcome: str) -> None:
    person = person_b(job_seeker_registered_on="2021-03-01", offers=offer(offered, "refused"))
    assert decide("unemployed", person, LAW).outcome == outcome


def test_an_offer_near_a_window_before_the_calendar_is_named() -> None:
    person = person_b(job_seeker_registered_on="2021-03-01", offers=offer("2021-03-09", "refused"))
    with pytest.raises(UnknownYear) as early:
        decide("unemployed", person, LAW)
    assert early.value.year == 2021
    late = person_b(job_seeker_registered_on="2022-12-28", as_of=day("2023-01-05"))
    with pytest.raises(UnknownYear):
        decide("unemployed", late, LAW)


def test_an_unconfirmed_year_is_said() -> None:
    estimated = person_b(job_seeker_registered_on="2027-05-10", as_of=day("2027-05-11"))
    assert "calendar_estimated" in notes(decide("unemployed", estimated, LAW))
    confirmed = person_b(as_of=day("05-20"))
    assert "calendar_estimated" not in notes(decide("unemployed", confirmed, LAW))
