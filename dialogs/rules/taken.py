"""What is taken over from the registers for a service: no more than its answer reads, the rest on the person's wish."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dialogs.rules.dictionary import FACTS
from dialogs.rules.groups import GROUP_FACTS
from dialogs.rules.index import facts_read

DISABILITY = frozenset({"has_disability", "disability_decision_on"})
PRIORITY_FACTS: Mapping[str, frozenset[str]] = {  # what the check of who comes first reads
    "unemployed": DISABILITY | {*GROUP_FACTS, "birth_date", "pension_age_date"},
    "self-employment": DISABILITY
    | {
        "receives_targeted_social_assistance",
        "child_limited_health",
        "unemployed_registered_on",
        "pension_age_date",
        "released_after_sentence",
    },
    "public-works": frozenset({"receives_ui_payment"}),
}
BESIDE = frozenset({"job_end_ground", "receives_ui_payment"})  # what is said beside an answer reads these
WORKED = frozenset({"never_worked"})  # whoever never worked hears nothing of the end of a job


@cache
def facts_taken(service: str) -> frozenset[str]:
    """Return the facts that an answer of this service reads; of the priority check what is not sensitive."""
    usual = {fact for fact in PRIORITY_FACTS[service] if not FACTS[fact].sensitive}
    return facts_read(service) | BESIDE | usual | (WORKED if service == "unemployed" else frozenset())


@cache
def facts_voluntary(service: str) -> frozenset[str]:
    """Return the sensitive facts that are looked at only once the person wants the priority check."""
    return PRIORITY_FACTS[service] - facts_taken(service)
