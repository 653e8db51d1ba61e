"""What facts may hold, the boundaries around which their days lie, and random offers."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, Literal

from tests.law.second.dates import add_months, add_workdays
from tests.law.second.examples import FALSE
from tests.law.second.examples_small import J1

CALENDAR_BEGINS = date(2023, 1, 5)
LawText = Literal["2018-06-29", "amended"]
LAWS: tuple[LawText, ...] = ("2018-06-29", "amended")
STATES = ("none", "active", "suspended", "cancelled")
RESIDENCES = (
    "citizen",
    "foreigner_resident",
    "stateless_resident",
    "foreigner_nonresident",
    "stateless_nonresident",
)
GROUNDS = (
    *(
        "69",
        "70.b",
        "73.1",
        "74",
        "74.1",
        "74.1.b",
        "74.1.ə",
        "74.2",
        "75",
        "75.2",
        "75.2.a",
        "75.2.b",
        "75.2.c",
    ),
    *("75.1", "75.2.ç", "68.2.ç", "77-1", "74-1", "74.1.b", "CS.33.1.3", "none"),
)
EMPLOYERS = ("hired", "refused", "pending", "none")
CONTRACT = ("ended_by_worker", "ended_before_term", "open_ended")
JOB = tuple(name for name, value in J1.items() if isinstance(value, bool))
TRUTHS = tuple(
    dict.fromkeys(
        (
            *FALSE,
            *JOB,
            *(f"referral_contract_{name}" for name in CONTRACT),
            *("ready_to_start_work", "able_to_work", "landshare_quota_open", "in_training_by_referral"),
            *("no_suitable_job_for_lack_of_profession", "lost_ability_in_former_profession"),
            *("has_rehabilitation_programme", "never_worked", "e_application_complete", "programme_exists"),
        )
    )
)
# The month or year counts of the rules, as months before (or after) today.
DAYS = {
    "birth_date": (-12 * 15, -12 * 18, -12 * 20),
    "job_seeker_registered_on": (0, -24, -1),
    "unemployed_registered_on": (0, -12, -1),
    "job_seeker_suspended_through": (0, 12),
    "unemployed_suspended_through": (0, 12),
    "removal_decision_on": (0, -12),
    "not_registered_decision_on": (0, -1),
    "unemployed_cancelled_false_data_on": (0, -1),
    "called_up_through": (0, 6),
    "court_measure_through": (0, 12),
    "referral_contract_ended_on": (-6, -1),
    "ui_payment_through": (0, 3),
    "disability_decision_on": (0, -12),
    "pension_age_date": (0, 24),
    "last_worked_until": (-36, -1),
    "registered_since": (-24, -1),
}
DOUBTED = ("referral_contract_ended_on", "not_registered_decision_on", "unemployed_cancelled_false_data_on")
# Facts that the person may not contest (part 2), and the offers, of which there is no second word.
NOT_CONTESTED = (
    *("js_blocked", "false_data_found", "deceased_or_missing", "court_measure_in_force", "programme_refused"),
    *("report_missed", "has_rehabilitation_programme", "landshare_quota_open", "refused_training_6_4_2"),
    *("no_fit_6_1_available", "e_application_complete", "programme_exists"),
)
NEVER_CONTESTED = (
    *NOT_CONTESTED,
    *("as_of", "contested", "registered_since", "pension_age_date", "court_measure_through"),
)


def around(draw: Random, today: date, months: tuple[int, ...]) -> date:
    """A day on, just before or just after a boundary, or some weeks from it."""
    near = add_months(today, draw.choice(months))
    return near + timedelta(days=draw.choice((0, 0, 1, -1, 1, -1, 2, -2, draw.randint(-40, 40))))


def offer_of(draw: Random, today: date, registered: date) -> dict[str, Any]:
    """An offer in, or near, the window of 5.5 or the two years of 5.8.3."""
    starts = (registered, add_workdays(registered, 5), add_months(registered, 24), today)
    offered = min(draw.choice(starts) + timedelta(days=draw.randint(-4, 4)), today)
    person = draw.choice(("accepted", "accepted", "refused", "refused", "pending", "no_answer"))
    entry: dict[str, Any] = {"offered_on": offered, "answered_on": None, "presented_on": None}
    entry |= {"person": person, "employer": "none"}
    if person in ("accepted", "refused") and draw.random() < 0.7:
        entry["answered_on"] = min(offered + timedelta(days=draw.randint(0, 5)), today)
    if person == "accepted":
        entry["employer"] = draw.choice(("refused", "refused", "pending", "none", "hired", "pending"))
        if draw.random() < 0.8:
            entry["presented_on"] = min(offered + timedelta(days=draw.randint(0, 9)), today)
    if draw.random() < 0.05:
        entry["employer"] = draw.choice(EMPLOYERS)
    if draw.random() < 0.05:
        entry["offered_on"] = None
    return entry
