"""A made-up person before the registry holds them: identity, histories, facts and where they stand by the law."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from integrations.registry.sandbox.facts import Known
from integrations.registry.sandbox.person import NONE, Registration

__all__ = ["Made"]


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up person; all days are absolute.

    `story`: az and ru. `says`: facts by the person's own words. `expected`: what a worked example comes to.
    `reports`: months whose report is there. `decisions`: (day, kind, article, last day). `defect`: open or mended.
    """

    fin: str
    card: str
    birth_date: date
    phone: str | None
    sex: str
    first_name: str
    last_name: str
    father_name: str | None
    known: Known
    language: str = "az"
    slug: str | None = None
    story: tuple[str, str] = ("", "")
    education: list[dict[str, Any]] = field(default_factory=list)
    jobs: list[dict[str, Any]] = field(default_factory=list)
    profession: dict[str, Any] | None = None
    address: dict[str, Any] | None = None
    job_seeker: Registration = NONE
    unemployed: Registration = NONE
    reports: tuple[str, ...] = ()
    under_review_since: date | None = None
    offers: list[dict[str, Any]] = field(default_factory=list)
    decisions: list[tuple[date, str, str | None, date | None]] = field(default_factory=list)
    defect: str | None = None
    says: dict[str, Any] = field(default_factory=dict)
    expected: dict[str, Any] = field(default_factory=dict)
