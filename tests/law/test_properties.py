"""What holds for every person: order never matters, more facts never undo a reason, a contested entry never refuses."""

from random import Random
from typing import Any, cast

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogs.rules import index
from dialogs.rules.decision import Decision, decision_json
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.facts_json import facts_json
from dialogs.rules.flips import changed, flips
from dialogs.rules.groups import vulnerable
from dialogs.rules.intake import read_facts
from dialogs.rules.notes import notes
from dialogs.rules.other_text import other_answer
from dialogs.rules.plan import plan
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from dialogs.rules.wished import wished
from tests.law.people import CHANCES, CHANGEABLE, LAWS, PEOPLE, SERVICES, value_of
from tests.law.persons import LATER, LAW, person_b, person_r

MANY = settings(max_examples=250, deadline=None)
KEYS = ("outcome", "date", "steps", "missing", "priority", "through", "question", "reasons")
# An end, once known, may turn a bar into a timed one, or show that it is over.
ENDS = {name for name, fact in FACTS.items() if fact.null == "no_end"}
# Null means something else than unknown in these, so giving one is not learning a fact.
SPEAKING_NULLS = {name for name, fact in FACTS.items() if fact.null != "unknown"} - {
    "job_seeker_registered_on",
    "unemployed_registered_on",
}


@MANY
@given(SERVICES, PEOPLE, LAWS, CHANCES)
def test_the_order_of_the_facts_never_matters(service: str, person: Facts, law: Law, chance: Random) -> None:
    items = list(person.items())
    chance.shuffle(items)
    other = cast("Facts", dict(items))
    assert decision_json(decide(service, other, law)) == decision_json(decide(service, person, law))


@MANY
@given(PEOPLE, LAWS, CHANCES)
def test_the_order_of_the_rules_never_matters(person: Facts, law: Law, chance: Random) -> None:
    case = decide("unemployed", person, law).case
    for plans in index.PLANS:
        rules = list(plans[law.text].rules)
        expected = set(plans[law.text].judge(case))
        chance.shuffle(rules)
        assert set(plan(rules, law.text).judge(case)) == expected


@settings(max_examples=600, deadline=None)
@given(SERVICES, PEOPLE, LAWS, CHANCES)
def test_learning_a_fact_never_removes_a_reason_nor_turns_a_firm_answer(
    service: str, person: Facts, law: Law, chance: Random
) -> None:
    assume(service != "suitable-job")  # its reasons are those of the nearest way, which a fact may change
    before = decide(service, person, law)
    unknown = [name for name in CHANGEABLE if person.get(name) is None and name not in SPEAKING_NULLS]
    # Under the register presumption an unknown ground was not counted, so it may still turn the answer.
    name = chance.choice([name for name in unknown if name not in before.presumed])
    after = decide(service, cast("Facts", {**person, name: value_of(chance, name)}), law)
    if opened_by_another_way(before, after):
        return
    assert set(before.reasons) <= set(after.reasons)
    if before.firm:
        assert after.outcome == before.outcome


def opened_by_another_way(before: Decision, after: Decision) -> bool:
    """On the list already, so nothing else is judged; or a route of the later text opens."""
    return after.outcome == "already_registered" or (
        before.service == "public-works" and after.outcome == "eligible_subject_to_quota"
    )


@MANY
@given(SERVICES, PEOPLE, LAWS, CHANCES, st.sampled_from(sorted(ENDS)))
def test_learning_an_end_only_dates_a_bar(
    service: str, person: Facts, law: Law, chance: Random, name: str
) -> None:
    assume(person.get(name) is None)
    before = decide(service, person, law)
    after = decide(service, cast("Facts", {**person, name: value_of(chance, name)}), law)
    assume(after.outcome != "already_registered")
    gone = {(it.rule, it.fact) for it in before.reasons} - {(it.rule, it.fact) for it in after.reasons}
    ending = name.replace("_through", "")
    for _, fact in gone:
        assert (
            fact.replace("_state", "_suspended").replace("receives_", "").replace("_in_force", "") == ending
        )


@settings(max_examples=600, deadline=None)
@given(SERVICES, PEOPLE, LAWS)
def test_changing_exactly_the_flips_changes_the_outcome(service: str, person: Facts, law: Law) -> None:
    decision = decide(service, person, law)
    chosen = flips(decision)
    if not chosen:
        assert decision.outcome in {"eligible", "kept", "eligible_subject_to_quota"}
        return
    assert decide(service, changed(decision, chosen), law).outcome != decision.outcome
    assert len(set(chosen)) == len(chosen)
    assert set(chosen) <= set(FACTS)


@settings(max_examples=1000, deadline=None)
@given(SERVICES, PEOPLE, LAWS)
def test_no_part_of_the_flips_changes_the_outcome(service: str, person: Facts, law: Law) -> None:
    decision = decide(service, person, law)
    chosen = flips(decision)
    for left_out in chosen:
        fewer = {name: value for name, value in chosen.items() if name != left_out}
        assert decide(service, changed(decision, fewer), law).outcome == decision.outcome


@MANY
@given(SERVICES, PEOPLE, LAWS)
def test_the_other_text_is_named_whenever_it_answers_otherwise(service: str, person: Facts, law: Law) -> None:
    decision = decide(service, person, law)
    plain = decide(service, person, law.other())
    other = other_answer(decision)
    assert (other is not None) == (plain.outcome != decision.outcome)
    if other:
        assert (other.law, other.decision) == (law.other().text, plain)
        assert other.changes


