"""The facts about one person that the rules read, by name and type; None and an absent name are null."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

LawText = Literal["2018-06-29", "amended"]
Registration = Literal["none", "active", "suspended", "cancelled"]
Residence = Literal[
    "citizen", "foreigner_resident", "stateless_resident", "foreigner_nonresident", "stateless_nonresident"
]
PersonAnswer = Literal["accepted", "refused", "pending", "no_answer"]
EmployerAnswer = Literal["hired", "refused", "pending", "none"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One suitable job offered by the Agency; `presented_on`: the referral reached the employer (18.7)."""

    offered_on: date | None
    answered_on: date | None
    presented_on: date | None
    person: PersonAnswer
    employer: EmployerAnswer


class Facts(TypedDict, total=False):
    """All facts of the dictionary; what each null means stands in `dictionary.FACTS`."""

    as_of: date
    law_text: LawText | None
    contested: Mapping[str, date | None] | None
    not_known: tuple[str, ...] | None
    birth_date: date | None
    sex: Literal["male", "female"] | None
    residence_status: Residence | None
    emp_labour_contract: bool | None
    emp_civil_contract: bool | None
    emp_entrepreneur: bool | None
    owns_agri_land_share: bool | None
    emp_family_farm_member: bool | None
    emp_paid_office: bool | None
    emp_armed_forces: bool | None
    emp_student_with_paid_activity: bool | None
    emp_foreigner_lawful_paid_work: bool | None
    emp_abroad_lawful_work: bool | None
    has_job: bool | None
    has_earnings: bool | None
    ready_to_start_work: bool | None
    able_to_work: bool | None
    fulltime_he_sse_student: bool | None
    fulltime_other_student: bool | None
    age_pension_assigned: bool | None
    old_age_allowance_assigned: bool | None
    old_age_grounds_arisen: bool | None
    pension_age_date: date | None
    job_seeker_state: Registration | None
    unemployed_state: Registration | None
    job_seeker_registered_on: date | None
    unemployed_registered_on: date | None
    job_seeker_suspended_through: date | None
    unemployed_suspended_through: date | None
    e_application_complete: bool | None
    js_blocked: bool | None
    offers: tuple[Offer, ...] | None
    removal_decision_on: date | None
    not_registered_decision_on: date | None
    unemployed_cancelled_false_data_on: date | None
    deregistration_request: bool | None
    false_data_found: bool | None
    deceased_or_missing: bool | None
    called_up: bool | None
    called_up_through: date | None
    court_measure_in_force: bool | None
    court_measure_through: date | None
    hired_by_referral: bool | None
    admitted_fulltime_he_sse: bool | None
    referral_contract_ended_on: date | None
    referral_contract_ended_by_worker: bool | None
    referral_contract_ended_before_term: bool | None
    referral_contract_open_ended: bool | None
    referral_contract_end_ground: str | None
    job_end_ground: str | None
    programme_exists: bool | None
    programme_drawn_on: date | None
    programme_refused: bool | None
    report_submitted_on: Mapping[str, date] | None
    report_missed: bool | None
    receives_ui_payment: bool | None
    ui_payment_through: date | None
    ui_payment_term_ended: bool | None
    has_disability: bool | None
    disability_decision_on: date | None
    has_rehabilitation_programme: bool | None
    child_limited_health: bool | None
    receives_targeted_social_assistance: bool | None
    released_after_sentence: bool | None
    single_parent_of_minor: bool | None
    many_minor_children: bool | None
    raises_child_with_limited_health: bool | None
    is_idp: bool | None
    landshare_quota_open: bool | None
    last_worked_until: date | None
    never_worked: bool | None
    has_profession: bool | None
    registered_since: date | None
    refused_training_6_4_2: bool | None
    no_fit_6_1_available: bool | None
    no_suitable_job_for_lack_of_profession: bool | None
    lost_ability_in_former_profession: bool | None
    in_training_by_referral: bool | None
    matches_education: bool | None
    matches_speciality: bool | None
    matches_experience: bool | None
    health_ok: bool | None
    commute_ok: bool | None
    needs_new_profession: bool | None
    needs_move_without_consent: bool | None
    labour_protection_ok: bool | None
    offered_before: bool | None
    job_lawful_and_paid: bool | None
