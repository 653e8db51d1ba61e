"""Kinds of cases that are not compared, each named by the rule on which the two readings differ."""

from __future__ import annotations

from collections.abc import Callable

from tests.law.second.case import Case

Apart = Callable[[str, Case], bool]


def contested(case: Case, *names: str) -> bool:
    return bool(case.contested() & set(names))


def open_ended_contract(_service: str, case: Case) -> bool:
    """Q-14: whether the end before the term still counts for a contract without a term."""
    before_term = case.yes("referral_contract_ended_before_term")
    return case.yes("referral_contract_open_ended") is True and before_term is not True


def never_worked(service: str, case: Case) -> bool:
    """Q-18: 6.4.1 for people who never worked."""
    return service == "suitable-job" and case.yes("never_worked") is True


def step_grounds(service: str, case: Case) -> bool:
    """The steps beside `cancelled` and `suspended`: 5.9.3, 5.9.4, 5.11.5 and contested grounds."""
    facts = ("false_data_found", "deregistration_request")
    return service.startswith("keep") and (any(map(case.yes, facts)) or bool(case.contested()))


def contested_status(_service: str, case: Case) -> bool:
    """A condition that is a step already, false only because of a contested fact."""
    registration = ("job_seeker_state", "unemployed_state", "job_seeker_registered_on")
    return contested(case, *registration, "deregistration_request", "in_training_by_referral")


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


def contested_last_day(_service: str, case: Case) -> bool:
    """Only the last day of a bar is contested, not the bar: part 0 names neither answer."""
    last_days = ("called_up_through", "ui_payment_through", "job_seeker_suspended_through")
    return contested(case, *last_days, "unemployed_suspended_through")


def contested_decision(_service: str, case: Case) -> bool:
    """5.13 where one of two decisions is contested and the other bars by itself."""
    facts = ("not_registered_decision_on", "unemployed_cancelled_false_data_on")
    return all(map(case.day, facts)) and contested(case, *facts)


def farm_and_share(service: str, case: Case) -> bool:
    """Q-29 in public works of the amended text."""
    facts = ("owns_agri_land_share", "emp_family_farm_member")
    return service == "public-works" and case.amended and all(map(case.yes, facts))


APART: tuple[Apart, ...] = (
    open_ended_contract,
    never_worked,
    step_grounds,
    contested_status,
    contested_training,
    contested_group,
    contested_removal,
    contested_last_day,
    contested_decision,
    farm_and_share,
)
