"""Registers that contradict each other: both told and kept, none chosen, a denied entry is a step and never a no."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any, cast

import pytest

from dialogs.eligibility import check
from dialogs.eligibility_differing import Statement
from dialogs.eligibility_registered import LawFact, LawFacts
from dialogs.keep import keep, restore
from dialogs.replies import replies
from dialogs.script import Block
from dialogs.values import Json, Phrase
from tests.dialogs.talk import Talk, open_key
from tests.dialogs.test_registered_facts import BOUND, HELD_ON, records, registered

EARLIER = HELD_ON - timedelta(20)


def differing(fact: str, one: Any, other: Any) -> LawFacts:
    held = registered(**{fact: one})
    torn = replace(held.facts[fact], others=(Statement(other, "tax", EARLIER),))
    return replace(held, facts={**held.facts, fact: torn})


def talk_about(held: LawFacts) -> Talk:
    talk = Talk(partial(check, service="unemployed"), lambda _errand: held, BOUND)
    talk.open()
    return talk


def told_first(held: LawFacts) -> tuple[Block, ...]:
    return replies(talk_about(held).open())


def answered(talk: Talk, *said: str) -> Talk:
    for one in (*said, "0", "1 2"):
        talk.say(one)
    assert open_key(talk).startswith("eligibility.next."), open_key(talk)
    return talk


@pytest.mark.parametrize("registers", [(True, False), (False, True)])
def test_both_registers_are_told_with_source_and_day(registers: tuple[bool, bool]) -> None:
    block, question = told_first(differing("emp_labour_contract", *registers))
    assert block.key == "eligibility.differs.say"
    told: list[dict[str, Any]] = [dict(cast("Phrase", line.value).values) for line in block.lines]
    assert [(it["source"].code, it["day"].day, it["said"].key) for it in told[:2]] == [
        ("made up", HELD_ON, f"eligibility.differs.{'yes' if registers[0] else 'no'}"),
        ("tax", EARLIER, f"eligibility.differs.{'yes' if registers[1] else 'no'}"),
    ]
    assert told[2]["who"].key == "law.body.employer"
    assert (
        question.key == "eligibility.fact.emp_labour_contract.ask"
    )  # none of the two decides: the person is asked


@pytest.mark.parametrize("registers", [(True, False), (False, True)])
def test_what_the_person_denies_is_a_step_of_the_register_that_says_it(registers: tuple[bool, bool]) -> None:
    (told,) = records(answered(talk_about(differing("emp_labour_contract", *registers)), "2"))
    assert (told.outcome, told.steps) == ("step_needed", ("correct_entry",))
    assert (told.facts["emp_labour_contract"], told.facts["contested"]) == (
        True,
        {"emp_labour_contract": None},
    )
    assert told.sources["emp_labour_contract"].source == ("made up" if registers[0] else "tax")
    assert told.as_of == (HELD_ON if registers[0] else EARLIER)


def test_what_the_person_confirms_is_by_their_own_words() -> None:
    (told,) = records(answered(talk_about(differing("emp_labour_contract", False, True)), "1"))
    assert told.outcome == "not_eligible"
    assert "emp_labour_contract" not in told.sources


def test_what_nobody_can_say_is_not_known() -> None:
    (told,) = records(answered(talk_about(differing("emp_labour_contract", False, True)), "3"))
    assert told.outcome == "undecidable"
    assert told.facts.get("emp_labour_contract") is None


def test_the_record_keeps_both_statements_with_source_and_day() -> None:
    (told,) = records(answered(talk_about(differing("emp_labour_contract", False, True)), "2"))
    both = (Statement(False, "made up", HELD_ON), Statement(True, "tax", EARLIER))
    assert told.differing == {"emp_labour_contract": both}
    assert restore(type(told), keep(told)) == told


def test_registers_that_agree_or_cannot_be_read_differ_in_nothing() -> None:
    for other in (False, "perhaps"):
        (told,) = records(answered(talk_about(differing("emp_labour_contract", False, other))))
        assert (told.outcome, told.differing) == ("eligible", {})


def test_who_comes_first_is_told_apart_only_once_the_person_wants_it() -> None:
    held = differing("has_disability", True, False)
    assert [it.key for it in told_first(held)] == ["eligibility.earnings.ask"]
    talk = answered(talk_about(held))
    assert records(talk)[-1].differing == {}
    talk.say("4")
    assert talk.say("1")[0] == "eligibility.differs.say"
    assert open_key(talk).startswith(("eligibility.fact.has_disability", "eligibility.health")), open_key(
        talk
    )


def test_the_registry_answer_is_read_with_its_others() -> None:
    fact: dict[str, Json] = {"value": True, "source": "labour-contracts", "as_of": "2026-11-20"}
    read = restore(LawFact, {**fact, "others": [{"value": False, "source": "tax", "as_of": "2026-10-31"}]})
    assert read.others == (Statement(False, "tax", date(2026, 10, 31)),)
