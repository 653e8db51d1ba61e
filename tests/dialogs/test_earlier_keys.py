"""A conversation begun before a key was changed plays on: nothing of it is lost, and nothing is asked twice."""

from __future__ import annotations

import json
from unittest.mock import AsyncMock, Mock

import pytest

from bot.channels.contract import Arrival
from bot.joining import bring
from dialogs.application import job_seeker_application
from dialogs.earlier_keys import called, moved
from tests.dialogs.talk import Talk, open_key
from tests.dialogs.test_changed_lines import filed
from tests.dialogs.test_known_facts import BEGUN, receipt

LIMITS, STREET = "application.health_limits", "application.street"
FORM = ("1", "2", "ağır qaldırmaq", "aşpaz", "1", "1", "1")
MOVED = ("6", "Quba", "Dəniz küçəsi 3")
THEN = {f"{STREET}.AZ-QBA": STREET, "application.health.limits": LIMITS}


def begun_then(*said: str) -> Talk:
    """A talk whose stored memory is as the earlier release would have left it."""
    talk = Talk(job_seeker_application, receipt)
    for text in (*BEGUN, *said):
        talk.say(text)
    for now, then in THEN.items():
        talk.stored = talk.stored.replace(json.dumps(now), json.dumps(then))
    return talk


def test_at_the_summary_all_is_there() -> None:
    talk = begun_then(*FORM, *MOVED)
    assert LIMITS in talk.stored
    assert open_key(talk).startswith("application.review:")
    assert filed(talk) == ("AZ-QBA", "Dəniz küçəsi 3", "ağır qaldırmaq")


def test_the_lines_are_changed_as_those_of_now() -> None:
    talk = begun_then(*FORM, *MOVED)
    for text in ("10", "2", "soyuqda işləmək", "7", "Sınaq küçəsi 7"):
        talk.say(text)
    assert filed(talk) == ("AZ-QBA", "Sınaq küçəsi 7", "soyuqda işləmək")


@pytest.mark.parametrize(
    ("before", "said", "then"),
    [
        (FORM[:2], "ağır qaldırmaq", "application.wished_work"),
        ((*FORM, *MOVED[:2]), "Dəniz küçəsi 3", "application.review"),
    ],
)
def test_the_question_that_was_open_takes_the_answer(before: tuple[str, ...], said: str, then: str) -> None:
    talk = begun_then(*before)
    assert json.loads(talk.stored)["asked"] in (LIMITS, STREET)
    assert "talk.moved.say" not in talk.say(said)
    assert open_key(talk).partition(":")[0] == then


def test_a_question_back_and_a_way_back_stay_open() -> None:
    talk = begun_then(*FORM[:2], "operator")
    talk.say("1")
    assert open_key(talk) == "application.wished_work"
    talk = begun_then(*FORM[:3], "geri")
    assert json.loads(talk.stored)["reopened"] == LIMITS
    talk.say("davam")
    assert open_key(talk) == "application.wished_work"
    talk = begun_then(*FORM[:3], "geri")
    talk.say("soyuqda işləmək")
    assert talk.memory.reopened is None
    assert open_key(talk) == "application.wished_work"


def test_a_line_that_is_being_changed_keeps_what_stood_there() -> None:
    talk = begun_then(*FORM, *MOVED, "7")
    assert f"{STREET}.AZ-QBA" in talk.memory.aside
    talk.say("davam")
    assert filed(talk)[1] == "Dəniz küçəsi 3"


def test_what_has_no_such_key_is_left_alone() -> None:
    kept = {"answers": {"application.district": {"code": "AZ-QBA", "text": ""}}, "asked": "application.phone"}
    assert moved(kept) is kept


@pytest.mark.parametrize(
    ("of", "asked", "key"),
    [
        (LIMITS, "application.health.limits", "application.health.limits"),
        (STREET, f"{STREET}.AZ-QBA", f"{STREET}.AZ-QBA"),
        (STREET, f"{STREET}.changed", STREET),
        (LIMITS, "application.wished_work", LIMITS),
        ("menu.main", "menu.main", "menu.main"),
        (None, "menu.main", None),
        (LIMITS, None, LIMITS),
    ],
)
async def test_a_page_of_then_answers_the_question_of_now(
    of: str | None, asked: str | None, key: str
) -> None:
    assert called(of, asked) == key
    player, turn = Mock(hear=AsyncMock()), Mock(before=asked)
    await bring(player, turn, Arrival("web", "a", "b", "ağır", of, "az"), "ağır")
    player.hear.assert_awaited_once_with(turn, "ağır", key)
