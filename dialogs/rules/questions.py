"""Which facts to ask a person next: only those that can still change the answer, small ones together in one message.

The register comes first; what it holds, or is known to hold nothing about, is `settled`.  The groups stand in the
order in which they are asked: those that most often end the talk come first, which keeps the messages few.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from dialogs.rules import groups
from dialogs.rules.bars import CONTRACT_FACTS, DECISIONS, REFERRAL_END
from dialogs.rules.case import Case, open_case
from dialogs.rules.decision import Decision
from dialogs.rules.dictionary import FACTS
from dialogs.rules.facts import Facts
from dialogs.rules.index import RULES
from dialogs.rules.logic import Truth
from dialogs.rules.periods import WINDOW_WORKDAYS
from dialogs.rules.services import decide
from dialogs.rules.silence import silent, softening
from dialogs.rules.versions import Law
from dialogs.rules.ways import ROUTES


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that one message asks for; never more than five."""

    name: str
    facts: tuple[str, ...]


class Ask(NamedTuple):
    """One message to send: the group, and those of its facts that are still wanted."""

    group: str
    facts: tuple[str, ...]


GROUPS = (
    Group("registration", ("job_seeker_state", "unemployed_state")),
    Group(
        "work",
        (
            "emp_labour_contract",
            "emp_civil_contract",
            "emp_entrepreneur",
            "owns_agri_land_share",
            "emp_family_farm_member",
        ),
    ),
    Group("earnings", ("has_job", "has_earnings")),
    Group(
        "study_and_pension",
        (
            "fulltime_he_sse_student",
            "fulltime_other_student",
            "age_pension_assigned",
            "old_age_allowance_assigned",
            "old_age_grounds_arisen",
        ),
    ),
    Group("readiness", ("ready_to_start_work", "able_to_work")),
    Group("insurance_payment", ("receives_ui_payment", "ui_payment_through")),
    Group(
        "rarer_work",
        (
            "emp_paid_office",
            "emp_armed_forces",
            "emp_student_with_paid_activity",
            "emp_foreigner_lawful_paid_work",
            "emp_abroad_lawful_work",
        ),
    ),
    Group("residence", ("residence_status",)),
    Group("birth", ("birth_date",)),
    Group("training_need", ("no_suitable_job_for_lack_of_profession", "lost_ability_in_former_profession")),
    Group("in_training", ("in_training_by_referral",)),
    Group("registration_day", ("job_seeker_registered_on",)),
    Group("offers", ("offers",)),
    Group("removal_end", ("job_seeker_suspended_through", "unemployed_suspended_through")),
    Group("decisions", ("not_registered_decision_on", "unemployed_cancelled_false_data_on")),
    Group("referral_job", ("referral_contract_ended_on",)),
    Group(
        "referral_job_end",
        (
            "referral_contract_ended_by_worker",
            "referral_contract_ended_before_term",
            "referral_contract_open_ended",
            "referral_contract_end_ground",
        ),
    ),
    Group("job_safety", ("needs_move_without_consent", "labour_protection_ok", "offered_before")),
    Group(
        "job_fit",
        ("matches_education", "matches_speciality", "matches_experience", "health_ok", "commute_ok"),
    ),
    Group("job_terms", ("job_lawful_and_paid", "needs_new_profession", "ui_payment_term_ended")),
    Group("working_life", ("has_profession", "last_worked_until", "never_worked")),
    Group("unemployed_since", ("unemployed_registered_on",)),
    Group("assistance", ("receives_targeted_social_assistance",)),
    Group(
        "family",
        ("single_parent_of_minor", "many_minor_children", "raises_child_with_limited_health"),
    ),
    Group("health", ("has_disability", "child_limited_health")),
    Group(
        "displaced_or_released", ("is_idp", "released_after_sentence")
    ),  # last, for the rest may make it needless
)

BY_SHARE = "A-03"
ONLY_OPEN = frozenset(  # on a further way an open question hides that it lets the person in
    (rule.id, rule.fact)
    for rule in RULES
    if rule.kind == "open" and not rule.any_of and rule.change not in ROUTES
)
ONLY_A_WAIT = frozenset(
    {
        ("E-5.12.2", "birth_date"),
        *(("E-5.12.5", fact) for fact in (*CONTRACT_FACTS, REFERRAL_END)),
        *(("E-5.13", fact) for fact in DECISIONS),
    }
)
ANSWERED = frozenset({"not_eligible", "already_registered", "cancelled"})


