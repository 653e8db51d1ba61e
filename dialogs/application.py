"""The job seeker's e-application (Employment Law 5.2-5.5): from consent to the registry's number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from dialogs.answers.yes_no import YesNo
from dialogs.application_form import fill
from dialogs.application_summary import Form, on_paper, summary
from dialogs.binding import Proved, prove
from dialogs.consent import consented
from dialogs.outage import try_again
from dialogs.receipt import receipt_lines
from dialogs.registration import ENDED, FOR_GOOD, StandingKnown, free_on, reason, tell_ended
from dialogs.registry import ReadFacts, ReadStatus, Status
from dialogs.script import (
    Done,
    Ending,
    Errand,
    Line,
    Pending,
    Question,
    Refused,
    Script,
    Unreachable,
    act,
    choice,
    look,
    offer,
    record,
    review,
    say,
)
from dialogs.setting import Person, Setting
from dialogs.settings import RemindersChosen
from dialogs.values import Value

REVIEW: Question[bool] = Question("application.review", YesNo(explicit=True), line=False)
RETRY = choice("application.retry", "again", line=False)
# Whether the form was filled in while the registry could not be asked; never asked as such.
TRIED: Question[str] = Question(RETRY.name, RETRY.answer, line=False, spent=True)

OFFICER = Ending("application.officer")


@dataclass(frozen=True, slots=True)
class ApplicationFiled:
    """The registry's receipt; without an earliest day of the decision of 5.5 while an officer examines (5.13, 5.14)."""

    number: str
    reference: str
    received_at: datetime
    earliest_decision_on: date | None = None


@dataclass(frozen=True, slots=True)
class SubmitApplication(Form, Errand[ApplicationFiled]):
    """File the application: the form and who files it; the service adds `reference` when the act is committed."""

    operation: ClassVar[str] = "submitApplication"
    outcome: ClassVar[type] = ApplicationFiled

    fin: str
    card: str | None
    birth_date: date | None
    reference: str = ""


def job_seeker_application(setting: Setting) -> Script[Ending]:
    """The whole application; ends filed, pending, refused, or told why it is not needed."""
    known = yield from _known_already(setting)
    if known is not None:
        return known
    proved = yield from prove(setting, "application", lambda person: _told(setting, person))
    if isinstance(proved, Ending):
        return proved
    status = None
    if proved.verified:
        status = yield from _status(proved.person)
        needless = yield from _told(setting, proved.person)
        if needless is not None:
            return needless
    else:
        yield from say("application.unverified.say")
    form, lines = yield from _confirmed(setting, proved, status)
    if not proved.verified:
        return (yield from _later(setting))
    yield from record(RemindersChosen(form.reminders))
    return (yield from _file(proved, form, lines))


def _known_already(setting: Setting) -> Script[Ending | None]:
    """What became of an application that is known here: told without the consent to a form that is not needed."""
    if not setting.applied or setting.person is None or not setting.proved("code"):
        return None
    if "application" in setting.consents:
        return None
    declined = yield from consented(setting, "status")
    return declined if declined is not None else (yield from _told(setting, setting.person))


def _confirmed(
    setting: Setting, proved: Proved, status: Status | None
) -> Script[tuple[Form, tuple[Line, ...]]]:
    """The form and its whole summary, with an explicit yes to it."""
    known = (yield from look(ReadFacts(proved.person.fin))) if proved.verified else None
    facts = None if known is None or isinstance(known, Refused | Unreachable) else known
    if facts is not None and (yield from offer(TRIED, "", f"{RETRY.name}.1")):
        yield from say("application.typed_before.say")
    if status is not None:
        yield from tell_ended(status)
    form = yield from fill(setting, facts)
    lines = summary(proved.person, facts, form, proved.typed)
    yield from review(REVIEW, lines)
    return form, lines


def _status(person: Person) -> Script[Status | None]:
    """The registration as the registry holds it; None if it cannot be read."""
    found = yield from look(ReadStatus(person.fin))
    return found if isinstance(found, Status) else None


