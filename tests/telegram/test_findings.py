"""What trials of the libraries and of the platform found, each with the test that keeps it from being found again."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import orjson
import pytest

from integrations.telegram.emulator import people
from tests.telegram import (
    test_answers,
    test_any_order,
    test_buttons,
    test_emulator,
    test_lines,
    test_pace,
    test_privacy,
    test_reading,
    test_sending,
    test_webhook,
)
from tests.telegram.person import Person
from tests.telegram.stand import Stand

pytestmark = pytest.mark.telegram
FOUND: dict[str, tuple[Callable[..., Any], ...]] = {
    "an update of 440 bytes freezes aiogram": (
        test_reading.test_nested_rich_text_costs_nothing,
        test_reading.test_the_update_of_440_bytes_is_that_small,
        test_webhook.test_the_attack_of_440_bytes_is_an_ordinary_update,
    ),
    "neither library leaves out an update that comes twice": (
        test_any_order.test_what_waits_is_played_by_number_whatever_order_it_came_in,
        test_answers.test_a_doubled_press_counts_once,
    ),
    "a lock of Redis scrambles the order of one person's messages": (
        test_any_order.test_repetitions_change_nothing_while_it_is_played,
    ),
    "a press and a text of one person come side by side": (
        test_webhook.test_a_press_and_a_text_at_once_are_both_heard,
    ),
    "PTB's limiter sends sixty in the first second and undoes a flood wait": (
        test_pace.test_no_second_holds_more_than_its_lane,
        test_pace.test_a_flood_wait_holds_its_chat_and_bulk_only,
        test_lines.test_the_limiter_waits_for_the_pace_and_gives_back_what_would_wait_long,
    ),
    "an update that fails blocks its chat for a day": (
        test_webhook.test_poison_is_a_dead_letter_and_never_comes_again,
        test_webhook.test_telegram_brings_again_what_could_not_be_kept,
        test_emulator.test_the_head_of_a_queue_holds_its_queue_and_no_other,
    ),
    "httpx writes the token into logs": (test_privacy.test_the_token_never_reaches_a_log,),
    "polling confirms what was not handled yet": (
        test_sending.test_killed_before_playing_the_update_is_played_later,
    ),
    "both libraries take data of a button that the server refuses": (
        test_buttons.test_data_comes_back_and_fits,
        test_emulator.test_what_the_server_refuses,
    ),
}


@pytest.mark.parametrize("found", FOUND)
def test_each_finding_has_tests_that_run_and_can_fail(found: str) -> None:
    """Each is collected by its name, is neither skipped nor expected to fail, and asserts something."""
    assert FOUND[found]
    for test in FOUND[found]:
        asked = getattr(test, "hypothesis", None)
        body = test if asked is None else asked.inner_test
        marks = {mark.name for mark in getattr(test, "pytestmark", [])}
        assert test.__name__.startswith("test_")
        assert not marks & {"skip", "skipif", "xfail"}
        assert asserts(body)


def asserts(body: Callable[..., Any]) -> bool:
    """Whether a test asserts, by itself or by a function of its file that it calls."""
    own = ast.parse(textwrap.dedent(inspect.getsource(body)))
    if any(isinstance(node, ast.Assert) for node in ast.walk(own)):
        return True
    called = (node.id for node in ast.walk(own) if isinstance(node, ast.Name))
    functions = (getattr(inspect.getmodule(body), name, None) for name in called)
    others = [one for one in functions if inspect.isfunction(one) and one.__module__ == body.__module__]
    return any(one is not body and asserts(one) for one in others)


def nothing() -> None:
    """Says nothing."""


def test_a_test_that_asserts_nothing_is_seen() -> None:
    assert not asserts(nothing)
    assert asserts(test_the_libraries_are_those_that_go_together)


def test_the_libraries_are_those_that_go_together() -> None:
    assert version("aiogram") == "3.31.0"
    assert version("python-telegram-bot") == "22.8"
    assert version("redis") == "8.1.0"
    with pytest.raises(PackageNotFoundError):
        version("aiogram-dialog")  # it needs a cachetools that python-telegram-bot's extras refuse


async def test_an_update_that_comes_twice_is_answered_once(plain: Stand) -> None:
    person = Person(plain)
    people.write(plain.account, person.chat, "/start")
    [waiting] = plain.account.updates.live()
    await plain.quiet()
    plain.account.updates.put_again(waiting.body, waiting.queue)
    await plain.quiet()
    assert len([one for one in person.chat.messages if one.from_bot]) == 1


async def test_twelve_quick_messages_are_heard_in_their_order(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    for number in range(12):
        people.write(plain.account, person.chat, f"söz {number}")
    await plain.quiet()
    conversation = await plain.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    kept = await plain.core.ledger.messages(conversation.id)
    heard = [orjson.loads(one.body)["text"] for one in kept if one.direction == "in"]
    assert heard[1:] == [f"söz {number}" for number in range(12)]
