"""Kinds of cases that are not compared, each named by the rule on which the two readings differ."""

from __future__ import annotations

from collections.abc import Callable

from tests.law.second.case import Case

Apart = Callable[[str, Case], bool]


def contested(case: Case, *names: str) -> bool:
    return bool(case.contested() & set(names))


def contested_training(service: str, case: Case) -> bool:
    """DIS-20.3 where a contested fact cannot change the result."""
    return service == "training" and bool(case.contested())


def contested_group(service: str, case: Case) -> bool:
    """1.1.22 where a negative entry is contested."""
    return service == "vulnerable" and bool(case.contested())


def contested_removal(_service: str, case: Case) -> bool:
    """5.8.3 and 5.10.3: a running removal beside contested offers or registration days."""
    facts = ("offers", "unemployed_registered_on", "job_seeker_registered_on")
    return case.day("removal_decision_on") is not None and contested(case, *facts)


def contested_decision(_service: str, case: Case) -> bool:
    """5.13 where one of two decisions is contested and the other bars by itself."""
    facts = ("not_registered_decision_on", "unemployed_cancelled_false_data_on")
    return all(map(case.day, facts)) and contested(case, *facts)


def contested_last_day(_service: str, case: Case) -> bool:
    """Only the last day of a bar is contested, not the bar: the rules name no answer."""
    last_days = ("called_up_through", "ui_payment_through", "job_seeker_suspended_through")
    return contested(case, *last_days, "unemployed_suspended_through")


def farm_and_share(service: str, case: Case) -> bool:
    """Q-29 in public works of the amended text."""
    share, farm = case.yes("owns_agri_land_share"), case.yes("emp_family_farm_member")
    return service == "public-works" and case.amended and share is not False and farm is True


APART: tuple[Apart, ...] = (
    contested_training,
    contested_group,
    contested_removal,
    contested_decision,
    contested_last_day,
    farm_and_share,
)
