"""How many messages the questions take over a made-up population, against the fewest any order could need.

The fewest are found exactly: at each point every message that could still matter is tried, and each group of people who
answered alike goes on by itself (dynamic programming over what is known).
"""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any, cast

import pytest

from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.questions import Ask, next_questions
from dialogs.rules.services import decide
from tests.law.persons import LAW, offer, person_b

REGISTERED = frozenset(
    name for name, fact in FACTS.items() if fact.supplier in {"registry", "registry_then_person"}
)
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
