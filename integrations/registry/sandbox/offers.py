"""Suitable-job offers: made, answered, presented, answered by the employer, or lapsed (5.5, 18.7, P-02)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from integrations.registry.sandbox.days import add_workdays, next_workday
from integrations.registry.sandbox.fit import fit_of, keep_fit
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person, day_or_none
from integrations.registry.sandbox.refusal import Refusal
from integrations.registry.sandbox.removals import react, refusals
from integrations.registry.sandbox.words import day_in_words

__all__ = ["WILLS", "answer_offer", "employer_answers", "lapse_offer", "make_offer", "offer_wire"]

WILLS = ("hire", "refuse", "silent")
"""What the employer of a sandbox offer is going to answer, two working days after the referral."""
DAY = timedelta(days=1)


def make_offer(
    office: Office,
    person: Person,
    position: str,
    employer_name: str,
    will: str,
    fit: Mapping[str, bool] | None = None,
) -> str:
    """Offer a job today; it may be answered for three working days. Returns the offer's id."""
    today = office.today()
    answer_by = add_workdays(today, 3)
    row = office.database.row(
        "INSERT INTO offer (person, offered_on, position, employer_name, answer_by, answer, employer, will)"
        " VALUES (?, ?, ?, ?, ?, 'pending', 'none', ?) RETURNING id",
        *(person.id, today.isoformat(), position, employer_name, answer_by.isoformat(), will),
    )
    number = row["id"] if row else 0
    keep_fit(office, number, fit or {})
    office.plan(answer_by + DAY, "lapse_offer", person.id, offer=number)
    office.tell("offer", person, offer_id=f"offer-{number}", answer_by=answer_by.isoformat())
    office.notify(person, "offer", day=day_in_words(answer_by, person.language))
    return f"offer-{number}"


def answer_offer(office: Office, person: Person, offer_id: str, answer: str, reason: str | None) -> None:
    """The person's answer; refuses offer-not-found, already-answered, offer-closed."""
    row = _offer(office, offer_id.removeprefix("offer-"))
    if row is None or row["person"] != person.id:
        raise Refusal("offer-not-found")
    if row["answer"] in {"accepted", "refused"}:
        raise Refusal("already-answered")
    today = office.today()
    closed = day_or_none(row["answer_by"])
    if row["answer"] == "no_answer" or (closed is not None and today > closed):
        raise Refusal("offer-closed")
    accepted = answer == "accepted"
    sql = "UPDATE offer SET answer = ?, answered_on = ?, reason = ?, presented_on = ?, employer = ? WHERE id = ?"
    presented_on, employer = (today.isoformat(), "pending") if accepted else (None, "none")
    office.database.run(sql, answer, today.isoformat(), reason, presented_on, employer, row["id"])
    if accepted:
        office.plan(add_workdays(today, 2), "employer_answers", person.id, offer=row["id"])
    elif max(refusals(office, person, which) for which in ("job_seeker", "unemployed")) >= 2:
        office.plan(add_workdays(today, 2), "decide_removal", person.id)


def employer_answers(office: Office, person: Person, body: dict[str, Any]) -> None:
    """18.7: the employer's answer, as the sandbox was told to give it."""
    row = _offer(office, body["offer"])
    if row is None or row["will"] == "silent":
        return
    answer = "hired" if row["will"] == "hire" else "refused"
    office.database.run("UPDATE offer SET employer = ? WHERE id = ?", answer, row["id"])
    office.tell("employer_answered", person, offer_id=f"offer-{row['id']}", employer=answer)
    if answer == "refused":
        office.plan(next_workday(office.today() + DAY), "decide_unemployed", person.id)
        return
    known = person.known()
    for fact in ("hired_by_referral", "emp_labour_contract"):
        # The employer has told the Agency itself (18.7): nothing to wait for.
        known.learn(fact, value=True, on=office.today())
    office.people.keep_known(person, known)
    react(office, person, {})


def lapse_offer(office: Office, person: Person, body: dict[str, Any]) -> None:
    """The last day for an answer is over; what silence means is an open question (Q-34)."""
    row = _offer(office, body["offer"])
    if row is not None and row["answer"] == "pending":
        office.database.run("UPDATE offer SET answer = 'no_answer' WHERE id = ?", row["id"])
        office.tell("offer_closed", person, offer_id=f"offer-{row['id']}")


def _offer(office: Office, number: object) -> dict[str, Any] | None:
    if not str(number).isdecimal() or len(str(number)) > 15:
        return None
    row = office.database.row("SELECT * FROM offer WHERE id = ?", int(str(number)))
    return None if row is None else dict(row)


def offer_wire(office: Office, person: Person, row: dict[str, Any]) -> dict[str, Any]:
    """An offer by the contract."""
    presented_on = day_or_none(row["presented_on"])
    same = (
        "offered_on",
        "position",
        "employer_name",
        "answer_by",
        "answered_on",
        "reason",
        "presented_on",
        "employer",
    )
    return {
        "id": f"offer-{row['id']}",
        **{name: row[name] for name in same},
        "person": row["answer"],
        "employer_answer_by": presented_on and add_workdays(presented_on, 5).isoformat(),
        "fit": fit_of(office, person, row),
    }
