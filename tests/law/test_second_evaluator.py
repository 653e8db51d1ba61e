"""The second evaluator gives every worked example of the rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.law.second import examples, examples_small
from tests.law.second.dates import add_months, add_workdays, birthday, is_workday
from tests.law.second.examples import B, R, Row
from tests.law.second_evaluator import evaluate

TABLES: tuple[tuple[str, dict[str, Any], list[Row]], ...] = (
    ("unemployed", B, examples.UNEMPLOYED),
    ("self-employment", R, examples.SELF_EMPLOYMENT),
    ("public-works", R, examples.PUBLIC_WORKS),
    ("keep-unemployed", R, examples_small.KEEP_UNEMPLOYED),
    ("keep-job-seeker", B, examples_small.KEEP_JOB_SEEKER),
    ("training", B, examples_small.TRAINING),
    ("stipend", R, examples_small.STIPEND),
    ("suitable-job", B, examples_small.SUITABLE_JOB),
    ("vulnerable", B, examples_small.VULNERABLE),
)
ROWS = [(service, base, *row) for service, base, rows in TABLES for row in rows]
DAYS = [
    ("2026-05-18", "2026-05-25"),
    ("2026-03-13", "2026-03-31"),
    ("2026-03-19", "2026-04-06"),
    ("2026-11-02", "2026-11-11"),
    ("2026-09-05", "2026-09-11"),
    ("2026-12-25", "2027-01-06"),
    ("2024-12-24", "2024-12-29"),
    ("2025-01-24", "2025-02-03"),
    ("2026-06-05", "2026-06-12"),
    ("2026-05-22", "2026-06-03"),
    ("2026-06-09", "2026-06-17"),
]
MONTHS = [
    ("2026-01-31", 1, "2026-02-28"),
    ("2025-08-31", 6, "2026-02-28"),
    ("2025-12-31", 6, "2026-06-30"),
    ("2026-03-31", 6, "2026-09-30"),
    ("2026-05-26", 1, "2026-06-26"),
    ("2028-02-29", 12, "2029-02-28"),
    ("2026-05-31", -1, "2026-04-30"),
]


@pytest.mark.parametrize(
    ("service", "base", "number", "changes", "expected"), ROWS, ids=[str(row[2]) for row in ROWS]
)
def test_a_worked_example(
    service: str, base: dict[str, Any], number: str, changes: dict[str, Any], expected: dict[str, Any]
) -> None:
    law = "amended" if number.endswith("amended") else "2018-06-29"
    found = evaluate(service, {**base, **changes}, law)
    plain = {name: str(value) if isinstance(value, date) else value for name, value in found.items()}
    assert {name: plain[name] for name in expected} == expected


def test_every_row_of_the_tables_is_here() -> None:
    counts = {"U": 40, "S": 21, "P": 14, "M": 15, "T": 4, "G": 3, "J": 7, "V": 3}
    numbers = {str(row[2]).split()[0] for row in ROWS}
    assert numbers == {f"{table}{number + 1}" for table, last in counts.items() for number in range(last)}


@pytest.mark.parametrize(("start", "last"), DAYS)
def test_five_working_days(start: str, last: str) -> None:
    assert add_workdays(date.fromisoformat(start), 5) == date.fromisoformat(last)


@pytest.mark.parametrize(("start", "months", "last"), MONTHS)
def test_months(start: str, months: int, last: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(last)


def test_the_traps_of_days() -> None:
    assert birthday(date(2008, 2, 29), 15) == date(2023, 3, 1)
    assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)
    first = date(2026, 1, 1).toordinal()
    assert sum(is_workday(date.fromordinal(first + day)) for day in range(365)) == 241
    assert is_workday(date(2024, 12, 29))
    assert not is_workday(date(2025, 1, 29))


def test_all_reasons_of_a_child_with_a_contract() -> None:
    found = evaluate(
        "unemployed", {**B, "birth_date": "2011-11-02", "emp_labour_contract": True}, "2018-06-29"
    )
    assert {reason[0] for reason in found["reasons"]} == {"E-5.12.1", "E-4.1.1", "E-5.12.2"}
