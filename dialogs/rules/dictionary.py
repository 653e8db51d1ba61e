"""The dictionary of facts: type, unit, supplier, who may state it, what null means, how late the register may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dialogs.rules.facts import LawText, Registration, Residence

Kind = Literal["bool", "date", "choice", "ground", "offers", "contested", "reports"]
Supplier = Literal["registry", "registry_then_person", "person", "system"]
Null = Literal[
    "unknown",
    "none",  # there is no such date
    "no_end",  # the end is not known, the thing itself is
    "if_registered",  # unknown while the registration of the same list is active, else none
    "default",  # another fact decides then
    "refused",  # must be given
    "chosen",  # the operator's choice of the law text holds
    "empty",  # nothing contested
]
Body = Literal[
    "employer",
    "tax_office",
    "land_register",
    "municipality",
    "appointing_body",
    "service_body",
    "education_system",
    "migration_service",
    "social_insurance",
    "employment_agency",
    "unemployment_insurance",
    "disability_register",
    "population_register",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One name of the dictionary.

    `lag_months`: how late a new entry may be by article 4; `body`: who enters it and so corrects it; `paper`: what helps
    to have it corrected; `sensitive`: asked only for the priority check, with the reason why.
    """

    name: str
    kind: Kind
    supplier: Supplier
    stated: bool  # the person may state it; a registry value may be contested
    null: Null = "unknown"
    used_in: tuple[str, ...] = ()
    lag_months: int = 0
    choices: tuple[str, ...] = ()
    body: Body | None = None
    paper: str | None = None
    sensitive: bool = False


REGISTRATION = get_args(Registration)
R: Supplier = "registry"
RP: Supplier = "registry_then_person"
P: Supplier = "person"
S: Supplier = "system"

