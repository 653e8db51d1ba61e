"""A made-up person before the registry holds them: identity, histories, facts and where they stand by the law."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from integrations.registry.sandbox.person import NONE, Registration

__all__ = ["BASE_FACTS", "SOURCES", "Made", "base_facts"]

SOURCES: dict[str, str] = {
    "residence_status": "population", "sex": "population", "birth_date": "population",
    "emp_labour_contract": "labour-contracts", "emp_civil_contract": "tax", "emp_entrepreneur": "tax",
    "owns_agri_land_share": "real-estate", "emp_family_farm_member": "municipality",
    "emp_paid_office": "labour-contracts", "emp_armed_forces": "military",
    "emp_student_with_paid_activity": "education", "emp_foreigner_lawful_paid_work": "migration",
    "emp_abroad_lawful_work": "migration", "fulltime_he_sse_student": "education",
    "fulltime_other_student": "education", "admitted_fulltime_he_sse": "education",
    "age_pension_assigned": "social-insurance", "old_age_allowance_assigned": "social-insurance",
    "old_age_grounds_arisen": "social-insurance", "pension_age_date": "social-insurance",
    "called_up": "military", "called_up_through": "military",
    "court_measure_in_force": "courts", "court_measure_through": "courts", "released_after_sentence": "courts",
    "deceased_or_missing": "population", "is_idp": "population", "single_parent_of_minor": "population",
    "many_minor_children": "population", "child_limited_health": "disability-register",
    "raises_child_with_limited_health": "disability-register", "has_disability": "disability-register",
    "disability_decision_on": "disability-register", "has_rehabilitation_programme": "disability-register",
    "receives_ui_payment": "unemployment-insurance", "ui_payment_through": "unemployment-insurance",
    "ui_payment_term_ended": "unemployment-insurance",
    "receives_targeted_social_assistance": "social-assistance",
    "last_worked_until": "labour-contracts", "never_worked": "labour-contracts", "job_end_ground": "labour-contracts",
    "has_profession": "education",
}  # fmt: skip
"""Which register says what (rules, parts 2 and 4); everything else is the employment subsystem's own."""

BASE_FACTS: dict[str, Any] = {
    "residence_status": "citizen",
    **dict.fromkeys(
        (
            "emp_labour_contract", "emp_civil_contract", "emp_entrepreneur", "owns_agri_land_share",
            "emp_family_farm_member", "emp_paid_office", "emp_armed_forces", "emp_student_with_paid_activity",
            "emp_foreigner_lawful_paid_work", "emp_abroad_lawful_work", "fulltime_he_sse_student",
            "fulltime_other_student", "age_pension_assigned", "old_age_allowance_assigned", "old_age_grounds_arisen",
            "called_up", "court_measure_in_force", "admitted_fulltime_he_sse", "deceased_or_missing",
            "false_data_found", "hired_by_referral", "deregistration_request", "receives_ui_payment",
            "receives_targeted_social_assistance", "has_disability", "child_limited_health", "released_after_sentence",
            "single_parent_of_minor", "many_minor_children", "raises_child_with_limited_health", "is_idp",
            "programme_refused", "js_blocked",
        ),
        False,
    ),
    "referral_contract_ended_on": None,
}  # fmt: skip
"""The facts of base person B of the rules, part 18, which the registry supplies."""


def base_facts(as_of: date, **differ: Any) -> dict[str, Any]:
    """Base facts with their sources, true on `as_of`; a fact given as `...` is left out: not known."""
    facts = {**BASE_FACTS, **differ}
    return {
        name: {
            "value": value,
            "source": SOURCES.get(name, "employment-subsystem"),
            "as_of": as_of.isoformat(),
        }
        for name, value in facts.items()
        if value is not ...
    }


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up person. Days are absolute; `facts` as base_facts gives them."""

    fin: str
    card: str
    birth_date: date
    phone: str | None
    sex: str
    first_name: str
    last_name: str
    father_name: str
    facts: dict[str, Any] = field(repr=False)
    language: str = "az"
    slug: str | None = None
    story: tuple[str, str] | None = None
    education: tuple[dict[str, Any], ...] = ()
    jobs: tuple[dict[str, Any], ...] = ()
    address: dict[str, Any] | None = None
    job_seeker: Registration = NONE
    unemployed: Registration = NONE
    reports: tuple[str, ...] = ()
    under_review_since: date | None = None
    offers: tuple[dict[str, Any], ...] = ()
    decisions: tuple[tuple[date, str, str, date | None], ...] = ()
    more: dict[str, Any] = field(default_factory=dict)
