"""What may be typed where a request asks for a work, a field or an idea in words of one's own."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from dialogs.keep import restore
from dialogs.samples import samples_of
from dialogs.support import RequestPublicWorks, public_works_request, self_employment_request
from tests.dialogs.talk import Talk, open_key
from tests.dialogs.test_eligibility_told import decided

PROVED = ("1", "1AB2C3D", "AZE01234567", "12.04.1988", "12345678")


def usual(errand: Any) -> Any:
    """The usual answer of the other side."""
    result: Any = samples_of(errand)[0].result
    return restore(type(errand).outcome, result["done"])


def asked(key: str) -> Talk:
    """A request that has come to this question."""
    dialog = public_works_request if key == "support.work" else self_employment_request
    talk = Talk(dialog, usual)
    for text in (*PROVED, "Sumqayıt" if key == "support.work" else "dərzi"):
        if open_key(talk) == key:
            break
        talk.say(text)
    assert open_key(talk) == key
    return talk


@pytest.mark.parametrize("key", ["support.work", "support.field", "support.idea"])
@pytest.mark.parametrize("text", ["bəli", "hə", "да", "нет", "yox", "xeyr", "no", "да, да"])
def test_a_yes_or_a_no_names_no_work(key: str, text: str) -> None:
    talk = asked(key)
    assert talk.say(text) == [f"{key}.wrong.yes_no"]
    assert open_key(talk) == key


@pytest.mark.parametrize("text", ["1", "7", "3"])
@pytest.mark.parametrize(
    ("key", "code"),
    [("support.work", "not_listed"), ("support.field", "not_listed"), ("support.idea", "no_words")],
)
def test_a_number_is_told_that_words_are_wanted(key: str, code: str, text: str) -> None:
    talk = asked(key)
    assert talk.say(text) == [f"{key}.wrong.{code}"]
    assert talk.command is None


@pytest.mark.parametrize("text", ["hər hansı iş", "любая работа", "bağban", "yox, bağban"])
def test_words_are_taken_any_work_too(text: str) -> None:
    talk = asked("support.work")
    talk.say(text)
    if open_key(talk) == "support.work":
        talk.say("1")
    assert open_key(talk).startswith("support.review")


def test_on_by_a_number_still_leaves_a_corrected_answer_as_it_was() -> None:
    talk = asked("support.work")
    talk.say("bağban")
    talk.say("2")
    assert open_key(talk) == "support.work"
    talk.say("7")
    assert open_key(talk).startswith("support.review")


@pytest.mark.parametrize(("text", "name"), [("9", "back"), ("8", "repeat"), ("0", "help")])
def test_the_other_digits_are_commands_there(text: str, name: str) -> None:
    talk = asked("support.work")
    talk.say(text)
    if name == "back":
        assert open_key(talk) == "support.district"
    elif name == "help":
        assert talk.command is not None
    else:
        assert open_key(talk) == "support.work"


@pytest.mark.parametrize(("state", "step"), [("none", "human"), ("active", "request")])
def test_a_later_way_into_public_works_leads_to_a_person_and_to_no_request(state: str, step: str) -> None:
    """The registry takes requests of the unemployed only (21.1); who is let in by A-03 or A-09 asks the Agency."""
    answer = decided("public-works", "amended", unemployed_state=state, unemployed_registered_on="2026-10-05")
    assert answer.decision.outcome in ("eligible", "eligible_subject_to_quota")
    assert answer.next_step == step


def test_nothing_is_sent_for_public_works_that_was_not_asked() -> None:
    assert {field.name for field in fields(RequestPublicWorks)} == {"fin", "district", "work", "reference"}
