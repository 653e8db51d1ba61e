"""A missing fact hides no reason that is known: it takes with it only what rests on it, or on the way it chooses."""

from __future__ import annotations

from typing import Any, cast

from hypothesis import assume, given, settings

from dialogs.eligibility_answer import Told, reason_lines
from dialogs.eligibility_why import why_lines
from dialogs.rules.either_way import CHOOSING, either_way
from dialogs.rules.facts import Facts
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from dialogs.values import Phrase
from tests.law.people import CHANCES, CHANGEABLE, LAWS, PEOPLE, SERVICES
from tests.law.persons import LATER, LAW, person_b, person_r

UNSURE: dict[str, Any] = {"job_seeker_state": "none", "owns_agri_land_share": None}
REGISTRATIONS = {"unemployed_state", "job_seeker_state"}


def articles(facts: Facts) -> list[str]:
    """The articles that `why` names."""
    lines = why_lines(Told(decide("self-employment", facts, LAW), None))
    values = [dict(line.value.values) for line in lines if isinstance(line.value, Phrase)]
    named = [value.get("article") or value["articles"] for value in values]
    return [article for some in named for article in str(some).split(", ")]


def test_both_ways_are_named_while_the_land_share_is_not_known() -> None:
    assert articles(person_b(**UNSURE))[:2] == ["24.8", "24.1"]
    assert decide("self-employment", person_b(**UNSURE), LAW).missing == ("owns_agri_land_share",)


def test_a_status_that_is_not_known_either_is_missing_too() -> None:
    decision = decide("self-employment", person_b(**UNSURE, unemployed_state=None), LAW)
    assert set(decision.missing) == {"owns_agri_land_share", "unemployed_state"}


def test_work_bars_on_both_ways_and_is_told() -> None:
    worker = person_b(**UNSURE, emp_labour_contract=True, has_job=True)
    decision = decide("self-employment", worker, LAW)
    assert decision.outcome == "undecidable"
    assert {(it.fact, it.article) for it in either_way(decision) if it.kind == "state"} == {
        ("emp_labour_contract", "4.1.1"),
        ("has_job", "24.8"),
        ("has_job", "1.1.6"),
        ("employed_any", "24.8"),
        ("employed_any", "5.12.1"),
        ("employed_any", "5.11.1"),
    }
    told = [dict(cast("Phrase", line.value).values)["what"] for line in reason_lines(Told(decision, None))]
    assert len(told) == len(set(told)) == 3  # the contract, the job, no registration
    assert {"24.8", "24.1", "4.1.1", "1.1.6", "5.2"} <= set(articles(worker))


def test_a_bar_on_one_way_alone_is_not_told() -> None:
    for facts in (
        person_b(**UNSURE, birth_date="2015-01-01"),
        person_b(**UNSURE, landshare_quota_open=False),
    ):
        assert {it.fact for it in either_way(decide("self-employment", facts, LAW))} <= {"job_seeker_state"}


@settings(max_examples=500, deadline=None)
@given(SERVICES, PEOPLE, LAWS, CHANCES)
def test_a_missing_fact_hides_no_other_reason(service: str, person: Facts, law: Law, chance: Any) -> None:
    assume(service != "suitable-job")  # its reasons are those of the nearest way
    name = chance.choice([name for name in CHANGEABLE if person.get(name) is not None])
    assume(
        name not in REGISTRATIONS
    )  # by these the law chooses which conditions are a person's at all (18.2 to 18.4)
    before = decide(service, person, law)
    after = decide(service, cast("Facts", {**person, name: None}), law)
    if name == "owns_agri_land_share" and service == "self-employment":
        share = {it for it in before.reasons if it.fact not in CHOOSING and name not in it.rests_on}
        other = decide(service, cast("Facts", {**person, name: not person.get(name)}), law).reasons
        facts = {it.fact for it in other}
        assert after.outcome != "undecidable" or {it for it in share if it.fact in facts} <= set(
            either_way(after)
        )
        return
    assert {it for it in before.reasons if name not in it.rests_on} <= set(after.reasons)


def test_the_land_share_of_somebody_on_the_list_is_not_asked() -> None:
    for law in (LAW, LATER):
        assert either_way(decide("self-employment", person_r(owns_agri_land_share=None), law)) == ()
