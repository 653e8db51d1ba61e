"""What would change an answer is named with its value: put in exactly these values, and the outcome is another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from bot.check import Judge, keys_of
from dialogs.eligibility_answer import Told, flip_lines
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts, LawText
from dialogs.rules.facts_json import facts_json
from dialogs.rules.services import COMMANDS, decide
from dialogs.rules.versions import LAW_TEXTS
from dialogs.values import Phrase, Term
from tests.law.people import PEOPLE, SERVICES
from tests.law.persons import LAW, offer, person_b, person_r

JUDGES = {(name, text): Judge(name, text, "none", keys_of) for name in COMMANDS for text in LAW_TEXTS}
WITHOUT = {"eligible", "kept", "eligible_subject_to_quota"}


def answer(service: str, facts: dict[str, Any], text: LawText = "2018-06-29") -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(orjson.dumps(JUDGES[service, text].answer(facts)))
    return found


@settings(max_examples=400, deadline=None)
@given(SERVICES, PEOPLE)
def test_putting_in_exactly_these_values_changes_the_outcome(service: str, person: Facts) -> None:
    given_facts: dict[str, Any] = {**facts_json(person)}
    given_facts.pop("law_text", None)  # both texts are asked
    for text in LAW_TEXTS:
        told = answer(service, given_facts, text)
        assert list(told["flips_to"]) == list(told["flips"])
        if told["flips"]:
            turned = answer(service, {**given_facts, **told["flips_to"]}, text)
            assert turned["outcome"] != told["outcome"]
        else:
            assert told["outcome"] in WITHOUT


KINDS: list[tuple[str, Facts, dict[str, Any]]] = [
    ("unemployed", person_b(has_job=True), {"has_job": False}),
    ("unemployed", person_b(birth_date="2011-06-11"), {"birth_date": "2011-06-10"}),
    ("unemployed", person_b(job_seeker_registered_on="06-08"), {"job_seeker_registered_on": "2026-06-02"}),
    (
        "unemployed",
        person_b(residence_status="stateless_nonresident"),
        {"residence_status": "stateless_resident"},
    ),
    (
        "unemployed",
        person_b(not_registered_decision_on="05-31"),
        {"not_registered_decision_on": "2026-05-09"},
    ),
    ("unemployed", person_b(job_seeker_state="none"), {"job_seeker_state": "active"}),
    ("unemployed", person_b(offers=offer("05-20", "refused")), {"offers": []}),
    ("unemployed", person_r(), {"unemployed_state": "none"}),
    ("self-employment", person_r(unemployed_state="suspended"), {"unemployed_state": "active"}),
    ("self-employment", person_b(owns_agri_land_share=True), {"landshare_quota_open": True}),
    (
        "training",
        person_b(has_disability=True, has_rehabilitation_programme=True, birth_date="2009-06-11"),
        {},
    ),
]


@pytest.mark.parametrize(("service", "person", "expected"), KINDS)
def test_each_kind_of_fact_has_its_value(service: str, person: Facts, expected: dict[str, Any]) -> None:
    told = answer(service, facts_json(person))
    assert expected.items() <= told["flips_to"].items()
    assert all(FACTS[name] for name in told["flips_to"])


LEFT: dict[str, object] = {
    "referral_contract_ended_on": "06-01",
    "referral_contract_ended_by_worker": True,
    "referral_contract_ended_before_term": True,
    "referral_contract_end_ground": "69",
    "job_seeker_state": "none",
}
YOUNG: dict[str, object] = {"birth_date": "2015-01-01", "job_seeker_state": "none"}


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("birth_date", person_b(**YOUNG)),
        ("birth_date", person_b(**YOUNG, as_of=date(2028, 2, 29))),
        ("birth_date", person_b(**YOUNG, as_of=date(2027, 3, 1))),
        ("birth_date", person_b(**YOUNG, as_of=date(2027, 2, 28))),
        ("job_seeker_registered_on", person_b(job_seeker_registered_on="06-10")),
        ("not_registered_decision_on", person_b(not_registered_decision_on="06-05")),
        ("referral_contract_ended_on", person_b(**LEFT)),
        ("referral_contract_ended_on", person_b(**LEFT, as_of=date(2026, 8, 31))),
        ("referral_contract_ended_on", person_b(**LEFT, as_of=date(2026, 9, 1))),
    ],
)
def test_a_day_is_the_latest_that_does_not_bar(name: str, person: Facts) -> None:
    facts: dict[str, Any] = facts_json(person)
    latest = answer("unemployed", facts)["flips_to"][name]
    later = (date.fromisoformat(latest) + timedelta(1)).isoformat()
    assert name not in reasons({**facts, name: latest})
    assert name in reasons({**facts, name: later})


def reasons(facts: dict[str, Any]) -> set[str]:
    return {it["fact"] for it in answer("unemployed", facts)["reasons"]}


def said(person: Facts, service: str = "unemployed") -> list[tuple[str, dict[str, object]]]:
    told = [line.value for line in flip_lines(Told(decide(service, person, LAW), None))]
    values: list[dict[str, object]] = [dict(one.values) if isinstance(one, Phrase) else {} for one in told]
    keys = [one.key.rpartition(".")[2] for one in told if isinstance(one, Phrase | Term)]
    return [*zip(keys, values, strict=True)]


@pytest.mark.parametrize(
    ("person", "service", "free"),
    [
        (person_b(birth_date="2011-06-11"), "unemployed", "2026-06-11"),
        (person_b(not_registered_decision_on="05-31"), "unemployed", "2026-07-01"),
        (person_r(receives_ui_payment=True, ui_payment_through="08-31"), "self-employment", "2026-09-01"),
    ],
)
def test_where_a_day_is_known_time_is_said_to_change_the_answer(
    person: Facts, service: str, free: str
) -> None:
    assert said(person, service) == [("time", {"day": date.fromisoformat(free)})]


def test_of_a_status_held_is_named_what_the_check_of_its_list_looks_at() -> None:
    assert said(person_r()) == said(person_r(), "keep-unemployed")
    assert [key for key, _ in said(person_r())][:3] == ["work", "study_and_pension", "list"]


def test_a_removal_that_is_over_is_not_said_to_end() -> None:
    over = person_r(unemployed_state="suspended", unemployed_suspended_through="06-01")
    assert [key for key, _ in said(over, "keep-unemployed")] == ["officer"]