@pytest.mark.parametrize(
    ("differs", "outcome"),
    [
        ({"job_seeker_state": "active"}, "eligible_subject_to_quota"),
        ({"job_seeker_state": "none", "emp_family_farm_member": True}, "step_needed"),
        ({"job_seeker_state": "suspended", "emp_family_farm_member": True}, "needs_officer"),
        ({"job_seeker_state": None, "has_job": True}, "undecidable"),
    ],
)
def test_the_later_text_is_cited_where_it_opens_public_works(differs: Any, outcome: str) -> None:
    person = person_b(owns_agri_land_share=True, **differs)
    other = other_answer(decide("public-works", person, LAW))
    assert other is not None
    assert other.decision == decide("public-works", person, LATER)
    assert other.decision.outcome == outcome
    assert {it.law for it in (*other.decision.reasons, *other.decision.not_checked)} <= {"amended"}


@MANY
@given(SERVICES, PEOPLE, LAWS)
def test_nobody_is_refused_or_cancelled_on_contested_facts_alone(
    service: str, person: Facts, law: Law
) -> None:
    true = {name: None for name, value in person.items() if value is True and FACTS[name].stated}
    decision = decide(service, cast("Facts", {**person, "contested": true}), law)
    for reason in decision.reasons:
        assert reason.kind not in {"state", "timed"} or reason.fact not in true
        assert reason.fact != "employed_any" or reason.step == "correct_entry"


@MANY
@given(SERVICES, PEOPLE, LAWS)
def test_the_shape_of_an_answer(service: str, person: Facts, law: Law) -> None:
    decision = decide(service, person, law)
    answer = decision_json(decision)
    assert tuple(answer)[:8] == KEYS
    assert (decision.date is None) or decision.outcome == "wait_until"
    assert (decision.date is None) or decision.date > person["as_of"]
    assert (decision.through is None) or decision.outcome == "suspended"
    assert (decision.question is not None) == (decision.outcome == "needs_officer")
    assert not (decision.steps and decision.outcome == "not_eligible")
    assert not (decision.missing and decision.outcome in {"eligible", "not_eligible"})
    assert not (decision.reasons and decision.outcome in {"eligible", "kept", "already_registered"})
    assert all(reason.law == law.text for reason in decision.reasons)
    assert all(reason.kind != "unknown" for reason in decision.reasons)
    assert all((reason.advice == "state-only") == (reason.kind == "state") for reason in decision.reasons)
    assert len({(it.rule, it.fact, it.step, it.question) for it in decision.reasons}) == len(decision.reasons)
    assert len(set(notes(decision))) == len(notes(decision))


@MANY
@given(PEOPLE)
def test_facts_go_through_json_and_back(person: Facts) -> None:
    assert read_facts(facts_json(person)) == person


@pytest.mark.parametrize(
    ("person", "service", "expected"),
    [
        (person_b(emp_labour_contract=True), "unemployed", {"emp_labour_contract"}),
        (
            person_b(emp_labour_contract=True, owns_agri_land_share=True, birth_date="2011-11-02"),
            "unemployed",
            {"emp_labour_contract", "owns_agri_land_share"},
        ),
        (person_b(birth_date="2011-06-11"), "unemployed", {"birth_date"}),
        (person_b(has_job=None, able_to_work=None), "unemployed", {"has_job", "able_to_work"}),
        (person_b(job_seeker_state="none"), "unemployed", {"job_seeker_state"}),
        (person_b(), "self-employment", {"unemployed_state"}),
        (person_b(), "unemployed", set()),
        (person_r(), "unemployed", {"unemployed_state"}),
        (person_r(called_up=True, report_missed=True), "keep-unemployed", {"called_up", "report_missed"}),
        (person_b(owns_agri_land_share=True), "self-employment", {"landshare_quota_open"}),
    ],
)
def test_flips(person: Facts, service: str, expected: set[str]) -> None:
    assert set(flips(decide(service, person, LAW))) == expected


NEITHER: Any = dict.fromkeys(
    ("no_suitable_job_for_lack_of_profession", "lost_ability_in_former_profession"), False
)


@pytest.mark.parametrize(
    ("service", "person", "expected"),
    [
        ("vulnerable", person_b(), ["pension_age_date"]),  # one group is enough; this one comes with time
        ("vulnerable", person_b(has_disability=None), ["has_disability"]),
        ("training", person_b(**NEITHER), ["no_suitable_job_for_lack_of_profession"]),
        ("training", person_b(), ["no_suitable_job_for_lack_of_profession"]),
        ("training", person_b(**NEITHER, has_disability=True), ["has_rehabilitation_programme"]),
    ],
)
def test_of_several_that_would_each_do_one_is_named(service: str, person: Facts, expected: list[str]) -> None:
    for law in (LAW, LATER):
        assert list(flips(decide(service, person, law))) == expected


def test_every_group_of_the_vulnerable_alone_makes_one() -> None:
    decision = decide("vulnerable", person_b(), LAW)
    for name, value in wished("vulnerable", vulnerable(decision.case), decision.case).items():
        facts: Any = changed(decision, {name: value})
        assert decide("vulnerable", facts, LAW).outcome == "eligible"
