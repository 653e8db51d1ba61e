"""The value of each fact under which no rule bars by it; of a day the latest one.

It is named, never advised: nobody is told to become or to stop being any of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from dialogs.rules.case import LONGEST_WEEK, SHORTEST_WEEK, Case
from dialogs.rules.groups import GROUP_FACTS
from dialogs.rules.periods import EARLY_QUIT_MONTHS, MINIMUM_AGE, OF_AGE, REAPPLY_MONTHS, REFUSAL_MONTHS
from dialogs.rules.workdays import ONE_DAY, UnknownYear, add_months, add_years, birthday

TO_LIVE_HERE = {  # who is in scope (3) by living in Azerbaijan, without another citizenship
    "foreigner_nonresident": "foreigner_resident",
    "stateless_nonresident": "stateless_resident",
}


def long_ago(case: Case) -> date:
    """A day so far back that every window and every year of waiting is over."""
    return add_years(case.as_of, -5)


def born_by(case: Case, age: int) -> date:
    """The latest birth date of somebody who has this age."""
    latest = add_years(case.as_of, -age)
    return latest if birthday(latest + ONE_DAY, age) > case.as_of else latest + ONE_DAY


def grown_up(case: Case) -> date:
    """The latest birth date of somebody who may be registered (5.12.2)."""
    return born_by(case, MINIMUM_AGE)


def registered_by(case: Case) -> date:
    """The latest day of a registration whose five working days are over (5.5)."""
    day = case.as_of - SHORTEST_WEEK
    while day > case.as_of - LONGEST_WEEK:
        try:
            if case.within(day) < case.as_of:
                return day
        except UnknownYear:
            break
        day -= ONE_DAY
    return case.as_of - 2 * LONGEST_WEEK


def barred_until_yesterday(months: int) -> Callable[[Case], date]:
    """The latest day from which a bar of so many months is over (5.12.5, 5.13, 5.8.3 and 5.10.3)."""

    def latest(case: Case) -> date:
        day = add_months(case.as_of, -months) + timedelta(3)  # a shorter month ends up to three days sooner
        while case.law.counting.last_barred(day, months) >= case.as_of:
            day -= ONE_DAY
        return day

    return latest


def living_here(case: Case) -> str:
    """The residence that is in scope (3)."""
    return TO_LIVE_HERE.get(case.facts.get("residence_status") or "", "citizen")


WISHED: Mapping[str, object | Callable[[Case], object]] = {
    "residence_status": living_here,
    "birth_date": grown_up,
    "job_seeker_state": "active",
    "unemployed_state": "active",
    "job_seeker_registered_on": registered_by,
    "unemployed_registered_on": lambda case: case.as_of - timedelta(30),
    "offers": (),
    "referral_contract_ended_on": barred_until_yesterday(EARLY_QUIT_MONTHS),
    "referral_contract_end_ground": "74.1",
    "not_registered_decision_on": barred_until_yesterday(REAPPLY_MONTHS),
    "unemployed_cancelled_false_data_on": barred_until_yesterday(REAPPLY_MONTHS),
    "removal_decision_on": barred_until_yesterday(REFUSAL_MONTHS),
    "pension_age_date": lambda case: case.as_of + timedelta(30),
    "last_worked_until": long_ago,
    "registered_since": long_ago,
} | dict.fromkeys(
    (
        "ready_to_start_work",
        "able_to_work",
        "e_application_complete",
        "landshare_quota_open",
        "in_training_by_referral",
        "no_suitable_job_for_lack_of_profession",
        "lost_ability_in_former_profession",
        "has_rehabilitation_programme",
        "matches_education",
        "matches_speciality",
        "matches_experience",
        "health_ok",
        "commute_ok",
        "labour_protection_ok",
        "job_lawful_and_paid",
        "refused_training_6_4_2",
        "no_fit_6_1_available",
        "ui_payment_term_ended",
    ),
    True,
)
WISHED_BY: Mapping[str, Mapping[str, object]] = {  # where a service wishes otherwise
    "unemployed": {"unemployed_state": "none"},
    "training": {"has_disability": True, "birth_date": lambda case: born_by(case, OF_AGE)},
    "vulnerable": dict.fromkeys(("has_disability", *GROUP_FACTS), True),
}


WISHES = {service: {**WISHED, **otherwise} for service, otherwise in WISHED_BY.items()}


def wished(service: str, facts: Iterable[str], case: Case) -> dict[str, object]:
    """Return for each of the facts the value under which no rule of the service bars by it."""
    wishes = WISHES.get(service, WISHED)
    values = [(fact, wishes.get(fact, False)) for fact in facts]
    return {fact: value(case) if callable(value) else value for fact, value in values}
