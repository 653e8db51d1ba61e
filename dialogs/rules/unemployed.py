"""Service unemployed (18.1): may this person be registered as unemployed today?  Conditions C1 to C14."""

from __future__ import annotations

from dialogs.rules.bars import BARS, last_decision, repeated_too_soon
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, conclude
from dialogs.rules.offers import OFFERS
from dialogs.rules.plan import plans
from dialogs.rules.seekers import SEEKER

UNEMPLOYED = (*BARS, *SEEKER, OFFERS)
PLANS = plans(UNEMPLOYED)


def unemployed(case: Case) -> Decision:
    """Judge C1 to C14; somebody already on the list gets already_registered and nothing else is judged."""
    if case.facts.get("unemployed_state") == "active":
        return Decision("unemployed", case, "already_registered")
    return conclude("unemployed", case, PLANS[case.law.text].judge(case), steps=side_steps(case))


def side_steps(case: Case) -> tuple[str, ...]:
    """Return the steps that bar nothing: ask again after a decision, ask whether a removal is over."""
    return (
        *(("ask_again",) if may_ask_again(case) else ()),
        *(("ask_return",) if removal_over(case) else ()),
    )


def may_ask_again(case: Case) -> bool:
    """Article 5.13: there was a decision since the registration as job seeker, and its month is over."""
    decision = last_decision(case)
    registered_on = case.facts.get("job_seeker_registered_on")
    if decision is None or registered_on is None or decision[1] < registered_on:
        return False
    return not repeated_too_soon(case)


def removal_over(case: Case) -> bool:
    """Article 5.10: the register still says removed, but the last day is past (Q-35)."""
    through = case.facts.get("unemployed_suspended_through")
    return case.facts.get("unemployed_state") == "suspended" and through is not None and through < case.as_of
