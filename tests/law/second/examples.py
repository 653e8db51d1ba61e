"""The worked examples of the rules (tables U, S, P, M, T, G, J, V), as differences from a base person."""

from __future__ import annotations

from typing import Any

FALSE = """
emp_labour_contract emp_civil_contract emp_entrepreneur owns_agri_land_share emp_family_farm_member emp_paid_office
emp_armed_forces emp_student_with_paid_activity emp_foreigner_lawful_paid_work emp_abroad_lawful_work has_job
has_earnings fulltime_he_sse_student fulltime_other_student age_pension_assigned old_age_allowance_assigned
old_age_grounds_arisen deregistration_request false_data_found deceased_or_missing called_up court_measure_in_force
hired_by_referral admitted_fulltime_he_sse programme_refused report_missed receives_ui_payment has_disability
child_limited_health receives_targeted_social_assistance released_after_sentence single_parent_of_minor
many_minor_children raises_child_with_limited_health is_idp js_blocked
""".split()
B: dict[str, Any] = {
    **dict.fromkeys(FALSE, False),
    "as_of": "2026-06-10",
    "sex": "male",
    "birth_date": "1990-05-14",
    "residence_status": "citizen",
    "ready_to_start_work": True,
    "able_to_work": True,
    "pension_age_date": "2055-05-14",
    "job_seeker_state": "active",
    "job_seeker_registered_on": "2026-05-18",
    "offers": [],
    "unemployed_state": "none",
}
R = {**B, "unemployed_state": "active", "unemployed_registered_on": "2026-05-26"}
Row = tuple[str, dict[str, Any], dict[str, Any]]


def job(offered: str, person: str, presented: str | None = None, employer: str = "none") -> dict[str, Any]:
    """One offer as the tables write it."""
    return {
        "offered_on": offered and f"2026-{offered}",
        "presented_on": presented and f"2026-{presented}",
        "person": person,
        "employer": employer,
    }


def offers(*entries: tuple[str, ...], since: str | None = None) -> dict[str, Any]:
    """Offers, and the day of the job-seeker registration if it is another than that of B."""
    registered = {"job_seeker_registered_on": f"2026-{since}"} if since else {}
    return {"offers": [job(*entry) for entry in entries], **registered}


def is_(outcome: str, **more: Any) -> dict[str, Any]:
    return {"outcome": outcome, **more}


def wait(day: str | None, *steps: str) -> dict[str, Any]:
    return {"outcome": "wait_until", "date": day, "steps": list(steps)}


def do(*steps: str) -> dict[str, Any]:
    return {"outcome": "step_needed", "steps": list(steps)}


def ask(question: str) -> dict[str, Any]:
    return {"outcome": "needs_officer", "question": question}


def lacks(*facts: str) -> dict[str, Any]:
    return {"outcome": "undecidable", "missing": list(facts)}


