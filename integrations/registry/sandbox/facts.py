"""Facts of the law as the registers hold them: kept as differences from an ordinary person, given out one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

__all__ = ["ORDINARY", "SOURCES", "Known", "source_of"]

SUBSYSTEM = "employment-subsystem"

SOURCES: Mapping[str, str] = {
    "residence_status": "population",
    "deceased_or_missing": "population",
    "is_idp": "population",
    "single_parent_of_minor": "population",
    "many_minor_children": "population",
    "emp_labour_contract": "labour-contracts",
    "emp_paid_office": "labour-contracts",
    "last_worked_until": "labour-contracts",
    "never_worked": "labour-contracts",
    "job_end_ground": "labour-contracts",
    "emp_civil_contract": "tax",
    "emp_entrepreneur": "tax",
    "owns_agri_land_share": "real-estate",
    "emp_family_farm_member": "municipality",
    "emp_armed_forces": "military",
    "called_up": "military",
    "called_up_through": "military",
    "emp_student_with_paid_activity": "education",
    "fulltime_he_sse_student": "education",
    "fulltime_other_student": "education",
    "admitted_fulltime_he_sse": "education",
    "has_profession": "education",
    "emp_foreigner_lawful_paid_work": "migration",
    "emp_abroad_lawful_work": "migration",
    "age_pension_assigned": "social-insurance",
    "old_age_allowance_assigned": "social-insurance",
    "old_age_grounds_arisen": "social-insurance",
    "pension_age_date": "social-insurance",
    "court_measure_in_force": "courts",
    "court_measure_through": "courts",
    "released_after_sentence": "courts",
    "has_disability": "disability-register",
    "disability_decision_on": "disability-register",
    "has_rehabilitation_programme": "disability-register",
    "child_limited_health": "disability-register",
    "raises_child_with_limited_health": "disability-register",
    "receives_ui_payment": "unemployment-insurance",
    "ui_payment_through": "unemployment-insurance",
    "ui_payment_term_ended": "unemployment-insurance",
    "receives_targeted_social_assistance": "social-assistance",
}
"""Which register says what (rules, parts 2 and 4); the rest is the employment subsystem's own."""

ORDINARY: Mapping[str, Any] = {
    "residence_status": "citizen",
    "emp_labour_contract": False,
    "emp_civil_contract": False,
    "emp_entrepreneur": False,
    "owns_agri_land_share": False,
    "emp_family_farm_member": False,
    "emp_paid_office": False,
    "emp_armed_forces": False,
    "emp_student_with_paid_activity": False,
    "emp_foreigner_lawful_paid_work": False,
    "emp_abroad_lawful_work": False,
    "fulltime_he_sse_student": False,
    "fulltime_other_student": False,
    "admitted_fulltime_he_sse": False,
    "age_pension_assigned": False,
    "old_age_allowance_assigned": False,
    "old_age_grounds_arisen": False,
    "called_up": False,
    "court_measure_in_force": False,
    "deceased_or_missing": False,
    "false_data_found": False,
    "hired_by_referral": False,
    "deregistration_request": False,
    "receives_ui_payment": False,
    "receives_targeted_social_assistance": False,
    "has_disability": False,
    "child_limited_health": False,
    "released_after_sentence": False,
    "single_parent_of_minor": False,
    "many_minor_children": False,
    "raises_child_with_limited_health": False,
    "is_idp": False,
    "programme_refused": False,
    "js_blocked": False,
    "referral_contract_ended_on": None,
}
"""What the registers say of base person B of the rules, part 18."""


def source_of(name: str) -> str:
    """The register that says this fact."""
    return SOURCES.get(name, SUBSYSTEM)


@dataclass(slots=True)
class Known:
    """What is known of a person: `values` beside ORDINARY, true on `as_of`; `later` has own days for some.

    `unknown` names facts on which the registers are silent; `others` what another register says against it.
    """

    as_of: date
    values: dict[str, Any] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    later: dict[str, str] = field(default_factory=dict)
    others: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Known:
        """From the kept JSON."""
        return cls(**{**kept, "as_of": date.fromisoformat(kept["as_of"])})

    def keep(self) -> dict[str, Any]:
        """As JSON; empty parts are left out."""
        parts = {name: getattr(self, name) for name in ("values", "unknown", "later", "others")}
        return {"as_of": self.as_of.isoformat(), **{name: part for name, part in parts.items() if part}}

    def value(self, name: str) -> Any:
        """The value of a fact; None if it is unknown or there is none."""
        return None if name in self.unknown else self.values.get(name, ORDINARY.get(name))

    def learn(self, name: str, value: Any, on: date) -> None:
        """A feed arrives: the register now says this, true on that day."""
        self.values[name] = value
        self.later[name] = on.isoformat()
        self.unknown = [each for each in self.unknown if each != name]

    def wire(self) -> dict[str, dict[str, Any]]:
        """Every known fact by name as the contract's Fact."""
        values = {**ORDINARY, **self.values}
        return {name: self._fact(name, value) for name, value in values.items() if name not in self.unknown}

    def _fact(self, name: str, value: Any) -> dict[str, Any]:
        as_of = self.later.get(name, self.as_of.isoformat())
        fact = {"value": value, "source": source_of(name), "as_of": as_of}
        return fact | ({"others": self.others[name]} if name in self.others else {})
