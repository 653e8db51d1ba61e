"""Service vulnerable (1.1.22, article 11): the groups for whom quota places and extra help exist."""

from __future__ import annotations

from dialogs.rules import groups
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, conclude
from dialogs.rules.dictionary import VULNERABLE
from dialogs.rules.plan import plans
from dialogs.rules.rule import CLEAR, Bar, Rule, unknown


def in_no_group(case: Case) -> tuple[Bar, ...]:
    """Article 1.1.22: one group is enough; nobody is told to become any of these."""
    parts = groups.vulnerable(case)
    if groups.first(parts):
        return CLEAR
    return unknown(*groups.missing(parts)) or (Bar("state", VULNERABLE),)


GROUP = Rule(
    "E-1.1.22",
    "in_no_vulnerable_group",
    "state",
    VULNERABLE,
    test=in_no_group,
    also=("has_disability", "birth_date", "pension_age_date", *groups.GROUP_FACTS),
)
PLANS = plans((GROUP,))


def vulnerable(case: Case) -> Decision:
    """Judge whether the person belongs to one of the groups."""
    return conclude("vulnerable", case, PLANS[case.law.text].judge(case))
