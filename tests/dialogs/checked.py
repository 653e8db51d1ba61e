"""Somebody whom the registry knows and whom nothing bars, a check of theirs, and how to read what it tells."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from dialogs.eligibility import check
from dialogs.eligibility_registered import LawFact, LawFacts
from dialogs.script import Block
from dialogs.setting import Person
from dialogs.values import Json, Phrase, Term
from tests.dialogs.talk import SETTING, Talk

WORK = dict.fromkeys(
    ("emp_labour_contract", "emp_civil_contract", "emp_entrepreneur", "owns_agri_land_share",
     "emp_family_farm_member", "emp_paid_office", "emp_armed_forces", "emp_student_with_paid_activity",
     "emp_foreigner_lawful_paid_work", "emp_abroad_lawful_work"),
    False,
)  # fmt: skip
SEEKER: dict[str, Json] = {
    **WORK,
    "fulltime_he_sse_student": False,
    "age_pension_assigned": False,
    "old_age_allowance_assigned": False,
    "old_age_grounds_arisen": False,
    "residence_status": "citizen",
    "birth_date": "1990-05-14",
    "job_seeker_state": "active",
    "unemployed_state": "none",
    "job_seeker_registered_on": "2026-10-05",
    "offers": [],
    "not_registered_decision_on": None,
    "unemployed_cancelled_false_data_on": None,
    "referral_contract_ended_on": None,
}
READY: dict[str, Any] = {
    "has_job": False,
    "has_earnings": False,
    "ready_to_start_work": True,
    "able_to_work": True,
}


def registered(day: str | None = None, **changed: Any) -> Talk:
    """A check for unemployed status of somebody whom the registry knows; has_job and the rest are asked."""
    held = {name: LawFact(value, "made", date(2026, 11, 20)) for name, value in {**SEEKER, **changed}.items()}
    setting = SETTING._replace(person=Person("1AB2C3D"), level="code", consents=frozenset({"eligibility"}))
    talk = Talk(partial(check, service="unemployed"), lambda errand: LawFacts(held), setting)
    if day is not None:
        talk.on(date.fromisoformat(day))
    return talk


def told(blocks: tuple[Block, ...], key: str) -> Block:
    """The block of this key."""
    return next(block for block in blocks if block.key == key)


def phrases(block: Block) -> list[str]:
    """The keys of its lines."""
    return [line.value.key for line in block.lines if isinstance(line.value, Phrase | Term)]
