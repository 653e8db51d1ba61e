"""Each worked example of the rules comes to the same on any first day of the sandbox, through the facts it gives out.

The days of the sandbox are counted with the package `holidays`, the answer with the files of dialogs/rules/calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from bot import calendar
from dialogs.rules.decision import decision_json
from dialogs.rules.dictionary import FACTS
from dialogs.rules.intake import read_facts
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from integrations.registry.sandbox.derived import all_facts
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.service import Wanted, open_office

CALENDAR = calendar.load()
LAW, AMENDED = Law("2018-06-29", CALENDAR), Law("amended", CALENDAR)
EXAMPLES = 107
OWN_WORDS: dict[str, Any] = {
    "has_job": False,
    "has_earnings": False,
    "ready_to_start_work": True,
    "able_to_work": True,
}
FITS = ("matches_education", "matches_speciality", "matches_experience", "health_ok", "commute_ok")
OFFERED: dict[str, Any] = {
    **dict.fromkeys((*FITS, "labour_protection_ok", "job_lawful_and_paid"), True),
    **dict.fromkeys(("needs_new_profession", "needs_move_without_consent", "offered_before"), False),
}
# On 29 February no day is exactly one year ago or two years ahead; the day before is over the limit (D-5, D-6).
LEAP_DAY = {"S4", "S6"}
AROUND = timedelta(12)
DRAWN = 120


def first_days() -> Iterator[date]:
    """The days around every New Year and Novruz of the known years, leap days, the rules' own day, and drawn ones."""
    for year in (2024, 2025, 2026, 2027):
        for middle in (date(year, 1, 2), date(year, 3, 26)):
            yield from (middle - AROUND + timedelta(n) for n in range(2 * AROUND.days))
    yield from (date(2024, 2, 29), date(2026, 6, 10))
    drawn = Random(18)
    yield from (date(2024, 1, 1) + timedelta(drawn.randrange(1400)) for _ in range(DRAWN))


def facts_of(office: Office, person: Person) -> dict[str, Any]:
    """What the registry says, what the example lets the person say, and a person's ordinary words."""
    held = {name: fact["value"] for name, fact in all_facts(office, person).items() if name in FACTS}
    words = OWN_WORDS | (OFFERED if person.body["expected"]["service"] == "suitable-job" else {})
    facts = {**words, "birth_date": person.birth_date.isoformat(), **held, **person.body.get("says", {})}
    known = {name: value for name, value in facts.items() if value is not None}
    return {**known, "as_of": office.today().isoformat()}


def comes_to(expected: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """What the law answers, as far as the example says anything of it."""
    answer: dict[str, Any] = decision_json(decide(expected["service"], read_facts(facts), LAW))
    told = {name: answer[name] for name in expected if name in answer and name != "missing"}
    return {
        **told,
        "service": expected["service"],
        **({"step": expected["step"]} if expected.get("step") in answer["steps"] else {}),
        **({"missing": expected["missing"]} if expected.get("missing") in answer["missing"] else {}),
        **({"amended": amended(expected, facts)} if "amended" in expected else {}),
    }


def amended(expected: dict[str, Any], facts: dict[str, Any]) -> str:
    return decide(expected["service"], read_facts(facts), AMENDED).outcome


def slipped(day: date) -> list[str]:
    """The examples that come to something else where the sandbox begins on this day."""
    office = open_office(Wanted(today=day, people=0))
    people = [each for each in office.people.listed(0, 1000) if each.body.get("expected")]
    assert len(people) == EXAMPLES
    wrong = [
        f"{each.slug} {day}"
        for each in people
        if comes_to(each.body["expected"], facts_of(office, each)) != each.body["expected"]
        and not (each.slug in LEAP_DAY and (day.month, day.day) == (2, 29))
    ]
    office.database.close()
    return wrong


@pytest.mark.timeout(120)
def test_every_example_keeps_its_outcome_on_any_first_day() -> None:
    days = sorted(set(first_days()))
    assert len(days) > 250
    assert [each for day in days for each in slipped(day)] == []


def test_an_example_that_slipped_is_seen() -> None:
    office = open_office(Wanted(today=date(2026, 3, 26), people=0))
    person = next(each for each in office.people.listed(0, 1000) if each.slug == "U38")
    facts = facts_of(office, person)
    office.database.close()
    assert comes_to(person.body["expected"], facts) == person.body["expected"]
    late = {**facts, "offers": [{**facts["offers"][1], "offered_on": facts["as_of"]}]}  # after the window
    assert comes_to(person.body["expected"], late) != person.body["expected"]
