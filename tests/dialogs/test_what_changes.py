"""What would change an answer is told as it comes: time, an end, an answer; a lasting state by its name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.eligibility_answer import change_key
from dialogs.eligibility_beside import basis
from dialogs.eligibility_change import deciding_lines
from dialogs.eligibility_turning import POSSIBLE, turned, turning
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.flips import changed
from dialogs.rules.services import COMMANDS, decide
from dialogs.values import Phrase, Term, Weekday
from tests.law.people import made_up
from tests.law.persons import LATER, LAW, offer, person_b, person_r
from tests.law.test_small_examples import FITS, NO_PROFESSION

CONTRACT: Any = {"emp_labour_contract": True}
FLIP = "eligibility.flip."


def told(service: str, person: Facts) -> list[tuple[str, ...]]:
    """The keys of the lines, each with the fact that it names."""
    found = []
    for line in deciding_lines(decide(service, person, LAW)):
        assert isinstance(line.value, Term | Phrase)
        named = dict(line.value.values).values() if isinstance(line.value, Phrase) else ()
        found.append((line.value.key.removeprefix(FLIP), *(it.key for it in named if isinstance(it, Term))))
    return found


REFUSED = offer("05-20", "refused")
TAKEN = offer("05-20", "accepted", "05-20", "refused")
SUSPENDED: Any = {"unemployed_state": "suspended"}
DISABLED: Any = {
    "has_disability": True,
    "has_rehabilitation_programme": True,
    "no_suitable_job_for_lack_of_profession": False,
    "lost_ability_in_former_profession": False,
}
REMOVED = (offer("06-02", "refused"), offer("06-04", "refused"))
CASES: list[tuple[str, Facts, list[tuple[str, ...]]]] = [
    ("unemployed", person_b(**CONTRACT), [("ended", "law.fact.emp_labour_contract")]),
    ("unemployed", person_b(fulltime_he_sse_student=True), [("ended", "law.fact.fulltime_he_sse_student")]),
    ("unemployed", person_b(owns_agri_land_share=True), [("law.fact.owns_agri_land_share",)]),
    ("unemployed", person_b(emp_entrepreneur=True), [("law.fact.emp_entrepreneur",)]),
    ("unemployed", person_b(age_pension_assigned=True), [("law.fact.age_pension_assigned",)]),
    ("unemployed", person_b(has_job=True), [("law.fact.has_job",)]),
    ("unemployed", person_b(able_to_work=False), [("law.fact.able_to_work",)]),
    ("unemployed", person_b(job_seeker_state="none"), [("after", "law.fact.job_seeker_state")]),
    ("unemployed", person_b(offers=REFUSED), [("refused",)]),
    ("unemployed", person_b(offers=(REFUSED, TAKEN)), [("officer",)]),
    ("unemployed", person_b(offers=offer("05-22", "accepted", "05-22", "pending")), [("officer",)]),
    ("unemployed", person_b(offers=offer("05-22", "pending")), [("answered",)]),
    ("unemployed", person_b(offers=offer("05-25", "accepted", None, "pending")), [("employer",)]),
    ("unemployed", person_b(offers=offer("05-20", "accepted", "05-20", "hired")), [("law.reason.offers",)]),
    ("unemployed", person_b(**SUSPENDED), [("over", "law.fact.unemployed_state")]),
    (
        "unemployed",
        person_b(**SUSPENDED, birth_date="2011-11-02"),
        [("until",), ("over", "law.fact.unemployed_state")],
    ),
    (
        "unemployed",
        person_b(residence_status="foreigner_nonresident"),
        [("value", "law.fact.residence_status", "eligibility.residence.option.foreigner_resident")],
    ),
    (
        "unemployed",
        person_b(**CONTRACT, contested={"emp_labour_contract": date(2026, 6, 1)}),
        [("corrected", "law.fact.emp_labour_contract")],
    ),
    (
        "unemployed",
        person_b(**CONTRACT, birth_date="2011-11-02"),
        [("ended", "law.fact.emp_labour_contract"), ("then", "eligibility.word.wait_until")],
    ),
    ("unemployed", person_b(has_job=None), [("law.fact.has_job",)]),
    ("keep-unemployed", person_r(removal_decision_on="03-10"), [("until",)]),
    ("keep-unemployed", person_r(offers=REMOVED), [("agency",)]),
    ("keep-unemployed", person_r(report_missed=True), [("law.fact.report_missed",)]),
    (
        "self-employment",
        person_b(owns_agri_land_share=True, landshare_quota_open=False),
        [("after", "law.fact.landshare_quota_open")],
    ),
    ("vulnerable", person_b(), [("one_group",)]),
    (
        "vulnerable",
        person_b(is_idp=None, has_disability=None),
        [("law.fact.has_disability",), ("law.fact.is_idp",)],
    ),
    (
        "training",
        person_b(**DISABLED, birth_date="2009-02-01"),
        [("law.fact.no_suitable_job_for_lack_of_profession",), ("until",)],
    ),
    (  # the day alone would not let in
        "training",
        person_b(**{**DISABLED, "has_rehabilitation_programme": False}, birth_date="2009-02-01"),
        [("law.fact.no_suitable_job_for_lack_of_profession",)],
    ),
    (
        "training",
        person_b(),
        [
            ("law.fact.no_suitable_job_for_lack_of_profession",),
            ("law.fact.lost_ability_in_former_profession",),
        ],
    ),
]


@pytest.mark.parametrize(("service", "person", "expected"), CASES)
def test_it_is_told_as_it_comes(service: str, person: Facts, expected: list[tuple[str, ...]]) -> None:
    assert told(service, person) == expected


def test_many_facts_are_told_by_topic() -> None:
    busy = dict.fromkeys(("has_job", "has_earnings", "emp_entrepreneur", "emp_family_farm_member"), True)
    person = person_b(**CONTRACT, **busy, age_pension_assigned=True)
    assert ("law.topic.work",) in told("unemployed", person)


def test_nothing_is_said_to_follow_the_end_of_a_lasting_state() -> None:
    child = {"birth_date": "2011-11-02"}
    assert told("unemployed", person_b(owns_agri_land_share=True, **child)) == [
        ("law.fact.owns_agri_land_share",)
    ]
    unknown = person_b(**CONTRACT, has_job=None)
    assert told("unemployed", unknown) == [("ended", "law.fact.emp_labour_contract")]


NEED: Any = {"no_suitable_job_for_lack_of_profession": True}
POINTS = {
    "law.fact.health_ok",
    "law.fact.commute_ok",
    "law.fact.needs_move_without_consent",
    "law.fact.labour_protection_ok",
    "law.fact.offered_before",
}
GOOD: list[tuple[str, Facts, set[str]]] = [
    ("unemployed", person_b(), {"law.topic.work", "law.topic.study_and_pension", "law.topic.readiness"}),
    ("self-employment", person_r(), {"law.topic.work", "law.fact.receives_ui_payment"}),  # 24.10
    ("public-works", person_r(), {"law.topic.work", "law.topic.list"}),
    ("keep-unemployed", person_r(), {"law.topic.work", "law.topic.list"}),
    (  # G1: 29.2 and the end of the course
        "stipend",
        person_r(in_training_by_referral=True),
        {
            "law.fact.receives_ui_payment",
            "law.fact.in_training_by_referral",
            "law.fact.unemployed_state",
        },
    ),
    ("training", person_r(**NEED), {"law.fact.no_suitable_job_for_lack_of_profession"}),  # T1
    ("training", person_b(**NEED), {"law.fact.job_seeker_state"}),
    ("suitable-job", person_b(**FITS), POINTS | {"law.fact.matches_education"}),  # J1
    ("suitable-job", person_b(**NO_PROFESSION), POINTS | {"law.fact.job_lawful_and_paid"}),  # J4
]


@pytest.mark.parametrize(("service", "person", "named"), GOOD)
def test_of_a_good_answer_is_named_what_would_turn_it(service: str, person: Facts, named: set[str]) -> None:
    decision = decide(service, person, LAW)
    assert named <= {line.value.key for line in deciding_lines(decision) if isinstance(line.value, Term)}
    assert change_key(decision) == "eligibility.change.good"


@pytest.mark.parametrize(("service", "person", "_named"), GOOD)
def test_each_fact_named_of_a_good_answer_alone_gives_another(
    service: str, person: Facts, _named: set[str]
) -> None:
    decision = decide(service, person, LAW)
    found = turning(decision)
    assert found
    for fact in found:
        then = changed(decision, {fact: turned(decision.case, fact)})
        assert decide(service, then, LAW).outcome not in POSSIBLE
        assert not FACTS[fact].sensitive


def test_no_answer_that_is_not_good_is_said_to_turn() -> None:
    barred = decide("unemployed", person_b(**CONTRACT), LAW)
    assert turning(barred) == ()
    assert change_key(barred) == "eligibility.change.say"


def test_why_of_a_yes_to_support_names_the_payment_that_would_close_it() -> None:
    assert basis(decide("self-employment", person_r(), LAW)) == ("24.1", "24.10")


@pytest.mark.parametrize(
    ("service", "person", "expected"),
    [
        ("vulnerable", person_b(is_idp=True), [("no_group",)]),  # V1
        ("vulnerable", person_b(is_idp=True, birth_date="2007-01-01"), [("no_group",)]),
        ("vulnerable", person_b(birth_date="2007-01-01"), [("through",)]),
        ("vulnerable", person_b(pension_age_date="2027-06-10"), [("through",)]),
        (  # T2, the disability itself not among them
            "training",
            person_b(**DISABLED),
            [("law.fact.job_seeker_state",), ("law.fact.has_rehabilitation_programme",)],
        ),
        (  # either would do, so that neither alone ends it
            "training",
            person_r(**NEED, lost_ability_in_former_profession=True),
            [
                ("law.fact.no_suitable_job_for_lack_of_profession",),
                ("law.fact.lost_ability_in_former_profession",),
            ],
        ),
    ],
)
def test_what_ends_a_good_answer(service: str, person: Facts, expected: list[tuple[str, ...]]) -> None:
    assert told(service, person) == expected


def test_the_last_day_by_age_is_the_day_before_the_birthday() -> None:
    (line,) = deciding_lines(decide("vulnerable", person_b(birth_date="2007-01-01"), LAW))
    assert isinstance(line.value, Phrase)
    assert dict(line.value.values)["day"] == Weekday(date(2026, 12, 31), year=False)


def test_of_a_status_against_which_a_ground_stands_the_ground_is_named() -> None:
    decision = decide("unemployed", person_r(**CONTRACT), LAW)
    assert decision.outcome == "already_registered"
    assert told("unemployed", person_r(**CONTRACT)) == [("law.fact.emp_labour_contract",)]
    assert change_key(decision) == "eligibility.change.say"


def test_of_few_places_the_places_are_named() -> None:
    decision = decide("public-works", person_b(), LATER)
    assert decision.outcome == "eligible_subject_to_quota"
    assert deciding_lines(decision)[0].value == Term("eligibility.flip.places")


def test_of_every_answer_something_is_named_that_decides_it() -> None:
    for seed in range(400):
        for service in COMMANDS:
            for law in (LAW, LATER):
                assert deciding_lines(decide(service, made_up(seed), law)), (seed, service, law.text)
