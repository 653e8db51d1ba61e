"""When something is said of how the last job ended, of the insurance payment and of a dismissal."""

from __future__ import annotations

from dialogs.rules.decision import Decision
from dialogs.rules.said_when import under_fifteen

UI_GROUNDS = frozenset(  # UI-13.1, with what A-10 adds
    {"70.a", "70.b", "68.2.b", "68.2.ç", "73.1", "73.2", "74.1.b", "74.1.ə", "CS.33.1.2", "CS.33.1.3"}
)
NO_DISMISSAL = ("68.2.b", "69", "73", "74")  # the end of a term, the worker's own wish, what nobody wished
RELEASED = frozenset({"70.a", "70.b", "CS.33.1.2", "CS.33.1.3"})  # 1.1.19: liquidation, staff cut


def ground_listed(decision: Decision) -> bool:
    """The last job ended by a ground that UI-13.1 names."""
    return decision.case.facts.get("job_end_ground") in UI_GROUNDS


def ground_unasked(decision: Decision) -> bool:
    """Without a job, as far as is known, and nothing is told of how the last one ended; not if there was none."""
    values = decision.case.values
    open_ = decision.outcome not in {"not_eligible", "already_registered"}
    worked = values.get("never_worked") is not True and not under_fifteen(decision)
    return open_ and worked and values.get("has_job") is False and values.get("job_end_ground") is None


def payment_end_past(decision: Decision) -> bool:
    """The insurance payment is said to run although its last day is past."""
    facts = decision.case.facts
    through = facts.get("ui_payment_through")
    return facts.get("receives_ui_payment") is True and through is not None and through < decision.case.as_of


def ground_given(decision: Decision) -> bool:
    """A ground of the end of a job is told."""
    return decision.case.facts.get("job_end_ground") not in {None, "none"}


def maybe_dismissed(decision: Decision) -> bool:
    """A ground is told that may be a dismissal; whoever left by own wish or whose term ended was not dismissed."""
    ground = decision.case.facts.get("job_end_ground") or ""
    return ground_given(decision) and not any(f"{ground}.".startswith(f"{it}.") for it in NO_DISMISSAL)


def ground_not_listed(decision: Decision) -> bool:
    """It is told, and UI-13.1 as we know it does not name it."""
    return ground_given(decision) and not ground_listed(decision)


def released(decision: Decision) -> bool:
    """A released worker (1.1.19)."""
    return decision.case.facts.get("job_end_ground") in RELEASED


def payment_closes(decision: Decision) -> bool:
    """The insurance payment is received or possible."""
    return ground_listed(decision) or decision.case.facts.get("receives_ui_payment") is True
