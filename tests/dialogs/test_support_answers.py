"""What may be typed where a request asks for a work, a field or an idea in words of one's own."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from dialogs.keep import restore
from dialogs.samples import samples_of
from dialogs.support import (
    RequestPublicWorks,
    public_works_request,
    seeker_works_request,
    self_employment_request,
    share_works_request,
)
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


NOT_LISTED: Any = {"job_seeker_state": "none", "job_seeker_registered_on": None}


@pytest.mark.parametrize(
    ("facts", "request_"),
    [
        ({"unemployed_state": "active"}, "public-works-request"),
        ({"unemployed_state": "none"}, "seeker-works-request"),
        (
            {"unemployed_state": "none", "owns_agri_land_share": True, **NOT_LISTED},
            "share-works-request",
        ),
    ],
)
def test_each_way_into_public_works_has_its_own_request(facts: Any, request_: str) -> None:
    answer = decided("public-works", "amended", unemployed_registered_on="2026-10-05", **facts)
    assert answer.decision.outcome in ("eligible", "eligible_subject_to_quota")
    assert (answer.next_step, answer.request) == ("request", request_)


@pytest.mark.parametrize(
    ("dialog", "route", "warning"),
    [
        (public_works_request, "unemployed", "support.review"),
        (seeker_works_request, "job_seeker", "support.place_review"),
        (share_works_request, "land_share", "support.place_review"),
    ],
)
def test_the_route_goes_with_the_request_after_its_warning(dialog: Any, route: str, warning: str) -> None:
    sent: list[Any] = []

    def other_side(errand: Any) -> Any:
        sent.append(errand)
        return usual(errand)

    talk = Talk(dialog, other_side)
    for text in (*PROVED, "Sumqayıt", "bağban", "1"):
        if open_key(talk).startswith(warning):
            break
        talk.say(text)
    assert open_key(talk).startswith(warning)
    assert not [errand for errand in sent if isinstance(errand, RequestPublicWorks)]
    talk.say("bəli")
    (filed,) = [errand for errand in sent if isinstance(errand, RequestPublicWorks)]
    assert filed.route == route


def test_nothing_is_sent_for_public_works_that_was_not_asked() -> None:
    assert {field.name for field in fields(RequestPublicWorks)} == {
        "fin",
        "district",
        "work",
        "route",
        "reference",
    }
