"""Which articles stand behind an answer without reasons: those of every ground that was looked for."""

from __future__ import annotations

import pytest

from dialogs.eligibility_beside import basis
from dialogs.rules.services import decide
from tests.law.persons import LAW, person_b, person_r


@pytest.mark.parametrize(
    ("service", "person", "articles"),
    [
        ("keep-job-seeker", person_b(), ("5.8", "5.9")),
        ("keep-unemployed", person_r(), ("5.10", "5.11", "27.3")),
    ],
)
def test_a_registration_that_is_kept_names_removal_and_cancelling(
    service: str, person: dict[str, object], articles: tuple[str, ...]
) -> None:
    decision = decide(service, person, LAW)  # type: ignore[arg-type]  # the facts are those of the sheet
    assert decision.outcome == "kept"
    assert basis(decision) == articles
