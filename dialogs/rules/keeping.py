"""Services keep-unemployed and keep-job-seeker (18.4): does a ground exist to remove or to cancel a registration?

Nothing here says that it has happened: the Agency decides (27.3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dialogs.rules.case import Case
from dialogs.rules.decision import Decision, Outcome, conclude, first_question, once, part
from dialogs.rules.facts import LawText
from dialogs.rules.grounds import (
    SEEKER_CANCELLED,
    SEEKER_REMOVED,
    UNEMPLOYED_CANCELLED,
    UNEMPLOYED_REMOVED,
)
from dialogs.rules.plan import Plan, plans
from dialogs.rules.rule import Bar, Finding, Rule

State = Literal["job_seeker_state", "unemployed_state"]
Through = Literal["job_seeker_suspended_through", "unemployed_suspended_through"]


@dataclass(frozen=True, slots=True)
class Registration:
    """One list of the Agency: its facts, its grounds and the step that leads (back) to it."""

    service: str
    state: State
    through: Through
    removal: Rule
    entry: Rule
    removing: Mapping[LawText, Plan]
    cancelling: Mapping[LawText, Plan]


UNEMPLOYED = Registration(
    "keep-unemployed",
    "unemployed_state",
    "unemployed_suspended_through",
    Rule("E-5.10", "removed", "timed", "unemployed_state", also=("unemployed_suspended_through",)),
    Rule("E-5.5", "registered_as_unemployed", "step", "unemployed_state", step="register_unemployed"),
    plans(UNEMPLOYED_REMOVED),
    plans(UNEMPLOYED_CANCELLED),
)
JOB_SEEKER = Registration(
    "keep-job-seeker",
    "job_seeker_state",
    "job_seeker_suspended_through",
    Rule("E-5.8", "removed", "timed", "job_seeker_state", also=("job_seeker_suspended_through",)),
    Rule("E-5.2", "registered_as_job_seeker", "step", "job_seeker_state", step="file_e_application"),
    plans(SEEKER_REMOVED),
    plans(SEEKER_CANCELLED),
)


def keep_unemployed(case: Case) -> Decision:
    """Judge the grounds of 5.10 and 5.11."""
    return keep(case, UNEMPLOYED)


def keep_job_seeker(case: Case) -> Decision:
    """Judge the grounds of 5.8 and 5.9."""
    return keep(case, JOB_SEEKER)


def keep(case: Case, held: Registration) -> Decision:
    """Judge the grounds if the registration is active; otherwise the register's state is the answer."""
    state = case.facts.get(held.state)
    if state == "active":
        return judge_grounds(case, held)
    if state == "suspended":
        return by_the_register(case, held)
    rule = held.entry
    bar = Bar("unknown", rule.fact) if state is None else Bar("step", rule.fact, step=rule.step)
    return conclude(held.service, case, (rule.finding(case.law.text, bar),))


def by_the_register(case: Case, held: Registration) -> Decision:
    """Return suspended with the register's last day; a day already past leaves its return open (Q-35)."""
    through = case.facts.get(held.through)
    if through is not None and through < case.as_of:
        bar = Bar("open", held.state, question="Q-35")
        return conclude(held.service, case, (held.removal.finding(case.law.text, bar),))
    reason = held.removal.finding(case.law.text, Bar("timed", held.state, through))
    return Decision(held.service, case, "suspended", through=through, reasons=(reason,))


def judge_grounds(case: Case, held: Registration) -> Decision:
    """Judge all grounds; the unknown ones do not count."""
    cancelling, unknown_1 = part(held.cancelling[case.law.text].judge(case))
    removing, unknown_2 = part(held.removing[case.law.text].judge(case))
    reasons = (*cancelling, *removing)
    outcome, through = verdict(cancelling, removing)
    return Decision(
        held.service,
        case,
        outcome,
        steps=once([it.step for it in reasons if it.step]),
        through=through,
        question=first_question(reasons) if outcome == "needs_officer" else None,
        reasons=reasons,
        presumed=once([it.fact for it in (*unknown_1, *unknown_2)]),
    )


def verdict(cancelling: Sequence[Finding], removing: Sequence[Finding]) -> tuple[Outcome, date | None]:
    """Cancelling beats removal, removal beats a contested entry, that beats an open question, else kept."""
    if any(certain(it) for it in cancelling):
        return "cancelled", None
    ends = [it.ends_on for it in removing if certain(it)]
    if ends:
        return "suspended", latest(ends)
    found = (*cancelling, *removing)
    if any(it.step == "correct_entry" for it in found):
        return "step_needed", None
    return ("needs_officer" if first_question(found) else "kept"), None


def certain(found: Finding) -> bool:
    """Tell whether the ground stands: not open, and not on a contested entry alone."""
    return found.kind != "open" and found.step != "correct_entry"


def latest(ends: Sequence[date | None]) -> date | None:
    """Return the latest end, None if one of them has none."""
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
