"""The worked examples of keeping a registration and of the small services (tables M, T, G, J, V)."""

from __future__ import annotations

from tests.law.second.examples import (
    ENDED,
    NO,
    NONE,
    OUT,
    PAID_AUGUST,
    YES,
    Row,
    ask,
    do,
    is_,
    job,
    lacks,
    offers,
    wait,
)

CANCELLED = is_("cancelled")
KEEP_UNEMPLOYED: list[Row] = [
    ("M1", {"programme_exists": True, "report_submitted_on": {"2026-05": "2026-05-26"}}, is_("kept")),
    ("M2", {"emp_labour_contract": True}, CANCELLED),
    ("M3", {"called_up": True}, is_("suspended", through=None)),
    (
        "M4",
        {
            **offers(("02-02", "refused"), ("02-20", "refused")),
            "unemployed_registered_on": "2026-01-12",
            "removal_decision_on": "2026-03-10",
        },
        is_("suspended", through="2027-03-10"),
    ),
    ("M5", offers(("06-02", "refused")), ask("Q-11")),
    ("M6", {"report_missed": True}, is_("suspended", through=None)),
    ("M7", {"called_up": True, "admitted_fulltime_he_sse": True}, CANCELLED),
    ("M10", {"deregistration_request": True}, CANCELLED),
    ("M11", offers(("06-02", "no_answer")), ask("Q-34")),
    ("M12", ENDED, do("correct_entry")),
    ("M13", offers(("06-02", "refused"), ("06-04", "refused")), is_("suspended", through=None)),
    ("M14", {"unemployed_state": "suspended", "unemployed_suspended_through": "2026-06-01"}, ask("Q-35")),
]
OLD_REFUSALS = [{**job("", "refused"), "offered_on": day} for day in ("2025-05-05", "2025-06-03")]
KEEP_JOB_SEEKER: list[Row] = [
    ("M8", {"hired_by_referral": True}, CANCELLED),
    ("M9", {"emp_labour_contract": True, "has_job": True, "has_earnings": True}, is_("kept")),
    ("M15", {"job_seeker_registered_on": "2023-05-02", "offers": OLD_REFUSALS}, is_("kept")),
]
NEITHER = {"no_suitable_job_for_lack_of_profession": False, "lost_ability_in_former_profession": False}
LOST = {**NEITHER, "lost_ability_in_former_profession": True}
HELPED = {**NEITHER, "has_disability": True, "has_rehabilitation_programme": True}
TRAINING: list[Row] = [
    (
        "T1",
        {**NEITHER, "unemployed_state": "active", "no_suitable_job_for_lack_of_profession": True},
        YES,
    ),
    ("T2", HELPED, YES),
    ("T3", {**HELPED, "has_rehabilitation_programme": None}, lacks("has_rehabilitation_programme")),
    ("T4", {**LOST, **NONE}, do("file_e_application")),
]
TRAINED = {"in_training_by_referral": True}
STIPEND: list[Row] = [
    ("G1", TRAINED, YES),
    ("G2", {**TRAINED, **PAID_AUGUST}, wait("2026-09-01")),
    ("G3", {**TRAINED, **OUT}, do("register_unemployed")),
]
FIVE = ("matches_education", "matches_speciality", "matches_experience", "health_ok", "commute_ok")
J1 = {
    **dict.fromkeys(FIVE, True),
    "offered_before": False,
    "labour_protection_ok": True,
    "needs_move_without_consent": False,
    "needs_new_profession": False,
    "job_lawful_and_paid": True,
    "ui_payment_term_ended": False,
    "no_fit_6_1_available": False,
    "refused_training_6_4_2": False,
    "last_worked_until": "2026-04-30",
    "has_profession": True,
    "registered_since": "2026-05-18",
}
J4 = {**J1, **dict.fromkeys(FIVE[:3], False), "has_profession": False}
J6 = {
    **J1,
    "unemployed_state": "active",
    "ui_payment_term_ended": True,
    "no_fit_6_1_available": True,
    "commute_ok": False,
}
SUITABLE_JOB: list[Row] = [
    ("J1", J1, YES),
    ("J2", {**J1, "health_ok": False}, ask("Q-36")),
    ("J3", {**J1, "commute_ok": None}, lacks("commute_ok")),
    ("J4", J4, YES),
    ("J5", {**J4, "health_ok": False}, ask("Q-36")),
    ("J6", J6, ask("Q-37")),
    ("J7", {**J1, "needs_move_without_consent": True}, ask("Q-36")),
]
VULNERABLE: list[Row] = [
    ("V1", {"is_idp": True}, YES),
    ("V2", {}, NO),
    ("V3", {"has_disability": None}, lacks("has_disability")),
]
