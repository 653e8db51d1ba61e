"""Facts whose silence counts as "none" or "no end known": whoever was not asked has not said so."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.rules.decision import Decision
from dialogs.rules.facts import Facts

When = Callable[[Facts], bool]


def _listed(facts: Facts) -> bool:
    return (
        facts.get("job_seeker_state") == "active"
        and facts.get("unemployed_state") != "active"
        and not _has_land_share(facts)
    )


def _not_listed_as_unemployed(facts: Facts) -> bool:
    return facts.get("unemployed_state") in {"none", "cancelled", "suspended"} and not _has_land_share(facts)


def _has_land_share(facts: Facts) -> bool:
    """A share ends the way to the status, and its own way (24.8) does not look at what bars the status."""
    return facts.get("owns_agri_land_share") is True


def _seeker_removed(facts: Facts) -> bool:
    return facts.get("job_seeker_state") == "suspended"


def _unemployed_removed(facts: Facts) -> bool:
    return facts.get("unemployed_state") == "suspended"


def _paid(facts: Facts) -> bool:
    return facts.get("receives_ui_payment") is True


def _contract_ended(facts: Facts) -> bool:
    return facts.get("referral_contract_ended_on") is not None


ENTRY = frozenset({"unemployed", "self-employment", "public-works"})
# Facts whose null means "none" or "no end known": nobody has asked an anonymous person yet, and the answer may matter.
SILENT: tuple[tuple[str, frozenset[str], When], ...] = (
    ("referral_contract_ended_on", ENTRY, _not_listed_as_unemployed),
    ("referral_contract_open_ended", ENTRY, _contract_ended),
    ("not_registered_decision_on", ENTRY, _listed),
    ("unemployed_cancelled_false_data_on", ENTRY, _listed),
    ("job_seeker_suspended_through", ENTRY | {"keep-job-seeker"}, _seeker_removed),
    ("unemployed_suspended_through", ENTRY | {"keep-unemployed"}, _unemployed_removed),
    ("ui_payment_through", frozenset({"self-employment", "stipend"}), _paid),
)


def silent(service: str, facts: Facts, decision: Decision) -> set[str]:
    """Return the facts nobody was asked for whose null counts as "none" or "no end known"."""
    if nothing_hangs_on_it(service, facts, decision):
        return set()
    judged = set(decision.case.values)
    return {
        fact
        for fact, services, when in SILENT
        if service in services and when(facts) and (fact not in judged or facts.get(fact) is None)
    }


def nothing_hangs_on_it(service: str, facts: Facts, decision: Decision) -> bool:
    """Tell whether the answer stands whatever bars the status: the route is unknown (24.8), or a later one open."""
    if service == "public-works":
        return decision.outcome == "eligible_subject_to_quota"
    unknown = facts.get("owns_agri_land_share") is None and facts.get("unemployed_state") != "active"
    return service == "self-employment" and unknown


def softening(service: str, facts: Facts, decision: Decision) -> set[str]:
    """Return the end that nobody was asked for where it alone turns a no into a wait: of the insurance payment."""
    bars = {it.fact for it in decision.reasons if it.kind == "state"}
    return (
        silent(service, facts, decision) & {"ui_payment_through"}
        if bars == {"receives_ui_payment"}
        else set()
    )
