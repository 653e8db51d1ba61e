"""Registration: as job seeker at once (5.2), as unemployed by the decision of 5.5, again after 5.13 or a removal."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from integrations.registry.sandbox.bars import bar_to_unemployed
from integrations.registry.sandbox.days import (
    add_months,
    add_workdays,
    decision_day,
    next_workday,
    window_end,
)
from integrations.registry.sandbox.grounds import retire_past
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person, Registration
from integrations.registry.sandbox.programmes import draw_programme
from integrations.registry.sandbox.removals import remove
from integrations.registry.sandbox.sheets import draw_sheet

__all__ = [
    "decide_report",
    "decide_unemployed",
    "ended_on",
    "examine_application",
    "last_decision",
    "last_word",
    "register_job_seeker",
    "request_open",
]

DAY = timedelta(days=1)


def register_job_seeker(office: Office, person: Person) -> None:
    """5.2: registered as job seeker today; 5.5 is decided on the first working day after the window."""
    today = office.today()
    retire_past(office, person)
    office.people.keep_registration(person, "job_seeker", Registration("active", today, None, "5.2"))
    office.decide(person, "registered_job_seeker", "5.2")
    office.plan(decision_day(today), "decide_unemployed", person.id)


def register_unemployed(office: Office, person: Person) -> None:
    """5.5, 27.1: registered as unemployed today, with a programme."""
    today = office.today()
    office.people.keep_registration(person, "unemployed", Registration("active", today, None, "5.5"))
    office.decide(person, "registered_unemployed", "5.5")
    draw_programme(office, person)
    office.notify(person, "answered")


def examine_application(office: Office, person: Person, body: dict[str, Any]) -> None:
    """An officer takes an application that was under review."""
    row = office.database.row("SELECT kind, body FROM filing WHERE reference = ?", body["reference"])
    if row is None:
        return
    draw_sheet(office, person, json.loads(row["body"]))
    sql = "UPDATE filing SET state = 'accepted', decided_on = ? WHERE reference = ?"
    office.database.run(sql, office.today().isoformat(), body["reference"])
    office.notify(person, "answered")
    if office.people.registration(person, "job_seeker").state != "active":
        register_job_seeker(office, person)
    if row["kind"] == "repeat":
        decide_repeat(office, person, {})
    elif office.people.registration(person, "unemployed").state == "suspended":
        retire_past(office, person)
        _decide(office, person)


def decide_repeat(office: Office, person: Person, _: dict[str, Any]) -> None:
    """5.13: the repeated request, judged by 5.5 on the offers made after the decision (Q-15)."""
    if office.people.registration(person, "unemployed").state not in {"active", "suspended"}:
        _judge(office, person, "decide_repeat")


def decide_unemployed(office: Office, person: Person, _: dict[str, Any]) -> None:
    """The decision of 5.5, if it can be made today; otherwise it is looked at again the next working day."""
    seeker = office.people.registration(person, "job_seeker")
    if seeker.state != "active" or not request_open(office, person):
        return
    decided = last_decision(office, person)
    if decided is not None and office.today() <= add_months(decided, 1):
        # A new registration as job seeker does not shorten the month of 5.13.
        office.plan(next_workday(add_months(decided, 1) + DAY), "decide_unemployed", person.id)
        return
    _judge(office, person, "decide_unemployed")


def last_word(office: Office, person: Person) -> str | None:
    """The latest decision about unemployed status, or the registration as job seeker that asks for one."""
    sql = (
        "SELECT kind FROM decision WHERE person = ? AND kind IN ('registered_job_seeker', 'registered_unemployed',"
        " 'not_registered', 'cancelled_unemployed') ORDER BY id DESC LIMIT 1"
    )
    row = office.database.row(sql, person.id)
    return None if row is None else str(row["kind"])


def request_open(office: Office, person: Person) -> bool:
    """Does 5.5 decide by itself? Not after a decision: then only the person's own new request opens it (5.11, 5.13)."""
    state = office.people.registration(person, "unemployed").state
    waits = {"none": (None, "registered_job_seeker"), "cancelled": ("registered_job_seeker",)}
    return last_word(office, person) in waits.get(state, ())


