"""The date rows of the specification (part 18.6) through `addim check`: the days before, of and after each last day.

The employer's five working days, the year of a removal and the years of priority stand beside them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from dialogs.rules.facts import Facts
from tests.law.command import check
from tests.law.persons import offer, person_b, person_r
from tests.law.test_unemployed_examples import EARLY_QUIT

WINDOWS = {  # registered as job seeker -> end of the window of 5.5
    "2026-05-18": "2026-05-25",
    "2026-03-13": "2026-03-31",
    "2026-03-19": "2026-04-06",
    "2026-11-02": "2026-11-11",
    "2026-09-05": "2026-09-11",
    "2026-12-25": "2027-01-06",
    "2024-12-24": "2024-12-29",
    "2025-01-24": "2025-02-03",
}
PRESENTED = {"2026-06-05": "2026-06-12", "2026-05-22": "2026-06-03", "2026-06-09": "2026-06-17"}  # 18.7
AFTER_A_DECISION = {  # 5.13: decided on -> barred through
    "2026-01-31": "2026-02-28",
    "2026-04-10": "2026-05-10",
    "2025-12-31": "2026-01-31",
    "2026-05-26": "2026-06-26",
}
LEFT_EARLY = {  # 5.12.5: ended on -> barred through
    "2025-08-31": "2026-02-28",
    "2025-12-31": "2026-06-30",
    "2026-03-31": "2026-09-30",
}


def _dated() -> list[tuple[str, dict[str, Any], str]]:
    """Each date row: service, what differs, the last day of the bar."""
    rows = [("unemployed", {"job_seeker_registered_on": start}, end) for start, end in WINDOWS.items()]
    rows += [("unemployed", {"not_registered_decision_on": on}, end) for on, end in AFTER_A_DECISION.items()]
    rows += [
        ("unemployed", {**EARLY_QUIT, "referral_contract_ended_on": on}, end)
        for on, end in LEFT_EARLY.items()
    ]
    return rows


@cache
def around(service: str) -> dict[tuple[int, int], dict[str, Any]]:
    """The answers the day before, on and after the last day of each date row."""
    people = {
        (place, after): _on_day(differs, end, after)
        for place, (_, differs, end) in enumerate(_dated())
        for after in (-1, 0, 1)
    }
    return dict(zip(people, check(service, *people.values()), strict=True))


def _on_day(differs: dict[str, Any], end: str, after: int) -> Facts:
    return person_b(**{"job_seeker_registered_on": "2025-01-06", **differs, "as_of": _plus(end, after)})


def _plus(day: str, days: int) -> date:
    return date.fromisoformat(day) + timedelta(days)


@pytest.mark.parametrize("place", range(len(_dated())))
def test_date_row(place: int) -> None:
    service, _, end = _dated()[place]
    for after in (-1, 0):
        answer = around(service)[place, after]
        assert (answer["outcome"], answer["date"]) == ("wait_until", _plus(end, 1).isoformat())
        assert end in {reason["ends_on"] for reason in answer["reasons"]}
    assert around(service)[place, 1]["outcome"] == "eligible"


def test_an_employer_has_five_working_days() -> None:
    people = [
        person_b(
            as_of=_plus(last, after),
            job_seeker_registered_on=presented,
            offers=offer(presented, "accepted", presented, "pending"),
        )
        for presented, last in PRESENTED.items()
        for after in (0, 1)
    ]
    told = [(answer["outcome"], answer["question"]) for answer in check("unemployed", *people)]
    assert told == [("step_needed", None), ("needs_officer", "Q-32")] * len(PRESENTED)


def test_a_removal_for_refusals_and_the_years_of_priority() -> None:
    refused = person_r(as_of=_plus("2028-06-01", 0), removal_decision_on="2028-02-29")
    [removed] = check("keep-unemployed", refused)
    assert (removed["outcome"], removed["through"]) == ("suspended", "2029-02-28")
    since = {"unemployed_registered_on": "2025-06-10"}
    near = {"pension_age_date": "2028-06-10"}
    people = [
        person_r(**differs, as_of=_plus(day, 0))
        for differs, day in (
            (since, "2026-06-10"),
            (since, "2026-06-11"),
            (near, "2026-06-10"),
            (near, "2026-06-11"),
            (near, "2028-06-09"),
            (near, "2028-06-10"),
        )
    ]
    first = [answer["priority"] for answer in check("self-employment", *people)]
    assert first == [
        False,
        True,
        False,
        True,
        True,
        True,
    ]  # on the last day already unemployed for over a year
