"""Service public-works (18.3, article 21): paid public works for the unemployed, and whom A-03 and A-09 add."""

from __future__ import annotations

from dialogs.rules.bars import IN_SCOPE, outside_scope
from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, cited_by, conclude, first_question, once, part
from dialogs.rules.dictionary import EMPLOYED_ANY
from dialogs.rules.employed import OTHER_WORK
from dialogs.rules.groups import first, public_works_first
from dialogs.rules.measures import judge_measure, on_the_list
from dialogs.rules.plan import plans
from dialogs.rules.rule import CLEAR, Bar, Finding, Rule, unknown
from dialogs.rules.versions import AMENDED, Law

SERVICE = "public-works"
PLANS = plans(on_the_list("21.1"))


def not_job_seeker(case: Case) -> tuple[Bar, ...]:
    """A-09: job seekers, up to 20 % of the unemployed taken in per district and year."""
    state = case.facts.get("job_seeker_state")
    if state is None:
        return unknown("job_seeker_state")
    return CLEAR if state == "active" else (Bar("step", "job_seeker_state", step="file_e_application"),)


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
            clear=("active",),
            texts=(AMENDED,),
            change="A-09",
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
    found, presumed = judge_measure(case, PLANS)
    priority = first(public_works_first(case))
    decision = conclude(SERVICE, case, found, priority=priority, presumed=presumed)
    if case.law.text != AMENDED or decision.outcome == "eligible":
        return decision
    return widened(decision, case)


def by_later_text(decision: Decision, later: Law) -> Decision:
    """Return the answer of the later text for somebody of whom nothing but the routes is judged differently."""
    case = decision.case.under(later)
    return cited_by(decision, case) if decision.outcome == "eligible" else widened(decision, case)


def widened(decision: Decision, case: Case) -> Decision:
    """Add the routes of A-03 and A-09: one that is open gives a place subject to the ceiling of the Agency.

    A route that misses facts or leaves a question may still open, so that a refusal is not certain.  `case`: the same
    under the text that has these routes.
    """
    possible: list[Finding] = []
    for route in ROUTES:
        found = route[AMENDED].judge(case)
        if not found:
            priority, presumed = decision.priority, decision.presumed
            return Decision(SERVICE, case, "eligible_subject_to_quota", priority=priority, presumed=presumed)
        if all(it.kind in MAY_OPEN for it in found):
            possible += found
    decision = decision if decision.case is case else cited_by(decision, case)
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
