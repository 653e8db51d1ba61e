"""Which facts are asked: only those that can still change the answer, and in nearly the fewest messages possible."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import cast

import pytest

from dialogs.rules.decision import decision_json
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts, Offer
from dialogs.rules.questions import GROUPS, Ask, next_questions, priority_questions
from dialogs.rules.services import COMMANDS, decide
from dialogs.rules.wished import wished
from tests.law.people import CHANGEABLE, made_up, value_of
from tests.law.persons import EMPLOYMENT, LATER, LAW, day, person_b

STATED = frozenset(name for name, fact in FACTS.items() if fact.stated)
REGISTERED = frozenset(
    name for name, fact in FACTS.items() if fact.supplier in {"registry", "registry_then_person"}
)
SPEAKING_NULLS = frozenset(name for name, fact in FACTS.items() if fact.null in {"none", "no_end", "default"})
GROUP = {group.name: group.facts for group in GROUPS}


def names(asks: Iterable[Ask]) -> list[str]:
    return [ask.group for ask in asks]


def test_groups_are_small_and_a_fact_is_in_one_of_them() -> None:
    asked = [fact for group in GROUPS for fact in group.facts]
    assert all(1 <= len(group.facts) <= 5 for group in GROUPS)
    assert len(set(asked)) == len(asked)
    assert set(asked) <= STATED


def test_an_anonymous_person_is_asked_what_matters() -> None:
    asks = next_questions("unemployed", {"as_of": day("06-10")}, LAW)
    assert names(asks) == [
        *("registration", "work", "earnings", "study_and_pension", "readiness"),
        *("rarer_work", "residence", "birth"),
    ]
    assert asks[3].facts == (
        *("fulltime_he_sse_student", "age_pension_assigned", "old_age_allowance_assigned"),
        "old_age_grounds_arisen",
    )


def test_a_bar_that_stands_ends_the_questions() -> None:
    assert next_questions("unemployed", {"as_of": day("06-10"), "emp_labour_contract": True}, LAW) == ()
    assert next_questions("unemployed", {"as_of": day("06-10"), "unemployed_state": "active"}, LAW) == ()


WAY_OF_THE_SHARE: Facts = {
    **person_b(job_seeker_state="none", owns_agri_land_share=True),
    "emp_family_farm_member": None,
    "has_earnings": None,
}


def test_what_closes_the_later_way_of_a_land_share_is_asked_though_a_step_is_open() -> None:
    asks = next_questions("public-works", WAY_OF_THE_SHARE, LATER)
    assert [ask.facts for ask in asks] == [("emp_family_farm_member",), ("has_earnings",)]
    done = WAY_OF_THE_SHARE | cast("Facts", {"emp_family_farm_member": False, "has_earnings": False})
    assert decide("public-works", done, LATER).outcome == "eligible_subject_to_quota"


def test_a_family_farm_makes_the_rest_of_that_way_needless() -> None:
    farmer = WAY_OF_THE_SHARE | cast("Facts", {"emp_family_farm_member": True})
    assert next_questions("public-works", farmer, LATER) == ()


ASKED_ALREADY = frozenset(
    {*GROUP["registration"], *GROUP["work"], *GROUP["earnings"], *GROUP["rarer_work"], *GROUP["birth"]}
)


@pytest.mark.parametrize("ended", [None, day("03-01")])
def test_without_the_route_nothing_is_asked_that_stands_in_the_way_of_the_status(ended: date | None) -> None:
    """Who does not know of a land share gets the same answer with a job by referral that ended and without."""
    facts = person_b(
        job_seeker_state="none",
        owns_agri_land_share=None,
        referral_contract_ended_on=ended,
        referral_contract_ended_by_worker=None,
    )
    assert decide("self-employment", facts, LAW).outcome == "undecidable"
    assert next_questions("self-employment", facts, LAW, ASKED_ALREADY) == ()


def test_a_place_that_a_later_change_opens_needs_no_word_on_decisions() -> None:
    seeker = person_b()
    assert decide("public-works", seeker, LATER).outcome == "eligible_subject_to_quota"
    assert next_questions("public-works", seeker, LATER, ASKED_ALREADY) == ()
    assert names(next_questions("public-works", seeker, LAW, ASKED_ALREADY)) == ["decisions", "referral_job"]


def test_waiting_does_not_end_the_questions() -> None:
    facts = person_b(birth_date="2011-06-11", has_earnings=None)
    assert next_questions("unemployed", facts, LAW, REGISTERED) == (Ask("earnings", ("has_earnings",)),)


def test_what_was_asked_is_not_asked_again() -> None:
    facts = person_b(has_job=None, has_earnings=None)
    assert names(next_questions("unemployed", facts, LAW, REGISTERED)) == ["earnings"]
    assert next_questions("unemployed", facts, LAW, REGISTERED | {"has_job", "has_earnings"}) == ()


def test_a_register_that_holds_nothing_is_an_answer() -> None:
    facts = person_b()
    assert names(next_questions("unemployed", facts, LAW)) == ["decisions", "referral_job"]
    assert next_questions("unemployed", facts, LAW, REGISTERED) == ()


def test_the_end_of_a_referral_job_is_asked_only_if_it_ended_lately() -> None:
    old = person_b(referral_contract_ended_on="2025-01-15", not_registered_decision_on=None)
    assert names(next_questions("unemployed", old, LAW)) == ["decisions", "referral_job_end"]
    lately = person_b(referral_contract_ended_on="01-15")
    facts = dict(next_questions("unemployed", lately, LAW))["referral_job_end"]
    assert facts == GROUP["referral_job_end"]


def test_what_only_the_register_knows_is_not_asked() -> None:
    assert next_questions("vulnerable", person_b(pension_age_date=None), LAW) == ()
    facts = person_b(owns_agri_land_share=True)
    assert "landshare_quota_open" not in {
        it for ask in next_questions("self-employment", facts, LAW) for it in ask.facts
    }


def test_the_route_of_self_employment_is_asked_with_what_both_routes_need() -> None:
    facts: Facts = {"as_of": day("06-10"), "unemployed_state": "none"}
    asks = dict(next_questions("self-employment", facts, LAW))
    assert asks["work"] == GROUP["work"]


def test_sensitive_facts_wait_for_the_priority_check() -> None:
    for service in ("unemployed", "self-employment", "public-works", "stipend", "keep-unemployed"):
        for ask in next_questions(service, {"as_of": day("06-10")}, LAW):
            assert not any(FACTS[fact].sensitive for fact in ask.facts)
    asks = priority_questions("self-employment", {"as_of": day("06-10"), "unemployed_state": "active"}, LAW)
    assert names(asks) == ["unemployed_since", "assistance", "health", "displaced_or_released"]
    assert priority_questions("self-employment", person_b(is_idp=True, has_disability=True), LAW) == ()
    assert priority_questions("stipend", {"as_of": day("06-10")}, LAW) == ()


def answer(service: str, facts: Facts) -> tuple[object, ...]:
    told = decide(service, facts, LAW)
    return told.outcome, told.date, told.through, told.steps, told.question


def matters(service: str, person: Facts, fact: str, asked: list[str], chance: Random) -> bool:
    """Tell whether, with some answers to the others, two answers to this one give two different ends."""
    wishes = wished(service, {fact, *asked}, decide(service, person, LAW).case)
    for attempt in range(400):
        clear = (0.95, 0.6, 0.1)[attempt % 3]
        others = {
            name: wishes[name] if chance.random() < clear else value_of(chance, name)
            for name in asked
            if chance.random() < 0.9  # "I do not know" is an answer too
        }
        ends = {
            answer(service, cast("Facts", {**person, **others, fact: value}))
            for value in (wishes[fact], *values(person, fact, chance))
        }
        if len(ends) > 1:
            return True
    return False


def values(person: Facts, fact: str, chance: Random) -> list[object]:
    """Some values of the fact, for offers one that was surely made when it counts."""
    days = (None, person["as_of"])
    hired = [(Offer(on, None, None, "accepted", "hired"),) for on in days]
    return [value_of(chance, fact) for _ in range(4)] + (hired if fact == "offers" else [])


@pytest.mark.parametrize("service", COMMANDS)
def test_only_what_can_change_the_answer_is_asked(service: str) -> None:
    chance = Random(7)
    for seed in range(80):
        person = made_up(seed) | cast("Facts", dict.fromkeys((*chance.sample(CHANGEABLE, 12), "contested")))
        asked = [
            fact
            for ask in next_questions(service, person, LAW, REGISTERED & SPEAKING_NULLS)
            for fact in ask.facts
        ]
        idle = [fact for fact in asked if not matters(service, person, fact, asked, chance)]
        assert idle == [], (seed, asked)


def test_a_person_who_knows_nothing_is_asked_each_thing_once() -> None:
    settled: frozenset[str] = frozenset()
    facts: Facts = {"as_of": day("06-10")}
    for _ in range(20):
        asks = next_questions("unemployed", facts, LAW, settled)
        if not asks:
            break
        settled |= frozenset(asks[0].facts)
    assert next_questions("unemployed", facts, LAW, settled) == ()
    assert decision_json(decide("unemployed", facts, LAW))["outcome"] == "undecidable"
    assert set(EMPLOYMENT) <= settled
