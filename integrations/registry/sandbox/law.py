"""What the registry does by itself when a day begins: every diary entry of the day, then the close of a month."""

from __future__ import annotations

import json
from datetime import date, timedelta

from integrations.registry.sandbox import deciding, feeds, filings, offers, removals
from integrations.registry.sandbox.days import add_months, last_workday, next_workday, period_of
from integrations.registry.sandbox.office import Office, Task

__all__ = ["TASKS", "catch_up"]

DAY = timedelta(days=1)

TASKS: dict[str, Task] = {
    "decide_unemployed": deciding.decide_unemployed,
    "decide_repeat": deciding.decide_repeat,
    "examine_application": deciding.examine_application,
    "decide_report": deciding.decide_report,
    "decide_filing": filings.decide_filing,
    "employer_answers": offers.employer_answers,
    "lapse_offer": offers.lapse_offer,
    "decide_removal": removals.decide_removal,
    "feed_arrives": feeds.feed_arrives,
    "react": removals.react,
}


def catch_up(office: Office) -> None:
    """Live every day since the last call, in order."""
    today = office.today()
    lived = office.setting("lived_through")
    day = today if lived is None else date.fromisoformat(lived)
    while day < today:
        day += DAY
        with office.living(day):
            _live(office)
    if lived != today.isoformat():
        office.keep_setting("lived_through", today.isoformat())


def _live(office: Office) -> None:
    today = office.today()
    sql = "SELECT * FROM diary WHERE on_day <= ? ORDER BY on_day, id"
    for row in office.database.rows(sql, today.isoformat()):
        office.database.run("DELETE FROM diary WHERE id = ?", row["id"])
        TASKS[row["task"]](office, office.people.by_id(row["person"]), json.loads(row["body"]))
    if today == next_workday(today.replace(day=1)):
        _close_month(office, add_months(today.replace(day=1), -1))


def _close_month(office: Office, month: date) -> None:
    """5.10.4: who owed the report of `month` and did not file it is removed; the Law names no end."""
    sql = (
        "SELECT r.person FROM registration r JOIN programme p ON p.person = r.person"
        " LEFT JOIN report f ON f.person = r.person AND f.period = ?"
        " WHERE r.list = 'unemployed' AND r.state = 'active' AND p.drawn_on < ? AND f.number IS NULL ORDER BY r.person"
    )
    due_on = last_workday(month.year, month.month).isoformat()
    for row in office.database.rows(sql, period_of(month), due_on):
        person = office.people.by_id(row["person"])
        known = person.known()
        known.learn("report_missed", value=True, on=office.today())
        office.people.keep_known(person, known)
        removals.remove(office, person, "unemployed", "5.10.4", None)
