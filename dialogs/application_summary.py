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


def full_name(facts: KnownFacts) -> str:
    """Surname, first name, father's name, as the registry writes them."""
    return " ".join(part for part in (facts.last_name, facts.first_name, facts.father_name) if part)


def known_lines(facts: KnownFacts) -> tuple[Line, ...]:
    """What the registry knows, to be confirmed as a whole."""
    lines = [Line("application.name.line", full_name(facts))]
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


def summary(person: Person, facts: KnownFacts | None, form: Form) -> tuple[Line, ...]:
    """The numbered lines; of health only whether it was answered is said, never what."""
    known = _Known(facts, form)
    return (
        Line("application.name.line", known.name()),
        Line("application.birth_date.line", person.birth_date or _NONE),
        Line(
            "application.education.line",
            Coded("education", form.education.level),
            known.key("education", "application.education"),
        ),
        Line(
            "application.profession.line",
            Term("application.profession.none") if form.profession is None else shown(form.profession),
            known.key("profession", "application.profession"),
        ),
        Line("application.jobs.line", _jobs(form), known.key("jobs", "application.jobs")),
        Line(
            "application.district.line",
            Coded("districts", form.district),
            known.key("address", "application.district"),
        ),
        Line(
            "application.street.line", form.address_line or _NONE, known.key("address", "application.street")
        ),
        known.phone(),
        Line("application.email.line", form.email or _NONE, "application.email"),
        Line("application.health.line", _health(form), "application.health"),
        Line("application.wished_work.line", shown(form.wished_work), "application.wished_work"),
        Line("application.ready.line", form.ready_on, "application.ready"),
        Line(
            "application.travel.line", Term(f"application.travel.option.{form.travel}"), "application.travel"
        ),
        Line(
            "application.reminders.line",
            Term(f"application.reminders.option.{form.reminders}"),
            "application.reminders",
        ),
    )


def latest(education: tuple[Education, ...]) -> Education:
    """The education finished last; one that still runs counts as the last."""
    return max(education, key=lambda one: one.ended_on or date.max)


_NONE = Term("application.not_given")


def shown(profession: Profession) -> Value:
    """The list's name of the profession, or the person's own words."""
    return Coded("professions", profession.code) if profession.code else profession.text


def _jobs(form: Form) -> Value:
    return "; ".join(job.employer for job in form.jobs) or _NONE


def _health(form: Form) -> Term:
    return Term("application.health.given" if form.health_limits else "application.health.not_given")


@dataclass(frozen=True, slots=True)
class _Known:
    """Which lines come from the registry: a change of one of those asks again what of it is wrong."""

    facts: KnownFacts | None
    form: Form

    def name(self) -> Value:
        if self.facts is None:
            return Term("application.name.unverified")
        return full_name(self.facts)

    def key(self, part: str, own: str) -> str:
        return "application.known" if self._is_known(part) else own

    def phone(self) -> Line:
        if self.form.phone is None and self.facts is not None:
            return Line(
                "application.phone_ending.line", self.facts.phone_ending or _NONE, "application.known"
            )
        phone = _NONE if self.form.phone is None else national(self.form.phone)
        return Line("application.phone.line", phone, "application.phone")

    def _is_known(self, part: str) -> bool:
        facts, form = self.facts, self.form
        if facts is None:
            return False
        if part == "jobs":
            return bool(facts.jobs) and form.jobs == facts.jobs
        if part == "address":
            return facts.address is not None and form.district == facts.address.district
        same = bool(facts.education) and form.education == latest(facts.education)
        profession = None if form.profession is None else form.profession.text
        return same and (part == "education" or profession == form.education.speciality)
