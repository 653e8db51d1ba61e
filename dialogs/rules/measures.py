"""What articles 21.1 and 24.1 ask of an unemployed person before a measure: conditions N1 to N3 of 18.2 and 18.3."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.rules import unemployed
from dialogs.rules.case import Case
from dialogs.rules.decision import once
from dialogs.rules.facts import LawText
from dialogs.rules.grounds import (
    REMOVED_WITHOUT_STATUS,
    UNEMPLOYED_CANCELLED,
    UNEMPLOYED_REMOVED,
    period,
)
from dialogs.rules.plan import Plan, plans
from dialogs.rules.rule import CLEAR, Bar, Finding, Rule, timed, unknown

Found = tuple[
    list[Finding], tuple[str, ...]
]  # what bars or is missing, and the unknown grounds that do not count
STATE = "unemployed_state"
TO_REGISTER = (Bar("step", STATE, step="register_unemployed"),)
NOT_REMOVED = (None, "active", "none", "cancelled")
CERTAIN = frozenset({"state", "timed", "step"})
GROUNDS = plans((*UNEMPLOYED_REMOVED, *UNEMPLOYED_CANCELLED))
WITHOUT_STATUS = plans((*REMOVED_WITHOUT_STATUS, *UNEMPLOYED_CANCELLED))


def not_registered(case: Case) -> tuple[Bar, ...]:
    """N1: not on the list of the unemployed, or no longer."""
    state = case.facts.get("unemployed_state")
    if state is None:
        return unknown(STATE)
    return TO_REGISTER if state in {"none", "cancelled"} else CLEAR


def removed(case: Case) -> tuple[Bar, ...]:
    """N1: removed for a time by 5.10; when that time is past, its return is to be asked for (Q-35)."""
    if case.facts.get("unemployed_state") != "suspended":
        return CLEAR
    through = case.facts.get("unemployed_suspended_through")
    if through is not None and through < case.as_of:
        return (Bar("step", STATE, step="ask_return"),)
    return timed(STATE, through)


def insurance_payment(case: Case) -> tuple[Bar, ...]:
    """N3 (24.10, 29.2): while the insurance payment runs; no known end: a state."""
    through = case.facts.get("ui_payment_through")
    return period(case.facts, case.as_of, "receives_ui_payment", through, no_end="state")


def on_the_list(article: str) -> tuple[Rule, ...]:
    """Return N1 under the article of the measure."""
    return (
        Rule(
            f"E-{article}",
            "registered_as_unemployed",
            "step",
            STATE,
            test=not_registered,
            clear=("active", "suspended"),
        ),
        Rule(
            "E-5.10",
            "removed",
            "timed",
            STATE,
            test=removed,
            also=("unemployed_suspended_through",),
            clear=NOT_REMOVED,
        ),
    )


def payment(article: str) -> Rule:
    """Return N3 under the article of the measure."""
    return Rule(
        f"E-{article}",
        "insurance_payment",
        "timed",
        "receives_ui_payment",
        test=insurance_payment,
        also=("ui_payment_through",),
        clear=(False,),
    )


def grounds_of(case: Case) -> Mapping[LawText, Plan]:
    """Return the grounds by the list that a removal is from: only somebody unemployed is removed by 5.10."""
    facts = case.facts
    state, seeks = facts.get("unemployed_state"), facts.get("job_seeker_state")
    never = state == "none" or (state == "cancelled" and seeks == "suspended")
    return WITHOUT_STATUS if never else GROUNDS


def judge_measure(case: Case, plan: Mapping[LawText, Plan]) -> Found:
    """Judge the measure's own rules, the certain grounds (N2) and, for somebody not registered, C1 to C14 too.

    Open and unknown grounds do not count: the register's status stands until a ground is certain.
    """
    text = case.law.text
    found = plan[text].judge(case)
    if case.facts.get("unemployed_state") in {"none", "cancelled"}:
        found += [it for it in unemployed.PLANS[text].judge(case) if it.kind != "open"]
    presumed = []
    for it in grounds_of(case)[text].judge(case):
        if it.kind in CERTAIN:
            if it not in found:  # who is employed is found by 5.12.1 and by 5.11.1
                found.append(it)
        elif it.kind == "unknown":
            presumed.append(it.fact)
    return found, once(presumed) if presumed else ()
