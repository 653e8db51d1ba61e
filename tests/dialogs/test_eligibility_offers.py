"""What an anonymous person can tell of offers and of the end of a job: no day is made up, silence is no refusal."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from dialogs.eligibility import check
from dialogs.eligibility_next import Decided
from dialogs.eligibility_questions import facts_on
from dialogs.rules.services import decide
from tests.dialogs.talk import SETTING, Talk, open_key

SEEKER = ("2", "0", "0", "0", "1 2", "0", "1", "14.05.1990", "05.10.2026")  # registered long before today


def offered(*said: str) -> Talk:
    """Somebody registered as job seeker who answers the question about offers so, and knows of no decision."""
    talk = Talk(partial(check, service="unemployed"))
    for text in SEEKER:
        talk.say(text)
    assert open_key(talk) == "eligibility.offers"
    for text in (*said, "xeyr", "xeyr", "xeyr"):
        talk.say(text)
    return talk


def decided(talk: Talk) -> Decided:
    talk.open()
    return [event for event in talk.events if isinstance(event, Decided)][-1]


@pytest.mark.parametrize(
    ("said", "outcome", "question"),
    [
        (("1",), "eligible", None),  # 5.5, row 1
        (("2",), "step_needed", None),  # row 4
        (("3", "1"), "step_needed", None),  # row 4: when it was presented is not known
        (("3", "2"), "not_eligible", None),  # row 3
        (("3", "3"), "eligible", None),  # row 7
        (("3", "4"), "needs_officer", "Q-09"),  # row 8
        (("4",), "wait_until", None),  # row 9
        (("5",), "needs_officer", "Q-34"),  # row 6: silence is never read as a refusal
    ],
)
def test_every_state_of_an_offer_can_be_told(
    said: tuple[str, ...], outcome: str, question: str | None
) -> None:
    record = decided(offered(*said))
    decision = decide("unemployed", facts_on(SETTING, record.facts), SETTING.law)
    assert (record.outcome, decision.question) == (outcome, question)


def test_somebody_who_agreed_waits_for_the_employer_without_a_day_that_nobody_named() -> None:
    talk = offered("3", "1")
    (line,) = decided(talk).reasons or ()
    assert line == "E-5.5 step offers"  # no last day
    offers: Any = decided(talk).facts["offers"]
    for offer in offers:
        assert "presented_on" not in offer


def test_a_job_that_ended_on_an_excepted_ground_bars_nobody() -> None:
    talk = offered("1")
    assert decided(talk).outcome == "eligible"
    talk = Talk(partial(check, service="unemployed"))
    for text in (*SEEKER, "1", "xeyr", "xeyr", "01.10.2026"):
        talk.say(text)
    assert open_key(talk) == "eligibility.referral_job_end"
    assert "eligibility.reasons.say" not in talk.say("5")
    assert decided(talk).outcome == "eligible"
