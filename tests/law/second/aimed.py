"""Cases that come near a rule of their own service which chance alone would seldom reach."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.law.second.dates import add_months, is_workday
from tests.law.second.examples_small import FIVE
from tests.law.second.values import DAYS, offer_of


def near(draw: Random, facts: dict[str, Any], today: date, *names: str) -> None:
    """Some days come within a day of their boundary."""
    for name in names:
        day = add_months(today, draw.choice(DAYS[name])) + timedelta(days=draw.choice((-1, 0, 1)))
        facts[name] = day


def aim(draw: Random, service: str, facts: dict[str, Any], today: date) -> None:
    """Some facts move to the boundary of a rule of this service."""
    registered = today
    if service == "suitable-job":
        facts |= dict.fromkeys(draw.sample(FIVE[:3], 2), False)
        near(draw, facts, today, draw.choice(("registered_since", "last_worked_until")))
    elif service == "training":
        facts |= {"no_suitable_job_for_lack_of_profession": False, "has_disability": True}
        facts |= {"has_rehabilitation_programme": True, "job_seeker_state": "active"}
        near(draw, facts, today, draw.choice(("birth_date", "disability_decision_on")))
    elif service in ("self-employment", "stipend"):
        facts |= {"unemployed_state": "active", "receives_ui_payment": draw.random() < 0.5}
        near(draw, facts, today, "ui_payment_through", "unemployed_registered_on")
    elif service == "keep-job-seeker":
        registered = add_months(today, -24) - timedelta(days=draw.randint(0, 20))
        facts |= {"job_seeker_registered_on": registered, "job_seeker_state": "active"}
        last = add_months(registered, 24)
        facts["offers"] = [
            offer_of(draw, today, registered)
            | {"offered_on": last + timedelta(days=draw.choice((-1, 0, 0, 1))), "person": "refused"}
            for _ in range(2)
        ]
    elif service == "unemployed":
        waiting = offer_of(draw, today, registered) | {"person": "accepted", "employer": "pending"}
        sent = [
            day for back in range(21) if workdays_to(day := today - timedelta(days=back), today) in (4, 5, 6)
        ]
        waiting |= {"offered_on": min(sent), "presented_on": draw.choice(sent)}
        facts |= {"offers": [waiting], "job_seeker_registered_on": min(sent)}
    else:
        near(draw, facts, today, "pension_age_date", "birth_date", "removal_decision_on")


def workdays_to(start: date, end: date) -> int:
    """How many working days lie after the start, through the end."""
    return sum(is_workday(start + timedelta(days=day + 1)) for day in range((end - start).days))


def born_on_29_february(facts: dict[str, Any], today: date) -> None:
    """Whose birthday a common year does not have: 18 years in 2026, 15 in 2027."""
    born = {2026: date(2008, 2, 29), 2027: date(2012, 2, 29), 2024: date(2004, 2, 29)}
    if (today.month, today.day) in ((2, 28), (2, 29), (3, 1)) and today.year in born:
        facts["birth_date"] = born[today.year]
