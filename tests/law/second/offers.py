"""The offers of suitable jobs: the nine rows of 5.5, and the refusals of 5.8.3 and 5.10.3."""

from __future__ import annotations

from datetime import date

from tests.law.second.case import Case, Offer
from tests.law.second.dates import add_workdays
from tests.law.second.findings import Finding, state, step, timed, unsettled


def counted(offers: list[Offer], first: date, window_end: date, decided: date | None) -> list[Offer]:
    """W of 5.5: the offers that count."""
    if decided and decided >= first:
        return [one for one in offers if one.offered and one.offered > decided]
    return [one for one in offers if one.offered is None or first <= one.offered <= window_end]


def waits_for(case: Case, offer: Offer) -> str | None:
    """The step of an offer that is still open (row 4)."""
    if offer.person == "pending":
        return "answer_offer"
    if silent(offer) and (offer.presented is None or case.today <= add_workdays(offer.presented, 5)):
        return "await_employer"
    return None


def silent(offer: Offer) -> bool:
    """Accepted, and the employer has not answered."""
    return offer.person == "accepted" and offer.employer in ("pending", "none")


def offer_condition(case: Case, first: date, window_end: date, decided: date | None) -> list[Finding]:
    """The first row that fits."""
    offers = counted(case.offers() or [], first, window_end, decided)
    if not offers:
        running = case.today <= window_end
        return [timed("E-5.5", "job_seeker_registered_on", window_end)] if running else []
    if any(one.employer == "hired" for one in offers):
        return [state("E-5.5", "offers")]
    steps = {code for one in offers if (code := waits_for(case, one))}
    if steps:
        return [step("E-5.5", "offers", *sorted(steps))]
    if any(silent(one) for one in offers):
        return [unsettled("E-5.5", "offers", "Q-32")]
    if any(one.person == "no_answer" for one in offers):
        return [unsettled("E-5.5", "offers", "Q-34")]
    # What the person refused never reached the employer, whatever the entry says of the employer.
    by_employers = [one.person == "accepted" and one.employer == "refused" for one in offers]
    if all(by_employers):
        return []
    if any(by_employers):
        return [unsettled("E-5.5", "offers", "Q-09")]
    return [timed("E-5.5", "offers", None)]


def answered_with(
    offers: list[Offer], word: str, first: date, last: date | None, decided: date | None
) -> int:
    """How many offers made from `first` (through `last`) got this answer and led to no removal yet."""
    made = [one.offered for one in offers if one.person == word and one.offered]
    return sum(
        first <= day and (last is None or day <= last) and (decided is None or day > decided) for day in made
    )
