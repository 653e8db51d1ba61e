"""Articles 5.2, 5.8 and 5.14: registered as job seeker, or removed, or kept out by a defect of the data."""

from __future__ import annotations

from dialogs.rules.bars import IN_SCOPE, outside_scope, under_age
from dialogs.rules.case import Case
from dialogs.rules.rule import CLEAR, Bar, Rule, timed, unknown

STATE = "job_seeker_state"
TO_APPLY = (Bar("step", STATE, step="file_e_application"),)


def not_registered(case: Case) -> tuple[Bar, ...]:
    """Article 5.2: no registration as job seeker, or a cancelled one."""
    state = case.facts.get("job_seeker_state")
    if state is None:
        return unknown(STATE)
    return TO_APPLY if state in {"none", "cancelled"} else CLEAR


def defect_left(case: Case) -> tuple[Bar, ...]:
    """Article 5.14: wrong data that is not put right keeps the person out."""
    out = case.facts.get("job_seeker_state") in {"none", "cancelled"}
    return (
        (Bar("step", "js_blocked", step="remove_defect"),) if out and case.facts.get("js_blocked") else CLEAR
    )


def removed(case: Case) -> tuple[Bar, ...]:
    """Article 5.8 by the register: removed for a time, or removed until a day that is past (Q-35)."""
    if case.facts.get("job_seeker_state") != "suspended":
        return CLEAR
    through = case.facts.get("job_seeker_suspended_through")
    if through is not None and through < case.as_of:
        return (Bar("step", STATE, step="ask_return"),)
    return timed(STATE, through)


DEFECT = Rule(
    "E-5.14", "defect_left", "step", "js_blocked", test=defect_left, also=(STATE,), clear=(None, False)
)
SEEKER = (
    Rule(
        "E-5.2", "registered_as_job_seeker", "step", STATE, test=not_registered, clear=("active", "suspended")
    ),
    DEFECT,
    Rule(
        "E-5.8",
        "removed_as_job_seeker",
        "timed",
        STATE,
        test=removed,
        also=("job_seeker_suspended_through",),
        clear=(None, "active", "none", "cancelled"),
    ),
)


REGISTRATION = (
    Rule("E-3", "outside_scope", "state", "residence_status", test=outside_scope, clear=IN_SCOPE),
    Rule(
        "P-01", "minimum_age_by_practice", "timed", "birth_date", test=under_age
    ),  # no such floor in the Law
    Rule("E-5.2", "e_application", "step", "e_application_complete", bad=False, step="file_e_application"),
    Rule("E-5.14", "js_blocked", "step", "js_blocked", step="remove_defect"),
)
