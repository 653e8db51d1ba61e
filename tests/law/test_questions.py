"""Which facts are asked: only those that can still change the answer, and in nearly the fewest messages possible."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from random import Random
from typing import Any, cast

import pytest

from dialogs.rules.decision import decision_json
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts, Offer
from dialogs.rules.flips import wished
from dialogs.rules.questions import GROUPS, Ask, next_questions, priority_questions
from dialogs.rules.services import COMMANDS, decide
from tests.law.people import CHANGEABLE, made_up, value_of
from tests.law.persons import EMPLOYMENT, LAW, day, offer, person_b

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
    assert names(asks) == ["unemployed_since", "displaced_or_released", "health", "assistance"]
    assert priority_questions("self-employment", person_b(is_idp=True, has_disability=True), LAW) == ()
    assert priority_questions("stipend", {"as_of": day("06-10")}, LAW) == ()


def answer(service: str, facts: Facts) -> tuple[object, ...]:
    told = decide(service, facts, LAW)
    return told.outcome, told.date, told.through, told.steps, told.question


def matters(service: str, person: Facts, fact: str, asked: list[str], chance: Random) -> bool:
    """Tell whether, with some answers to the others, two answers to this one give two different ends."""
    case = decide(service, person, LAW).case
    for attempt in range(400):
        clear = (0.95, 0.6, 0.1)[attempt % 3]
        others = {
            name: wished(service, name, case) if chance.random() < clear else value_of(chance, name)
            for name in asked
            if chance.random() < 0.9  # "I do not know" is an answer too
        }
        ends = {
            answer(service, cast("Facts", {**person, **others, fact: value}))
            for value in (wished(service, fact, case), *values(person, fact, chance))
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


# The made-up population of those who ask: chance of each bar, the rest as base person B.
CHANCES = {
    "emp_labour_contract": 0.10,
    "emp_civil_contract": 0.02,
    "emp_entrepreneur": 0.05,
    "owns_agri_land_share": 0.12,
    "emp_family_farm_member": 0.02,
    "emp_paid_office": 0.003,
    "emp_student_with_paid_activity": 0.003,
    "emp_abroad_lawful_work": 0.01,
    "has_job": 0.12,
    "has_earnings": 0.15,
    "fulltime_he_sse_student": 0.06,
    "age_pension_assigned": 0.03,
    "old_age_grounds_arisen": 0.04,
    "receives_ui_payment": 0.06,
}
KEPT_AWAY = {"ready_to_start_work": 0.04, "able_to_work": 0.03}
STATES = (
    (0.45, {"job_seeker_state": "none", "unemployed_state": "none", "job_seeker_registered_on": None}),
    (0.25, {"job_seeker_state": "active", "unemployed_state": "none"}),
    (0.22, {"unemployed_state": "active", "unemployed_registered_on": "05-26"}),
    (0.08, {"unemployed_state": "suspended", "unemployed_suspended_through": "07-01"}),
)


def asker(chance: Random) -> Facts:
    """One made-up person who asks, with every fact known."""
    differs: dict[str, Any] = {name: chance.random() < share for name, share in CHANCES.items()}
    differs |= {name: chance.random() >= share for name, share in KEPT_AWAY.items()}
    differs |= chance.choices([state for _, state in STATES], [share for share, _ in STATES])[0]
    if chance.random() < 0.02:
        differs["residence_status"] = "foreigner_nonresident"
    if chance.random() < 0.03:
        differs["birth_date"] = "2011-09-01"
    if chance.random() < 0.06:
        differs |= {
            "referral_contract_ended_on": "02-02",
            "referral_contract_ended_by_worker": chance.random() < 0.6,
            "referral_contract_ended_before_term": True,
            "referral_contract_end_ground": "69",
        }
    if chance.random() < 0.1:
        differs["offers"] = offer("05-20", "accepted", "05-20", "refused")
    return person_b(**differs)


CROWD = tuple(asker(Random(seed)) for seed in range(40))
Known = frozenset[str]


def seen(person: Facts, known: Known) -> Facts:
    return cast("Facts", {"as_of": person["as_of"]} | {name: person.get(name) for name in known})


class Talk:
    """The messages of one service over the crowd: how many we send, and the fewest any order could need."""

    def __init__(self, service: str, known: Known) -> None:
        self.service = service
        self.known = known
        self.fewest = cache(self._fewest)

    def asks(self, person: int, known: Known) -> tuple[Ask, ...]:
        settled = known | (REGISTERED if self.known else frozenset())
        return next_questions(self.service, seen(CROWD[person], known), LAW, settled)

    def sent(self, person: int) -> int:
        known, count = self.known, 0
        while asks := self.asks(person, known):
            known |= frozenset(asks[0].facts)
            count += 1
        told, whole = (
            decide(self.service, facts, LAW) for facts in (seen(CROWD[person], known), CROWD[person])
        )
        assert told.outcome == whole.outcome or told.presumed  # the register's status is not questioned
        return count

    def _fewest(self, people: tuple[int, ...], known: Known) -> int:
        """The least sum of messages over these people, who have given the same answers so far."""
        asks = self.asks(people[0], known)
        if not asks:
            return 0
        return len(people) + min(self.after(people, known, ask.facts) for ask in asks)

    def after(self, people: tuple[int, ...], known: Known, asked: tuple[str, ...]) -> int:
        """The least sum once these facts are known too: each group of equal answers goes on by itself."""
        answers: dict[tuple[object, ...], list[int]] = {}
        for person in people:
            answers.setdefault(tuple(CROWD[person].get(name) for name in asked), []).append(person)
        return sum(self.fewest(tuple(same), known | frozenset(asked)) for same in answers.values())


@pytest.mark.parametrize("service", ["unemployed", "self-employment", "public-works"])
@pytest.mark.parametrize("known", [frozenset(), REGISTERED], ids=["anonymous", "bound"])
def test_messages_are_at_most_a_fifth_over_the_fewest_possible(service: str, known: Known) -> None:
    talk = Talk(service, known)
    everybody = tuple(range(len(CROWD)))
    sent = sum(talk.sent(person) for person in everybody)
    fewest = talk.after(everybody, known, tuple(known))
    assert fewest <= sent <= 1.2 * fewest


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