NONE = {"job_seeker_state": "none", "job_seeker_registered_on": None}
QUIT = {
    "referral_contract_ended_on": "2026-01-15",
    "referral_contract_ended_by_worker": True,
    "referral_contract_ended_before_term": True,
    "referral_contract_end_ground": "69",
}
ENDED = {"emp_labour_contract": True, "contested": {"emp_labour_contract": "2026-06-01"}}
LATE = {"job_seeker_registered_on": "2026-06-08"}
YES, NO = is_("eligible"), is_("not_eligible")
UNEMPLOYED: list[Row] = [
    ("U1", {}, is_("eligible", steps=[], missing=[], reasons=[], date=None)),
    ("U2", {"birth_date": "2011-06-10"}, YES),
    ("U3", {"birth_date": "2011-06-11"}, wait("2026-06-11")),
    ("U4", {"emp_labour_contract": True}, NO),
    ("U5", {"owns_agri_land_share": True}, NO),
    ("U6", {"fulltime_he_sse_student": True}, NO),
    ("U7", {"fulltime_he_sse_student": False}, YES),
    ("U8", {"sex": "female", "age_pension_assigned": True}, NO),
    (
        "U9",
        {"birth_date": "1960-05-14", "pension_age_date": "2025-05-14", "old_age_grounds_arisen": True},
        ask("Q-03"),
    ),
    ("U10", QUIT, wait("2026-07-16")),
    ("U11", {**QUIT, "referral_contract_end_ground": "74.1.b"}, YES),
    ("U12", {**QUIT, "referral_contract_ended_on": "2025-12-05"}, YES),
    ("U13", LATE, wait("2026-06-17")),
    ("U14", offers(("06-09", "accepted", "06-09", "refused"), since="06-08"), YES),
    ("U15", offers(("05-20", "refused")), wait(None)),
    ("U16", {"not_registered_decision_on": "2026-05-31"}, wait("2026-07-01")),
    ("U17", {"emp_entrepreneur": None}, lacks("emp_entrepreneur")),
    ("U18", {"birth_date": "2011-11-02", "emp_labour_contract": True}, NO),
    ("U19", {"has_job": True, "has_earnings": True}, NO),
    ("U20", {"has_disability": True}, YES),
    ("U21", offers(("06-09", "accepted", "06-09", "pending"), since="06-08"), do("await_employer")),
    ("U22", NONE, do("file_e_application")),
    ("U23", {"residence_status": "foreigner_nonresident"}, NO),
    ("U24", {**LATE, "birth_date": "2011-06-22"}, wait("2026-06-22")),
    ("U25", {"able_to_work": None}, lacks("able_to_work")),
    (
        "U26",
        {"unemployed_state": "suspended", "unemployed_suspended_through": "2027-03-10"},
        wait("2027-03-11"),
    ),
    (
        "U27",
        {**offers(("05-20", "refused")), "not_registered_decision_on": "2026-05-26"},
        wait("2026-06-27"),
    ),
    (
        "U28",
        {**offers(("04-23", "refused"), since="04-20"), "not_registered_decision_on": "2026-05-05"},
        is_("eligible", steps=["ask_again"]),
    ),
    ("U29", {**QUIT, **NONE}, wait("2026-07-16", "file_e_application")),
    ("U30", ENDED, do("correct_entry")),
    ("U31", {"fulltime_other_student": True}, YES),
    ("U31 amended", {"fulltime_other_student": True}, NO),
    ("U32", offers(("05-22", "accepted", "05-22", "pending")), ask("Q-32")),
    ("U33", offers(("05-20", "accepted", "05-20", "refused"), ("05-21", "refused")), ask("Q-09")),
    ("U34", {**QUIT, "referral_contract_open_ended": True}, ask("Q-14")),
    (
        "U35",
        {"unemployed_state": "suspended", "unemployed_suspended_through": "2026-06-01"},
        is_("eligible", steps=["ask_return"]),
    ),
    ("U36", {"unemployed_state": "active"}, is_("already_registered", reasons=[])),
    (
        "U37",
        {"not_registered_decision_on": "2026-04-20", "unemployed_cancelled_false_data_on": "2026-05-31"},
        wait("2026-07-01"),
    ),
    ("U38", offers(("05-20", "accepted", "05-20", "refused"), ("05-25", "pending")), do("answer_offer")),
    ("U39", {"has_earnings": False}, YES),
    ("U40", {"unemployed_state": "suspended"}, wait(None)),
]
OUT = {"unemployed_state": "none", "unemployed_registered_on": None}
SUSPENDED = {"unemployed_state": "suspended", "unemployed_suspended_through": "2027-03-10"}
SHARE = {**OUT, "owns_agri_land_share": True, "landshare_quota_open": True}
PAID = {"receives_ui_payment": True}
PAID_AUGUST = {**PAID, "ui_payment_through": "2026-08-31"}
FIRST, LAST = is_("eligible", priority=True), is_("eligible", priority=False)
SELF_EMPLOYMENT: list[Row] = [
    ("S1", {}, LAST),
    ("S2", PAID_AUGUST, wait("2026-09-01")),
    ("S3", {"receives_targeted_social_assistance": True}, FIRST),
    ("S4", {"unemployed_registered_on": "2025-06-10"}, LAST),
    ("S5", {"unemployed_registered_on": "2025-06-09"}, FIRST),
    ("S6", {"pension_age_date": "2028-06-10"}, LAST),
    ("S7", {"pension_age_date": "2028-06-09"}, FIRST),
    ("S8", {"released_after_sentence": True}, FIRST),
    ("S9", SHARE, LAST),
    ("S10", {**SHARE, "emp_labour_contract": True}, NO),
    ("S11", {**SHARE, "landshare_quota_open": None}, is_("eligible_subject_to_quota")),
    ("S12", {**SHARE, "landshare_quota_open": False}, NO),
    ("S13", OUT, do("register_unemployed")),
    ("S14", SUSPENDED, wait("2027-03-11")),
    ("S15", {"receives_ui_payment": None}, lacks("receives_ui_payment")),
    ("S16", {**PAID, "has_disability": True}, NO),
    ("S17", {**SHARE, **NONE}, do("file_e_application")),
    ("S18", {**SHARE, "emp_family_farm_member": True}, ask("Q-29")),
    ("S19", {**SHARE, "has_job": True, "has_earnings": True}, NO),
    ("S20", {**SHARE, "has_job": False, "has_earnings": False}, LAST),
    ("S21", ENDED, do("correct_entry")),
]
PUBLIC_WORKS: list[Row] = [
    ("P1", {}, FIRST),
    ("P2", PAID, LAST),
    ("P3", {"receives_ui_payment": None}, is_("eligible", priority=None)),
    ("P4", OUT, do("register_unemployed")),
    ("P5", {"unemployed_state": "suspended"}, wait(None)),
    ("P6", {**OUT, "owns_agri_land_share": True}, NO),
    ("P6 amended", {**OUT, "owns_agri_land_share": True}, is_("eligible_subject_to_quota")),
    ("P7", {"emp_entrepreneur": True}, NO),
    ("P8", {"has_disability": True}, FIRST),
    ("P9", {"birth_date": "2009-02-01"}, FIRST),
    ("P10", {"unemployed_state": None}, lacks("unemployed_state")),
    ("P11", {"fulltime_he_sse_student": True}, NO),
    ("P12", {**OUT, "unemployed_state": "cancelled"}, do("register_unemployed")),
    ("P13", {"old_age_grounds_arisen": True}, NO),
    ("P14", {**OUT, **LATE}, wait("2026-06-17", "register_unemployed")),
]
