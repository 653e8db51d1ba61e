"""Of what the registry answers an answer takes what it reads; sensitive facts only once the person wants that check."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest

from dialogs.eligibility import SERVICES, check
from dialogs.eligibility_next import Decided
from dialogs.eligibility_registered import LawFact, LawFacts, ReadLawFacts
from dialogs.rules.case import open_case
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.questions import PRIORITY
from dialogs.rules.services import decide
from dialogs.rules.taken import facts_taken, facts_voluntary
from dialogs.setting import Person
from tests.dialogs.talk import SETTING, Talk, open_key
from tests.law.test_fewest_messages import CROWD

HELD_ON = date(2026, 11, 20)
BOUND = SETTING._replace(person=Person("1AB2C3D"), level="code", consents=frozenset({"eligibility"}))
HELD: dict[str, Any] = {
    **{name: False for name, fact in FACTS.items() if fact.kind == "bool" and fact.supplier != "person"},
    "residence_status": "citizen",
    "job_seeker_state": "active",
    "job_seeker_registered_on": "2026-11-02",
    "unemployed_state": "none",
    "not_registered_decision_on": None,
    "unemployed_cancelled_false_data_on": None,
    "referral_contract_ended_on": None,
    "offers": [],
    "has_disability": True,
    "matches_education": True,  # of an offered job, which the three services do not look at
}


def registered(**differs: Any) -> LawFacts:
    facts = {name: LawFact(value, "made up", HELD_ON) for name, value in {**HELD, **differs}.items()}
    return LawFacts(facts, date(1990, 5, 14), datetime(2026, 11, 22, 22, 0, tzinfo=UTC))


def talk_about(service: str, **differs: Any) -> Talk:
    """A bound person's talk up to the answer; the registry tells what it was asked for, and no more."""

    def answer(errand: ReadLawFacts) -> LawFacts:
        held = registered(**differs)
        return replace(held, facts={name: held.facts[name] for name in errand.facts if name in held.facts})

    talk = Talk(partial(check, service=service), answer, BOUND)
    talk.open()
    for said in ("0", "1 2"):  # earns nothing; ready and able to work
        assert open_key(talk).startswith(("eligibility.earnings", "eligibility.readiness")), open_key(talk)
        talk.say(said)
    assert open_key(talk) == "eligibility.next.1.1"
    return talk


def records(talk: Talk) -> list[Decided]:
    return [it for it in talk.events if isinstance(it, Decided)]


def test_the_birth_date_the_registry_gives_is_not_asked() -> None:
    (told,) = records(talk_about("unemployed"))
    assert told.outcome == "eligible"
    assert told.facts["birth_date"] == "1990-05-14"
    born = told.sources["birth_date"]
    assert (born.source, born.as_of) == ("population", date(2026, 11, 23))  # two in the morning in Baku


def test_no_sensitive_fact_is_in_an_answer_before_the_person_wants_it() -> None:
    talk = talk_about("unemployed")
    (before,) = records(talk)
    for name in (*before.facts, *before.sources):
        assert not FACTS[name].sensitive, name
    assert "matches_education" not in {*before.facts, *before.sources}
    talk.say("4")
    assert open_key(talk) == "group.consent"
    talk.say("1")
    after = records(talk)[-1]
    assert after.facts["has_disability"] is True
    assert after.sources["has_disability"].as_of == HELD_ON
    assert open_key(talk) == "eligibility.next.2.1"  # all is known: nothing sensitive is asked either


def test_the_registry_is_asked_for_nothing_sensitive_before_a_consent_of_its_own() -> None:
    wanted: list[ReadLawFacts] = []

    def answer(errand: ReadLawFacts) -> LawFacts:
        wanted.append(errand)
        return registered()

    for service in (*SERVICES, "keep"):
        talk = Talk(partial(check, service=service), answer, BOUND)
        talk.open()
    assert len(wanted) == len(SERVICES) + 1
    asked = {name for errand in wanted for name in errand.facts}
    assert asked
    assert not {name for name in asked if FACTS[name].sensitive}
    assert not any(errand.record for errand in wanted)


def test_whoever_does_not_agree_is_asked_in_place_of_the_registry() -> None:
    talk = talk_about("unemployed")
    for said in ("4", "2"):
        talk.say(said)
    assert open_key(talk).startswith(("eligibility.fact.", "eligibility.health", "eligibility.family"))
    assert "has_disability" not in records(talk)[-1].facts


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_taken_is_all_that_the_answer_reads(service: str) -> None:
    taken = {*facts_taken(service), "as_of", "contested"}
    for person in CROWD:
        cut: Any = {name: value for name, value in person.items() if name in taken}
        whole, told = decide(service, person, SETTING.law), decide(service, cut, SETTING.law)
        assert whole[2:6] == told[2:6]
        assert whole.reasons == told.reasons


@pytest.mark.parametrize("service", SERVICES)
def test_the_check_of_who_comes_first_finds_all_its_facts(service: str) -> None:
    nobody: Facts = {"as_of": SETTING.today}
    read = {*PRIORITY[service](open_case(nobody, SETTING.law))}
    held = facts_taken(service) | facts_voluntary(service)
    assert read <= held
    assert all(FACTS[name].sensitive for name in facts_voluntary(service))
    assert not any(FACTS[name].sensitive for name in facts_taken(service))
