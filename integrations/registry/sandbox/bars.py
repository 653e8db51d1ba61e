"""Who may not be registered as unemployed, by the facts the registry holds (articles 4.1 and 5.12, text of 2018)."""

from __future__ import annotations

from datetime import date

from integrations.registry.sandbox.days import add_months, add_years
from integrations.registry.sandbox.person import Person, day_or_none

__all__ = ["EMPLOYED", "bar_to_unemployed", "birthday"]

EMPLOYED = (
    "emp_labour_contract", "emp_civil_contract", "emp_entrepreneur", "owns_agri_land_share", "emp_family_farm_member",
    "emp_paid_office", "emp_armed_forces", "emp_student_with_paid_activity", "emp_foreigner_lawful_paid_work",
    "emp_abroad_lawful_work",
)  # fmt: skip


def birthday(born: date, age: int) -> date:
    """D-7: the day an age is reached; born on 29 February, 1 March in a common year."""
    day = add_years(born, age)
    return day if day.day == born.day else date(day.year, 3, 1)


def bar_to_unemployed(person: Person, day: date) -> str | None:
    """The article of the first bar of 5.12 that certainly holds on that day; a fact not known bars nobody."""
    if any(person.fact(name) is True for name in EMPLOYED):
        return "5.12.1"
    if day < birthday(person.birth_date, 15):
        return "5.12.2"
    if person.fact("fulltime_he_sse_student") is True:
        return "5.12.3"
    if person.fact("age_pension_assigned") is True or person.fact("old_age_allowance_assigned") is True:
        return "5.12.4"
    return "5.12.5" if _left_referral_job_early(person, day) else None


def _left_referral_job_early(person: Person, day: date) -> bool:
    ended = day_or_none(person.fact("referral_contract_ended_on"))
    ground = person.fact("referral_contract_end_ground") or ""
    exempt = ground == "74.1" or ground.startswith("74.1.") or ground in {"75.2.b", "75.2.c"}
    own_wish = person.fact("referral_contract_ended_by_worker") is True
    before_term = person.fact("referral_contract_ended_before_term") is True
    return ended is not None and own_wish and before_term and not exempt and day <= add_months(ended, 6)
