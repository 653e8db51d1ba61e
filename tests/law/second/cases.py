"""Random full cases: an ordinary person, changed in a few facts, with days around the boundaries of the rules."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, Literal

from tests.law.second.dates import add_months, add_workdays, day_of
from tests.law.second.examples import FALSE, B
from tests.law.second.examples_small import J1
from tests.law.second_evaluator import SERVICES

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


def today_of(draw: Random) -> date:
    """Any day of three years, often one with a trap."""
    traps = ("2026-06-10", "2026-02-28", "2024-02-29", "2026-03-31", "2024-12-29", "2026-05-31", "2025-01-29")
    if draw.random() < 0.4:
        return date.fromisoformat(draw.choice(traps))
    return date(2024, 1, 15) + timedelta(days=draw.randrange(1100))


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


def base_of(draw: Random, today: date) -> dict[str, Any]:
    """An ordinary person of that day: job seeker, or unemployed too."""
    registered = today - timedelta(days=draw.randint(0, 40))
    facts = {**B, **J1, "as_of": today, "job_seeker_registered_on": registered}
    facts |= {"last_worked_until": add_months(today, -3), "registered_since": registered}
    facts["no_suitable_job_for_lack_of_profession"] = draw.random() < 0.7
    facts |= {"lost_ability_in_former_profession": False, "in_training_by_referral": True}
    if draw.random() < 0.5:
        facts |= {"unemployed_state": "active", "unemployed_registered_on": registered + timedelta(days=9)}
    if draw.random() < 0.2:
        facts |= {
            "owns_agri_land_share": True,
            "landshare_quota_open": draw.choice((True, True, False, None)),
        }
    return facts


def change(draw: Random, facts: dict[str, Any], today: date) -> None:
    """One fact becomes something else."""
    kind = draw.choice(("truth", "truth", "truth", "day", "day", "word", "offers", "quit", "job"))
    if kind == "truth":
        facts[draw.choice(TRUTHS)] = draw.choice((True, True, False, None))
    elif kind == "day":
        name = draw.choice(tuple(DAYS))
        facts[name] = around(draw, today, DAYS[name]) if draw.random() < 0.85 else None
    elif kind == "word":
        name, words = draw.choice(
            (("job_seeker_state", STATES), ("unemployed_state", STATES), ("residence_status", RESIDENCES))
        )
        facts[name] = draw.choice((*words, None))
    elif kind == "offers":
        registered = facts.get("job_seeker_registered_on") or today
        facts["offers"] = [offer_of(draw, today, registered) for _ in range(draw.choice((0, 1, 1, 2, 2, 3)))]
        if draw.random() < 0.05:
            facts["offers"] = None
    elif kind == "quit":
        facts["referral_contract_ended_on"] = around(draw, today, (-6, -3))
        facts["referral_contract_end_ground"] = draw.choice((*GROUNDS, None, "69", "69"))
        for name in CONTRACT:
            facts[f"referral_contract_{name}"] = draw.choice((True, True, True, False, None))
    else:
        facts[draw.choice(JOB)] = draw.choice((True, False, None))


def contest(draw: Random, facts: dict[str, Any], today: date) -> None:
    """The person says of some entries that they ended, or never were so: mostly of true ones."""
    true = [name for name in TRUTHS if facts.get(name) is True and name not in NOT_CONTESTED]
    known = [name for name, value in facts.items() if value is not None and name not in NEVER_CONTESTED]
    said = draw.sample(true, min(len(true), 2)) if draw.random() < 0.7 else draw.sample(known, 2)
    facts["contested"] = {name: draw.choice((None, today, today - timedelta(days=20))) for name in said}


def plausible(facts: dict[str, Any], today: date) -> None:
    """Days on which something already happened do not lie ahead."""
    for name in DAYS:
        day = day_of(facts.get(name))
        ahead = name.endswith("_through") or name == "pension_age_date"
        facts[name] = min(day, today) if day and not ahead else day
    # An offer of a year that the calendar does not hold is refused, not judged.
    first = facts.get("job_seeker_registered_on")
    if first and first < CALENDAR_BEGINS:
        facts["job_seeker_registered_on"] = CALENDAR_BEGINS


def case_of(draw: Random) -> tuple[str, LawText, dict[str, Any]]:
    """A service, a text of the Law and the facts of one person."""
    service = draw.choice(tuple(SERVICES))
    today = today_of(draw)
    facts = base_of(draw, today)
    if service == "suitable-job" and draw.random() < 0.7:
        facts |= {name: draw.choice((True, True, True, False, None)) for name in draw.sample(JOB, 4)}
    for _ in range(draw.choice((0, 1, 1, 2, 2, 3, 4, 6, 10, 30))):
        change(draw, facts, today)
    if draw.random() < 0.2:
        contest(draw, facts, today)
    plausible(facts, today)
    return service, draw.choice(LAWS), json_of(facts)


def json_of(value: Any) -> Any:
    """The same with days as text."""
    if isinstance(value, dict):
        return {name: json_of(part) for name, part in value.items()}
    if isinstance(value, list):
        return [json_of(part) for part in value]
    return str(value) if isinstance(value, date) else value
