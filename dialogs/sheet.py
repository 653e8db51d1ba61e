"""The extract of the individual employment sheet, read live from the registry (Employment Law 1.1.4, 5.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from dialogs.binding import prove
from dialogs.outage import try_again
from dialogs.registry import Address, Education, Job
from dialogs.script import Ending, Errand, Line, Refused, Script, Unreachable, choice, look, say
from dialogs.setting import Setting
from dialogs.values import Coded, Named, Phrase, Term, Value

RETRY = choice("sheet.retry", "again", "later", line=False)


@dataclass(frozen=True, slots=True)
class SheetOwner:
    """Personal data of the sheet; the FIN comes masked from the registry."""

    first_name: str
    last_name: str
    father_name: str | None
    birth_date: date
    fin_masked: str
    address: Address | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class SheetEducation(Education):
    """A line of the sheet; `check` (stated, corrected, left_out): how application and registers differ.

    `held` is what the registers hold in place of a corrected line.
    """

    check: str | None = None
    held: Education | None = None


@dataclass(frozen=True, slots=True)
class SheetJob(Job):
    """A line of the sheet; `check` and `held` as of the education."""

    check: str | None = None
    held: Job | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A profession: its code in the list if it has one, and the words."""

    code: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A suitable job that was offered; `person` and `employer` are how each answered."""

    position: str
    employer_name: str
    offered_on: date
    person: str
    employer: str


@dataclass(frozen=True, slots=True)
class SheetMeasure:
    """An active measure that was offered, and whether it was carried out."""

    name_az: str
    name_ru: str
    offered_on: date
    state: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A note or decision on a registration, with its article (5.5, 5.8-5.11)."""

    decided_on: date
    kind: str
    article: str | None


@dataclass(frozen=True, slots=True)
class Current:
    """What a registered person has to keep current (5.7)."""

    health_limits: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet by the list of article 1.1.4."""

    number: str
    drawn_on: date
    person: SheetOwner
    education: tuple[SheetEducation, ...]
    jobs: tuple[SheetJob, ...]
    profession: Work | None
    offers: tuple[Offered, ...]
    measures: tuple[SheetMeasure, ...]
    note: tuple[Decision, ...]
    current: Current
    source: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class ReadSheet(Errand[Sheet]):
    """Read the sheet now; nothing of it is kept longer than the answer takes."""

    operation: ClassVar[str] = "readSheet"
    outcome: ClassVar[type] = Sheet
    fresh_seconds: ClassVar[float] = 60

    fin: str


def employment_sheet(setting: Setting) -> Script[Ending]:
    """The extract as text in listening order, with its time and source."""
    proved = yield from prove(setting, "sheet")
    if isinstance(proved, Ending):
        return proved
    attempt = 0
    while True:
        sheet = (yield from look(ReadSheet(proved.person.fin), attempt)) if proved.verified else Unreachable()
        match sheet:
            case Sheet():
                yield from _tell(sheet)
                values: dict[str, Value] = {"source": Coded("sources", sheet.source), "at": sheet.answered_at}
                return Ending("sheet.read", values, document="sheet")
            case Refused("no-sheet"):
                return Ending("sheet.none", {"article": "5.4"})
            case Refused():
                return Ending("sheet.officer", {"article": "5.6"})
            case Unreachable():
                pass
        attempt += 1
        if (yield from try_again(RETRY, attempt)) == "later":
            return Ending("sheet.later")


def _tell(sheet: Sheet) -> Script[None]:
    head: dict[str, Value] = {"number": sheet.number, "day": sheet.drawn_on}
    yield from say("sheet.head.say", lines=_owner(sheet), values=head)
    yield from say(
        "sheet.education.say", lines=tuple(_education(one) for one in sheet.education) or _nothing()
    )
    yield from say("sheet.jobs.say", lines=tuple(_job(one) for one in sheet.jobs) or _nothing())
    yield from say("sheet.offers.say", lines=tuple(_offered(offer) for offer in sheet.offers) or _nothing())
    yield from say("sheet.measures.say", lines=tuple(_measured(one) for one in sheet.measures) or _nothing())
    yield from say("sheet.decisions.say", lines=tuple(_decided(one) for one in sheet.note) or _nothing())


def _nothing() -> tuple[Line, ...]:
    return (Line("", Term("sheet.nothing")),)


def _owner(sheet: Sheet) -> tuple[Line, ...]:
    who = sheet.person
    lines = [
        Line(
            "sheet.name.line",
            " ".join(part for part in (who.last_name, who.first_name, who.father_name) if part),
        ),
        Line("sheet.birth_date.line", who.birth_date),
        Line("sheet.fin.line", who.fin_masked[-2:]),
    ]
    if who.address is not None and who.address.district:
        lines.append(Line("sheet.district.line", Coded("districts", who.address.district)))
    if who.address is not None and who.address.line:
        lines.append(Line("sheet.street.line", who.address.line))
    for label, contact in (("sheet.phone.line", (who.phone or "")[-2:]), ("sheet.email.line", who.email)):
        if contact:
            lines.append(Line(label, contact))
    if sheet.profession is not None:
        lines.append(Line("sheet.profession.line", sheet.profession.text))
    if sheet.current.health_limits:
        lines.append(Line("sheet.health.line", sheet.current.health_limits))
    return tuple(lines)


def _checked(shown: Phrase, check: str | None, held: Phrase | None) -> Line:
    """A line in words; where nobody has looked yet, who says so, and what the registers hold in its place."""
    if check is None:
        return Line("", shown)
    values: tuple[tuple[str, Value], ...] = (
        (("line", shown),) if held is None else (("line", shown), ("held", held))
    )
    return Line("", Phrase(f"sheet.check.{check}", values))


def _education(one: SheetEducation) -> Line:
    return _checked(_learnt(one), one.check, None if one.held is None else _learnt(one.held))


def _job(one: SheetJob) -> Line:
    return _checked(_worked(one), one.check, None if one.held is None else _worked(one.held))


def _learnt(one: Education) -> Phrase:
    level = Coded("education", one.level)
    if one.speciality is None:
        return Phrase("sheet.education.plain", (("level", level),))
    return Phrase("sheet.education.item", (("level", level), ("speciality", one.speciality)))


def _worked(job: Job) -> Phrase:
    values = (("employer", job.employer), ("position", job.position), ("since", job.started_on or "-"))
    if job.ended_on is None:
        return Phrase("sheet.job.open", values)
    return Phrase("sheet.job.item", (*values, ("until", job.ended_on)))


def _offered(offer: Offered) -> Line:
    values = (
        ("position", offer.position),
        ("employer", offer.employer_name),
        ("day", offer.offered_on),
        ("answer", Term(f"sheet.offer.person.{offer.person}")),
        ("employer_answer", Term(f"sheet.offer.employer.{offer.employer}")),
    )
    return Line("", Phrase("sheet.offer.item", values))


def _measured(one: SheetMeasure) -> Line:
    values = (
        ("name", Named(one.name_az, one.name_ru)),
        ("day", one.offered_on),
        ("state", Term(f"sheet.measure.{one.state}")),
    )
    return Line("", Phrase("sheet.measure.item", values))


def _decided(one: Decision) -> Line:
    what = Term(f"sheet.decision.{one.kind}")
    if one.article is None:
        return Line("", Phrase("sheet.decision.plain", (("what", what), ("day", one.decided_on))))
    return Line(
        "", Phrase("sheet.decision.item", (("what", what), ("day", one.decided_on), ("article", one.article)))
    )
