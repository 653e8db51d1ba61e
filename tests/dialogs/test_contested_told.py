"""A contested entry is told with both statements, the register and its day, who corrects it, and the paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.script import Block
from dialogs.values import Coded, Phrase, Term, Weekday
from tests.dialogs.checked import READY, registered, told
from tests.dialogs.talk import Talk, open_key

LEFT: dict[str, Any] = {
    "referral_contract_ended_on": "2026-10-01",
    "referral_contract_ended_by_worker": True,
    "referral_contract_ended_before_term": True,
    "referral_contract_open_ended": False,
    "referral_contract_end_ground": "69",
}


def lines(talk: Talk, *said: str) -> list[tuple[str, dict[str, Any]]]:
    """What is told of the contested entry after these messages."""
    blocks: tuple[Block, ...] = ()
    for text in said:
        blocks = talk.blocks(text)
    values = [line.value for line in told(blocks, "eligibility.contested.say").lines]
    return [(it.key, dict(it.values)) for it in values if isinstance(it, Phrase)]


def test_both_statements_the_register_and_its_day_stand_there() -> None:
    register, person, corrects = lines(
        registered(emp_labour_contract=True, **READY), "düz deyil", "1", "1 noyabr"
    )
    assert register[0] == "eligibility.differs.item"
    assert (register[1]["source"], register[1]["day"]) == (
        Coded("sources", "made"),
        Weekday(date(2026, 11, 20), year=False),
    )
    assert register[1]["said"] == Term("eligibility.differs.yes")
    assert person[0] == "eligibility.contested.ended"
    assert corrects[1]["paper"] == Term("law.paper.dismissal_order")


def test_a_removal_that_is_denied_is_a_yes_of_the_register() -> None:
    held: dict[str, Any] = {"unemployed_state": "suspended", "unemployed_suspended_through": "2027-05-01"}
    register, *_ = lines(registered(**held, **READY), "düz deyil", "1", "xeyr")
    assert register[1]["what"] == Term("law.fact.unemployed_state.suspended")
    assert register[1]["said"] == Term("eligibility.differs.yes")


@pytest.mark.parametrize(
    ("said", "told_as"),
    [
        ("1 iyun 2026", "eligibility.contested.ended"),
        ("xeyr", "eligibility.contested.wrong"),
        ("bilmirəm", "eligibility.contested.undated"),
    ],
)
def test_of_the_end_of_a_job_the_right_day_is_asked_and_the_paper_named(said: str, told_as: str) -> None:
    talk = registered(**LEFT, **READY)
    talk.say("düz deyil")
    talk.say("1")
    assert open_key(talk) == "eligibility.ended.1"
    register, person, corrects = lines(talk, said)
    assert register[1]["said"] == Weekday(date(2026, 10, 1), year=False)
    assert person[0] == told_as
    assert corrects[1]["paper"] == Term("law.paper.dismissal_order")
