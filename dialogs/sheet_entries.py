"""What stands in the individual employment sheet, by the list of Employment Law 1.1.4, and who entered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.registry import Address, Education, Job


@dataclass(frozen=True, slots=True)
class SheetOwner:
    """Personal data of the sheet; the FIN comes masked from the registry, the e-mail from the person."""

    first_name: str
    last_name: str
    father_name: str | None
    birth_date: date
    fin_masked: str
    address: Address | None
    phone: str | None
    email: str | None
    entered_by: str | None = None
    address_entered_by: str | None = None
    phone_entered_by: str | None = None


@dataclass(frozen=True, slots=True)
class SheetEducation(Education):
    """A line of the sheet; `check` (stated, corrected, left_out): how application and registers differ.

    `held` is what the registers hold in place of a corrected line, `entered_by` who entered it there.
    """

    check: str | None = None
    held: Education | None = None
    entered_by: str | None = None


@dataclass(frozen=True, slots=True)
class SheetJob(Job):
    """A line of the sheet; `check`, `held` and `entered_by` as of the education."""

    check: str | None = None
    held: Job | None = None
    entered_by: str | None = None


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
    entered_by: str | None = None


@dataclass(frozen=True, slots=True)
class SheetMeasure:
    """An active measure that was offered, and whether it was carried out."""

    name_az: str
    name_ru: str
    offered_on: date
    state: str
    entered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A note or decision on a registration, with its article (5.5, 5.8-5.11)."""

    decided_on: date
    kind: str
    article: str | None
    entered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Current:
    """What a registered person has to keep current (5.7)."""

    health_limits: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet by the list of article 1.1.4; what an application under review says is not in it yet."""

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
    profession_entered_by: str | None = None
    application_under_review: str | None = None
