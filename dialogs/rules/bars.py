"""Articles 1.1.6, 3, 5.12 and 5.13: who may not be registered as unemployed, and for how long."""

from __future__ import annotations

from datetime import date

from dialogs.rules.case import Case
from dialogs.rules.dictionary import EMPLOYED_ANY
from dialogs.rules.employed import EMPLOYED
from dialogs.rules.logic import every, no
from dialogs.rules.periods import EARLY_QUIT_MONTHS, MINIMUM_AGE, REAPPLY_MONTHS
from dialogs.rules.rule import CLEAR, Bar, Rule, timed, unknown
from dialogs.rules.versions import AMENDED
from dialogs.rules.workdays import ONE_DAY, birthday

IN_SCOPE = ("citizen", "foreigner_resident", "stateless_resident")
TOO_COARSE = frozenset({"74", "75", "75.2"})  # cannot tell whether the exception of 5.12.5 holds
EXEMPT = frozenset({"74.1", "75.2.b", "75.2.c"})
CONTRACT_FACTS = (
    "referral_contract_ended_by_worker",
    "referral_contract_ended_before_term",
    "referral_contract_end_ground",
)


REFERRAL_END = "referral_contract_ended_on"
DECISIONS = ("not_registered_decision_on", "unemployed_cancelled_false_data_on")  # of 5.13


def outside_scope(case: Case) -> tuple[Bar, ...]:
    """Article 3: citizens, and foreigners and stateless persons who live in Azerbaijan."""
    residence = case.facts.get("residence_status")
    if residence is None:
        return unknown("residence_status")
    return CLEAR if residence in IN_SCOPE else (Bar("state", "residence_status"),)


def under_age(case: Case) -> tuple[Bar, ...]:
    """Article 5.12.2, and P-01 by practice: not before the 15th birthday (D-7)."""
    born_on = case.facts.get("birth_date")
    if born_on is None:
        return unknown("birth_date")
    free_on = birthday(born_on, MINIMUM_AGE)
    return CLEAR if case.as_of >= free_on else timed("birth_date", free_on - ONE_DAY)


def left_referral_job_early(case: Case) -> tuple[Bar, ...]:
    """Article 5.12.5: six months after leaving, before its term, a job found by referral (D-3)."""
    ended_on = case.facts.get("referral_contract_ended_on")
    if ended_on is None:
        return unknown(*case.doubted(REFERRAL_END))  # none, unless the person was asked and does not know
    last_barred = case.law.counting.last_barred(ended_on, EARLY_QUIT_MONTHS)
    if case.as_of > last_barred:
        return CLEAR
    open_ended = (
        case.facts.get("referral_contract_open_ended") is True
    )  # then there was no term to leave before
    parts = (
        case.facts.get("referral_contract_ended_by_worker"),
        open_ended or case.facts.get("referral_contract_ended_before_term"),
        no(exempt(case.facts.get("referral_contract_end_ground"))),
    )
    barred = every(parts)
    if barred is None:
        return unknown(*(fact for fact, part in zip(CONTRACT_FACTS, parts, strict=True) if part is None))
    if barred is False:
        return CLEAR
    if open_ended:
        return (Bar("open", "referral_contract_ended_on", question="Q-14"),)
    return timed("referral_contract_ended_on", last_barred)


def exempt(ground: str | None) -> bool | None:
    """Tell whether 5.12.5 excepts this ground; None if it is unknown or too coarse to tell."""
    if ground is None or ground in TOO_COARSE:
        return None
    return ground in EXEMPT or ground.startswith("74.1.")


def old_age_grounds(case: Case) -> tuple[Bar, ...]:
    """Q-03: the right to a pension has come, nothing is assigned; judged only where 5.12.4 does not bar."""
    arisen = case.facts.get("old_age_grounds_arisen")
    if arisen is None:
        return unknown("old_age_grounds_arisen")
    assigned = (case.facts.get("age_pension_assigned"), case.facts.get("old_age_allowance_assigned"))
    if arisen and assigned == (False, False):
        return (Bar("open", "old_age_grounds_arisen", question="Q-03"),)
    return CLEAR


def last_decision(case: Case) -> tuple[str, date] | None:
    """Return the later of the two decisions of 5.13, with the fact that holds it; None if there is none."""
    not_registered = case.facts.get("not_registered_decision_on")
    cancelled = case.facts.get("unemployed_cancelled_false_data_on")
    if cancelled is not None and (not_registered is None or cancelled > not_registered):
        return "unemployed_cancelled_false_data_on", cancelled
    return None if not_registered is None else ("not_registered_decision_on", not_registered)


def repeated_too_soon(case: Case) -> tuple[Bar, ...]:
    """Article 5.13: asking again only after one month from the decision (D-4).

    A decision whose day the person does not know may be the later one, also beside one that bars.
    """
    decision, doubted = last_decision(case), unknown(*case.doubted(*DECISIONS))
    if decision is None:
        return doubted
    fact, decided_on = decision
    last_barred = case.law.counting.last_barred(decided_on, REAPPLY_MONTHS)
    return doubted if case.as_of > last_barred else (*timed(fact, last_barred), *doubted)


def removed(case: Case) -> tuple[Bar, ...]:
    """Article 5.10 by the register: removed from the list of the unemployed, and not yet over."""
    state = case.facts.get("unemployed_state")
    if state is None:
        return unknown("unemployed_state")
    through = case.facts.get("unemployed_suspended_through")
    if state != "suspended" or (through is not None and through < case.as_of):
        return CLEAR
    return timed("unemployed_state", through)


BARS = (
    Rule("E-5.12.1", "employed", "state", EMPLOYED_ANY, any_of=EMPLOYED),
    Rule("E-5.12.2", "minimum_age", "timed", "birth_date", test=under_age),
    Rule("E-5.12.3", "full_time_student", "state", "fulltime_he_sse_student"),
    Rule(
        "E-5.12.3",
        "full_time_student_elsewhere",
        "state",
        "fulltime_other_student",
        texts=(AMENDED,),
        change="A-05",
    ),
    Rule("E-5.12.4", "age_pension", "state", "age_pension_assigned"),
    Rule("E-5.12.4", "old_age_allowance", "state", "old_age_allowance_assigned"),
    Rule(
        "E-5.12.5",
        "left_referral_job_early",
        "timed",
        "referral_contract_ended_on",
        test=left_referral_job_early,
        also=(*CONTRACT_FACTS, "referral_contract_open_ended"),
    ),
    Rule("E-1.1.6", "has_job", "state", "has_job"),
    Rule("E-1.1.6", "has_earnings", "state", "has_earnings"),
    Rule("E-1.1.6", "not_ready_to_start_work", "state", "ready_to_start_work", bad=False),
    Rule("E-1.1.6", "not_able_to_work", "state", "able_to_work", bad=False),
    Rule(
        "E-5.11.2",
        "old_age_grounds",
        "open",
        "old_age_grounds_arisen",
        test=old_age_grounds,
        also=("age_pension_assigned", "old_age_allowance_assigned"),
        clear=(False,),
    ),
    Rule(
        "E-5.13",
        "repeated_too_soon",
        "timed",
        "not_registered_decision_on",
        test=repeated_too_soon,
        also=("unemployed_cancelled_false_data_on",),
    ),
    Rule("E-3", "outside_scope", "state", "residence_status", test=outside_scope, clear=IN_SCOPE),
    Rule(
        "E-5.10",
        "removed",
        "timed",
        "unemployed_state",
        test=removed,
        also=("unemployed_suspended_through",),
        clear=("active", "none", "cancelled"),
    ),
)
