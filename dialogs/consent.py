"""Consent: asked before personal data are fetched, once in a conversation for each purpose, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.answers.yes_no import YesNo
from dialogs.policy import POLICY
from dialogs.script import Ending, Question, Script, ask, record
from dialogs.setting import Setting
from dialogs.values import Term

YES, NO = Term("consent.option.yes"), Term("consent.option.no")
CONSENTS: Mapping[str, Question[bool]] = {
    purpose: Question(f"{purpose}.consent", YesNo(YES, NO), line=False)
    for purpose in (*POLICY, "eligibility", "group", "priority")
}
"""The question of each purpose: the rows of the policy table, the check with what the registers hold, and what is
sensitive for who is helped to find work (group) and whose request comes first (priority)."""

DECLINED: Mapping[str, Ending] = {
    "application": Ending("application.declined"),
    "sheet": Ending("sheet.declined"),
    "report": Ending("report.declined"),
    "status": Ending("status.declined"),
}


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """Event: the person agrees that data are fetched and used for `purpose`."""

    purpose: str


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """Event: the person does not agree, or no longer."""

    purpose: str


def consented(setting: Setting, purpose: str) -> Script[Ending | None]:
    """None with a consent for `purpose`, given now or before in this conversation; else the ending without it."""
    return None if (yield from agreed(setting, purpose)) else DECLINED[purpose]


def agreed(setting: Setting, purpose: str) -> Script[bool]:
    """Whether the person agrees, now or before in this conversation."""
    if purpose in setting.consents:
        return True
    if (yield from ask(CONSENTS[purpose])):
        yield from record(ConsentGiven(purpose), f"consented.{purpose}")
        return True
    yield from record(ConsentWithdrawn(purpose), f"declined.{purpose}")
    return False
