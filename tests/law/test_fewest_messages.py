"""How many messages the questions take over a made-up population, against the fewest any order could need."""

from __future__ import annotations

from random import Random
from typing import Any, cast

import pytest

from dialogs.eligibility_questions import SITUATIONS
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.questions import GROUPS, Ask, next_questions
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from tests.law.fewest import Fewest, Start
from tests.law.persons import LATER, LAW, offer, person_b

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


CROWD = tuple(asker(Random(seed)) for seed in range(400))
SERVICES = ("unemployed", "self-employment", "public-works")
Known = frozenset[str]
NOTHING: Known = frozenset()


def seen(person: Facts, known: Known) -> Facts:
    return cast("Facts", {"as_of": person["as_of"]} | {name: person.get(name) for name in known})


def settled_by(ask: Ask) -> Known:
    """What one message settles: one that chooses a situation settles all its facts."""
    group = next(group for group in GROUPS if group.name == ask.group)
    return frozenset(group.facts if ask.group in SITUATIONS else ask.facts)


def messages(service: str, person: Facts, start: Known, law: Law) -> int:
    """How many messages the service sends to this person; the answer is then that of all the facts."""
    known, count = start, 0
    while asks := next_questions(service, seen(person, known), law, known):
        known |= settled_by(asks[0])
        count += 1
    told, whole = (decide(service, facts, law) for facts in (seen(person, known), person))
    assert told.outcome == whole.outcome or told.presumed  # the register's status is not questioned
    return count


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("known", [NOTHING, REGISTERED], ids=["anonymous", "bound"])
@pytest.mark.parametrize("law", [LAW, LATER], ids=["2018", "later"])
def test_messages_are_at_most_a_fifth_over_the_fewest_possible(service: str, known: Known, law: Law) -> None:
    sent = sum(messages(service, person, known, law) for person in CROWD)
    least = Fewest(service, CROWD, known, law).least()
    print(
        f"{service}, {law.text}: {sent} messages for {len(CROWD)} people, {least} at least, {sent / least:.3f} times"
    )
    assert least <= sent <= 1.2 * least


@pytest.mark.parametrize("service", SERVICES[:1])
def test_what_is_not_looked_into_is_never_less(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    few = CROWD[:3]
    bounded = Fewest(service, few, NOTHING).least()
    monkeypatch.setattr(Start, "_at_least", lambda *_: 0)  # then every order is tried
    assert Fewest(service, few, NOTHING).least() == bounded