def _told(setting: Setting, person: Person) -> Script[Ending | None]:
    """Why this person has nothing to file, if the registry says so; no form while a known answer cannot be read."""
    status = yield from _status(person)
    if status is None:
        return Ending("application.status_later") if setting.applied else None
    needless = yield from _needless(status, setting.today)
    yield from _standing(needless is not None)
    return needless


def _standing(applied: bool) -> Script[None]:
    """Have the menu know whether an application is still to be offered as new."""
    yield from record(StandingKnown(applied), f"standing.{applied}")


def _needless(status: Status, today: date) -> Script[Ending | None]:
    """Why there is nothing to file: registered already, under way, barred, or too early (5.2, 5.5, 5.8, 5.13)."""
    if status.bar is not None:
        through = status.bar.through
        told: dict[str, Value] = {"article": status.bar.article, "why": reason(status.bar.article)}
        if through is None:
            return Ending("application.barred_open", told)
        return Ending("application.barred", {**told, "day": through})
    if status.unemployed.state == "active":
        return Ending("application.unemployed_already", {"article": "5.5"})
    if status.unemployed.state == "cancelled":
        first = free_on(status.unemployed)
        if first is not None and today < first:
            yield from tell_ended(status)
            return Ending("application.too_early", {"day": first, "article": "5.13"})
        if status.unemployed.article == FOR_GOOD:
            yield from tell_ended(status)
            return Ending("application.for_good", {"article": FOR_GOOD})
    asked_already = status.window_end is not None or status.unemployed.state not in ENDED
    if status.job_seeker.state == "active" and asked_already:
        since = status.job_seeker.registered_on
        return Ending("application.registered_already", {"article": "5.2", "day": since or "-"})
    if status.application is not None and status.application.state == "under_review":
        return Ending("application.under_way", {"number": status.application.number, "article": "5.2"})
    return None


def _later(setting: Setting) -> Script[Ending]:
    """The registry cannot be asked who this is: nothing is filed, the answers stay under our number.

    As soon as the registry answers, the next play proves the person instead of coming here.
    """
    attempt = 1
    while True:
        yield from try_again(RETRY, attempt, {"number": setting.reference})
        attempt += 1


def _file(proved: Proved, form: Form, lines: tuple[Line, ...]) -> Script[Ending]:
    who = proved.person
    fields = {field: getattr(form, field) for field in Form.__slots__}
    match (
        yield from act(SubmitApplication(**fields, fin=who.fin, card=who.card, birth_date=who.birth_date))
    ):
        case Done(filed):
            yield from _standing(True)
            printed = receipt_lines(who.fin, filed.reference, filed.received_at, on_paper(lines))
            return _answered(filed, printed)
        case Pending(reference, at):
            yield from _standing(True)
            return Ending("application.pending", {"number": reference, "at": at}, waiting=True)
        case Refused(code, values):
            refused = _refused(
                code, {name: str(value) for name, value in values.items() if value is not None}
            )
            yield from _standing(refused is not OFFICER)
            return refused


def _answered(filed: ApplicationFiled, printed: tuple[Line, ...]) -> Ending:
    """What follows: the registry's day for the decision of 5.5, or none where an officer examines it first."""
    told: dict[str, Value] = {"number": filed.number, "article": "5.5"}
    day = filed.earliest_decision_on
    if day is None:
        told["article"] = "5.2"
        return Ending("application.examined", told, document="receipt", printed=printed)
    return Ending("application.filed", {**told, "day": day}, document="receipt", printed=printed)


def _refused(code: str, values: dict[str, str]) -> Ending:
    """The registry's no, with its article."""
    article = values.get("article", "5.2")
    if code == "already-registered":
        return Ending("application.unneeded", {"article": article})
    if code == "application-under-way":
        return Ending("application.under_way", {"number": values.get("number", "-"), "article": article})
    if code == "barred":
        through = values.get("through")
        told: dict[str, Value] = {"article": article, "why": reason(article)}
        if through is None:
            return Ending("application.barred_open", told)
        return Ending("application.barred", {**told, "day": date.fromisoformat(through)})
    return OFFICER
