"""The bound persons of the law's transcripts, put into a sandbox as a registry would hold them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from integrations.registry.sandbox.facts import Known
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.people.made import Made
from integrations.registry.sandbox.people.planting import plant
from integrations.registry.sandbox.person import Registration

SAMPLES = Path(__file__).parents[1] / "transcripts" / "samples"
TODAY = date(2026, 11, 23)  # a Monday; the other registers' data are of the Friday before
HELD_ON = date(2026, 11, 20)


def _seeker(year: int, month: int, day: int) -> Registration:
    return Registration("active", date(year, month, day), None, "5.2")


def _made(fin: str, born_on: str, sex: str, **facts: Any) -> Made:
    return Made(
        fin=fin,
        card=f"AA{fin[0]}010101",
        birth_date=date.fromisoformat(born_on),
        phone=f"+994509000{fin[0]}67",
        sex=sex,
        first_name="Nümunə",
        last_name="Sınaqlı",
        father_name="Misal",
        known=Known(HELD_ON, facts),
    )


def _refused(offered_on: str, answered_on: str) -> dict[str, Any]:
    return {"offered_on": offered_on, "answered_on": answered_on, "answer": "refused"}


PEOPLE = {
    "disability": replace(
        _made(
            "5KL6M7N",
            "1994-02-17",
            "female",
            has_disability=True,
            disability_decision_on="2020-05-05",
            pension_age_date="2057-02-17",
        ),
        job_seeker=_seeker(2026, 11, 2),
    ),
    "near-pension": replace(
        _made(
            "4HJ5K6L",
            "1963-09-10",
            "male",
            has_disability=True,
            receives_targeted_social_assistance=True,
            pension_age_date="2028-09-10",
        ),
        job_seeker=_seeker(2026, 9, 1),
        unemployed=Registration("active", date(2026, 9, 9), None, "5.5"),
        reports=("2026-09", "2026-10"),
    ),
    "open-contract": replace(
        _made("6MN7P8Q", "1988-04-12", "male", emp_labour_contract=True, pension_age_date="2053-04-12"),
        job_seeker=_seeker(2026, 11, 2),
    ),
    "differing": replace(
        _made("9TU2V3W", "1991-02-14", "male", emp_labour_contract=True, pension_age_date="2056-02-14"),
        job_seeker=_seeker(2026, 11, 2),
    ),
    "refused-offers": replace(
        _made("8RS9T2V", "1992-10-21", "male", pension_age_date="2057-10-21"),
        job_seeker=_seeker(2026, 11, 9),
        offers=[_refused("2026-11-11", "2026-11-12"), _refused("2026-11-13", "2026-11-16")],
    ),
    "missed-report": replace(
        _made("7PQ8R9S", "1985-07-03", "female", report_missed=True, pension_age_date="2048-07-03"),
        job_seeker=_seeker(2026, 6, 1),
        unemployed=Registration("suspended", date(2026, 6, 10), None, "5.10.4"),
        reports=("2026-06", "2026-07", "2026-08", "2026-09"),
    ),
}
PEOPLE["differing"].known.others["emp_labour_contract"] = [
    {"value": False, "source": "social-insurance", "as_of": "2026-11-03"}
]


def settle(office: Office) -> None:
    """Put them into the registry."""
    with office.database.transaction():
        plant(office, PEOPLE.values())


def sample(name: str) -> dict[str, Any]:
    """What the transcripts say the registry answered for this person."""
    found: dict[str, Any] = json.loads((SAMPLES / f"law-{name}.json").read_text("utf-8"))
    return found
