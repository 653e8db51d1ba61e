"""The base persons B and R of the specification, part 18, and a short way to write what differs from them."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from bot import calendar
from dialogs.rules.facts import Facts, Offer
from dialogs.rules.versions import ADOPTED, AMENDED, Law

CALENDAR = calendar.load()
LAW = Law(ADOPTED, CALENDAR)
LATER = Law(AMENDED, CALENDAR)

EMPLOYMENT = (
    "emp_labour_contract",
    "emp_civil_contract",
    "emp_entrepreneur",
    "owns_agri_land_share",
    "emp_family_farm_member",
    "emp_paid_office",
    "emp_armed_forces",
    "emp_student_with_paid_activity",
    "emp_foreigner_lawful_paid_work",
    "emp_abroad_lawful_work",
)
NOT_SO = (
    *EMPLOYMENT,
    "has_job",
    "has_earnings",
    "fulltime_he_sse_student",
    "fulltime_other_student",
    "age_pension_assigned",
    "old_age_allowance_assigned",
    "old_age_grounds_arisen",
    "deregistration_request",
    "false_data_found",
    "deceased_or_missing",
    "called_up",
    "court_measure_in_force",
    "hired_by_referral",
    "admitted_fulltime_he_sse",
    "programme_refused",
    "report_missed",
    "receives_ui_payment",
    "has_disability",
    "child_limited_health",
    "receives_targeted_social_assistance",
    "released_after_sentence",
    "single_parent_of_minor",
    "many_minor_children",
    "raises_child_with_limited_health",
    "is_idp",
)


def day(text: str) -> date:
    """A date of 2026 as "06-10", or a whole one."""
    return date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


def offer(offered: str | None, person: str, presented: str | None = None, employer: str = "none") -> Offer:
    """An offer as the tables write it: offered / person / presented / employer."""
    return Offer(
        day(offered) if offered else None,
        None,
        day(presented) if presented else None,
        cast("Any", person),
        cast("Any", employer),
    )


def person_b(**differs: object) -> Facts:
    """Base person B with what differs; texts in the form of a date become dates."""
    facts: dict[str, object] = dict.fromkeys(NOT_SO, False)
    facts |= {
        "as_of": day("06-10"),
        "law_text": ADOPTED,
        "birth_date": day("1990-05-14"),
        "sex": "male",
        "residence_status": "citizen",
        "ready_to_start_work": True,
        "able_to_work": True,
        "pension_age_date": day("2055-05-14"),
        "job_seeker_state": "active",
        "job_seeker_registered_on": day("05-18"),
        "offers": (),
        "unemployed_state": "none",
        "contested": {},
    }
    return cast("Facts", facts | {name: dated(name, value) for name, value in differs.items()})


def person_r(**differs: object) -> Facts:
    """Base person R: B, registered as unemployed."""
    return person_b(**({"unemployed_state": "active", "unemployed_registered_on": "05-26"} | differs))


def dated(name: str, value: object) -> object:
    """Read the texts of a table: dates by their name, offers of one."""
    if isinstance(value, str) and (name.endswith(("_on", "_date", "_through", "_until", "_since"))):
        return day(value)
    return (value,) if isinstance(value, Offer) else value
