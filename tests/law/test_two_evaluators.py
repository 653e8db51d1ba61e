"""Two readings of the rules, written apart, answer alike: random full cases through both evaluators.

Six thousand cases by default; `make cases` compares 200,000 (LAW_CASES). The cases come from fixed seeds, so a
difference shows again; LAW_SEED=7 begins elsewhere. What is compared: outcome, date, steps, missing, priority, through,
question, rule, article and kind of every reason and the last day of those that pass by themselves.
"""

from __future__ import annotations

import json
import os
from functools import cache
from random import Random
from typing import Any

import pytest

from bot import calendar
from dialogs.rules.decision import decision_json
from dialogs.rules.intake import read_facts
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from tests.law.second.articles import ARTICLE
from tests.law.second.cases import case_of
from tests.law.second.examples import B
from tests.law.second.examples_small import J1
from tests.law.second.values import LAWS, LawText
from tests.law.second_evaluator import SERVICES, evaluate

CASES = int(os.environ.get("LAW_CASES", "6000"))
FIRST_SEED = int(os.environ.get("LAW_SEED", "0"))
CASES_OF_A_SEED = 500
SEEDS = range(FIRST_SEED, FIRST_SEED + max(1, CASES // CASES_OF_A_SEED))
COMPARED = ("outcome", "date", "steps", "missing", "priority", "through", "question")


@cache
def law_of(text: LawText) -> Law:
    return Law(text, calendar.load())


def first_answer(service: str, law: LawText, facts: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = decision_json(decide(service, read_facts(facts), law_of(law)))
    answer = {name: found[name] for name in COMPARED}
    for name in ("steps", "missing"):
        answer[name] = sorted(answer[name])
    reasons = {
        ended(reason["rule"], reason["article"], reason["kind"], reason["ends_on"])
        for reason in found["reasons"]
    }
    return json_like({**answer, "reasons": sorted(reasons)})


def second_answer(service: str, law: LawText, facts: dict[str, Any]) -> dict[str, Any]:
    found = evaluate(service, facts, law)
    reasons = {ended(rule, ARTICLE[rule], kind, ends_on) for rule, kind, _, ends_on in found["reasons"]}
    return json_like({**{name: found[name] for name in COMPARED}, "reasons": sorted(reasons)})


def ended(rule: str, article: str, kind: str, ends_on: object) -> tuple[str, str, str, str]:
    """A reason as it is compared: only what passes by itself has a last barred day in both evaluators."""
    return rule, article, kind, str(ends_on or "") if kind == "timed" else ""


def json_like(answer: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(answer, default=str))
    return found


def known_reasons(answer: dict[str, Any]) -> list[list[str]]:
    """Reasons without those of unknown conditions, which `missing` names: the first evaluator lists them apart."""
    return [reason for reason in answer["reasons"] if reason[2] != "unknown"]


def without_what_is_open(service: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    """Leaves out of both answers what the rules do not settle."""
    first["reasons"], second["reasons"] = known_reasons(first), known_reasons(second)
    # What else DIS-20.3 would need, once a contested entry behind it is corrected.
    if service == "training" and "correct_entry" in second["steps"]:
        del first["missing"], second["missing"]


def differences(service: str, law: LawText, facts: dict[str, Any]) -> dict[str, Any]:
    first, second = first_answer(service, law, facts), second_answer(service, law, facts)
    without_what_is_open(service, first, second)
    return {name: (first[name], second[name]) for name in second if first[name] != second[name]}


def smallest(service: str, law: LawText, facts: dict[str, Any]) -> dict[str, Any]:
    """The same difference with as few facts as possible that differ from an ordinary person."""
    wanted, ordinary = set(differences(service, law, facts)), {**B, **J1}
    for name in [name for name in facts if name != "as_of"]:
        trial = {**facts, name: ordinary.get(name)}
        if set(differences(service, law, trial)) == wanted:
            facts = trial
    return {name: value for name, value in facts.items() if value != ordinary.get(name)}


@pytest.mark.parametrize("seed", SEEDS)
def test_both_evaluators_answer_alike(seed: int) -> None:
    draw = Random(seed)
    for _ in range(CASES_OF_A_SEED):
        service, law, facts = case_of(draw)
        found = differences(service, law, facts)
        assert not found, f"{service}, {law}: {json.dumps(smallest(service, law, facts))} gives {found}"


def test_the_cases_reach_every_service_text_and_outcome() -> None:
    draw = Random(1)
    cases = [case_of(draw) for _ in range(2000)]
    outcomes = {evaluate(service, facts, law)["outcome"] for service, law, facts in cases}
    assert {service for service, _, _ in cases} == set(SERVICES)
    assert {law for _, law, _ in cases} == set(LAWS)
    assert len(outcomes) == 11
