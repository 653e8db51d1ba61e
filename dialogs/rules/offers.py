"""Article 5.5: five working days without a suitable job, or employers who refused; rows 1 to 9."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dialogs.rules.bars import DECISIONS, last_decision
from dialogs.rules.case import LONGEST_WEEK, Case
from dialogs.rules.facts import Offer
from dialogs.rules.rule import CLEAR, Bar, Rule, timed, unknown
from dialogs.rules.workdays import UnknownYear

Offers = tuple[Offer, ...]
Row = Callable[[Offers, Case], tuple[Bar, ...] | None]


def offer_condition(case: Case) -> tuple[Bar, ...]:
    """Judge the offers that count; only for an active job seeker."""
    if case.facts.get("job_seeker_state") != "active":
        return CLEAR
    registered_on = case.facts.get("job_seeker_registered_on")
    offers = case.facts.get("offers")
    if registered_on is None or offers is None:
        return unknown(*(fact for fact in FACTS if case.values.get(fact) is None))
    window_end, decision = case.within(registered_on), last_decision(case)
    decided_on = decision[1] if decision is not None and decision[1] >= registered_on else None
    bars = judged(case, offers_that_count(case, offers, registered_on, window_end, decided_on), window_end)
    doubted = case.doubted(*DECISIONS) if offers else ()
    if doubted and any(
        judged(case, made_since(offers, day), window_end) != bars
        for day in days_apart(offers, decided_on or registered_on)
    ):
        return unknown(*doubted)  # which offers count hangs on a decision whose day the person does not know
    return bars


def judged(case: Case, counted: Offers, window_end: date) -> tuple[Bar, ...]:
    """Return what the offers that count leave: the first row that fits, without any the five working days."""
    if not counted:
        return CLEAR if case.as_of > window_end else timed("job_seeker_registered_on", window_end)
    return next(bars for row in ROWS if (bars := row(counted, case)) is not None)


def made_since(offers: Offers, decided_on: date) -> Offers:
    """Return the offers made after a decision; one without a day is used up by it."""
    return tuple(offer for offer in offers if offer.offered_on and offer.offered_on > decided_on)


def days_apart(offers: Offers, earliest: date) -> set[date]:
    """Return days on which a decision may have been made, one for each choice of offers that would then count."""
    made = {offer.offered_on for offer in offers if offer.offered_on is not None}
    return {earliest, *(day for day in made if day > earliest)}


def offers_that_count(
    case: Case, offers: Offers, registered_on: date, window_end: date, decided_on: date | None
) -> Offers:
    """Return W: the offers of the window, or after a decision those made since; earlier ones are used up (Q-15).

    An offer without a date counts as made in the window.  Raises UnknownYear for an offer that may or may not
    lie in a window before the first calendar year.
    """
    if decided_on is not None:
        return made_since(offers, decided_on)
    if registered_on < case.law.calendar.first_day:
        _refuse_doubtful(offers, registered_on, window_end)
    return tuple(
        offer
        for offer in offers
        if offer.offered_on is None or registered_on <= offer.offered_on <= window_end
    )


def _refuse_doubtful(offers: Offers, registered_on: date, window_end: date) -> None:
    for offer in offers:
        if offer.offered_on and window_end < offer.offered_on <= registered_on + LONGEST_WEEK:
            raise UnknownYear(registered_on.year)


def hired(offers: Offers, _case: Case) -> tuple[Bar, ...] | None:
    """Row 3: an employer took the person."""
    return (Bar("state", "offers"),) if any(offer.employer == "hired" for offer in offers) else None


def still_open(offers: Offers, case: Case) -> tuple[Bar, ...] | None:
    """Row 4: an offer waits for the person, or for an employer who still has time (18.7)."""
    bars = []
    if any(offer.person == "pending" for offer in offers):
        bars.append(Bar("step", "offers", step="answer_offer"))
    waiting = [offer for offer in offers if unanswered(offer)]
    ends = [None if offer.presented_on is None else case.within(offer.presented_on) for offer in waiting]
    running = [end for end in ends if end is None or case.as_of <= end]
    if running:
        known = [end for end in running if end is not None]
        last = max(known) if len(known) == len(running) else None
        bars.append(Bar("step", "offers", last, step="await_employer"))
    return tuple(bars) or None


def unanswered(offer: Offer) -> bool:
    """Tell whether the person accepted and the employer has not answered."""
    return offer.person == "accepted" and offer.employer in {"pending", "none"}


def employer_silent(offers: Offers, _case: Case) -> tuple[Bar, ...] | None:
    """Row 5: the employer let the five working days of 18.7 pass (Q-32)."""
    late = any(unanswered(offer) for offer in offers)
    return (Bar("open", "offers", question="Q-32"),) if late else None


def person_silent(offers: Offers, _case: Case) -> tuple[Bar, ...] | None:
    """Row 6: an offer was closed without the person's answer (Q-34)."""
    silent = any(offer.person == "no_answer" for offer in offers)
    return (Bar("open", "offers", question="Q-34"),) if silent else None


def all_answered(offers: Offers, _case: Case) -> tuple[Bar, ...]:
    """Rows 7 to 9: refused by the employers, by both sides (Q-09), or by the person alone."""
    by_person = sum(offer.person == "refused" for offer in offers)
    if by_person == 0:
        return CLEAR
    if by_person < len(offers):
        return (Bar("open", "offers", question="Q-09"),)
    return timed("offers")


ROWS: tuple[Row, ...] = (hired, still_open, employer_silent, person_silent, all_answered)
FACTS = ("job_seeker_registered_on", "offers")
OFFERS = Rule(
    "E-5.5",
    "no_suitable_job_found",
    "timed",
    "offers",
    test=offer_condition,
    also=("job_seeker_state", "job_seeker_registered_on"),
)
