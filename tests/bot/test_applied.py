"""What is known of a person's application goes with the conversation's runs, and ends with the person."""

from __future__ import annotations

from bot.ledger.records import Conversation
from bot.stack import Stack
from dialogs.registration import StandingKnown
from dialogs.settings import PersonLeft

SPOKEN = Conversation(1, "web", "a")


def _applied() -> Stack:
    stack = Stack.of(SPOKEN, [])
    stack.start("application", {})
    stack.heard(StandingKnown(applied=True), another=False)
    return stack


def _known(stack: Stack) -> object:
    assert stack.active is not None
    return stack.active.memory.began.get("applied")


def test_it_is_told_on_to_what_begins_and_to_what_is_gone_on_with() -> None:
    stack = _applied()
    left = stack.start("sheet", {})
    stack.start("menu", {})
    assert _known(stack) is True
    left.memory.began.clear()
    stack.resume(left)
    assert _known(stack) is True


def test_it_is_read_from_the_active_run() -> None:
    stored = _applied()
    stored.start("menu", {})
    assert Stack.of(SPOKEN, stored.rows()).applied
    stored.heard(StandingKnown(applied=False), another=False)
    assert not Stack.of(SPOKEN, stored.rows()).applied


def test_it_is_nobody_elses() -> None:
    for event in (PersonLeft(), object()):
        stack = _applied()
        stack.heard(event, another=True)
        stack.start("menu", {})
        assert _known(stack) is None


def test_other_events_leave_it() -> None:
    stack = _applied()
    stack.heard(object(), another=False)
    assert stack.applied
