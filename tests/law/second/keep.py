"""Part 18.4: whether a ground exists to end or to interrupt a registration."""

from __future__ import annotations

from typing import Any

from tests.law.second.case import Case
from tests.law.second.findings import Condition, Finding, all_judged, answer, step, unknown, unsettled
from tests.law.second.grounds import (
    CANCEL_JOB_SEEKER,
    CANCEL_UNEMPLOYED,
    REMOVE_JOB_SEEKER,
    REMOVE_UNEMPLOYED,
    latest_end,
)


def keep_unemployed(case: Case) -> dict[str, Any]:
    if case.word("unemployed_state") == "active":
        return grounds(case, CANCEL_UNEMPLOYED, REMOVE_UNEMPLOYED)
    return not_active(case, "unemployed", "E-5.10", "register_unemployed")


def keep_job_seeker(case: Case) -> dict[str, Any]:
    if case.word("job_seeker_state") == "active":
        return grounds(case, CANCEL_JOB_SEEKER, REMOVE_JOB_SEEKER)
    return not_active(case, "job_seeker", "E-5.8", "file_e_application")


def not_active(case: Case, which: str, removal: str, code: str) -> dict[str, Any]:
    """The state is suspended, none, cancelled or not known."""
    fact, rule = f"{which}_state", "E-5.5" if which == "unemployed" else "E-5.2"
    status = case.word(fact)
    if status is None:
        return answer([unknown(rule, fact)])
    if status != "suspended":
        return answer([step(rule, fact, code)])
    last = case.day(f"{which}_suspended_through")
    if last and last < case.today:
        return answer([unsettled(removal, fact, "Q-35")])
    ground = Finding(removal, "timed", fact, ends_on=last)
    return answer([ground], outcome="suspended", through=last)


def contested_only(finding: Finding) -> bool:
    return finding.steps == ("correct_entry",)


def grounds(case: Case, cancel: tuple[Condition, ...], remove: tuple[Condition, ...]) -> dict[str, Any]:
    """Cancelling beats removal; a ground on a contested fact only asks for the entry to be mended."""
    ends, removes = all_judged(case, cancel), all_judged(case, remove)
    found = ends + removes
    if any(not contested_only(one) for one in ends):
        return answer(found, outcome="cancelled")
    running = [one for one in removes if one.kind == "timed"]
    if running:
        return answer(found, outcome="suspended", through=latest_end(running))
    if any(contested_only(one) for one in found):
        return answer(found, outcome="step_needed")
    return answer(found, outcome="needs_officer" if found else "kept")
