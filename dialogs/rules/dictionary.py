"""The dictionary of facts: type, supplier, who may state it, what null means, how late the register may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from dialogs.rules.facts import LawText, Registration, Residence

Kind = Literal["bool", "date", "choice", "ground", "offers", "contested", "reports", "names"]
Supplier = Literal["registry", "registry_then_person", "person", "system"]
Null = Literal[
    "unknown",
    "none",  # there is no such date
    "no_end",  # the end is not known, the thing itself is
    "if_registered",  # unknown while the registration of the same list is active, else none
    "default",  # another fact decides then
    "refused",  # must be given
    "chosen",  # the operator's choice of the law text holds
    "empty",  # nothing contested, nothing asked in vain
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
    "agency",
    "unemployment_insurance",
    "disability_body",
    "population_register",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One name of the dictionary.

    `lag_months`: how late a new entry may be by article 4; `body`: who enters it and so corrects it; `paper`:
    what helps to have it corrected; `sensitive`: asked only for the priority check, with the reason why.
    """

    name: str
    supplier: Supplier
    stated: bool  # the person may state it; a registry value may be contested
    used_in: tuple[str, ...] = ()  # articles
    kind: Kind = "bool"
    null: Null = "unknown"
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

# fmt: off
_ROWS = (
    # the question itself
    Fact("as_of", S, False, (), "date", null="refused"),
    Fact("law_text", S, False, (), "choice", null="chosen", choices=get_args(LawText)),
    Fact("contested", P, True, (), "contested", null="empty"),
    Fact("not_known", P, False, (), "names", null="empty"),  # asked, and the person does not know: not "none"
    # who
    Fact("birth_date", R, True, ("5.12.2", "1.1.22"), "date", body="population_register"),
    Fact("sex", R, True, (), "choice", choices=("male", "female"), body="population_register"),
    Fact("residence_status", R, True, ("3",), "choice", choices=get_args(Residence), body="migration_service"),
    # employed persons: article 4.1; a labour contract with the state bodies of 4.4.2 may come a month later
    Fact("emp_labour_contract", R, True, ("4.1.1",), lag_months=1, body="employer", paper="dismissal_order"),
    Fact("emp_civil_contract", RP, True, ("4.1.2",), lag_months=1, body="tax_office", paper="act_of_acceptance"),
    Fact("emp_entrepreneur", R, True, ("4.1.3",), lag_months=1, body="tax_office", paper="tax_certificate"),
    Fact("owns_agri_land_share", RP, True, ("4.1.3", "24.8"), lag_months=3, body="land_register", paper="land_extract"),
    Fact("emp_family_farm_member", RP, True, ("4.1.3", "24.8"), lag_months=2, body="municipality", paper="farm_record"),
    Fact("emp_paid_office", R, True, ("4.1.4",), lag_months=2, body="appointing_body"),
    Fact("emp_armed_forces", R, True, ("4.1.5",), lag_months=2, body="service_body"),
    Fact("emp_student_with_paid_activity", RP, True, ("4.1.6",), lag_months=1,
         body="education_system", paper="study_certificate"),
    Fact("emp_foreigner_lawful_paid_work", R, True, ("4.1.7",), lag_months=1, body="migration_service"),
    Fact("emp_abroad_lawful_work", RP, True, ("4.1.8",), lag_months=2, body="migration_service"),
    # unemployed person: article 1.1.6
    Fact("has_job", P, True, ("1.1.6", "24.8")),
    Fact("has_earnings", P, True, ("1.1.6", "24.8")),
    Fact("ready_to_start_work", P, True, ("1.1.6",)),
    Fact("able_to_work", P, True, ("1.1.6",)),
    # study and pension: articles 5.11 and 5.12
    Fact("fulltime_he_sse_student", R, True, ("5.11.6", "5.12.3"), body="education_system", paper="study_certificate"),
    Fact("fulltime_other_student", RP, True, ("5.11.6", "5.12.3"), body="education_system", paper="study_certificate"),
    Fact("age_pension_assigned", R, True, ("5.11.2", "5.12.4"), body="social_insurance"),
    Fact("old_age_allowance_assigned", R, True, ("5.11.2", "5.12.4"), body="social_insurance"),
    Fact("old_age_grounds_arisen", R, True, ("5.11.2",), body="social_insurance"),
    Fact("pension_age_date", R, False, ("1.1.22", "24.9"), "date", body="social_insurance"),
    # registration: article 5
    Fact("job_seeker_state", R, True, ("5.2",), "choice", choices=REGISTRATION, body="agency"),
    Fact("unemployed_state", R, True, ("5.5",), "choice", choices=REGISTRATION, body="agency"),
    Fact("job_seeker_registered_on", R, True, ("5.5", "5.8.3"), "date", null="if_registered", body="agency"),
    Fact("unemployed_registered_on", R, True, ("5.10.3", "24.9"), "date", null="if_registered", body="agency"),
    Fact("job_seeker_suspended_through", R, True, ("5.8",), "date", null="no_end", body="agency"),
    Fact("unemployed_suspended_through", R, True, ("5.10",), "date", null="no_end", body="agency"),
    Fact("e_application_complete", R, False, ("5.2",), null="default"),
    Fact("js_blocked", R, False, ("5.2", "5.14"), null="default"),
    Fact("offers", R, True, ("5.5", "5.8.3", "5.10.3"), "offers", body="agency"),
    Fact("removal_decision_on", R, True, ("5.8.3", "5.10.3"), "date", null="none", body="agency"),
    Fact("not_registered_decision_on", R, True, ("5.13",), "date", null="none", body="agency"),
    Fact("unemployed_cancelled_false_data_on", R, True, ("5.13",), "date", null="none", body="agency"),
    Fact("deregistration_request", RP, True, ("5.9.4", "5.11.5"), body="agency"),
    Fact("false_data_found", R, False, ("5.9.3", "5.11.4")),
    Fact("deceased_or_missing", R, False, ("5.9.2", "5.11.3")),
    Fact("called_up", RP, True, ("5.8.1", "5.10.1"), body="service_body"),
    Fact("called_up_through", RP, True, ("5.8.1", "5.10.1"), "date", null="no_end", body="service_body"),
    Fact("court_measure_in_force", R, False, ("5.8.2", "5.10.2")),
    Fact("court_measure_through", R, False, ("5.8.2", "5.10.2"), "date", null="no_end"),
    Fact("hired_by_referral", R, True, ("5.9.1",), body="employer", paper="dismissal_order"),
    Fact("admitted_fulltime_he_sse", R, True, ("5.11.6",), body="education_system", paper="study_certificate"),
    # an earlier job by referral and the last job: article 5.12.5
    Fact("referral_contract_ended_on", R, True, ("5.12.5",), "date", null="none",
         body="employer", paper="dismissal_order"),
    Fact("referral_contract_ended_by_worker", R, True, ("5.12.5",), body="employer", paper="dismissal_order"),
    Fact("referral_contract_ended_before_term", R, True, ("5.12.5",), body="employer", paper="dismissal_order"),
    Fact("referral_contract_open_ended", R, True, ("5.12.5",), null="default",
         body="employer", paper="dismissal_order"),
    Fact("referral_contract_end_ground", R, True, ("5.12.5",), "ground", body="employer", paper="dismissal_order"),
    Fact("job_end_ground", RP, True, ("UI-13.1",), "ground", body="employer"),
    # programme and report: article 27
    Fact("programme_exists", R, False, ("27.1",)),
    Fact("programme_drawn_on", R, False, ("27.1",), "date", null="none"),
    Fact("programme_refused", R, False, ("5.10.4",)),
    Fact("report_submitted_on", R, False, ("27.2",), "reports", null="none"),
    Fact("report_missed", R, False, ("5.10.4",)),
    # insurance payment
    Fact("receives_ui_payment", R, True, ("6.3", "21.2", "24.10", "29.2"), body="unemployment_insurance"),
    Fact("ui_payment_through", R, True, ("24.10", "29.2"), "date", null="no_end", body="unemployment_insurance"),
    Fact("ui_payment_term_ended", R, True, ("6.3",), body="unemployment_insurance"),
    # groups of people who are served first: articles 1.1.22, 24.9, Disability Law
    Fact("has_disability", R, True, ("1.1.22", "24.9", "DIS-20.3"), body="disability_body", sensitive=True),
    Fact("disability_decision_on", R, True, ("DIS-3.3",), "date", null="none", body="disability_body", sensitive=True),
    Fact("has_rehabilitation_programme", R, False, ("DIS-20.3",), sensitive=True),
    Fact("child_limited_health", R, True, ("1.1.22", "24.9"), sensitive=True),
    Fact("receives_targeted_social_assistance", R, True, ("24.9",), sensitive=True),
    Fact("released_after_sentence", RP, True, ("1.1.22", "24.9"), sensitive=True),
    Fact("single_parent_of_minor", RP, True, ("1.1.22",), sensitive=True),
    Fact("many_minor_children", RP, True, ("1.1.22",), sensitive=True),
    Fact("raises_child_with_limited_health", RP, True, ("1.1.22",), sensitive=True),
    Fact("is_idp", RP, True, ("1.1.22",), sensitive=True),
    Fact("landshare_quota_open", S, False, ("24.8",)),
    # training and suitable work : articles 6, 20, 29
    Fact("last_worked_until", RP, True, ("6.4.1", "20.3"), "date"),
    Fact("never_worked", RP, True, ("6.4.1", "20.3")),
    Fact("has_profession", RP, True, ("6.4.1", "20.3")),
    Fact("registered_since", R, False, ("6.4.3",), "date"),
    Fact("refused_training_6_4_2", R, False, ("6.4.2",)),
    Fact("no_fit_6_1_available", R, False, ("6.3",)),
    Fact("no_suitable_job_for_lack_of_profession", RP, True, ("20.1.1",)),
    Fact("lost_ability_in_former_profession", RP, True, ("20.1.2",), sensitive=True),
    Fact("in_training_by_referral", RP, True, ("29.1",)),
    # one offered job
    Fact("matches_education", RP, True, ("6.1", "6.3")),
    Fact("matches_speciality", RP, True, ("6.1", "6.3")),
    Fact("matches_experience", RP, True, ("6.1", "6.3")),
    Fact("health_ok", RP, True, ("6.1", "6.3", "6.4")),
    Fact("commute_ok", RP, True, ("6.1", "6.4")),
    Fact("needs_new_profession", RP, True, ("6.3",)),
    Fact("needs_move_without_consent", RP, True, ("6.5",)),
    Fact("labour_protection_ok", RP, True, ("6.5",)),
    Fact("offered_before", RP, True, ("6.6",)),
    Fact("job_lawful_and_paid", RP, True, ("6.4",)),
)
# fmt: on

FACTS: dict[str, Fact] = {row.name: row for row in _ROWS}
EMPLOYED_ANY = "employed_any"  # derived: one of the ten facts of 4.1
VULNERABLE = "vulnerable_group"  # derived: one of the groups of 1.1.22
DERIVED = frozenset({EMPLOYED_ANY, VULNERABLE})