def _judge(office: Office, person: Person, task: str) -> None:
    """Decide by the row of 5.5 that fits; `task` looks again on the next working day while a row still waits."""
    row = offer_row(office, person)
    if row in {1, 5, 7}:
        # Row 5, a silent employer: practice takes it for a refusal (P-02).
        _decide(office, person)
    elif row == 9:
        refuse(office, person, "5.5")
    elif row in {2, 4}:
        office.plan(next_workday(office.today() + DAY), task, person.id)


def _decide(office: Office, person: Person) -> None:
    kept = office.people.registration(person, "unemployed")
    # 5.11.2 ends it for good: the grounds for a pension do not pass.
    for_good = "5.11.2" if (kept.state, kept.article) == ("cancelled", "5.11.2") else None
    bar = bar_to_unemployed(person, office.today()) or for_good
    if bar is None:
        register_unemployed(office, person)
    else:
        refuse(office, person, bar)


def decide_report(office: Office, person: Person, body: dict[str, Any]) -> None:
    """27.3: after a report the Agency decides; who carried out no measure at all has a ground of 5.10.4."""
    if office.people.registration(person, "unemployed").state != "active":
        return
    if body.get("carried_out", True):
        office.decide(person, "kept", "27.3")
    else:
        remove(office, person, "unemployed", "5.10.4", None)
        office.notify(person, "answered")


def refuse(office: Office, person: Person, article: str) -> None:
    """Decide not to register as unemployed; the person stays job seeker and may ask again after a month (5.13)."""
    office.decide(person, "not_registered", article)
    office.notify(person, "answered")


def last_decision(office: Office, person: Person) -> date | None:
    """The later of the decisions not to register and to cancel for false data (5.11.4, 5.13)."""
    sql = (
        "SELECT decided_on FROM decision WHERE person = ?"
        " AND (kind = 'not_registered' OR (kind = 'cancelled_unemployed' AND article = '5.11.4'))"
        " ORDER BY decided_on DESC LIMIT 1"
    )
    row = office.database.row(sql, person.id)
    return None if row is None else date.fromisoformat(row["decided_on"])


def ended_on(office: Office, person: Person, which: str) -> str | None:
    """The day of the decision behind a registration that was removed or cancelled."""
    if office.people.registration(person, which).state not in {"suspended", "cancelled"}:
        return None
    sql = "SELECT decided_on FROM decision WHERE person = ? AND kind IN (?, ?) ORDER BY id DESC LIMIT 1"
    row = office.database.row(sql, person.id, f"removed_{which}", f"cancelled_{which}")
    return None if row is None else str(row["decided_on"])


def offer_row(office: Office, person: Person) -> int:
    """The row of rules 5.5 that fits today: 1, 5, 7 lead to registration, 9 to refusal, 2 and 4 wait, the rest stay."""
    offers = _counting(office, person)
    if not offers:
        seeker = office.people.registration(person, "job_seeker")
        ended = seeker.registered_on is None or office.today() > window_end(seeker.registered_on)
        return 1 if ended else 2
    if any(each["employer"] == "hired" for each in offers):
        return 3
    open_, silent = _open(office, offers)
    answers = {each["answer"] for each in offers}
    if open_:
        return 4
    if silent:
        return 5
    if "no_answer" in answers:
        return 6
    return {frozenset({"accepted"}): 7, frozenset({"refused"}): 9}.get(frozenset(answers), 8)


def _open(office: Office, offers: list[dict[str, Any]]) -> tuple[bool, bool]:
    waiting, silent = False, False
    for each in offers:
        waiting |= each["answer"] == "pending"
        if each["answer"] == "accepted" and each["employer"] != "refused":
            on = each["presented_on"]
            in_time = on is None or office.today() <= add_workdays(date.fromisoformat(on), 5)
            waiting, silent = waiting or in_time, silent or not in_time
    return waiting, silent


def _counting(office: Office, person: Person) -> list[dict[str, Any]]:
    seeker = office.people.registration(person, "job_seeker")
    since = seeker.registered_on or office.today()
    decided = last_decision(office, person)
    if decided is not None and decided >= since:
        first, last = decided + DAY, office.today()
    else:
        first, last = since, window_end(since)
    sql = "SELECT * FROM offer WHERE person = ? AND offered_on BETWEEN ? AND ?"
    return [dict(row) for row in office.database.rows(sql, person.id, first.isoformat(), last.isoformat())]
