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
    """Something that changes facts; `lag_months` as the Law gives the register (4.4 to 4.6, 4.8)."""

    facts: tuple[str, ...]
    value: bool
    lag_months: int


EMPLOYMENTS = (
    ("hired", "dismissed", "emp_labour_contract", 1),
    ("civil_contract_began", "civil_contract_ended", "emp_civil_contract", 1),
    ("business_opened", "business_closed", "emp_entrepreneur", 1),
    ("land_share", "land_share_sold", "owns_agri_land_share", 3),
    ("family_farm_joined", "family_farm_left", "emp_family_farm_member", 2),
    ("paid_office_taken", "paid_office_left", "emp_paid_office", 2),
    ("armed_forces_joined", "armed_forces_left", "emp_armed_forces", 2),
    ("student_work_began", "student_work_ended", "emp_student_with_paid_activity", 1),
    ("foreigner_work_began", "foreigner_work_ended", "emp_foreigner_lawful_paid_work", 1),
    ("work_abroad_began", "work_abroad_ended", "emp_abroad_lawful_work", 2),
)
"""The ten employments of 4.1: how each begins and ends, its fact, and how many months its register may take (4.8)."""
THROUGH = {"called_up": "called_up_through", "court_measure_in_force": "court_measure_through"}
"""What lasts until a day that the register tells: a year in the sandbox."""
STUDIES = ("admitted_fulltime_he_sse", "fulltime_he_sse_student")

HAPPENINGS: Mapping[str, Happening] = {
    name: Happening((fact,), value, lag)
    for begins, ends, fact, lag in EMPLOYMENTS
    for name, value in ((begins, True), (ends, False))
} | {
    "studies_began": Happening(STUDIES, value=True, lag_months=1),
    "studies_ended": Happening(STUDIES, value=False, lag_months=1),
    "pension": Happening(("age_pension_assigned",), value=True, lag_months=1),
    "called_up": Happening(("called_up",), value=True, lag_months=0),
    "court_measure": Happening(("court_measure_in_force",), value=True, lag_months=0),
    "old_age_grounds": Happening(("old_age_grounds_arisen",), value=True, lag_months=0),
    "old_age_allowance": Happening(("old_age_allowance_assigned",), value=True, lag_months=0),
    "deceased": Happening(("deceased_or_missing",), value=True, lag_months=0),
    "disability": Happening(("has_disability",), value=True, lag_months=0),
    "insurance_payment": Happening(("receives_ui_payment",), value=True, lag_months=0),
    "false_data_found": Happening(("false_data_found",), value=True, lag_months=0),
    "defect_mended": Happening(("false_data_found",), value=False, lag_months=0),
}


def happen(office: Office, person: Person, name: str) -> date:
    """It happens today; returns the day on which the registry will know. Raises KeyError for an unknown name."""
    what = HAPPENINGS[name]
    known_on = add_months(office.today(), what.lag_months)
    body = {"facts": list(what.facts), "value": what.value, "happened_on": office.today().isoformat()}
    if known_on == office.today():
        feed_arrives(office, person, body)
    else:
        office.plan(known_on, "feed_arrives", person.id, **body)
    return known_on


def feed_arrives(office: Office, person: Person, body: dict[str, Any]) -> None:
    """A register tells; the law follows at once."""
    known = person.known()
    names, value = body["facts"], body["value"]
    for name in names:
        known.learn(name, value=value, on=date.fromisoformat(body["happened_on"]))
    for through in (THROUGH[name] for name in names if name in THROUGH):
        known.learn(through, add_months(office.today(), 12).isoformat(), office.today())
    if "false_data_found" in names:
        person.body["defect"] = "open" if value else "mended"
    office.people.keep_known(person, known)
    office.tell("facts_changed", person, names=names)
    react(office, person, {})
