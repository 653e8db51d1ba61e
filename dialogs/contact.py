"""A person who needs a person: beside 142 the Agency can call, write or send an SMS, with an interpreter if wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dialogs.application_form import PHONE
from dialogs.script import Done, Ending, Errand, Pending, Refused, Script, act, ask, choice
from dialogs.setting import Setting

WAY = choice("contact.way", "call", "sms", "no", line=False)
NEEDS = choice("contact.needs", "none", "reader", "sign_interpreter", sensitive=True)


@dataclass(frozen=True, slots=True)
class ContactNoted:
    """The Agency's receipt."""

    number: str
    reference: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class RequestContact(Errand[ContactNoted]):
    """Ask the Agency to get in touch; the service adds `reference` when the act is committed."""

    operation: ClassVar[str] = "requestContact"
    outcome: ClassVar[type] = ContactNoted

    fin: str | None
    phone: str
    way: str
    language: str
    needs: str
    text: str | None = None
    reference: str = ""


def contact(setting: Setting) -> Script[Ending]:
    """142 first; then how, which number, who should be there."""
    way = yield from ask(WAY)
    if way == "no":
        return Ending("contact.none", then="")
    phone = yield from ask(PHONE, "contact.phone")
    needs = yield from ask(NEEDS)
    fin = setting.person.fin if setting.person is not None and setting.proved("code") else None
    match (yield from act(RequestContact(fin, phone, way, setting.language, needs))):
        case Done(noted):
            return Ending("contact.noted", {"number": noted.number}, then="")
        case Pending(reference, _):
            return Ending("contact.pending", {"number": reference}, then="", waiting=True)
        case Refused():
            return Ending("contact.refused", then="")
