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
    purpose: Question(f"{purpose}.consent", YesNo(YES, NO), line=False) for purpose in POLICY
}
"""The question of each purpose; a purpose is a row of the policy table."""

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
    if purpose in setting.consents:
        return None
    if (yield from ask(CONSENTS[purpose])):
        yield from record(ConsentGiven(purpose), f"consented.{purpose}")
        return None
    yield from record(ConsentWithdrawn(purpose), f"declined.{purpose}")
    return DECLINED[purpose]
