"""What a made-up person answers to each question, by the question's key (numbers of groups and attempts left out)."""

from __future__ import annotations

from collections.abc import Mapping

FORM: Mapping[str, str] = {
    "application.consent": "1",
    "sheet.consent": "1",
    "report.consent": "1",
    "binding.fin": "1AB2C3D",
    "binding.card": "AZE01234567",
    "binding.birth_date": "12.04.1988",
    "application.known": "1",
    "application.education": "5",
    "application.profession": "mühasib",
    "application.jobs.more": "2",
    "application.jobs.employer": "Nümunə MMC",
    "application.jobs.position": "mühasib",
    "application.jobs.started_on": "01.02.2018",
    "application.jobs.ended_on": "01.02.2020",
    "application.district": "Naftalan",
    "application.street": "Nümunə küçəsi 1",
    "application.phone": "050 123 45 67",
    "application.health": "1",
    "application.health.limits": "ağır yük",
    "application.wished_work": "mühasib",
    "application.ready": "1",
    "application.travel": "1",
    "application.reminders": "1",
    "report.measure": "1",
}
"""Enough for a whole application, whether the registry knows the person or not."""


def question_of(key: str) -> str:
    """The key without numbers, digests and ids of measures and districts: application.jobs.0.more -> ...jobs.more."""
    name = key.partition(":")[0]
    parts = [part for part in name.split(".") if not part.isdecimal() and not part.startswith("AZ-")]
    return ".".join(parts[:2]) if parts[:2] == ["report", "measure"] else ".".join(parts)
