"""Each worked example and date row of the specification through `addim check`, against the words of its own table.

`worked_examples.txt` holds the tables' rows as they stand; what they expect is read from it, so neither side is typed
twice.  The facts of a row are those of the tests beside this one.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from dialogs.rules.facts import Facts
from tests.law import (
    test_keeping_examples,
    test_measure_examples,
    test_small_examples,
    test_unemployed_examples,
)
from tests.law.command import check
from tests.law.persons import person_b, person_r

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
