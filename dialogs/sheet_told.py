"""The sheet in words, in listening order: its sections, their lines, and once a section who entered them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from dialogs.registry import Address, Education, Job
from dialogs.script import Line, Script, say
from dialogs.sheet_entries import Decision, Offered, Sheet, SheetEducation, SheetJob, SheetMeasure
from dialogs.values import Coded, Named, Phrase, Term, Value

PERSON = "person"  # who entered a line that no register holds


class Entered(Protocol):
    """An entry whose author is known: a code of the contract's `EnteredBy`."""

    @property
    def entered_by(self) -> str | None: ...


Entry = TypeVar("Entry", bound=Entered)


def tell(sheet: Sheet) -> Script[None]:
    """Say the whole sheet: the person, then section by section."""
    head: dict[str, Value] = {"number": sheet.number, "day": sheet.drawn_on}
    yield from say("sheet.head.say", lines=_owner(sheet), values=head)
    if sheet.application_under_review is not None:
        yield from say("sheet.examined.say", values={"number": sheet.application_under_review})
    yield from say("sheet.education.say", lines=_section(sheet.education, _education))
    yield from say("sheet.jobs.say", lines=_section(sheet.jobs, _job))
    yield from say("sheet.offers.say", lines=_section(sheet.offers, _offered))
    yield from say("sheet.measures.say", lines=_section(sheet.measures, _measured))
    yield from say("sheet.decisions.say", lines=_section(sheet.note, _decided))


def _section(entries: tuple[Entry, ...], worded: Callable[[Entry], Phrase]) -> tuple[Line, ...]:
    """The lines of a section and, once at its end, who entered them; of several bodies each line names its own.

    Of a line that only the application states it is told that it is the person's, so it names nobody.
    """
    if not entries:
        return (Line("", Term("sheet.nothing")),)
    bodies = {one.entered_by for one in entries if one.entered_by not in (None, PERSON)}
    if len(bodies) > 1:
        return tuple(Line("", _entered(worded(one), one.entered_by)) for one in entries)
    lines = tuple(Line("", worded(one)) for one in entries)
    return (*lines, *(Line("sheet.entered.line", Term(f"sheet.body.{body}")) for body in bodies))


def _entered(shown: Phrase, body: str | None) -> Phrase:
    """A line with who entered it."""
    if body is None or body == PERSON:
        return shown
    return Phrase("sheet.entered.item", (("line", shown), ("body", Term(f"sheet.body.{body}"))))


def _owner(sheet: Sheet) -> tuple[Line, ...]:
    """Personal data, and then who entered what of them."""
    who = sheet.person
    lines = [
        Line(
            "sheet.name.line",
            " ".join(part for part in (who.last_name, who.first_name, who.father_name) if part),
        ),
        Line("sheet.birth_date.line", who.birth_date),
        Line("sheet.fin.line", who.fin_masked[-2:]),
    ]
    entered = list[Line]()
    if who.entered_by is not None:
        entered.append(_by("identity", who.entered_by))
    stated = _stated(sheet)
    entered += [_by(name, body) for name, body, _ in stated if body not in (None, PERSON)]
    bodies = {body for _, body, _ in stated}
    if (
        PERSON in bodies and None not in bodies
    ):  # after all the others: of the rest everything is the person's
        entered.append(_by("stated", PERSON))
    return (*lines, *(line for _, _, shown in stated for line in shown), *entered)


def _by(name: str, body: str | None) -> Line:
    return Line(f"sheet.{name}_by.line", Term(f"sheet.body.{body}"))


def _stated(sheet: Sheet) -> list[tuple[str, str | None, list[Line]]]:
    """What the application stated or confirmed: its name, who entered it, its lines; only what there is."""
    who, phone, work = sheet.person, sheet.person.phone, sheet.profession
    health = sheet.current.health_limits
    every = [
        ("address", who.address_entered_by, _address(who.address)),
        ("phone", who.phone_entered_by, [Line("sheet.phone.line", phone[-2:])] if phone else []),
        ("email", PERSON, [Line("sheet.email.line", who.email)] if who.email else []),
        (
            "profession",
            sheet.profession_entered_by,
            [Line("sheet.profession.line", work.text)] if work else [],
        ),
        ("health", PERSON, [Line("sheet.health.line", health)] if health else []),
    ]
    return [one for one in every if one[2]]


def _address(held: Address | None) -> list[Line]:
    if held is None or not held.district:
        return []
    lines = [Line("sheet.district.line", Coded("districts", held.district))]
    return [*lines, Line("sheet.street.line", held.line)] if held.line else lines


def _checked(shown: Phrase, check: str | None, held: Phrase | None) -> Phrase:
    """A line in words; where nobody has looked yet, who says so, and what the registers hold in its place."""
    if check is None:
        return shown
    values: tuple[tuple[str, Value], ...] = (
        (("line", shown),) if held is None else (("line", shown), ("held", held))
    )
    return Phrase(f"sheet.check.{check}", values)


def _education(one: SheetEducation) -> Phrase:
    return _checked(_learnt(one), one.check, None if one.held is None else _learnt(one.held))


def _job(one: SheetJob) -> Phrase:
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


def _offered(offer: Offered) -> Phrase:
    values = (
        ("position", offer.position),
        ("employer", offer.employer_name),
        ("day", offer.offered_on),
        ("answer", Term(f"sheet.offer.person.{offer.person}")),
        ("employer_answer", Term(f"sheet.offer.employer.{offer.employer}")),
    )
    return Phrase("sheet.offer.item", values)


def _measured(one: SheetMeasure) -> Phrase:
    values = (
        ("name", Named(one.name_az, one.name_ru)),
        ("day", one.offered_on),
        ("state", Term(f"sheet.measure.{one.state}")),
    )
    return Phrase("sheet.measure.item", values)


def _decided(one: Decision) -> Phrase:
    what = Term(f"sheet.decision.{one.kind}")
    if one.article is None:
        return Phrase("sheet.decision.plain", (("what", what), ("day", one.decided_on)))
    return Phrase("sheet.decision.item", (("what", what), ("day", one.decided_on), ("article", one.article)))