def next_questions(
    service: str, facts: Facts, law: Law, settled: Collection[str] = frozenset()
) -> tuple[Ask, ...]:
    """Return the messages still wanted, the next one first; none once nothing can change the answer.

    `settled`: facts that were asked or that the register is known to hold nothing about, so that a null in them is an
    answer.  A later message may become needless, or a new one needed, by the answer to an earlier one: ask again after
    each.  Raises as `decide` does.
    """
    decision = decide(service, facts, law)
    if decision.outcome in ANSWERED:
        return grouped(askable(softening(service, facts, decision), settled))
    wanted = {
        *deciding(decision),
        *both_routes(service, facts, law, decision),
        *silent(service, facts, decision),
    }
    return grouped(askable(wanted, settled))


def deciding(decision: Decision) -> set[str]:
    """Return the missing facts that could change the answer.

    A bar that waits or a step hides an open question, and a wait without a known end hides every other wait.
    """
    hidden: set[tuple[str, str]] = set()
    if decision.outcome in {"wait_until", "step_needed"}:
        hidden |= ONLY_OPEN
    if decision.outcome == "wait_until" and decision.date is None:
        hidden |= ONLY_A_WAIT
    if decision.outcome == "wait_until" and outlasts_window(decision):
        hidden.add(("E-5.5", "job_seeker_registered_on"))
    if perhaps_used_up(decision.case):
        hidden.add(("E-5.5", "offers"))
    closed = BY_SHARE if decision.outcome in {"wait_until", "step_needed"} and farms(decision) else ""
    return set(decision.missing) - {
        it.fact for it in decision.not_checked if (it.rule, it.fact) in hidden or it.change == closed
    }


def farms(decision: Decision) -> bool:
    """Return whether a family farm leaves the way of land-share owners to an officer, whatever else is known of it."""
    return decision.case.facts.get("emp_family_farm_member") is True


def outlasts_window(decision: Decision) -> bool:
    """Return whether the wait ends later than any five working days that have begun by today, nothing being offered."""
    facts = decision.case.facts
    if facts.get("offers") != ():
        return False
    return decision.date is None or decision.date >= decision.case.law.calendar.add_workdays(
        facts["as_of"], WINDOW_WORKDAYS + 1
    )


def perhaps_used_up(case: Case) -> bool:
    """Return whether a decision of a day that is not known may leave none of the offers to count, the window over."""
    registered_on = case.facts.get("job_seeker_registered_on")
    if registered_on is None or not case.doubted(*DECISIONS):
        return False
    return case.as_of > case.within(registered_on)


def both_routes(service: str, facts: Facts, law: Law, decision: Decision) -> set[str]:
    """Return what each route of self-employment misses, while the land share that chooses is itself missing."""
    if service != "self-employment" or "owns_agri_land_share" not in decision.missing:
        return set()
    if "unemployed_state" in decision.missing:
        return set()
    branches = [
        decide(service, cast("Facts", {**facts, "owns_agri_land_share": share}), law)
        for share in (True, False)
    ]
    needed = [set(branch.missing) for branch in branches]
    work = next(group.facts for group in GROUPS if group.name == "work")
    return (needed[0] | needed[1]) & set(work)


def askable(facts: Collection[str], settled: Collection[str]) -> set[str]:
    """Return those of the facts that a person may state and was not asked for yet."""
    return {fact for fact in facts if fact not in settled and FACTS[fact].stated}


def grouped(wanted: Collection[str]) -> tuple[Ask, ...]:
    """Return the messages that ask for these facts, in their order."""
    asks = (Ask(group.name, tuple(fact for fact in group.facts if fact in wanted)) for group in GROUPS)
    return tuple(ask for ask in asks if ask.facts)


PRIORITY: Mapping[str, Callable[[Case], dict[str, Truth]]] = {
    "self-employment": groups.self_employment_first,
    "public-works": groups.public_works_first,
    "training": groups.training_first,
    "unemployed": groups.vulnerable,
}


def priority_questions(
    service: str, facts: Facts, law: Law, settled: Collection[str] = frozenset()
) -> tuple[Ask, ...]:
    """Return the voluntary messages of the priority check; many of these facts are sensitive: say why they are asked.

    For the service unemployed it is the check for the vulnerable group (quota places).
    """
    parts = PRIORITY.get(service)
    if parts is None:
        return ()
    return grouped(askable(groups.missing(parts(open_case(facts, law))), settled))
