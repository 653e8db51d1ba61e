"""The individual programme: measures drawn for a person and the month whose report is due (27.1, 27.2)."""

from __future__ import annotations

from datetime import date

from integrations.registry.sandbox.codelists import coded_list
from integrations.registry.sandbox.days import add_months, last_workday, period_of
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person

__all__ = ["draw_programme", "due_period", "measure_names"]


def draw_programme(office: Office, person: Person, drawn_on: date | None = None) -> None:
    """27.1: draw up a programme of three or four measures, differently from person to person."""
    day = drawn_on or office.today()
    sql = (
        "INSERT INTO programme VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET drawn_on = excluded.drawn_on"
    )
    office.database.run(sql, person.id, day.isoformat())
    others = ("training", "job_fair", "public_works", "self_employment")
    first = person.id % len(others)
    kinds = ["job_search", "guidance", others[first], others[(first + 1) % len(others)]][: 3 + person.id % 2]
    office.database.run_many(
        "INSERT INTO measure VALUES (?, ?, ?, ?, 'planned') ON CONFLICT (id) DO NOTHING",
        [(f"{person.id}-{kind}".replace("_", "-"), person.id, kind, day.isoformat()) for kind in kinds],
    )


def due_period(today: date, drawn_on: date) -> tuple[str, date]:
    """The month whose report is awaited, and its last working day (27.2).

    Q-22: the month in which the programme was drawn counts if a working day is left after that day.
    """
    month = max(today, drawn_on).replace(day=1)
    due_on = last_workday(month.year, month.month)
    if due_on <= drawn_on:
        month = add_months(month, 1)
        due_on = last_workday(month.year, month.month)
    return period_of(month), due_on


def measure_names(kind: str) -> dict[str, str]:
    """Both names of a kind of measure."""
    names = coded_list("measures").labels[kind]
    return {"name_az": names[0], "name_ru": names[1]}
