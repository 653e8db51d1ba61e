"""What stands beside an answer of the law: notes, days not sure yet, the meantime, the other text, its basis."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dialogs.rules.case import Case
from dialogs.rules.decision import Decision
from dialogs.rules.flips import other_answer
from dialogs.rules.notes import notes
from dialogs.rules.offers import unanswered
from dialogs.rules.public_works import JOB_SEEKERS, LAND_SHARE_OWNERS
from dialogs.rules.versions import AMENDED
from dialogs.script import Line
from dialogs.values import Phrase, Term

BASIS = {  # the article behind an answer without reasons
    "unemployed": "5.5",
    "self-employment": "24.1",
    "public-works": "21.1",
    "keep-unemployed": "27.3",
    "keep-job-seeker": "5.8",
    "training": "20.1",
    "stipend": "29.1",
    "suitable-job": "6.1",
    "vulnerable": "1.1.22",
}
LAND_SHARE_ROUTE = "24.8"
ROUTES = {
    "A-09": JOB_SEEKERS,
    "A-03": LAND_SHARE_OWNERS,
}  # later change -> whom it lets into public works (21.1)
GROUNDS = (
    "report_missed",
    "programme_refused",
    "removal_decision_on",
    "called_up",
)  # of a removal, 5.8 and 5.10
WITHOUT_WINDOW = frozenset({"not_eligible", "already_registered"})
MEANWHILE = ("keep_current", "complain")


def basis(decision: Decision) -> tuple[str, ...]:
    """Return the articles of an answer without reasons; none where only a later change allows it."""
    if by_land_share(decision):
        return (LAND_SHARE_ROUTE,)
    return () if opened_by(decision) else (BASIS[decision.service],)


def by_land_share(decision: Decision) -> bool:
    """Whether the person is judged by the route of land-share owners, who need no unemployed status (24.8)."""
    case = decision.case
    owned = case.facts.get("owns_agri_land_share") is True and "owns_agri_land_share" not in case.contested
    return decision.service == "self-employment" and owned


def opened_by(decision: Decision) -> tuple[str, ...]:
    """Return the later changes that alone let the person into public works."""
    if decision.service != "public-works" or decision.outcome != "eligible_subject_to_quota":
        return ()
    return tuple(change for change, route in ROUTES.items() if not route[AMENDED].judge(decision.case))


def change_lines(decision: Decision) -> tuple[Line, ...]:
    """What those changes say."""
    return tuple(Line("", Term(f"law.change.{change}")) for change in opened_by(decision))


def note_lines(decision: Decision) -> tuple[Line, ...]:
    """Return what is to be said beside the answer."""
    codes = [code for code in notes(decision) if code not in _needless(decision)]
    if estimated(decision) and "calendar_estimated" not in codes:
        codes.insert(0, "calendar_estimated")
    removed = suspended(decision)
    keys = [*(f"law.note.{code}" for code in (*codes, *(MEANWHILE if removed else ())))]
    grounds = [f"law.reason.timed.{fact}" for fact in GROUNDS if removed and _holds(decision, fact)]
    return tuple(Line("", Term(key)) for key in (*grounds, *keys))


def _needless(decision: Decision) -> frozenset[str]:
    """Notes for others: no status ends where none is needed, and a yes to a job needs no reason against it."""
    states = [decision.case.facts.get(name) for name in ("unemployed_state", "job_seeker_state")]
    without_status = by_land_share(decision) or bool(opened_by(decision)) or states == ["none", "none"]
    suits = decision.service == "suitable-job" and decision.outcome == "eligible"
    return frozenset(
        (*(("registration_may_end",) if without_status else ()), *(("agency_weighs",) if suits else ()))
    )


def suspended(decision: Decision) -> bool:
    """Whether a registration is removed for a time, which is among the reasons."""
    values = decision.case.values
    lists = ("unemployed_state", "job_seeker_state")
    barring = {it.fact for it in decision.reasons if it.kind == "timed"}
    return any(fact in barring and values.get(fact) == "suspended" for fact in lists)


def _holds(decision: Decision, fact: str) -> bool:
    """Whether the register tells this ground, and no reason has told it already."""
    value = decision.case.values.get(fact)
    return value not in (None, False) and all(it.fact != fact for it in decision.reasons)


def estimated(decision: Decision) -> bool:
    """Whether five working days that the answer rests on (5.5, 18.7) run through a year that is not decided yet."""
    case = decision.case
    facts, offers = case.facts, case.facts.get("offers")
    start = facts.get("job_seeker_registered_on")
    seeks = facts.get("job_seeker_state") == "active" and facts.get("unemployed_state") != "active"
    if decision.service != "unemployed" or not seeks or start is None or offers is None:
        return False
    waits = [offer.presented_on for offer in offers if unanswered(offer) and offer.presented_on is not None]
    return decision.outcome not in WITHOUT_WINDOW and any(_open_year(case, day) for day in (start, *waits))


def _open_year(case: Case, start: date) -> bool:
    """Whether one of the five working days after this day lies in a year whose holidays are not decided yet."""
    calendar = case.law.calendar
    days = (start + timedelta(1), case.within(start))
    return start >= calendar.first_day and not all(calendar.confirmed(day.year) for day in days)


def other_law(decision: Decision) -> list[Phrase]:
    """What the other text of the law answers; if it only judges by more facts, by which."""
    other = other_answer(decision)
    if other is None:
        return []
    key = f"eligibility.other_law.{other.law.replace('-', '_')}"
    outcome = other.decision.outcome
    more: list[str] = []
    if outcome == "undecidable":
        here = {it.fact for it in decision.not_checked} | set(decision.missing)  # both texts judge by these
        more = [fact for fact in other.decision.missing if fact not in here]
    if more:
        return [Phrase(f"{key}.asks", (("what", Term(f"law.fact.{fact}")),)) for fact in more]
    return [Phrase(key, (("outcome", Term(f"eligibility.word.{outcome}")),))]


def stated(values: Mapping[str, object], sources: Mapping[str, object]) -> bool:
    """Whether anything of it is by the person's own words."""
    return any(
        value not in (None, {}) and fact not in sources
        for fact, value in values.items()
        if fact not in ("as_of", "law_text")
    )
