"""Parts 5.8 to 5.11: the grounds on which a registered person is removed for a time or cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tests.law.second.case import Case
from tests.law.second.dates import add_years
from tests.law.second.findings import Condition, Finding, state, step, timed, unsettled
from tests.law.second.offers import answered_with
from tests.law.second.unemployed import EMPLOYMENT, no_fulltime_student


def period(rule: str, fact: str, through: str) -> Condition:
    """A removal for the time in which a fact holds; one whose last day is past is over."""

    def ground(case: Case) -> list[Finding]:
        last = case.day(through)
        over = last is not None and last < case.today
        return [timed(rule, fact, last)] if case.yes(fact) and not over else []

    return ground


def whenever(fact: str, build: Callable[[str], Finding]) -> Condition:
    """A ground that rests on one fact; an unknown one does not count."""
    return lambda case: [build(fact)] if case.yes(fact) else []


def refusals(case: Case, rule: str, registered: str, years: int | None) -> list[Finding]:
    """5.8.3 and 5.10.3: two refusals or a running removal are a ground, one refusal is open."""
    first, decided = case.day(registered), case.day("removal_decision_on")
    if decided and case.today <= add_years(decided, 1):
        return [timed(rule, "removal_decision_on", add_years(decided, 1))]
    offers, joined = case.offers(), case.day("job_seeker_registered_on")
    if first is None or offers is None:
        return []
    last = None if years is None else add_years(first, years)
    # An entry without a day counts as made in the window of 5.5, which begins with the job seeker's registration.
    offers = [replace(one, offered=one.offered or joined) for one in offers]
    refused = answered_with(offers, "refused", first, last, decided)
    if refused >= 2:
        return [timed(rule, "removal_decision_on", None)]
    if refused == 1:
        return [unsettled(rule, "offers", "Q-11")]
    if answered_with(offers, "no_answer", first, last, decided):
        return [unsettled(rule, "offers", "Q-34")]
    return []


def refusals_5_8_3(case: Case) -> list[Finding]:
    return refusals(case, "E-5.8.3", "job_seeker_registered_on", 2)


def refusals_5_10_3(case: Case) -> list[Finding]:
    return refusals(case, "E-5.10.3", "unemployed_registered_on", None)


def removal_5_8_3(case: Case) -> list[Finding]:
    """The year of a decision to remove from the list of job seekers, of somebody who is on no other list."""
    decided = case.day("removal_decision_on")
    if decided is None or case.today > add_years(decided, 1):
        return []
    return [timed("E-5.8.3", "removal_decision_on", add_years(decided, 1))]


def programme(case: Case) -> list[Finding]:
    facts = [name for name in ("programme_refused", "report_missed") if case.yes(name)]
    return [timed("E-5.10.4", name, None) for name in facts]


def became_employed(case: Case) -> list[Finding]:
    facts = [name for name in EMPLOYMENT if case.yes(name)]
    behind = [state(EMPLOYMENT[name], name) for name in facts]
    return [state("E-5.11.1", "employed_any"), *behind] if facts else []


def came_of_age(case: Case) -> list[Finding]:
    names = ("old_age_grounds_arisen", "age_pension_assigned", "old_age_allowance_assigned")
    return [state("E-5.11.2", name) for name in names if case.yes(name)]


def studies(case: Case) -> list[Finding]:
    found = [state("E-5.11.6", one.fact) for one in no_fulltime_student(case) if one.kind == "state"]
    if case.yes("admitted_fulltime_he_sse"):
        found.append(state("E-5.11.6", "admitted_fulltime_he_sse"))
    return found


def false_data(fact: str) -> Finding:
    """The month of 5.13 runs from a decision that has not been taken yet."""
    return timed("E-5.11.4", fact, None)


REMOVE_UNEMPLOYED: tuple[Condition, ...] = (
    period("E-5.10.1", "called_up", "called_up_through"),
    period("E-5.10.2", "court_measure_in_force", "court_measure_through"),
    refusals_5_10_3,
    programme,
)
REMOVE_WITHOUT_STATUS: tuple[
    Condition, ...
] = (  # the column "list" of 5.8 to 5.11: 5.10.1 to 5.10.3 are not theirs
    period("E-5.8.1", "called_up", "called_up_through"),
    period("E-5.8.2", "court_measure_in_force", "court_measure_through"),
    removal_5_8_3,
    programme,
)
CANCEL_UNEMPLOYED: tuple[Condition, ...] = (
    became_employed,
    came_of_age,
    whenever("deceased_or_missing", lambda fact: state("E-5.11.3", fact)),
    whenever("false_data_found", false_data),
    whenever("deregistration_request", lambda fact: step("E-5.11.5", fact, "register_unemployed")),
    studies,
)
REMOVE_JOB_SEEKER: tuple[Condition, ...] = (
    period("E-5.8.1", "called_up", "called_up_through"),
    period("E-5.8.2", "court_measure_in_force", "court_measure_through"),
    refusals_5_8_3,
)
CANCEL_JOB_SEEKER: tuple[Condition, ...] = (
    whenever("hired_by_referral", lambda fact: state("E-5.9.1", fact)),
    whenever("deceased_or_missing", lambda fact: state("E-5.9.2", fact)),
    whenever("false_data_found", lambda fact: step("E-5.9.3", fact, "remove_defect")),
    whenever("deregistration_request", lambda fact: step("E-5.9.4", fact, "file_e_application")),
)


def latest_end(findings: list[Finding]) -> date | None:
    """The latest end of several removals, null if one has none."""
    ends = [finding.ends_on for finding in findings]
    return None if None in ends else max(end for end in ends if end)
