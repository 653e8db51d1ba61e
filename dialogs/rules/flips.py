"""What would change an answer: the facts that, changed together, give another outcome.

`flips` never advises anything: many of these facts nobody should change (state-only), some only time or the Agency can.
Changing a fact means giving it the value that `wished` names, under which no rule bars by it.  Facts are added until
the outcome changes, and those that it does not take are left out again: changing exactly the returned set always gives
another outcome, and no smaller part of it does.  A yes (eligible, kept) has none: any single bar would end it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from dialogs.rules.decision import CEILINGS, Decision, Outcome
from dialogs.rules.dictionary import EMPLOYED_ANY, VULNERABLE
from dialogs.rules.facts import Facts
from dialogs.rules.rule import Finding, Kind
from dialogs.rules.services import decide
from dialogs.rules.suitable_job import SERVICE as SUITABLE_JOB
from dialogs.rules.suitable_job import missing_on_one_way
from dialogs.rules.wished import wished

DECIDING: Mapping[Outcome, Kind] = {
    "not_eligible": "state",
    "wait_until": "timed",
    "step_needed": "step",
    "needs_officer": "open",
}
CANCELLING = ("E-5.9.", "E-5.11.", "E-4.1.")
COMES_WITH_TIME = "pension_age_date"  # of the groups of 1.1.22 the one that time brings to everybody
LIST_FACT: Mapping[Outcome, str] = {"already_registered": "unemployed_state"}


def changed(decision: Decision, chosen: Mapping[str, object]) -> Facts:
    """Return the facts of the decision with these values instead of theirs."""
    return cast("Facts", {**decision.case.values, **chosen})


def flips(decision: Decision) -> dict[str, object]:
    """Return the facts that, changed together, change the outcome, each with its new value; none for a yes.

    Of a day it is the latest that no rule bars by.
    """
    service, case = decision.service, decision.case
    if service == SUITABLE_JOB and decision.outcome == "undecidable":
        return wished(service, missing_on_one_way(case), case)  # of three that would each do
    chosen: dict[str, object] = {}
    now = decision
    while True:
        fresh = [fact for fact in deciding_facts(now) if fact not in chosen]
        if not fresh:
            return {}
        chosen |= wished(service, fresh, case)
        if decision.outcome == "not_eligible":
            break  # without these no state is left, whatever else bars
        now = decide(service, changed(decision, chosen), case.law)
        if now.outcome != decision.outcome:
            break
    return fewest(decision, chosen) if len(chosen) > 1 else chosen


def fewest(decision: Decision, chosen: dict[str, object]) -> dict[str, object]:
    """Return no more of the facts than it takes to change the outcome; of some that would each do, the first."""
    kept = dict(chosen)
    for fact in reversed(chosen):
        if len(kept) == 1:
            break
        fewer = {name: value for name, value in kept.items() if name != fact}
        if decide(decision.service, changed(decision, fewer), decision.case.law).outcome != decision.outcome:
            kept = fewer
    return kept


def deciding_facts(decision: Decision) -> list[str]:
    """Return the facts on which the outcome rests."""
    outcome = decision.outcome
    if outcome == "undecidable":
        return list(decision.missing)
    if outcome == "eligible_subject_to_quota":
        return [fact for fact in decision.missing if fact in CEILINGS]
    if outcome in LIST_FACT:
        return [LIST_FACT[outcome]]
    return [fact for it in deciding(decision) for fact in behind(it)]


def deciding(decision: Decision) -> list[Finding]:
    """Return the reasons that decide; a missing registration decides before what stands in its own way."""
    if decision.outcome in {"cancelled", "suspended"}:
        certain = [it for it in decision.reasons if it.kind != "open" and it.step != "correct_entry"]
        return [it for it in certain if decision.outcome == "suspended" or it.rule.startswith(CANCELLING)]
    kind = DECIDING.get(decision.outcome)
    found = [it for it in decision.reasons if it.kind == kind]
    return [it for it in found if it.step == "register_unemployed"] or found


def behind(found: Finding) -> tuple[str, ...]:
    """Return the input facts behind a reason; those of a derived fact that all must change are reasons themselves."""
    if found.fact == EMPLOYED_ANY:
        return ()
    return (COMES_WITH_TIME if found.fact == VULNERABLE else found.fact,)
