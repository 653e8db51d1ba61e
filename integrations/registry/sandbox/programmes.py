"""The individual programme: measures drawn for a person and the month whose report is due (27.1, 27.2)."""

from __future__ import annotations

from datetime import date

from integrations.registry.sandbox.codelists import coded_list
from integrations.registry.sandbox.days import add_months, last_workday, period_of
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person

__all__ = ["draw_programme", "due_period", "measure_names", "programme_kinds"]

OTHERS = ("training", "job_fair", "public_works", "self_employment")


def programme_kinds(person: int) -> list[tuple[str, str]]:
    """(id, kind) of three or four measures, differently from person to person."""
    first = person % len(OTHERS)
    others = OTHERS[first:] + OTHERS[:first]
    kinds = ("job_search", "guidance", *others)[: 3 + person % 2]
    return [(f"{person}-{kind}".replace("_", "-"), kind) for kind in kinds]


def draw_programme(office: Office, person: Person) -> None:
    """27.1: draw up a programme today; measures of an earlier one begin again."""
    today = office.today().isoformat()
    sql = (
        "INSERT INTO programme VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET drawn_on = excluded.drawn_on"
    )
    office.database.run(sql, person.id, today)
    office.database.run("DELETE FROM measure WHERE person = ?", person.id)
    rows = [(id_, person.id, kind, today, "planned") for id_, kind in programme_kinds(person.id)]
    office.database.run_many("INSERT INTO measure VALUES (?, ?, ?, ?, ?)", rows)
    office.tell("programme", person, drawn_on=today)


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