_ROWS = (
    # the question itself
    Fact("as_of", "date", S, False, "refused"),
    Fact("law_text", "choice", S, False, "chosen", choices=get_args(LawText)),
    Fact("contested", "contested", P, True, "empty"),
    # who
    Fact("birth_date", "date", R, True, used_in=("5.12.2", "1.1.22"), body="population_register"),
    Fact("sex", "choice", R, True, choices=("male", "female"), body="population_register"),
    Fact(
        "residence_status",
        "choice",
        R,
        True,
        used_in=("3",),
        choices=get_args(Residence),
        body="migration_service",
    ),
    # employed persons: article 4.1
    Fact(
        "emp_labour_contract",
        "bool",
        R,
        True,
        used_in=("4.1.1",),
        lag_months=1,  # 2 in the state bodies of 4.4.2
        body="employer",
        paper="dismissal_order",
    ),
    Fact(
        "emp_civil_contract",
        "bool",
        RP,
        True,
        used_in=("4.1.2",),
        lag_months=1,
        body="tax_office",
        paper="act_of_acceptance",
    ),
    Fact(
        "emp_entrepreneur",
        "bool",
        R,
        True,
        used_in=("4.1.3",),
        lag_months=1,
        body="tax_office",
        paper="tax_certificate",
    ),
    Fact(
        "owns_agri_land_share",
        "bool",
        RP,
        True,
        used_in=("4.1.3", "24.8"),
        lag_months=3,
        body="land_register",
        paper="land_extract",
    ),
    Fact(
        "emp_family_farm_member",
        "bool",
        RP,
        True,
        used_in=("4.1.3", "24.8"),
        lag_months=2,
        body="municipality",
        paper="municipal_certificate",
    ),
    Fact("emp_paid_office", "bool", R, True, used_in=("4.1.4",), lag_months=2, body="appointing_body"),
    Fact("emp_armed_forces", "bool", R, True, used_in=("4.1.5",), lag_months=2, body="service_body"),
    Fact(
        "emp_student_with_paid_activity",
        "bool",
        RP,
        True,
        used_in=("4.1.6",),
        lag_months=1,
        body="education_system",
    ),
    Fact(
        "emp_foreigner_lawful_paid_work",
        "bool",
        R,
        True,
        used_in=("4.1.7",),
        lag_months=1,
        body="migration_service",
    ),
    Fact(
        "emp_abroad_lawful_work", "bool", RP, True, used_in=("4.1.8",), lag_months=2, body="migration_service"
    ),
    # unemployed person: article 1.1.6
    Fact("has_job", "bool", P, True, used_in=("1.1.6", "24.8")),
    Fact("has_earnings", "bool", P, True, used_in=("1.1.6", "24.8")),
    Fact("ready_to_start_work", "bool", P, True, used_in=("1.1.6",)),
    Fact("able_to_work", "bool", P, True, used_in=("1.1.6",)),
    # study and pension: articles 5.11 and 5.12
    Fact("fulltime_he_sse_student", "bool", R, True, used_in=("5.11.6", "5.12.3"), body="education_system"),
    Fact("fulltime_other_student", "bool", RP, True, used_in=("5.11.6", "5.12.3"), body="education_system"),
    Fact("age_pension_assigned", "bool", R, True, used_in=("5.11.2", "5.12.4"), body="social_insurance"),
    Fact(
        "old_age_allowance_assigned", "bool", R, True, used_in=("5.11.2", "5.12.4"), body="social_insurance"
    ),
    Fact("old_age_grounds_arisen", "bool", R, True, used_in=("5.11.2",), body="social_insurance"),
    Fact("pension_age_date", "date", R, False, used_in=("1.1.22", "24.9"), body="social_insurance"),
    # registration: article 5
    Fact(
        "job_seeker_state",
        "choice",
        R,
        True,
        used_in=("5.2",),
        choices=REGISTRATION,
        body="employment_agency",
    ),
    Fact(
        "unemployed_state",
        "choice",
        R,
        True,
        used_in=("5.5",),
        choices=REGISTRATION,
        body="employment_agency",
    ),
    Fact(
        "job_seeker_registered_on",
        "date",
        R,
        True,
        "if_registered",
        used_in=("5.5", "5.8.3"),
        body="employment_agency",
    ),
    Fact(
        "unemployed_registered_on",
        "date",
        R,
        True,
        "if_registered",
        used_in=("5.10.3", "24.9"),
        body="employment_agency",
    ),
    Fact(
        "job_seeker_suspended_through", "date", R, True, "no_end", used_in=("5.8",), body="employment_agency"
    ),
    Fact(
        "unemployed_suspended_through", "date", R, True, "no_end", used_in=("5.10",), body="employment_agency"
    ),
    Fact("e_application_complete", "bool", R, False, "default", used_in=("5.2",)),
    Fact("js_blocked", "bool", R, False, "default", used_in=("5.2", "5.14")),
    Fact("offers", "offers", R, True, used_in=("5.5", "5.8.3", "5.10.3"), body="employment_agency"),
    Fact(
        "removal_decision_on", "date", R, True, "none", used_in=("5.8.3", "5.10.3"), body="employment_agency"
    ),
    Fact("not_registered_decision_on", "date", R, True, "none", used_in=("5.13",), body="employment_agency"),
    Fact(
        "unemployed_cancelled_false_data_on",
        "date",
        R,
        True,
        "none",
        used_in=("5.13",),
        body="employment_agency",
    ),
    Fact("deregistration_request", "bool", RP, True, used_in=("5.9.4", "5.11.5"), body="employment_agency"),
    Fact("false_data_found", "bool", R, False, used_in=("5.9.3", "5.11.4")),
    Fact("deceased_or_missing", "bool", R, False, used_in=("5.9.2", "5.11.3")),
    Fact("called_up", "bool", RP, True, used_in=("5.8.1", "5.10.1"), body="service_body"),
    Fact("called_up_through", "date", RP, True, "no_end", used_in=("5.8.1", "5.10.1"), body="service_body"),
    Fact("court_measure_in_force", "bool", R, False, used_in=("5.8.2", "5.10.2")),
    Fact("court_measure_through", "date", R, False, "no_end", used_in=("5.8.2", "5.10.2")),
    Fact("hired_by_referral", "bool", R, True, used_in=("5.9.1",), body="employer"),
    Fact("admitted_fulltime_he_sse", "bool", R, True, used_in=("5.11.6",), body="education_system"),
    # an earlier job by referral and the last job: article 5.12.5
    Fact("referral_contract_ended_on", "date", R, True, "none", used_in=("5.12.5",), body="employer"),
    Fact("referral_contract_ended_by_worker", "bool", R, True, used_in=("5.12.5",), body="employer"),
    Fact("referral_contract_ended_before_term", "bool", R, True, used_in=("5.12.5",), body="employer"),
    Fact("referral_contract_open_ended", "bool", R, True, "default", used_in=("5.12.5",), body="employer"),
    Fact("referral_contract_end_ground", "ground", R, True, used_in=("5.12.5",), body="employer"),
    Fact("job_end_ground", "ground", RP, True, used_in=("UI-13.1",), body="employer"),
    # programme and report: article 27
    Fact("programme_exists", "bool", R, False, used_in=("27.1",)),
    Fact("programme_drawn_on", "date", R, False, "none", used_in=("27.1",)),
    Fact("programme_refused", "bool", R, False, used_in=("5.10.4",)),
    Fact("report_submitted_on", "reports", R, False, "none", used_in=("27.2",)),
    Fact("report_missed", "bool", R, False, used_in=("5.10.4",)),
    # insurance payment
    Fact(
        "receives_ui_payment",
        "bool",
        R,
        True,
        used_in=("6.3", "21.2", "24.10", "29.2"),
        body="unemployment_insurance",
    ),
    Fact(
        "ui_payment_through",
        "date",
        R,
        True,
        "no_end",
        used_in=("24.10", "29.2"),
        body="unemployment_insurance",
    ),
    Fact("ui_payment_term_ended", "bool", R, True, used_in=("6.3",), body="unemployment_insurance"),
    # groups of people who are served first : articles 1.1.22, 24.9, Disability Law
    Fact(
        "has_disability",
        "bool",
        R,
        True,
        used_in=("1.1.22", "24.9", "DIS-20.3"),
        body="disability_register",
        sensitive=True,
    ),
    Fact(
        "disability_decision_on",
        "date",
        R,
        True,
        "none",
        used_in=("DIS-3.3",),
        body="disability_register",
        sensitive=True,
    ),
    Fact("has_rehabilitation_programme", "bool", R, False, used_in=("DIS-20.3",), sensitive=True),
    Fact("child_limited_health", "bool", R, True, used_in=("1.1.22", "24.9"), sensitive=True),
    Fact("receives_targeted_social_assistance", "bool", R, True, used_in=("24.9",), sensitive=True),
    Fact("released_after_sentence", "bool", RP, True, used_in=("1.1.22", "24.9"), sensitive=True),
    Fact("single_parent_of_minor", "bool", RP, True, used_in=("1.1.22",), sensitive=True),
    Fact("many_minor_children", "bool", RP, True, used_in=("1.1.22",), sensitive=True),
    Fact("raises_child_with_limited_health", "bool", RP, True, used_in=("1.1.22",), sensitive=True),
    Fact("is_idp", "bool", RP, True, used_in=("1.1.22",), sensitive=True),
    Fact("landshare_quota_open", "bool", S, False, used_in=("24.8",)),
    # training and suitable work : articles 6, 20, 29
    Fact("last_worked_until", "date", RP, True, used_in=("6.4.1", "20.3")),
    Fact("never_worked", "bool", RP, True, used_in=("6.4.1", "20.3")),
    Fact("has_profession", "bool", RP, True, used_in=("6.4.1", "20.3")),
    Fact("registered_since", "date", R, False, used_in=("6.4.3",)),
    Fact("refused_training_6_4_2", "bool", R, False, used_in=("6.4.2",)),
    Fact("no_fit_6_1_available", "bool", R, False, used_in=("6.3",)),
    Fact("no_suitable_job_for_lack_of_profession", "bool", RP, True, used_in=("20.1.1",)),
    Fact("lost_ability_in_former_profession", "bool", RP, True, used_in=("20.1.2",), sensitive=True),
    Fact("in_training_by_referral", "bool", RP, True, used_in=("29.1",)),
    # one offered job
    Fact("matches_education", "bool", RP, True, used_in=("6.1", "6.3")),
    Fact("matches_speciality", "bool", RP, True, used_in=("6.1", "6.3")),
    Fact("matches_experience", "bool", RP, True, used_in=("6.1", "6.3")),
    Fact("health_ok", "bool", RP, True, used_in=("6.1", "6.3", "6.4")),
    Fact("commute_ok", "bool", RP, True, used_in=("6.1", "6.4")),
    Fact("needs_new_profession", "bool", RP, True, used_in=("6.3",)),
    Fact("needs_move_without_consent", "bool", RP, True, used_in=("6.5",)),
    Fact("labour_protection_ok", "bool", RP, True, used_in=("6.5",)),
    Fact("offered_before", "bool", RP, True, used_in=("6.6",)),
    Fact("job_lawful_and_paid", "bool", RP, True, used_in=("6.4",)),
)

FACTS: dict[str, Fact] = {row.name: row for row in _ROWS}
EMPLOYED_ANY = "employed_any"  # derived: one of the ten facts of 4.1
VULNERABLE = "vulnerable_group"  # derived: one of the groups of 1.1.22
DERIVED = frozenset({EMPLOYED_ANY, VULNERABLE})
