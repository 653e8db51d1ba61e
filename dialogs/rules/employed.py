"""Article 4: who is an employed person; each fact bars unemployed status (5.12.1) and cancels it (5.11.1)."""

from __future__ import annotations

from dialogs.rules.rule import Rule

LAND_SHARE = Rule("E-4.1.3b", "agricultural_land_share", "state", "owns_agri_land_share")
FAMILY_FARM = Rule("E-4.1.3c", "family_farm_member", "state", "emp_family_farm_member")
OTHER_WORK = (
    Rule("E-4.1.1", "labour_contract", "state", "emp_labour_contract"),
    Rule("E-4.1.2", "civil_contract", "state", "emp_civil_contract"),
    Rule("E-4.1.3a", "entrepreneur", "state", "emp_entrepreneur"),
    Rule("E-4.1.4", "paid_office", "state", "emp_paid_office"),
    Rule("E-4.1.5", "armed_forces", "state", "emp_armed_forces"),
    Rule("E-4.1.6", "student_with_paid_activity", "state", "emp_student_with_paid_activity"),
    Rule("E-4.1.7", "foreigner_in_paid_work", "state", "emp_foreigner_lawful_paid_work"),
    Rule("E-4.1.8", "work_abroad", "state", "emp_abroad_lawful_work"),
)
EMPLOYED = (*OTHER_WORK, LAND_SHARE, FAMILY_FARM)
