"""What happens in a person's life reaches the registry late: each register enters it within the time of 4.4 to 4.8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from integrations.registry.sandbox.days import add_months
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.removals import react

__all__ = ["HAPPENINGS", "Happening", "feed_arrives", "happen"]


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that changes one fact; `lag_months` as the Law gives the register (rules, part 2)."""

    fact: str
    value: bool
    lag_months: int


HAPPENINGS: Mapping[str, Happening] = {
    "hired": Happening("emp_labour_contract", value=True, lag_months=1),
    "dismissed": Happening("emp_labour_contract", value=False, lag_months=1),
    "business_opened": Happening("emp_entrepreneur", value=True, lag_months=1),
    "business_closed": Happening("emp_entrepreneur", value=False, lag_months=1),
    "land_share": Happening("owns_agri_land_share", value=True, lag_months=3),
    "studies_began": Happening("admitted_fulltime_he_sse", value=True, lag_months=1),
    "pension": Happening("age_pension_assigned", value=True, lag_months=1),
    "called_up": Happening("called_up", value=True, lag_months=0),
    "disability": Happening("has_disability", value=True, lag_months=0),
    "insurance_payment": Happening("receives_ui_payment", value=True, lag_months=0),
    "false_data_found": Happening("false_data_found", value=True, lag_months=0),
    "defect_mended": Happening("false_data_found", value=False, lag_months=0),
}


def happen(office: Office, person: Person, name: str) -> date:
    """It happens today; returns the day on which the registry will know. Raises KeyError for an unknown name."""
    what = HAPPENINGS[name]
    known_on = add_months(office.today(), what.lag_months)
    body = {"fact": what.fact, "value": what.value, "happened_on": office.today().isoformat()}
    if known_on == office.today():
        feed_arrives(office, person, body)
    else:
        office.plan(known_on, "feed_arrives", person.id, **body)
    return known_on


def feed_arrives(office: Office, person: Person, body: dict[str, Any]) -> None:
    """A register tells; the law follows at once."""
    known = person.known()
    known.learn(body["fact"], value=body["value"], on=date.fromisoformat(body["happened_on"]))
    if body["fact"] == "called_up":
        known.learn("called_up_through", add_months(office.today(), 12).isoformat(), office.today())
    if body["fact"] == "false_data_found":
        person.body["defect"] = "open" if body["value"] else "mended"
    office.people.keep_known(person, known)
    office.tell("facts_changed", person, names=[body["fact"]])
    react(office, person, {})
