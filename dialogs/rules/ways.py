"""By which way an answer came about: the route of a land share, a later change, a removal, days not decided yet."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.rules.case import Case
from dialogs.rules.decision import Decision
from dialogs.rules.offers import unanswered
from dialogs.rules.public_works import JOB_SEEKERS, LAND_SHARE_OWNERS
from dialogs.rules.versions import AMENDED

ROUTES = {
    "A-09": JOB_SEEKERS,
    "A-03": LAND_SHARE_OWNERS,
}  # later change -> whom it lets into public works (21.1)
WITHOUT_WINDOW = frozenset({"not_eligible", "already_registered"})


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


def suspended(decision: Decision) -> bool:
    """Whether a registration is removed for a time, which is among the reasons."""
    values = decision.case.values
    lists = ("unemployed_state", "job_seeker_state")
    barring = {it.fact for it in decision.reasons if it.kind == "timed"}
    return any(fact in barring and values.get(fact) == "suspended" for fact in lists)


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


def without_status(decision: Decision) -> bool:
    """Whether no status can end, because none is held and none needed on this way, or there is no registration."""
    status, seeking = (decision.case.facts.get(name) for name in ("unemployed_state", "job_seeker_state"))
    opened = bool(opened_by(decision)) and status not in {"active", "suspended"}
    return by_land_share(decision) or opened or (status, seeking) == ("none", "none")
