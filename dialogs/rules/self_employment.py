"""Service self-employment (18.2, article 24): the route of the unemployed (N) and that of land-share owners (L)."""

from __future__ import annotations

from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, conclude
from dialogs.rules.dictionary import EMPLOYED_ANY
from dialogs.rules.employed import OTHER_WORK
from dialogs.rules.groups import first, self_employment_first
from dialogs.rules.measures import judge_measure, on_the_list, payment
from dialogs.rules.plan import plans
from dialogs.rules.rule import Bar, Rule, unknown
from dialogs.rules.seekers import SEEKER

SERVICE = "self-employment"
LAND = "owns_agri_land_share"

N_ROUTE = plans((*on_the_list("24.1"), payment("24.10")))
L_ROUTE = plans(
    (
        Rule("E-24.8", "other_employment", "state", EMPLOYED_ANY, any_of=OTHER_WORK),
        Rule("E-24.8", "family_farm_beside_the_share", "open", "emp_family_farm_member", question="Q-29"),
        Rule("E-24.8", "other_job", "state", "has_job"),
        Rule("E-24.8", "other_earnings", "state", "has_earnings"),
        *SEEKER,
        Rule("E-24.8", "yearly_ceiling", "state", "landshare_quota_open", bad=False),
    )
)


def status_or_share(case: Case) -> tuple[Bar, ...]:
    """Article 24.1 asks for the status, unless a land share opens the other way: known only once the share is."""
    return unknown("unemployed_state" if case.facts.get("unemployed_state") is None else LAND)


WHICH_ROUTE = plans(  # neither fact bars here; both decide by which conditions the person is judged
    (
        Rule("E-24.8", "agricultural_land_share", "state", LAND),
        Rule(
            "E-24.1",
            "registered_as_unemployed",
            "step",
            "unemployed_state",
            test=status_or_share,
            also=(LAND,),
        ),
    )
)


def self_employment(case: Case) -> Decision:
    """Judge by the route the land share decides; unknown, by the unemployed registration if it is active.

    A contested land share is judged as none, so that no refusal can rest on it; the entry is then to be corrected.
    """
    share = None if LAND in case.contested else case.facts.get(LAND)
    if share is True:
        return conclude(SERVICE, case, L_ROUTE[case.law.text].judge(case), priority=False)
    if case.facts.get(LAND) is None and case.facts.get("unemployed_state") != "active":
        return conclude(SERVICE, case, WHICH_ROUTE[case.law.text].judge(case))
    found, presumed = judge_measure(case, N_ROUTE)
    return conclude(SERVICE, case, found, priority=first(self_employment_first(case)), presumed=presumed)
