"""Somebody who has the status is not spoken to as if they had none."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.eligibility_answer import outcome_key
from tests.dialogs.test_eligibility_told import decided


@pytest.mark.parametrize(("state", "how"), [("active", ".held"), ("none", "")])
def test_who_has_the_status_is_told_of_a_step_to_keep_it(state: str, how: str) -> None:
    at_work: dict[str, Any] = {"emp_labour_contract": True, "contested": {"emp_labour_contract": "2026-11-01"}}
    answer = decided("keep-unemployed", unemployed_state=state, **at_work)
    assert outcome_key(answer.decision) == f"eligibility.keep-unemployed.step_needed{how}"
