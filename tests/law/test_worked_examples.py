"""Each worked example and date row of the specification through `addim check`, against the words of its own table.

`worked_examples.txt` holds the tables' rows as they stand; what they expect is read from it, so neither side is typed
twice.  The facts of a row are those of the tests beside this one.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from dialogs.rules.facts import Facts
from dialogs.rules.intake import facts_json
from tests.law import (
    test_keeping_examples,
    test_measure_examples,
    test_small_examples,
    test_unemployed_examples,
)
from tests.law.persons import offer, person_b, person_r

FOLDER = Path(__file__).resolve().parent
KEYS = {"outcome", "date", "steps", "missing", "priority", "through", "question", "reasons"}
REASON = {"rule", "article", "law", "kind", "fact", "ends_on", "advice"}
STEPS = {
    "file_e_application",
    "remove_defect",
    "answer_offer",
    "await_employer",
    "ask_again",
    "ask_return",
    "register_unemployed",
    "correct_entry",
    "join_training",
}
PRIORITY = {"yes": True, "no": False, "unknown": None}
# Conditions joined in one: L4 asks for the registration of 5.2, and T2 for a case of 20.1 or the right of DIS-20.3.
JOINED = {"P-03": "5.2", "DIS-20.3": "20.1"}
NO_REASONS = {"eligible", "kept", "already_registered"}


class Row(NamedTuple):
    """One line of the tables."""

    number: str
    differs: str
    expected: str
    decided_by: str


def _rows() -> dict[str, Row]:
    lines = (FOLDER / "worked_examples.txt").read_text("utf-8").splitlines()[1:]
    return {row.number: row for row in (Row(*line.split(" | ")) for line in lines)}


ROWS = _rows()


def _asked() -> dict[str, tuple[str, Facts]]:
    """The service and the facts of each row."""
    measures = test_measure_examples
    return {
        **{n: ("unemployed", person_b(**row[0])) for n, row in test_unemployed_examples.ROWS.items()},
        **{n: ("self-employment", person_r(**row[0])) for n, row in measures.SELF_EMPLOYMENT.items()},
        **{n: ("public-works", person_r(**row[0])) for n, row in measures.PUBLIC_WORKS.items()},
        **{n: (f"keep-{row[0]}", person_r(**row[1])) for n, row in test_keeping_examples.ROWS.items()},
        **{n: (row[0], row[1]) for n, row in test_small_examples.ROWS.items()},
    }


ASKED = _asked()


def check(service: str, *people: Facts) -> list[dict[str, Any]]:
    """The answers of `addim check SERVICE --batch` for these persons, from a process of its own."""
    lines = "\n".join(json.dumps(facts_json(person)) for person in people)
    settings = {name: value for name, value in os.environ.items() if not name.startswith("ADDIM_")}
    command = [sys.executable, "-m", "bot", "check", service, "--facts", "-", "--batch"]
    ran = subprocess.run(
        command,
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        env=settings,
        cwd=FOLDER.parent.parent,
        timeout=50,
    )
    assert ran.stderr == ""
    return [json.loads(line) for line in ran.stdout.splitlines()]


@cache
def answers(service: str) -> dict[str, dict[str, Any]]:
    """The answers to all rows of a service."""
    asked = {number: person for number, (of, person) in ASKED.items() if of == service}
    return dict(zip(asked, check(service, *asked.values()), strict=True))


def test_every_row_of_the_tables_is_asked() -> None:
    assert len(ROWS) == 107
    assert set(ROWS) == set(ASKED)


@pytest.mark.parametrize("number", ROWS)
def test_row(number: str) -> None:
    row, answer = ROWS[number], answers(ASKED[number][0])[number]
    assert answer.keys() >= KEYS
    assert all(reason.keys() >= REASON for reason in answer["reasons"])
    words = row.expected.replace("in the 2018 text", "").split("law_text")[0]
    codes = re.findall(r"`([a-z_]+)`", words)
    assert answer["outcome"] == codes[0]
    assert answer["date"] == _day(words, "wait_until")
    assert answer["through"] == _day(words, "suspended")
    assert answer["question"] == _found(r"(Q-\d+)", words)
    assert answer["missing"] == re.findall(r"missing `([a-z_0-9]+)`", words) or number == "S11"
    named = [code for code in codes if code in STEPS]
    assert set(named) <= set(answer["steps"])
    if answer["outcome"] == "step_needed":
        assert answer["steps"] == named
    if (priority := _found(r"priority (\w+)", words)) is not None:
        assert answer["priority"] is PRIORITY[priority]
    assert _cited(row.decided_by, answer)


def _day(words: str, outcome: str) -> str | None:
    """The date of the row, if it is of this outcome; `null` is none."""
    return _found(r"(\d{4}-\d\d-\d\d)", words) if f"`{outcome}`" in words else None


def _found(pattern: str, words: str) -> str | None:
    found = re.search(pattern, words)
    return None if found is None else found[1]


def _cited(decided_by: str, answer: dict[str, Any]) -> bool:
    """Whether one of the row's articles is among the reasons, or the conditions that miss a fact."""
    if answer["outcome"] in NO_REASONS:
        return not answer["reasons"]
    named = [found.split(" ")[0] for found in re.split(r", | over ", decided_by)]
    articles = [JOINED.get(one, one) for one in named]
    cited = {reason["article"] for reason in (*answer["reasons"], *answer["not_checked"])}
    return any(_of(one, other) for one in articles for other in cited)


def _of(article: str, cited: str) -> bool:
    """Whether one is the other or a part of it."""
    return f"{article}.".startswith(f"{cited}.") or f"{cited}.".startswith(f"{article}.")


def test_u31_in_the_later_text() -> None:
    [answer] = check("unemployed", cast("Facts", {**ASKED["U31"][1], "law_text": "amended"}))
    assert answer["outcome"] == "not_eligible"


# Part 18.6: what differs from the base person, the last day on which the answer still waits, and the first free day.
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
    early = test_unemployed_examples.EARLY_QUIT
    rows = [("unemployed", {"job_seeker_registered_on": start}, end) for start, end in WINDOWS.items()]
    rows += [("unemployed", {"not_registered_decision_on": on}, end) for on, end in AFTER_A_DECISION.items()]
    rows += [
        ("unemployed", {**early, "referral_contract_ended_on": on}, end) for on, end in LEFT_EARLY.items()
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
