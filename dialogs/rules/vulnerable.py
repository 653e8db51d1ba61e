"""Service vulnerable (1.1.22, article 11): the groups for whom quota places and extra help exist."""

from __future__ import annotations

from dialogs.rules import groups
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, conclude
from dialogs.rules.dictionary import VULNERABLE
from dialogs.rules.rule import Bar, Rule

SERVICE = "vulnerable"
GROUP = Rule(
    "E-1.1.22",
    "in_a_vulnerable_group",
    "state",
    VULNERABLE,
    also=("has_disability", "birth_date", "pension_age_date", *groups.GROUP_FACTS),
)


def vulnerable(case: Case) -> Decision:
    """One group is enough; in none of them: not eligible, and nobody is told to become any of these."""
    parts = groups.vulnerable(case)
    if groups.first(parts):
        return Decision(SERVICE, case, "eligible")
    missing = groups.missing(parts)
    bars = [Bar("unknown", fact) for fact in missing] or [Bar("state", VULNERABLE)]
    return conclude(SERVICE, case, [GROUP.finding(case.law.text, bar) for bar in bars])
