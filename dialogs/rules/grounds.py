"""Articles 5.8 to 5.11: grounds to remove for a time and to cancel, for job seekers and for the unemployed.

A ground that is only possible (one refusal, silence) is open; an unknown one does not count, for the register's status
stands until a ground is certain (register presumption).
"""

from __future__ import annotations

from datetime import date

from dialogs.rules.case import Case
from dialogs.rules.dictionary import EMPLOYED_ANY
from dialogs.rules.employed import EMPLOYED
from dialogs.rules.facts import Facts, Offer
from dialogs.rules.periods import REFUSAL_MONTHS
from dialogs.rules.rule import CLEAR, Bar, Kind, Rule, Test, timed, unknown
from dialogs.rules.versions import AMENDED
from dialogs.rules.workdays import add_years


def period(
    facts: Facts, as_of: date, fact: str, through: date | None, no_end: Kind = "timed"
) -> tuple[Bar, ...]:
    """Bar through the known end; without one by `no_end`; an end already past contradicts the fact: unknown."""
    stands = facts.get(fact)
    if stands is None:
        return unknown(fact)
    if stands is False:
        return CLEAR
    if through is None:
        return (Bar(no_end, fact),)
    return unknown(fact) if through < as_of else timed(fact, through)


def called_up(case: Case) -> tuple[Bar, ...]:
    """Military or alternative service, or military training."""
    return period(case.facts, case.as_of, "called_up", case.facts.get("called_up_through"))


def court_measure(case: Case) -> tuple[Bar, ...]:
    """A final court decision on imprisonment or compulsory medical measures."""
    through = case.facts.get("court_measure_through")
    return period(case.facts, case.as_of, "court_measure_in_force", through)


def not_accepted_by_seeker(case: Case) -> tuple[Bar, ...]:
    """Article 5.8.3: suitable jobs not accepted within two years from the registration as job seeker."""
    registered_on = case.facts.get("job_seeker_registered_on")
    until = None if registered_on is None else add_years(registered_on, 2)
    return refusals(case, "job_seeker_registered_on", registered_on, until)


def refused_by_unemployed(case: Case) -> tuple[Bar, ...]:
    """Article 5.10.3: suitable jobs refused since the registration as unemployed, without a limit in time."""
    registered_on = case.facts.get("unemployed_registered_on")
    return refusals(case, "unemployed_registered_on", registered_on, date.max)


def refusals(case: Case, start: str, since: date | None, until: date | None) -> tuple[Bar, ...]:
    """One year from the decision to remove; without a decision two refusals are a ground, one is open (Q-11)."""
    decided_on = case.facts.get("removal_decision_on")
    running = removal_runs(case)
    if running:
        return running
    offers = case.facts.get("offers")
    if since is None or until is None or offers is None:
        return unknown(*[fact for fact in (start, "offers") if case.values.get(fact) is None])
    if not offers:
        return CLEAR
    counted = [offer for offer in offers if since <= made_on(offer, case.facts) <= until]
    fresh = [offer for offer in counted if decided_on is None or made_on(offer, case.facts) > decided_on]
    return weigh(fresh)


def removal_runs(case: Case) -> tuple[Bar, ...]:
    """The year from a decision to remove, whatever was offered since."""
    decided_on = case.facts.get("removal_decision_on")
    if decided_on is None:
        return CLEAR
    last = case.law.counting.last_barred(decided_on, REFUSAL_MONTHS)
    return CLEAR if case.as_of > last else timed("removal_decision_on", last)


def made_on(offer: Offer, facts: Facts) -> date:
    """Return the day of the offer; one without a day counts as made in the window of 5.5."""
    return offer.offered_on or facts.get("job_seeker_registered_on") or date.min


def weigh(offers: list[Offer]) -> tuple[Bar, ...]:
    """Return the ground of two refusals, or what one refusal (Q-11) and a silence (Q-34) leave open."""
    refused = sum(offer.person == "refused" for offer in offers)
    if refused >= 2:
        return timed("offers")
    one = (Bar("open", "offers", question="Q-11"),) if refused else CLEAR
    silent = any(offer.person == "no_answer" for offer in offers)
    return (*one, Bar("open", "offers", question="Q-34")) if silent else one


def refusal_rule(rule: str, test: Test, start: str) -> Rule:
    """Return the rule of one list on refused jobs."""
    return Rule(
        rule, "suitable_jobs_refused", "timed", "offers", test=test, also=(start, "removal_decision_on")
    )


def called_up_rule(rule: str) -> Rule:
    """Return the rule of one list on a call-up."""
    return Rule(
        rule, "called_up", "timed", "called_up", test=called_up, also=("called_up_through",), clear=(False,)
    )


def court_rule(rule: str) -> Rule:
    """Return the rule of one list on a measure of a court."""
    fact = "court_measure_in_force"
    return Rule(
        rule,
        "court_measure",
        "timed",
        fact,
        test=court_measure,
        also=("court_measure_through",),
        clear=(False,),
    )


SEEKER_REMOVED = (
    called_up_rule("E-5.8.1"),
    court_rule("E-5.8.2"),
    refusal_rule("E-5.8.3", not_accepted_by_seeker, "job_seeker_registered_on"),
)
SEEKER_CANCELLED = (
    Rule("E-5.9.1", "hired_by_referral", "state", "hired_by_referral"),
    Rule("E-5.9.2", "deceased_or_missing", "state", "deceased_or_missing"),
    Rule("E-5.9.3", "false_data", "step", "false_data_found", step="remove_defect"),
    Rule("E-5.9.4", "own_request", "step", "deregistration_request", step="file_e_application"),
)
PROGRAMME_OR_REPORT = (
    Rule("E-5.10.4", "programme_refused", "timed", "programme_refused"),
    Rule("E-5.10.4", "report_missed", "timed", "report_missed"),
)
UNEMPLOYED_REMOVED = (
    called_up_rule("E-5.10.1"),
    court_rule("E-5.10.2"),
    refusal_rule("E-5.10.3", refused_by_unemployed, "unemployed_registered_on"),
    *PROGRAMME_OR_REPORT,
)
REMOVED_WITHOUT_STATUS = (  # of somebody never unemployed only the other list can have removed: 5.8, not 5.10
    called_up_rule("E-5.8.1"),
    court_rule("E-5.8.2"),
    Rule(
        "E-5.8.3",
        "suitable_jobs_refused",
        "timed",
        "removal_decision_on",
        test=removal_runs,
        clear=(None,),
    ),
    *PROGRAMME_OR_REPORT,
)
UNEMPLOYED_CANCELLED = (
    Rule("E-5.11.1", "employed", "state", EMPLOYED_ANY, any_of=EMPLOYED),
    Rule("E-5.11.2", "old_age_grounds", "state", "old_age_grounds_arisen"),
    Rule("E-5.11.2", "age_pension", "state", "age_pension_assigned"),
    Rule("E-5.11.2", "old_age_allowance", "state", "old_age_allowance_assigned"),
    Rule("E-5.11.3", "deceased_or_missing", "state", "deceased_or_missing"),
    Rule("E-5.11.4", "false_data", "timed", "false_data_found"),
    Rule("E-5.11.5", "own_request", "step", "deregistration_request", step="register_unemployed"),
    Rule("E-5.11.6", "admitted_to_full_time_study", "state", "admitted_fulltime_he_sse"),
    Rule("E-5.11.6", "full_time_student", "state", "fulltime_he_sse_student"),
    Rule(
        "E-5.11.6",
        "full_time_student_elsewhere",
        "state",
        "fulltime_other_student",
        texts=(AMENDED,),
        change="A-05",
    ),
)
