"""Asking the registry for self-employment support (article 24) or paid public works (article 21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dialogs.answers.free_text import FreeText
from dialogs.answers.listed import Listed, ListedValue
from dialogs.answers.yes_no import YesNo
from dialogs.application_form import DISTRICT, TRADES, profession_of
from dialogs.application_summary import Profession, shown
from dialogs.binding import prove
from dialogs.outage import try_again
from dialogs.receipt import name_line, receipt_lines
from dialogs.rules.versions import AMENDED
from dialogs.script import (
    Done,
    Ending,
    Errand,
    Line,
    Pending,
    Question,
    Refused,
    Script,
    act,
    ask,
    choice,
    review,
    say,
)
from dialogs.setting import Setting
from dialogs.values import Coded

FIELD: Question[ListedValue] = Question(
    "support.field", Listed("professions", free_text=True, samples=TRADES, named=True)
)
IDEA: Question[str] = Question("support.idea", FreeText(at_most=300, letters=2, sentence=True))
WORK: Question[ListedValue] = Question(
    "support.work", Listed("professions", free_text=True, samples=TRADES, named=True)
)
REVIEW: Question[bool] = Question("support.review", YesNo(explicit=True), line=False)
SHARE_REVIEW: Question[bool] = Question("support.share_review", YesNo(explicit=True), line=False)
PLACE_REVIEW: Question[bool] = Question("support.place_review", YesNo(explicit=True), line=False)
RETRY = choice("support.retry", "again", "later", line=False)


@dataclass(frozen=True, slots=True)
class SupportAsked:
    """The registry's receipt of a request."""

    number: str
    reference: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class RequestSelfEmployment(Errand[SupportAsked]):
    """Ask for self-employment support; `route` is unemployed (24.1) or land_share (24.8)."""

    operation: ClassVar[str] = "requestSelfEmployment"
    outcome: ClassVar[type] = SupportAsked

    fin: str
    field: Profession
    plan: str | None
    route: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class RequestPublicWorks(Errand[SupportAsked]):
    """Ask for paid public works in a district; `route` is unemployed (21.1), job_seeker (A-09) or land_share (A-03)."""

    operation: ClassVar[str] = "requestPublicWorks"
    outcome: ClassVar[type] = SupportAsked

    fin: str
    district: str
    work: Profession | None
    route: str = "unemployed"
    reference: str = ""


def self_employment_request(setting: Setting) -> Script[Ending]:
    """What somebody with unemployed status asks for (24.1); a warning stands before the yes (Q-19)."""
    return (yield from _self_employment(setting, "unemployed", REVIEW))


def land_share_request(setting: Setting) -> Script[Ending]:
    """What the owner of a land share asks for (24.8), who has no status that could end."""
    return (yield from _self_employment(setting, "land_share", SHARE_REVIEW))


def _self_employment(setting: Setting, route: str, sure: Question[bool]) -> Script[Ending]:
    """The five stages are told, field and idea are asked."""
    proved = yield from prove(setting, "status")
    if isinstance(proved, Ending):
        return proved
    if not proved.verified:
        return (yield from _later())
    yield from say("support.stages.amended" if setting.law.text == AMENDED else "support.stages.say")
    yield from say("support.property.say")
    field = profession_of((yield from ask(FIELD)))
    idea = yield from ask(IDEA)
    lines = (Line("support.field.line", shown(field), FIELD.name), Line("support.idea.line", idea, IDEA.name))
    yield from review(sure, lines)
    return (yield from _asked(RequestSelfEmployment(proved.person.fin, field, idea, route), lines))


def public_works_request(setting: Setting) -> Script[Ending]:
    """What somebody with unemployed status asks for (21.1); a warning stands before the yes (Q-19)."""
    return (yield from _public_works(setting, "unemployed", REVIEW))


def seeker_works_request(setting: Setting) -> Script[Ending]:
    """What a job seeker asks for by the later text (A-09): places are few, and a status, if there is one, may end."""
    return (yield from _public_works(setting, "job_seeker", PLACE_REVIEW))


def share_works_request(setting: Setting) -> Script[Ending]:
    """What the owner of a land share without other work asks for by the later text (A-03), warned of the same."""
    return (yield from _public_works(setting, "land_share", PLACE_REVIEW))


def _public_works(setting: Setting, route: str, sure: Question[bool]) -> Script[Ending]:
    """District and what the person can do are asked."""
    proved = yield from prove(setting, "status")
    if isinstance(proved, Ending):
        return proved
    if not proved.verified:
        return (yield from _later())
    district = yield from ask(DISTRICT, "support.district")
    work = profession_of((yield from ask(WORK)))
    lines = (
        Line("application.district.line", Coded("districts", district.code or ""), "support.district"),
        Line("support.work.line", shown(work), WORK.name),
    )
    yield from review(sure, lines)
    errand = RequestPublicWorks(proved.person.fin, district.code or "", work, route)
    return (yield from _asked(errand, lines))


def _later() -> Script[Ending]:
    """The registry cannot be asked who this is; once it answers, the next play does not come here."""
    attempt = 1
    while (yield from try_again(RETRY, attempt)) == "again":
        attempt += 1
    return Ending("support.later")


def _asked(errand: RequestSelfEmployment | RequestPublicWorks, lines: tuple[Line, ...]) -> Script[Ending]:
    match (yield from act(errand)):
        case Done(receipt):
            sent = (*(yield from name_line(errand.fin)), *lines)
            printed = receipt_lines(errand.fin, receipt.reference, receipt.received_at, sent)
            return Ending("support.asked", {"number": receipt.number}, document="receipt", printed=printed)
        case Pending(reference, at):
            return Ending("support.pending", {"number": reference, "at": at}, waiting=True)
        case Refused():
            return Ending("support.refused")
