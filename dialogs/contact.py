"""A person who needs a person: beside 142 the Agency can call, write an e-mail or an SMS, with an interpreter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dialogs.answers.email_address import EmailAddress
from dialogs.application_form import PHONE
from dialogs.script import Done, Ending, Errand, Pending, Question, Refused, Script, act, ask, choice
from dialogs.setting import Setting

WAY = choice("contact.way", "call", "write", "sms", "no", line=False)
EMAIL: Question[str] = Question("contact.email", EmailAddress())
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
    phone: str | None
    email: str | None
    way: str
    language: str
    needs: str
    text: str | None = None
    reference: str = ""


def contact(setting: Setting) -> Script[Ending]:
    """142 first; then how, at which number or address, who should be there."""
    way = yield from ask(WAY)
    if way == "no":
        return Ending("contact.none", then="")
    email = (yield from ask(EMAIL)) if way == "write" else None
    phone = (yield from ask(PHONE, "contact.phone")) if way != "write" else None
    needs = yield from ask(NEEDS)
    fin = setting.person.fin if setting.person is not None and setting.proved("code") else None
    match (yield from act(RequestContact(fin, phone, email, way, setting.language, needs))):
        case Done(noted):
            return Ending("contact.noted", {"number": noted.number}, then="")
        case Pending(reference, _):
            return Ending("contact.pending", {"number": reference}, then="", waiting=True)
        case Refused():
            return Ending("contact.refused", then="")
