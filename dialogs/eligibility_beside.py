"""What stands beside an answer of the law: notes, why a registration was removed, its basis."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.rules.decision import Decision
from dialogs.rules.notes import notes
from dialogs.rules.suitable_job import SERVICE as SUITABLE_JOB
from dialogs.rules.suitable_job import fitting_article
from dialogs.rules.training import by_disability_alone
from dialogs.rules.ways import by_land_share, opened_by, suspended
from dialogs.script import Line
from dialogs.values import Term

BASIS = {  # the articles behind an answer without reasons
    "unemployed": "5.5",
    "self-employment": "24.1",
    "public-works": "21.1",
    "keep-unemployed": "5.10 5.11 27.3",
    "keep-job-seeker": "5.8 5.9",
    "training": "20.1",
    "stipend": "29.1",
    "suitable-job": "6.1",
    "vulnerable": "1.1.22",
}
MAY_END = ("5.5", "5.10", "5.11")  # behind a status that is there: how it is given, what may end it
LAND_SHARE_ROUTE = "24.8"
BY_DISABILITY = "law.disability.training"  # what the Disability Law says of training (20.3)
GROUNDS = (
    "report_missed",
    "programme_refused",
    "removal_decision_on",
    "called_up",
)  # of a removal, 5.8 and 5.10


def basis(decision: Decision) -> tuple[str, ...]:
    """Return the articles of an answer without reasons; none where only a later change allows it."""
    if by_land_share(decision):
        return (LAND_SHARE_ROUTE,)
    if decision.outcome == "already_registered":
        return MAY_END
    if decision.service == SUITABLE_JOB and decision.outcome == "eligible":
        return (fitting_article(decision.case),)
    return () if opened_by(decision) or by_other_law(decision) else tuple(BASIS[decision.service].split())


def by_other_law(decision: Decision) -> bool:
    """Whether not this Law but the one on the rights of persons with disabilities gives the yes (DIS-20.3)."""
    yes = decision.service == "training" and decision.outcome == "eligible"
    return yes and by_disability_alone(decision.case)


def change_lines(decision: Decision) -> tuple[Line, ...]:
    """What those changes say, or the other law."""
    if by_other_law(decision):
        return (Line("", Term(BY_DISABILITY)),)
    return tuple(Line("", Term(f"law.change.{change}")) for change in opened_by(decision))


def note_lines(decision: Decision) -> tuple[Line, ...]:
    """Return what is to be said beside the answer."""
    removed = suspended(decision)
    grounds = [f"law.reason.timed.{fact}" for fact in GROUNDS if removed and _holds(decision, fact)]
    return tuple(Line("", Term(key)) for key in (*grounds, *(f"law.note.{code}" for code in notes(decision))))


def _holds(decision: Decision, fact: str) -> bool:
    """Whether the register tells this ground, and no reason has told it already."""
    value = decision.case.values.get(fact)
    return value not in (None, False) and all(it.fact != fact for it in decision.reasons)


def stated(values: Mapping[str, object], sources: Mapping[str, object]) -> bool:
    """Whether anything of it is by the person's own words."""
    return any(
        value not in (None, {}) and fact not in sources
        for fact, value in values.items()
        if fact not in ("as_of", "law_text")
    )
