"""The conditions of the measures and the small services over all values of their own facts, known and unknown."""

from itertools import product

import pytest

from dialogs.rules.logic import every, no, some
from tests.law.persons import person_b, person_r
from tests.law.values import THREE, ask


def test_n2_and_n3_for_the_unemployed() -> None:
    names = (
        "called_up",
        "false_data_found",
        "deregistration_request",
        "deceased_or_missing",
        "receives_ui_payment",
    )
    for values in product(THREE, repeat=5):
        called_up, false_data, own_request, dead, paid = values
        decision = ask("self-employment", names, values, person_r())
        if dead or paid:
            expected = "not_eligible"
        elif called_up or false_data:
            expected = "wait_until"
        elif own_request:
            expected = "step_needed"
        else:
            expected = "undecidable" if paid is None else "eligible"
        assert decision.outcome == expected, values
        unknown = {name for name, value in zip(names[:4], values, strict=False) if value is None}
        assert set(decision.presumed) == unknown
        works = ask("public-works", names, values, person_r())
        assert works.priority is no(paid)
        if works.outcome == "undecidable":
            pytest.fail("an unknown ground or payment makes public works undecidable")


def test_l_route_of_land_share_owners() -> None:
    names = (
        "emp_civil_contract",
        "emp_family_farm_member",
        "has_earnings",
        "landshare_quota_open",
        "job_seeker_state",
    )
    for values in product(THREE, THREE, THREE, THREE, ("active", "none", None)):
        contract, farm, earnings, quota, state = values
        decision = ask("self-employment", names, values, person_b(owns_agri_land_share=True))
        if contract or earnings or quota is False:
            expected = "not_eligible"
        elif state == "none":
            expected = "step_needed"
        elif None in (contract, farm, earnings, state):
            expected = "undecidable"
        elif farm:
            expected = "needs_officer"
        else:
            expected = "eligible" if quota else "eligible_subject_to_quota"
        assert (decision.outcome, decision.priority) == (expected, False), values


def test_t2_of_training() -> None:
    names = (
        "no_suitable_job_for_lack_of_profession",
        "lost_ability_in_former_profession",
        "has_disability",
        "has_rehabilitation_programme",
        "job_seeker_state",
    )
    for values in product(THREE, THREE, THREE, THREE, ("active", "none", None)):
        lacks, lost, disability, programme, state = values
        person = person_b(unemployed_state="active")
        listed = None if state is None else state == "active"
        right = every((listed, disability, programme))
        expected = {True: "eligible", False: "not_eligible", None: "undecidable"}[some((lacks, lost, right))]
        assert ask("training", names, values, person).outcome == expected, values


def test_suitable_job() -> None:
    names = (
        "matches_education",
        "health_ok",
        "commute_ok",
        "offered_before",
        "job_lawful_and_paid",
        "has_profession",
        "ui_payment_term_ended",
        "no_fit_6_1_available",
    )
    base = person_r(
        matches_speciality=True,
        matches_experience=True,
        needs_new_profession=False,
        needs_move_without_consent=False,
        labour_protection_ok=True,
        refused_training_6_4_2=False,
        last_worked_until="2026-01-01",
        registered_since="2026-05-01",
    )
    for values in product(THREE, repeat=8):
        education, health, commute, before, lawful, profession, term_over, none_left = values
        by_6_1 = every((education, health, commute))
        by_6_3 = every((education, health, commute, term_over, none_left))
        by_6_4 = every((no(profession), lawful, health, commute))
        fits = every((no(before), some((by_6_1, by_6_3, by_6_4))))
        decision = ask("suitable-job", names, values, base)
        assert decision.outcome == {True: "eligible", None: "undecidable", False: "needs_officer"}[fits], (
            values
        )
        if fits is False:
            transport = every((no(before), education, health, term_over, none_left)) and commute is False
            assert decision.question == ("Q-37" if transport else "Q-36"), values
            assert all(
                dict(zip(names, values, strict=True))[it.fact] is (it.fact == "offered_before")
                for it in decision.reasons
            )


def test_vulnerable_is_an_or() -> None:
    names = (
        "has_disability",
        "child_limited_health",
        "single_parent_of_minor",
        "released_after_sentence",
        "is_idp",
    )
    for values in product(THREE, repeat=5):
        decision = ask("vulnerable", names, values)
        expected = {True: "eligible", None: "undecidable", False: "not_eligible"}[some(values)]
        assert decision.outcome == expected
