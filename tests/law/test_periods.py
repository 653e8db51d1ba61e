"""A period or an age of the law stands in one place: no rule that counts one writes its number again."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import dialogs.rules
from dialogs.rules import periods
from dialogs.rules.bars import under_age
from dialogs.rules.index import RULES
from dialogs.rules.services import SEEKER_PLANS

FOLDER = Path(dialogs.rules.__path__[0])
COUNTING = {"last_barred", "window_end", "birthday", "aged", "younger", "barred_until_yesterday", "born_by"}


def numbers(source: str) -> Iterator[int]:
    """The numbers that are handed to what counts a period or an age."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            plain = [one.value for one in node.args if isinstance(one, ast.Constant)]
            yield from (one for one in plain if called in COUNTING and isinstance(one, int))


def test_no_rule_writes_the_number_of_a_period() -> None:
    found = {path.name: [*numbers(path.read_text("utf-8"))] for path in FOLDER.glob("*.py")}
    assert {name: written for name, written in found.items() if written} == {}


def test_a_number_would_be_seen() -> None:
    assert [*numbers("case.law.counting.last_barred(day, 6)\nbirthday(born_on, 15)\nadd_months(day, 1)")] == [
        6,
        15,
    ]


def test_one_rule_serves_the_age_of_the_law_and_of_practice() -> None:
    practice = [rule for rule in SEEKER_PLANS["2018-06-29"].rules if rule.id == "P-01"]
    law = [rule for rule in RULES if rule.id == "E-5.12.2"]
    assert [rule.test for rule in (*practice, *law)] == [under_age, under_age]
    assert periods.MINIMUM_AGE == 15
