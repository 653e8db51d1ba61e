"""Part 18.1: the fourteen conditions of the unemployed registration."""

from __future__ import annotations

from datetime import date

from tests.law.second.case import Case, Truth, all_of, any_of, opposite
from tests.law.second.dates import add_months, add_workdays, birthday
from tests.law.second.findings import Condition, Finding, must, state, step, timed, unknown, unsettled
from tests.law.second.offers import offer_condition

EMPLOYMENT = {
    "emp_labour_contract": "E-4.1.1",
    "emp_civil_contract": "E-4.1.2",
    "emp_entrepreneur": "E-4.1.3a",
    "owns_agri_land_share": "E-4.1.3b",
    "emp_family_farm_member": "E-4.1.3c",
    "emp_paid_office": "E-4.1.4",
    "emp_armed_forces": "E-4.1.5",
    "emp_student_with_paid_activity": "E-4.1.6",
    "emp_foreigner_lawful_paid_work": "E-4.1.7",
    "emp_abroad_lawful_work": "E-4.1.8",
}


def none_of(case: Case, rule: str, derived: str, facts: dict[str, str]) -> list[Finding]:
    """`not (any of the facts)`: one reason for the rule itself and one for each fact behind it."""
    value = any_of(*map(case.yes, facts))
    if value is False:
        return []
    behind = [name for name in facts if case.yes(name) is value]
    own = [derived] if rule not in facts.values() else []
    if value:
        return [state(rule, name) for name in own] + [state(facts[name], name) for name in behind]
    return [unknown(rule, name, *behind) for name in own] + [unknown(facts[name], name) for name in behind]


def not_employed(case: Case) -> list[Finding]:
    return none_of(case, "E-5.12.1", "employed_any", EMPLOYMENT)


def old_enough(case: Case) -> list[Finding]:
    born = case.day("birth_date")
    if born is None:
        return [unknown("E-5.12.2", "birth_date")]
    fifteen = birthday(born, 15)
    if case.today >= fifteen:
        return []
    return [timed("E-5.12.2", "birth_date", date.fromordinal(fifteen.toordinal() - 1))]


def no_fulltime_student(case: Case) -> list[Finding]:
    facts = ["fulltime_he_sse_student"] + ["fulltime_other_student"] * case.amended
    return none_of(case, "E-5.12.3", facts[0], dict.fromkeys(facts, "E-5.12.3"))


def no_old_age_payment(case: Case) -> list[Finding]:
    facts = ("age_pension_assigned", "old_age_allowance_assigned")
    return none_of(case, "E-5.12.4", facts[0], dict.fromkeys(facts, "E-5.12.4"))


def exempt_ground(ground: str | None) -> Truth:
    """The grounds excepted in 5.12.5; one too coarse to tell is not known."""
    if ground in (None, "74", "75", "75.2"):
        return None
    return ground == "74.1" or ground.startswith("74.1.") or ground in ("75.2.b", "75.2.c")


def no_early_quit(case: Case) -> list[Finding]:
    ended = case.day("referral_contract_ended_on")
    if case.doubted("referral_contract_ended_on"):
        return [unknown("E-5.12.5", "referral_contract_ended_on", "referral_contract_ended_on")]
    if ended is None or case.today > add_months(ended, 6):
        return []
    exempt = exempt_ground(case.word("referral_contract_end_ground"))
    parts = {
        "referral_contract_ended_by_worker": case.yes("referral_contract_ended_by_worker"),
        "referral_contract_end_ground": opposite(exempt),
    }
    open_ended = case.yes("referral_contract_open_ended")
    if not open_ended:
        parts["referral_contract_ended_before_term"] = case.yes("referral_contract_ended_before_term")
    barred = all_of(*parts.values())
    if barred is False:
        return []
    fact = "referral_contract_ended_on"
    if barred is None:
        return [unknown("E-5.12.5", fact, *(name for name, value in parts.items() if value is None))]
    if open_ended:
        return [unsettled("E-5.12.5", fact, "Q-14")]
    return [timed("E-5.12.5", fact, add_months(ended, 6))]


def no_work_no_earnings(case: Case) -> list[Finding]:
    return none_of(case, "E-1.1.6", "has_job", dict.fromkeys(("has_job", "has_earnings"), "E-1.1.6"))


