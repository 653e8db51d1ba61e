"""A sentence that an entry is over contests it at once: by the entry it names, with the day it names, never a no."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.eligibility_next import Decided
from dialogs.speech import ended
from tests.dialogs.checked import READY, registered
from tests.dialogs.talk import Talk, open_key

CONTRACT: dict[str, Any] = {"emp_labour_contract": True, **READY}


def contested(talk: Talk) -> Any:
    talk.open()
    return [it for it in talk.events if isinstance(it, Decided)][-1].facts.get("contested")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("müqaviləm 1 noyabrda bitib", "2026-11-01"),
        ("мой договор закончился 1 ноября", "2026-11-01"),
        ("меня уволили 16.11.2026", "2026-11-16"),
    ],
)
def test_a_sentence_at_the_answer_contests_with_its_day(text: str, day: str) -> None:
    talk = registered(**CONTRACT)
    talk.language = "az" if text.startswith("m") else "ru"
    talk.say(text)
    assert contested(talk) == {"emp_labour_contract": day}


def test_the_day_is_asked_where_the_sentence_names_none_or_one_to_come() -> None:
    for text in ("müqaviləm bitib", "müqaviləm 1 dekabr 2026 bitib"):
        talk = registered(**CONTRACT)
        talk.say(text)
        assert open_key(talk) == "eligibility.ended.1"
        talk.say("1 noyabr")
        assert contested(talk) == {"emp_labour_contract": "2026-11-01"}


def test_a_sentence_at_the_entry_keeps_its_day() -> None:
    talk = registered(**CONTRACT, fulltime_he_sse_student=True)
    talk.say("düz deyil")
    assert open_key(talk) == "eligibility.entry.1"
    talk.say("təhsilim 01.11.2026 bitib")
    assert contested(talk) == {"fulltime_he_sse_student": "2026-11-01"}


def test_which_entry_is_asked_back_where_the_sentence_fits_two_or_none_and_the_day_is_kept() -> None:
    for text in ("işim 1 noyabrda bitib", "bu 1 noyabrda bitib"):
        talk = registered(**CONTRACT, emp_civil_contract=True)
        assert talk.say(text)[-1] == "eligibility.next.unsure.several"
        talk.say("2")
        assert contested(talk) == {"emp_civil_contract": "2026-11-01"}


def test_another_entry_than_the_one_that_is_named_is_not_contested_unasked() -> None:
    talk = registered(fulltime_he_sse_student=True, **READY)
    assert talk.say("müqaviləm 1 noyabrda bitib")[-1] == "eligibility.next.unsure.meant"
    assert contested(talk) is None


def test_without_an_entry_of_a_register_the_sentence_contests_nothing() -> None:
    talk = registered()
    talk.say("1")  # works, by the person's own words
    talk.say("müqaviləm 1 noyabrda bitib")
    assert open_key(talk).startswith("eligibility.next.")
    assert not contested(talk)


@pytest.mark.parametrize(
    ("text", "day"), [("1 noyabr", "2026-11-01"), ("30 noyabr", None), ("bu gün", "2026-11-23")]
)
def test_a_day_without_a_year_is_the_last_such_day(text: str, day: str | None) -> None:
    talk = registered(**CONTRACT)
    talk.say("müqaviləm bitib")
    said = talk.say(text)
    if day is None:  # a year ago: asked back
        assert said == ["eligibility.ended.unsure.meant"]
        talk.say("1")
        day = date(2025, 11, 30).isoformat()
    assert contested(talk) == {"emp_labour_contract": day}


@pytest.mark.parametrize(
    "text",
    [
        "müqaviləm bitməyib",
        "договор не закончился",
        "договор закончится 1 декабря",
        "müqavilə bitibsə nə olar",
        "когда закончился договор",
        "договор закончился?",
        "bitib",
        "müqaviləm var",
    ],
)
def test_what_is_not_over_asked_or_only_thought_of_is_no_such_word(text: str) -> None:
    assert ended(text) is None
