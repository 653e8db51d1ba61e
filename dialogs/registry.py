"""What the registry knows of a person and of a registration, as the dialogs read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from dialogs.script import Errand


@dataclass(frozen=True, slots=True)
class Education:
    """One finished or running education."""

    level: str
    institution: str | None = None
    speciality: str | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One entry of the work history; `ended_on` None = still running."""

    employer: str
    position: str
    started_on: date | None = None
    ended_on: date | None = None
    ground: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Home address: code of the district, and the rest as a line of text."""

    district: str | None
    line: str | None = None


@dataclass(frozen=True, slots=True)
class PersonName:
    """How the population register writes somebody."""

    first_name: str
    last_name: str
    father_name: str | None = None

    @property
    def full(self) -> str:
        """Surname, first name, father's name."""
        return " ".join(part for part in (self.last_name, self.first_name, self.father_name) if part)


@dataclass(frozen=True, slots=True)
class KnownFacts(PersonName):
    """What the registry knows already, to be confirmed instead of typed again."""

    education: tuple[Education, ...] = ()
    jobs: tuple[Job, ...] = ()
    address: Address | None = None
    phone_ending: str | None = None


@dataclass(frozen=True, slots=True)
class ReadFacts(Errand[KnownFacts]):
    """Read the known facts of a proved person; what was confirmed stands for a day."""

    operation: ClassVar[str] = "readFacts"
    outcome: ClassVar[type] = KnownFacts
    fresh_seconds: ClassVar[float] = 24 * 3600

    fin: str
    facts: tuple[str, ...] = ()  # an application reads no fact of the law


@dataclass(frozen=True, slots=True)
class ReadName(Errand[PersonName]):
    """Read the name of a proved person; nothing else of the answer is kept."""

    operation: ClassVar[str] = "readFacts"
    outcome: ClassVar[type] = PersonName

    fin: str
    facts: tuple[str, ...] = ()
    record: bool = False


@dataclass(frozen=True, slots=True)
class Registration:
    """State of one list (none, active, suspended, cancelled) with the article behind it, `since` its decision."""

    state: str
    registered_on: date | None = None
    through: date | None = None
    article: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class LatestApplication:
    """The latest application of the person: under_review, accepted or refused."""

    number: str
    state: str
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A removal under 5.8 that runs: its article and last day (None = no end known)."""

    article: str
    through: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Both lists, an application under way, a bar, and the last day of the five that a request waits (5.5)."""

    job_seeker: Registration
    unemployed: Registration
    application: LatestApplication | None = None
    bar: Bar | None = None
    window_end: date | None = None


@dataclass(frozen=True, slots=True)
class ReadStatus(Errand[Status]):
    """Read the registrations of a proved person."""

    operation: ClassVar[str] = "readStatus"
    outcome: ClassVar[type] = Status
    fresh_seconds: ClassVar[float] = 60

    fin: str
