"""Whoever is told to wait, to do a step or that nobody knows yet is told whom to call (facts of the law, part 4)."""

from __future__ import annotations

import re

import pytest

from tests.texts.catalogue import texts

OUTCOMES = re.compile(
    r"eligibility\.(?!word\.)[a-z-]+\.(?:(?:wait_until|step_needed|needs_officer)(?:\.\w+)*)"
)
KEYS = sorted(key for key in texts() if OUTCOMES.fullmatch(key))


def test_the_outcomes_of_all_services_are_looked_at() -> None:
    assert len(KEYS) > 40


@pytest.mark.parametrize("language", ["az", "ru"])
def test_the_number_of_the_agency_stands_in_the_answer(language: str) -> None:
    told = {key: texts()[key][language].forms[0] for key in KEYS}  # type: ignore[index]  # one of the two languages
    assert [key for key, text in told.items() if not re.search(r"\b142\b", text)] == []
