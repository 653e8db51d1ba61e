"""Null of three days means "none" (part 2), unless the person was asked and does not know: then it is unknown."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogs.rules.facts import Facts
from dialogs.rules.facts_json import facts_json
from dialogs.rules.flips import changed, flips
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from tests.law.people import CHANCES, DOUBTED, LAWS, PEOPLE, SERVICES, value_of
from tests.law.persons import LATER, LAW, offer, person_b
from tests.law.second_evaluator import evaluate
from tests.law.test_check import run, written
from tests.law.test_properties import opened_by_another_way

REFUSED = offer("05-20", "refused")


def doubted(*names: str, **differs: Any) -> Any:
    return {**person_b(**differs), "not_known": names}


@pytest.mark.parametrize("law", [LAW, LATER])
@pytest.mark.parametrize("name", DOUBTED)
def test_none_allows_and_not_known_leaves_open(name: str, law: Any) -> None:
    assert decide("unemployed", person_b(**{name: None}), law).outcome == "eligible"
    decision = decide("unemployed", doubted(name), law)
    assert (decision.outcome, decision.missing, decision.firm) == ("undecidable", (name,), False)
    assert evaluate("unemployed", facts_json(decision.case.facts), law.text)["missing"] == [name]


def test_the_command_takes_what_was_asked_in_vain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, facts_json(doubted(*DOUBTED)))
    status, [answer], _ = run(capsys, "unemployed", "--facts", file)
    assert (status, answer["outcome"], set(answer["missing"])) == (0, "undecidable", set(DOUBTED))


def test_a_value_ends_the_doubt() -> None:
    assert (
        decide("unemployed", doubted(DOUBTED[1], not_registered_decision_on="04-20"), LAW).outcome
        == "eligible"
    )
    decision = decide("unemployed", doubted(*DOUBTED), LAW)
    assert decide("unemployed", changed(decision, flips(decision)), LAW).outcome != "undecidable"


def test_a_bar_stands_beside_what_is_not_known() -> None:
    assert decide("unemployed", doubted(*DOUBTED, emp_labour_contract=True), LAW).outcome == "not_eligible"
    late = decide("unemployed", doubted(DOUBTED[2], not_registered_decision_on="05-31"), LAW)
    assert (late.outcome, str(late.date), late.missing) == ("wait_until", "2026-07-01", (DOUBTED[2],))
    assert late.steps == ()


def test_a_decision_that_may_be_later_is_no_ground_to_ask_again() -> None:
    """The month of the known one is over; that of the other may not be (5.13)."""
    asked = {"job_seeker_registered_on": "04-20", "not_registered_decision_on": "05-05"}
    assert decide("unemployed", person_b(**asked), LAW).steps == ("ask_again",)
    assert decide("unemployed", doubted(DOUBTED[2], **asked), LAW).steps == ()


@pytest.mark.parametrize(
    ("offers", "outcome", "missing"),
    [
        ((), "undecidable", ["E-5.13"]),  # no offer can have been used up
        ((REFUSED,), "undecidable", ["E-5.13", "E-5.5"]),  # a decision since would have used it up
        ((offer("06-10", "accepted", "06-10", "refused"),), "undecidable", ["E-5.13"]),
    ],
)
def test_which_offers_count_hangs_on_the_decision(offers: Any, outcome: str, missing: list[str]) -> None:
    decision = decide("unemployed", doubted(DOUBTED[1], offers=offers), LAW)
    assert (decision.outcome, decision.missing) == (outcome, (DOUBTED[1],))
    assert sorted(it.rule for it in decision.not_checked) == missing


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("birth_date", "not_known: not_a_list"),
        (["shoe_size"], "not_known.shoe_size: unknown_name"),
        ([["has_job"]], "not_known.['has_job']: unknown_name"),
        (["report_missed"], "not_known.report_missed: not_for_the_person"),
        (["contested"], "not_known.contested: not_for_the_person"),
    ],
)
def test_what_cannot_have_been_asked_is_refused_by_name(
    given: Any, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, {"as_of": "2026-06-10", "not_known": given})
    assert run(capsys, "unemployed", "--facts", file) == (2, [], f"{reason}\n")


@settings(max_examples=600, deadline=None)
@given(SERVICES, PEOPLE, LAWS, CHANCES, st.sampled_from(DOUBTED))
def test_a_day_that_the_person_does_not_know_is_open_to_any_day_and_to_none(
    service: str, person: Facts, law: Law, chance: Random, name: str
) -> None:
    """Every reason stays by its rule, of two decisions the later one is shown, and no firm answer turns."""
    assume(person.get(name) is None and service != "suitable-job")
    names = (*(person.get("not_known") or ()), name)
    before = decide(service, cast("Facts", {**person, "not_known": names}), law)
    rest = tuple(other for other in names if other != name)
    for day in (None, value_of(chance, name), person["as_of"]):
        after = decide(service, cast("Facts", {**person, "not_known": rest, name: day}), law)
        if opened_by_another_way(before, after):
            continue
        assert {(it.rule, it.kind) for it in before.reasons} <= {(it.rule, it.kind) for it in after.reasons}
        if before.firm:
            assert after.outcome == before.outcome
