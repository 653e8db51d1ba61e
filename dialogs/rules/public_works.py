"""Service public-works (18.3, article 21): paid public works for the unemployed, and whom A-03 and A-09 add."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.rules.bars import IN_SCOPE, outside_scope, under_age
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, cited_by, conclude, first_question, once, part
from dialogs.rules.dictionary import EMPLOYED_ANY
from dialogs.rules.employed import OTHER_WORK
from dialogs.rules.groups import first, public_works_first
from dialogs.rules.measures import Found, judge_measure, on_the_list
from dialogs.rules.plan import plans
from dialogs.rules.rule import CLEAR, Bar, Finding, Rule, unknown
from dialogs.rules.seekers import DEFECT, removed
from dialogs.rules.versions import AMENDED, Law

SERVICE = "public-works"
PLANS = plans(on_the_list("21.1"))
OFF_THE_LIST = frozenset({"none", "cancelled"})


def not_job_seeker(case: Case) -> tuple[Bar, ...]:
    """A-09: job seekers, up to 20 % of the unemployed taken in per district and year; whoever is removed waits."""
    state = case.facts.get("job_seeker_state")
    if state is None:
        return unknown("job_seeker_state")
    if state in OFF_THE_LIST:
        return (Bar("step", "job_seeker_state", step="file_e_application"),)
    return removed(case)


def too_young_to_apply(case: Case) -> tuple[Bar, ...]:
    """P-01: whoever is to apply as job seeker is registered from 15 years on; who is on the list is on it."""
    return under_age(case) if case.facts.get("job_seeker_state") in OFF_THE_LIST else CLEAR


def lives_abroad(case: Case) -> tuple[Bar, ...]:
    """Article 3: the Law does not apply to foreigners and stateless persons who do not live here.

    A residence that is not known leaves the way open: of this service only the status makes an answer undecidable.
    """
    return CLEAR if case.facts.get("residence_status") is None else outside_scope(case)


IN_SCOPE_ONLY = Rule(
    "E-3",
    "outside_scope",
    "state",
    "residence_status",
    test=lives_abroad,
    clear=(None, *IN_SCOPE),
)
JOB_SEEKERS = plans(
    (
        IN_SCOPE_ONLY,
        Rule(
            "E-21.1",
            "job_seeker",
            "step",
            "job_seeker_state",
            test=not_job_seeker,
            also=("job_seeker_suspended_through",),
            clear=("active",),
            texts=(AMENDED,),
            change="A-09",
        ),
        DEFECT,
        Rule(
            "P-01",
            "minimum_age_by_practice",
            "timed",
            "job_seeker_state",
            test=too_young_to_apply,
            also=("birth_date",),
            clear=(None, "active", "suspended"),
        ),
    )
)
LAND_SHARE_OWNERS = plans(
    (
        IN_SCOPE_ONLY,
        Rule(
            "E-21.1",
            "land_share_owner",
            "state",
            "owns_agri_land_share",
            bad=False,
            texts=(AMENDED,),
            change="A-03",
        ),
        Rule(
            "E-21.1",
            "other_work",
            "state",
            EMPLOYED_ANY,
            any_of=OTHER_WORK,
            texts=(AMENDED,),
            change="A-03",
        ),
        Rule(
            "E-21.1",
            "family_farm_beside_the_share",
            "open",
            "emp_family_farm_member",
            question="Q-29",
            texts=(AMENDED,),
            change="A-03",
        ),
        Rule("E-21.1", "other_job", "state", "has_job", texts=(AMENDED,), change="A-03"),
        Rule("E-21.1", "other_earnings", "state", "has_earnings", texts=(AMENDED,), change="A-03"),
    )
)
ROUTES = (JOB_SEEKERS, LAND_SHARE_OWNERS)
MAY_OPEN = frozenset({"unknown", "open"})  # a route that nothing else bars


def public_works(case: Case) -> Decision:
    """Judge N1 and N2; the insurance payment only puts others first (21.2)."""
    found, presumed = judged(case)
    priority = first(public_works_first(case))
    decision = conclude(SERVICE, case, found, priority=priority, presumed=presumed)
    if case.law.text != AMENDED or decision.outcome == "eligible":
        return decision
    return widened(decision, case)


def judged(case: Case) -> Found:
    """Return what stands against the status and the measure, whatever other way the later text opens."""
    return judge_measure(case, PLANS)


def by_later_text(decision: Decision, later: Law) -> Decision:
    """Return the answer of the later text for somebody of whom nothing but the routes is judged differently."""
    case = decision.case.under(later)
    return cited_by(decision, case) if decision.outcome == "eligible" else widened(decision, case)


def widened(decision: Decision, case: Case) -> Decision:
    """Add the routes of A-03 and A-09: one that is open gives a place subject to the ceiling of the Agency.

    Whoever has neither status nor registration needs but the one of a job seeker.  A route that misses facts or leaves
    a question may still open, so that a refusal is not certain.  `case`: the same under the text that has these routes.
    """
    possible: list[Finding] = []
    priority, presumed = decision.priority, decision.presumed
    seeking: Decision | None = None
    for route in ROUTES:
        found = route[AMENDED].judge(case)
        if not found:
            return Decision(SERVICE, case, "eligible_subject_to_quota", priority=priority, presumed=presumed)
        if all(it.kind in MAY_OPEN for it in found):
            possible += found
        elif route is JOB_SEEKERS and case.facts.get("unemployed_state") in OFF_THE_LIST:
            seeking = conclude(SERVICE, case, found, priority=priority, presumed=presumed)
    if seeking is not None and seeking.outcome == "step_needed":
        decision = seeking
    elif decision.case is not case:
        decision = cited_by(decision, case)
    return left_open(decision, possible) if possible else decision


def left_open(decision: Decision, possible: Sequence[Finding]) -> Decision:
    """Add what a route that may still open misses or asks, so that no refusal is certain."""
    open_, unknown = part(possible)
    refused = decision.outcome == "not_eligible"
    if unknown:
        return decision._replace(
            outcome="undecidable" if refused else decision.outcome,
            missing=once((*decision.missing, *(it.fact for it in unknown))),
            not_checked=(*decision.not_checked, *unknown),
        )
    if open_ and refused:
        question, reasons = first_question(open_), (*decision.reasons, *open_)
        return decision._replace(outcome="needs_officer", question=question, reasons=reasons)
    return decision
