"""The monthly report on carrying out the individual programme (Employment Law 27.2): the measures one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from dialogs.answers.yes_no import YesNo
from dialogs.binding import prove
from dialogs.outage import try_again
from dialogs.receipt import name_line, receipt_lines
from dialogs.reckoned import reckoned
from dialogs.registration import StandingKnown, tell_ended
from dialogs.registry import ReadStatus, Status
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
    ask,
    choice,
    look,
    record,
    review,
    say,
)
from dialogs.setting import Setting
from dialogs.values import Month, Named, Phrase, Term, Value

MEASURE = choice("report.measure", "done", "not_done")
REVIEW: Question[bool] = Question("report.review", YesNo(), line=False)
RETRY = choice("report.retry", "again", "later", line=False)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the programme; its name in both languages."""

    id: str
    name_az: str
    name_ru: str


@dataclass(frozen=True, slots=True)
class ReportFiled:
    """The number of a report that is there already."""

    number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Programme:
    """The individual programme and the report that is due; `period` is written 2026-11."""

    exists: bool
    period: str | None = None
    due_on: date | None = None
    filed: ReportFiled | None = None
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadProgramme(Errand[Programme]):
    """Read the programme of a proved person; where the registry falls silent a yes to it is kept and compared there."""

    operation: ClassVar[str] = "readProgramme"
    outcome: ClassVar[type] = Programme
    lasts_seconds: ClassVar[float] = 30 * 24 * 3600  # as long as what was answered is kept

    fin: str


@dataclass(frozen=True, slots=True)
class MeasureReport:
    """Whether one measure was carried out."""

    id: str
    done: bool
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The registry's receipt of a report."""

    number: str
    reference: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class SubmitReport(Errand[Receipt]):
    """File the report; the service adds `reference` when the act is committed."""

    operation: ClassVar[str] = "submitReport"
    outcome: ClassVar[type] = Receipt

    fin: str
    period: str
    measures: tuple[MeasureReport, ...]
    reference: str = ""


def monthly_report(setting: Setting) -> Script[Ending]:
    """The report from the measures to the registry's number."""
    proved = yield from prove(setting, "report")
    if isinstance(proved, Ending):
        return proved
    attempt = 0
    while True:
        found = (
            (yield from look(ReadProgramme(proved.person.fin), attempt)) if proved.verified else Unreachable()
        )
        if isinstance(found, Programme):
            return (yield from _report(setting, proved.person.fin, found))
        if isinstance(found, Refused):
            return Ending("report.officer", {"article": "27.2"})
        attempt += 1
        if (yield from try_again(RETRY, attempt)) == "later":
            return Ending("report.later")


def _report(setting: Setting, fin: str, programme: Programme) -> Script[Ending]:
    if not programme.exists or programme.period is None or not programme.measures:
        return (yield from _no_report(fin))
    yield from record(StandingKnown(applied=True))  # whoever has a programme is registered
    month = month_of(programme.period)
    if programme.filed is not None:
        return Ending("report.filed_already", {"month": month, "number": programme.filed.number})
    said = []
    for place, measure in enumerate(programme.measures, 1):
        key = (
            f"{MEASURE.name}.{programme.period}.{measure.id}"  # what was said of a month is said of no other
        )
        name = Named(measure.name_az, measure.name_ru)
        values: dict[str, Value] = {
            "month": month,
            "place": place,
            "total": len(programme.measures),
            "measure": name,
        }
        done = yield from ask(MEASURE, key, values=values)
        said.append((measure, key, done))
    lines = tuple(_line(*one) for one in said)
    if any(done == "not_done" for *_, done in said):  # before the yes, what may follow from it
        yield from say("report.not_done", values={"article": "5.10.4"})
    yield from review(REVIEW, lines)
    measures = tuple(MeasureReport(measure.id, done == "done") for measure, _, done in said)
    return (yield from _file(setting, SubmitReport(fin, programme.period, measures), month, lines))


def _no_report(fin: str) -> Script[Ending]:
    """No report is due: where unemployed status ended, why, and what can be done."""
    status = yield from look(ReadStatus(fin))
    ended = isinstance(status, Status) and (yield from tell_ended(status))
    return Ending("report.not_due" if ended else "report.none", {"article": "27.2"})


def _line(measure: Measure, key: str, done: str) -> Line:
    name = Named(measure.name_az, measure.name_ru)
    answer = Term(f"{MEASURE.name}.option.{done}")
    return Line("", Phrase("report.measure.said", (("measure", name), ("answer", answer))), key)


def _file(setting: Setting, errand: SubmitReport, month: Month, lines: tuple[Line, ...]) -> Script[Ending]:
    match (yield from act(errand, f"SubmitReport:{errand.period}")):
        case Done(receipt):
            named = yield from name_line(errand.fin)
            following = reckoned(lambda: setting.calendar.last_workday(*next_month(month)), setting.today)
            told: dict[str, Value] = {
                "month": month,
                "number": receipt.number,
                "at": receipt.received_at,
                "date": following,
            }
            printed = receipt_lines(errand.fin, receipt.reference, receipt.received_at, (*named, *lines))
            if all(one.done for one in errand.measures):
                return Ending("report.accepted", told, document="receipt", printed=printed)
            return Ending("report.accepted_not_done", told, document="receipt", printed=printed)
        case Pending(reference, at):
            return Ending("report.pending", {"number": reference, "at": at, "month": month}, waiting=True)
        case Refused("already-filed", values):
            return Ending("report.filed_already", {"month": month, "number": str(values.get("number", "-"))})
        case Refused("measure-unknown"):  # the programme is another one since it was agreed to
            return Ending("report.changed", {"month": month, "number": setting.reference})
        case Refused("no-programme" | "period-closed"):  # both were there when it was agreed to
            told = {"month": month, "number": setting.reference, "article": "27.2"}
            return Ending("report.too_late", told)
        case Refused():
            return Ending("report.officer", {"article": "27.2"})


def month_of(period: str) -> Month:
    """The month written as 2026-11."""
    year, month = period.split("-")
    return Month(int(year), int(month))


def next_month(month: Month) -> tuple[int, int]:
    """Year and number of the month after."""
    return (month.year + 1, 1) if month.month == 12 else (month.year, month.month + 1)
