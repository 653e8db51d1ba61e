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
from dialogs.values import Phrase, Term, Value

BASIS = {  # the articles behind an answer without reasons
    "unemployed": "5.5",
    "self-employment": "24.1 24.10",
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
GROUNDS: Mapping[str, tuple[str, str]] = {  # of a removal: article of the list of unemployed, of job seekers
    "report_missed": ("5.10.4", "5.10.4"),
    "programme_refused": ("5.10.4", "5.10.4"),
    "removal_decision_on": ("5.10.3", "5.8.3"),
    "called_up": ("5.10.1", "5.8.1"),
}


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
    grounds: list[Value] = [
        Phrase("eligibility.reason.item", (("what", Term(f"law.reason.timed.{fact}")), ("article", article)))
        for fact, article in removal_grounds(decision).items()
    ]
    return tuple(Line("", one) for one in (*grounds, *(Term(f"law.note.{it}") for it in notes(decision))))


def removal_grounds(decision: Decision) -> dict[str, str]:
    """Why a registration was removed for a time, where the register tells it: the fact and its article."""
    if not suspended(decision):
        return {}
    seeker = decision.case.values.get("unemployed_state") != "suspended"
    return {fact: articles[seeker] for fact, articles in GROUNDS.items() if _holds(decision, fact)}


def _holds(decision: Decision, fact: str) -> bool:
    """Whether the register tells this ground, and no reason has told it already."""
    value = decision.case.values.get(fact)
    return value not in (None, False) and all(it.fact != fact for it in decision.reasons)


def stated(values: Mapping[str, object], sources: Mapping[str, object]) -> bool:
    """Whether anything of it is by the person's own words."""
    return any(
        value not in (None, {}) and fact not in sources
        for fact, value in values.items()
        if fact not in ("as_of", "law_text", "not_known")
    )
