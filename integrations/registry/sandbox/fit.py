"""What is held about how one offered job suits the person (6.1, 6.3 to 6.6); what nobody stated stays unknown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person

__all__ = ["FIT", "fit_of", "keep_fit", "read_fit"]

FIT = (
    "matches_education",
    "matches_speciality",
    "matches_experience",
    "health_ok",
    "commute_ok",
    "needs_new_profession",
    "needs_move_without_consent",
    "labour_protection_ok",
    "job_lawful_and_paid",
)
"""What whoever makes an offer may state; whether it was made before (6.6) the registry sees itself."""


def read_fit(stated: Any) -> dict[str, bool] | None:
    """The statements of an offer, None if there is anything else among them."""
    if not isinstance(stated, dict):
        return None
    known = all(name in FIT and isinstance(value, bool) for name, value in stated.items())
    return stated if known else None


def keep_fit(office: Office, offer: int, stated: Mapping[str, bool]) -> None:
    """Keep what was stated about an offer."""
    office.database.run("INSERT INTO offer_fit (offer, facts) VALUES (?, ?)", offer, json.dumps(dict(stated)))


def fit_of(office: Office, person: Person, offer: Mapping[str, Any]) -> dict[str, bool | None]:
    """The facts of one offer by the contract."""
    kept = office.database.row("SELECT facts FROM offer_fit WHERE offer = ?", offer["id"])
    stated: dict[str, bool] = json.loads(kept["facts"]) if kept else {}
    sql = "SELECT 1 FROM offer WHERE person = ? AND position = ? AND employer_name = ? AND id < ?"
    before = office.database.row(sql, person.id, offer["position"], offer["employer_name"], offer["id"])
    return {**{name: stated.get(name) for name in FIT}, "offered_before": before is not None}
