"""What is filed, and how it is shown: the lines of what the registry knows and the numbered summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.answers.mobile import national
from dialogs.registry import Education, Job, KnownFacts
from dialogs.script import Line
from dialogs.setting import Person
from dialogs.values import Coded, Term, Value


@dataclass(frozen=True, slots=True)
class Profession:
    """A profession or a kind of work: its code in the registry's list if it has one, and the person's own words."""

    code: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """What is filed beside the person; `phone` None = the number the registry holds."""

    phone: str | None
    email: str | None
    district: str
    address_line: str | None
    education: Education
    profession: Profession | None
    jobs: tuple[Job, ...]
    health_limits: str | None
    wished_work: Profession
    ready_on: date
    travel: str
    reminders: str


@dataclass(frozen=True, slots=True)
class Filled(Form):
    """The form as it was filled in; `health_told`: the question of health was answered, with limits or without."""

    health_told: bool


def known_lines(facts: KnownFacts) -> tuple[Line, ...]:
    """What the registry knows, to be confirmed as a whole."""
    lines = [Line("application.name.line", facts.full)]
    for one in facts.education:
        lines.append(Line("application.education.line", Coded("education", one.level)))
        if one.speciality:
            lines.append(Line("application.profession.line", one.speciality))
    lines.extend(Line("application.job.line", f"{job.employer}, {job.position}") for job in facts.jobs)
    if facts.address is not None and facts.address.district:
        lines.append(Line("application.district.line", Coded("districts", facts.address.district)))
        if facts.address.line:
            lines.append(Line("application.street.line", facts.address.line))
    if facts.phone_ending:
        lines.append(Line("application.phone_ending.line", facts.phone_ending))
    return tuple(lines)


def summary(
    person: Person, facts: KnownFacts | None, form: Filled, born: str | None = None
) -> tuple[Line, ...]:
    """The numbered lines; of health only whether it was answered is said, never what.

    `born`: the question of a birth date that the registry has not compared yet; a new one begins the comparison anew.
    """
    profession = Term("application.profession.none") if form.profession is None else shown(form.profession)
    return (
        Line("application.name.line", _UNVERIFIED if facts is None else facts.full),
        Line("application.birth_date.line", person.birth_date or _NONE, born),
        _line("application.education", Coded("education", form.education.level)),
        _line("application.profession", profession),
        _line("application.jobs", _jobs(form)),
        _line("application.district", Coded("districts", form.district)),
        _line("application.street", form.address_line or _NONE),
        _phone(facts, form),
        _line("application.email", form.email or _NO_EMAIL),
        _line("application.health", _health(form)),
        _line("application.wished_work", shown(form.wished_work)),
        _line("application.ready", form.ready_on),
        _line("application.travel", Term(f"application.travel.option.{form.travel}")),
        _line("application.reminders", Term(f"application.reminders.option.{form.reminders}")),
    )


def on_paper(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The summary once it is filed, when no line of it can be changed any more."""
    return tuple(line._replace(value=_NONE) if line.value == _NO_EMAIL else line for line in lines)


def _line(name: str, value: Value) -> Line:
    """A line that is changed by the question or group `name`."""
    return Line(f"{name}.line", value, name)


def _phone(facts: KnownFacts | None, form: Form) -> Line:
    """The number that was typed, or how the one ends that the registry holds."""
    if form.phone is None and facts is not None:
        return Line("application.phone_ending.line", facts.phone_ending or _NONE, "application.phone")
    return _line("application.phone", _NONE if form.phone is None else national(form.phone))


def latest(education: tuple[Education, ...]) -> Education:
    """The education finished last; one that still runs counts as the last."""
    return max(education, key=lambda one: one.ended_on or date.max)


_NONE = Term("application.not_given")
_NO_EMAIL = Term("application.email.none")  # says how to add one
_UNVERIFIED = Term("application.name.unverified")


def shown(profession: Profession) -> Value:
    """The list's name of the profession, with the person's own words where they are others, or only these words."""
    return Coded("professions", profession.code, profession.text) if profession.code else profession.text


def _jobs(form: Form) -> Value:
    return "; ".join(job.employer for job in form.jobs) or Term("application.jobs.none")


def _health(form: Filled) -> Term:
    return Term("application.health.given" if form.health_told else "application.health.not_given")
