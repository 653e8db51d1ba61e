"""What the registry does by itself when a day begins: the law's decisions, read from the diary (articles 5.5 to 5.13, 27)."""

from __future__ import annotations

import json
from datetime import date, timedelta

from integrations.registry.sandbox.bars import bar_to_unemployed
from integrations.registry.sandbox.days import add_months, add_workdays, last_workday, next_workday, period_of
from integrations.registry.sandbox.office import Office, Task
from integrations.registry.sandbox.person import Person, Registration
from integrations.registry.sandbox.programmes import draw_programme
from integrations.registry.sandbox.words import say

__all__ = ["catch_up", "register_job_seeker", "window_end"]

DAY = timedelta(days=1)


def window_end(registered_on: date) -> date:
    """Last of the five working days of 5.5."""
    return add_workdays(registered_on, 5)


def register_job_seeker(office: Office, person: Person, article: str = "5.2") -> None:
    """5.2: registered as job seeker today; the decision of 5.5 is planned for the first working day after the window."""
    today = office.today()
    office.people.keep_registration(person, "job_seeker", Registration("active", today, None, article))
    office.decide(person, "registered_job_seeker", article)
    plan_decision(office, person, next_workday(window_end(today) + DAY))


def plan_decision(office: Office, person: Person, on_day: date) -> None:
    """Plan the decision of 5.5."""
    office.plan(on_day, "decide_unemployed", person.id)


def catch_up(office: Office) -> None:
    """Live every day since the last call, in order; at most ten years."""
    today = office.today()
    lived = office.setting("lived_through")
    day = today if lived is None else date.fromisoformat(lived)
    while day < today:
        day += DAY
        with office.living(day):
            _live(office, day)
    if lived != today.isoformat():
        office.keep_setting("lived_through", today.isoformat())


def _live(office: Office, day: date) -> None:
    for row in office.database.rows(
        "SELECT * FROM diary WHERE on_day <= ? ORDER BY on_day, id", day.isoformat()
    ):
        office.database.run("DELETE FROM diary WHERE id = ?", row["id"])
        TASKS[row["task"]](office, office.people.by_id(row["person"]), json.loads(row["body"]))
    if day == next_workday(day.replace(day=1)):
        _close_month(office, day)


def _decide_unemployed(office: Office, person: Person, _: dict[str, object]) -> None:
    day = office.today()
    seeker = office.people.registration(person, "job_seeker")
    if seeker.state != "active" or office.people.registration(person, "unemployed").state == "active":
        return
    bar = bar_to_unemployed(person, day)
    if bar is not None:
        office.decide(person, "not_registered", bar)
        return
    office.people.keep_registration(person, "unemployed", Registration("active", day, None, "5.5"))
    office.decide(person, "registered_unemployed", "5.5")
    draw_programme(office, person)
    _message(office, person, "registered_unemployed")


def _examine_application(office: Office, person: Person, body: dict[str, object]) -> None:
    office.database.run("UPDATE filing SET state = 'accepted' WHERE reference = ?", body["reference"])
    seeker = office.people.registration(person, "job_seeker")
    if seeker.state != "active":
        register_job_seeker(office, person, str(body["article"]))
    _message(office, person, "application_accepted")


def _close_month(office: Office, day: date) -> None:
    """5.10.4: who owed last month's report and did not file it is removed; the Law names no end."""
    before = add_months(day.replace(day=1), -1)
    due_on = last_workday(before.year, before.month)
    sql = (
        "SELECT r.person FROM registration r JOIN programme p ON p.person = r.person"
        " LEFT JOIN report f ON f.person = r.person AND f.period = ?"
        " WHERE r.list = 'unemployed' AND r.state = 'active' AND p.drawn_on < ? AND f.number IS NULL ORDER BY r.person"
    )
    for row in office.database.rows(sql, period_of(before), due_on.isoformat()):
        person = office.people.by_id(row["person"])
        office.people.change_state(person, "unemployed", "suspended", "5.10.4")
        office.decide(person, "removed_unemployed", "5.10.4")
        office.keep_setting(f"report_missed:{person.id}", period_of(before))


def _message(office: Office, person: Person, key: str) -> None:
    if person.phone is not None:
        office.send(person.phone, say(f"sms.{key}", person.language))


TASKS: dict[str, Task] = {
    "decide_unemployed": _decide_unemployed,
    "examine_application": _examine_application,
}