def ready(case: Case) -> list[Finding]:
    fact = "ready_to_start_work"
    return must("E-1.1.6", fact, case.yes(fact), state("E-1.1.6", fact))


def able(case: Case) -> list[Finding]:
    return must("E-1.1.6", "able_to_work", case.yes("able_to_work"), state("E-1.1.6", "able_to_work"))


def no_grounds_of_age(case: Case) -> list[Finding]:
    fact = "old_age_grounds_arisen"
    if case.yes(fact) and no_old_age_payment(case):
        return []
    return must("E-5.11.2", fact, opposite(case.yes(fact)), unsettled("E-5.11.2", fact, "Q-03"))


def job_seeker(case: Case) -> list[Finding]:
    status = case.word("job_seeker_state")
    fact = "job_seeker_state"
    if status is None:
        return [unknown("E-5.2", fact)]
    if status == "active":
        return []
    if status == "suspended":
        last = case.day("job_seeker_suspended_through")
        if last and last < case.today:
            return [step("E-5.8", fact, "ask_return")]
        return [timed("E-5.8", fact, last)]
    found = [step("E-5.2", fact, "file_e_application")]
    return found + [step("E-5.14", "js_blocked", "remove_defect")] * (case.yes("js_blocked") is True)


def offers_of_5_5(case: Case) -> list[Finding]:
    if case.word("job_seeker_state") != "active":
        return []
    facts = ("job_seeker_registered_on", "offers")
    missing = [name for name in facts if case.facts.get(name) is None]
    if missing:
        return [unknown("E-5.5", missing[0], *missing)]
    registered = case.day("job_seeker_registered_on")
    assert registered is not None
    window_end = add_workdays(registered, 5)
    decided = last_decision(case)
    found = offer_condition(case, registered, window_end, decided)
    doubted = case.doubted(*DECISIONS)
    # A decision of a day that nobody knows may use up any of the offers: what each day would leave is tried.
    first = max(registered, decided or registered)
    days = range(first.toordinal(), case.today.toordinal() + 1) if doubted and case.offers() else ()
    if any(offer_condition(case, registered, window_end, date.fromordinal(day)) != found for day in days):
        return [unknown("E-5.5", doubted[0], *doubted)]
    return found


DECISIONS = ("not_registered_decision_on", "unemployed_cancelled_false_data_on")


def last_decision(case: Case) -> date | None:
    return max((day for day in map(case.day, DECISIONS) if day), default=None)


def month_is_over(case: Case) -> list[Finding]:
    decided, doubted = last_decision(case), case.doubted(*DECISIONS)
    open_still = [unknown("E-5.13", doubted[0], *doubted)] if doubted else []  # it may be the later one
    if decided is None or case.today > add_months(decided, 1):
        return open_still
    return [timed("E-5.13", "not_registered_decision_on", add_months(decided, 1)), *open_still]


def in_scope(case: Case) -> list[Finding]:
    residence = case.word("residence_status")
    inside = (
        None if residence is None else residence in ("citizen", "foreigner_resident", "stateless_resident")
    )
    return must("E-3", "residence_status", inside, state("E-3", "residence_status"))


def removal_is_over(case: Case) -> list[Finding]:
    status = case.word("unemployed_state")
    if status is None:
        return [unknown("E-5.10", "unemployed_state")]
    last = case.day("unemployed_suspended_through")
    if status != "suspended" or (last and case.today > last):
        return []
    return [timed("E-5.10", "unemployed_state", last)]


CONDITIONS: tuple[Condition, ...] = (
    not_employed,
    old_enough,
    no_fulltime_student,
    no_old_age_payment,
    no_early_quit,
    no_work_no_earnings,
    ready,
    able,
    no_grounds_of_age,
    job_seeker,
    offers_of_5_5,
    month_is_over,
    in_scope,
    removal_is_over,
)


def added_steps(case: Case) -> list[str]:
    """`ask_again` and `ask_return`: they bar nothing."""
    steps = []
    decided, registered = last_decision(case), case.day("job_seeker_registered_on")
    if decided and registered and decided >= registered and not month_is_over(case):
        steps.append("ask_again")
    if case.word("unemployed_state") == "suspended" and not removal_is_over(case):
        steps.append("ask_return")
    return steps
