"""Random full cases: an ordinary person, changed in a few facts, with days around the boundaries of the rules."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.law.second.aimed import aim, born_on_29_february
from tests.law.second.dates import add_months, day_of
from tests.law.second.examples import B
from tests.law.second.examples_small import J1
from tests.law.second.values import (
    CALENDAR_BEGINS,
    CONTRACT,
    DAYS,
    DOUBTED,
    GROUNDS,
    JOB,
    LAWS,
    NEVER_CONTESTED,
    NOT_CONTESTED,
    RESIDENCES,
    STATES,
    TRUTHS,
    LawText,
    around,
    offer_of,
)
from tests.law.second_evaluator import SERVICES


def today_of(draw: Random) -> date:
    """Any day of three years, often one with a trap."""
    traps: tuple[str, ...] = (
        "2026-06-10",
        "2026-02-28",
        "2024-02-29",
        "2026-03-31",
        "2024-12-29",
        "2026-05-31",
        "2025-01-29",
    )
    traps = (*traps, "2026-03-01", "2027-02-28", "2027-03-01")
    if draw.random() < 0.4:
        return date.fromisoformat(draw.choice(traps))
    return date(2024, 1, 15) + timedelta(days=draw.randrange(1100))


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


def doubt(draw: Random, facts: dict[str, Any]) -> None:
    """The person was asked for the days whose null means "none", and does not know some of them."""
    open_still = [name for name in DOUBTED if facts.get(name) is None]
    facts["not_known"] = [name for name in open_still if draw.random() < 0.1]


def possible(offer: dict[str, Any], today: date) -> None:
    """An offer is answered when it was made or later, by today; who refused a job was not hired for it."""
    made = day_of(offer.get("offered_on"))
    for name in ("offered_on", "answered_on", "presented_on"):
        day = day_of(offer.get(name))
        if day is not None:
            offer[name] = min(max(day, made or day), today)
    if offer["person"] == "refused" and offer["employer"] == "hired":
        offer["employer"] = "none"


def plausible(facts: dict[str, Any], today: date) -> None:
    """Days on which something already happened do not lie ahead."""
    for name in DAYS:
        day = day_of(facts.get(name))
        ahead = name.endswith("_through") or name == "pension_age_date"
        facts[name] = min(day, today) if day and not ahead else day
    for offer in facts.get("offers") or ():
        possible(offer, today)
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
    if draw.random() < 0.3:
        aim(draw, service, facts, today)
    if draw.random() < 0.5:
        born_on_29_february(facts, today)
    for _ in range(draw.choice((0, 0, 1, 1, 2, 2, 3, 4, 6, 10, 30))):
        change(draw, facts, today)
    if draw.random() < 0.2:
        contest(draw, facts, today)
    plausible(facts, today)
    doubt(draw, facts)
    return service, draw.choice(LAWS), json_of(facts)


def json_of(value: Any) -> Any:
    """The same with days as text."""
    if isinstance(value, dict):
        return {name: json_of(part) for name, part in value.items()}
    if isinstance(value, list):
        return [json_of(part) for part in value]
    return str(value) if isinstance(value, date) else value
