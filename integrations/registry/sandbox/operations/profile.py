"""What a registered person tells the registry later: changed data (5.7) and the wish to leave (5.9.4, 5.11.5)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from integrations.registry.sandbox.filings import file
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.persons import subject
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.refusal import Refusal
from integrations.registry.sandbox.removals import cancel
from integrations.registry.sandbox.sheets import change_sheet

__all__ = ["change_profile", "leave_list"]

ON_A_LIST = {"active", "suspended"}
CURRENT = ("profession", "speciality", "health_limits", "phone")


def change_profile(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """changeProfile."""
    person = subject(office, asked)
    _registered(office, person, "job_seeker")
    receipt = file(office, "changeProfile", person, asked, "other")
    changed = {name: asked[name] for name in CURRENT if name in asked}
    if "district" in asked:
        changed["address"] = {"district": asked["district"], "line": asked["address_line"]}
        person.body["address"] = changed["address"]
    change_sheet(office, person, changed)
    office.people.keep_body(replace(person, phone=asked.get("phone", person.phone)))
    return receipt


def leave_list(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """leaveList: who leaves the job seekers leaves the unemployed too."""
    person = subject(office, asked)
    _registered(office, person, asked["list"])
    receipt = file(office, "leaveList", person, asked, "other")
    cancel(office, person, "unemployed", "5.11.5")
    if asked["list"] == "job_seeker":
        cancel(office, person, "job_seeker", "5.9.4")
    return receipt


def _registered(office: Office, person: Person, which: str) -> None:
    if office.people.registration(person, which).state not in ON_A_LIST:
        raise Refusal("not-registered")
