"""The conditions of unemployed status (18.1) for zen-engine, which says only whether all of them hold."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dialogs.rules.bars import last_decision
from dialogs.rules.case import open_case
from dialogs.rules.employed import EMPLOYED
from dialogs.rules.facts import Facts
from dialogs.rules.facts_json import facts_json
from dialogs.rules.versions import Law

PEERS = Path(__file__).resolve().parent.parent / ".venv" / "peers"  # scripts/peers.sh puts it there
FALSE = (
    *(rule.fact for rule in EMPLOYED),
    "has_job",
    "has_earnings",
    "fulltime_he_sse_student",
    "age_pension_assigned",
    "old_age_allowance_assigned",
    "old_age_grounds_arisen",
)
TRUE = ("ready_to_start_work", "able_to_work")
AGE = "birth_date != null and d(as_of) >= d(birth_date).add(15, 'y')"
SCOPE = "residence_status in ['citizen', 'foreigner_resident', 'stateless_resident']"
REMOVED = (
    "unemployed_state in ['none', 'cancelled'] or unemployed_state == 'suspended' "
    "and unemployed_suspended_through != null and d(unemployed_suspended_through) < d(as_of)"
)
SEEKER = "job_seeker_state == 'active' and job_seeker_registered_on != null"
LEFT_EARLY = (
    "referral_contract_ended_on == null or d(as_of) > d(referral_contract_ended_on).add(6, 'M') "
    "or referral_contract_ended_by_worker == false "
    "or referral_contract_ended_before_term == false and referral_contract_open_ended != true "
    "or referral_contract_end_ground in ['74.1', '75.2.b', '75.2.c'] "
    "or referral_contract_end_ground != null and startsWith(referral_contract_end_ground, '74.1.')"
)
TOO_SOON = "last_decision == null or d(as_of) > d(last_decision).add(1, 'M')"
AFTER_DECISION = "#.offered_on != null and d(#.offered_on) > d(last_decision)"
IN_WINDOW = (
    "#.offered_on == null or "
    "d(#.offered_on) >= d(job_seeker_registered_on) and d(#.offered_on) <= d(window_end)"
)
REFUSED_BY_EMPLOYER = "#.person == 'accepted' and #.employer == 'refused'"


def offers(counted: str) -> str:
    """Rows 1 and 7 of 5.5 over the offers that count."""
    answered = f"all(offers, not ({counted}) or ({REFUSED_BY_EMPLOYER}))"
    return f"({answered} and (some(offers, {counted}) or d(as_of) > d(window_end)))"


OFFERS = (
    "offers != null and (last_decision != null and d(last_decision) >= d(job_seeker_registered_on) "
    f"? {offers(AFTER_DECISION)} : {offers(IN_WINDOW)})"
)
CONDITIONS = (
    *(f"{fact} == false" for fact in FALSE),
    *(f"{fact} == true" for fact in TRUE),
    AGE,
    SCOPE,
    REMOVED,
    SEEKER,
    LEFT_EARLY,
    TOO_SOON,
    OFFERS,
)
EXPRESSION = " and ".join(f"({condition})" for condition in CONDITIONS)
READ = (
    "as_of",
    "birth_date",
    "residence_status",
    "unemployed_state",
    "unemployed_suspended_through",
    "job_seeker_state",
    "job_seeker_registered_on",
    "referral_contract_ended_on",
    "referral_contract_ended_by_worker",
    "referral_contract_ended_before_term",
    "referral_contract_open_ended",
    "referral_contract_end_ground",
    "offers",
    *FALSE,
    *TRUE,
)
Ask = Callable[[Mapping[str, Any]], bool]


def context(person: Facts, law: Law) -> dict[str, Any]:
    """The facts it needs, null for the unknown ones, and the two days that only a calendar can tell."""
    known = facts_json(person)
    case = open_case(person, law)
    registered_on, decision = person.get("job_seeker_registered_on"), last_decision(case)
    end = case.within(registered_on) if registered_on and person.get("job_seeker_state") == "active" else None
    return {
        **{name: known.get(name) for name in READ},
        "window_end": None if end is None else end.isoformat(),
        "last_decision": None if decision is None else decision[1].isoformat(),
    }


def contestants() -> dict[str, Ask]:
    """Ways to ask zen-engine; none where it is not installed."""
    if PEERS.is_dir() and str(PEERS) not in sys.path:
        sys.path.append(str(PEERS))
    try:
        import zen
    except ImportError:
        return {}
    compiled = zen.compile_expression(EXPRESSION)
    decision = zen.ZenEngine().create_decision(json.dumps(graph()))
    return {
        "zen-engine, one compiled expression: yes or no": lambda asked: bool(compiled.evaluate(asked)),
        "zen-engine, a decision graph: yes or no": lambda asked: bool(
            decision.evaluate(asked)["result"]["yes"]
        ),
    }


def graph() -> dict[str, Any]:
    """The smallest decision graph: input, the conditions, output."""
    expression = {"id": "yes", "key": "yes", "value": EXPRESSION}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "rule", "name": "rule", "type": "expressionNode", "content": {"expressions": [expression]}},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "rule", "type": "edge"},
        {"id": "2", "sourceId": "rule", "targetId": "out", "type": "edge"},
    ]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


class Differs(RuntimeError):
    """A contestant answers otherwise."""


def agree(ask: Ask, contexts: Sequence[Mapping[str, Any]], outcomes: Sequence[str]) -> None:
    """Raise Differs unless it says yes exactly where the law says eligible."""
    for asked, outcome in zip(contexts, outcomes, strict=True):
        if ask(asked) != (outcome == "eligible"):
            raise Differs(f"{outcome}: {asked}")
