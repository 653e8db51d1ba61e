"""The registry down, slow or silent while an application is filed: accepted here, told as pending, filed once."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.faults.checker import FILED, filings, quiet
from tests.faults.conftest import World
from tests.faults.person import Person, words

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]

HEALTHY = {"slow_seconds": 0, "down": False, "lose_answers": 0, "operations": []}
REFERENCE = re.compile(r"\b\d{3}-\d{3}-\d{3}-\d{3}\b")
CLOCK_TIME = re.compile(r"\b\d{2}:\d{2}\b")
RECOVERY_SECONDS = 60.0


@pytest.fixture
def faults(world: World) -> Iterator[Any]:
    """Sets the registry's switches; they are off again afterwards."""

    def switch(**switches: Any) -> None:
        answer = httpx.post(f"{world.sandbox.url}/sandbox/faults", json=switches, timeout=30.0)
        assert answer.status_code == 200, answer.text

    yield switch
    switch(**HEALTHY)


@pytest.fixture
def person(world: World) -> Person:
    """Somebody who has only to say yes."""
    ready = world.newcomer()
    ready.begin()
    ready.walk_to("application.review")
    return ready


def told(reply: dict[str, Any]) -> str:
    """What the service said."""
    return words([message for message in reply["messages"] if message["by"] == "us"])


def test_down_it_is_accepted_here_and_the_open_page_hears_when_it_is_filed(
    world: World, person: Person, faults: Any
) -> None:
    faults(down=True)
    reply = person.post(person.answer())
    reference = REFERENCE.search(told(reply))
    assert reference is not None
    assert CLOCK_TIME.search(told(reply))
    assert FILED not in told(reply)
    assert filings(world.sandbox.database, person.made.fin) == []
    last = max(person.told)
    faults(**HEALTHY)
    back = time.monotonic()
    late = person.events(last, RECOVERY_SECONDS)
    assert time.monotonic() - back <= RECOVERY_SECONDS
    check_filed_once(world, person, words(late))
    found = httpx.get(f"{world.sandbox.url}/applications/{reference[0]}", timeout=30.0).json()
    assert [found["number"]] == filings(world.sandbox.database, person.made.fin)


def test_slow_it_is_pending_and_then_known(world: World, person: Person, faults: Any) -> None:
    faults(slow_seconds=4, operations=["submitApplication"])
    reply = person.post(person.answer())
    assert REFERENCE.search(told(reply))
    assert FILED not in told(reply)
    late = person.events(max(person.told))
    check_filed_once(world, person, words(late))


def test_a_lost_answer_is_looked_up_at_once(world: World, person: Person, faults: Any) -> None:
    faults(lose_answers=1)
    reply = person.post(person.answer())
    check_filed_once(world, person, told(reply))
    assert not REFERENCE.search(told(reply))


def test_a_lost_answer_and_a_lost_look_up_still_file_once(world: World, person: Person, faults: Any) -> None:
    faults(lose_answers=3, operations=["submitApplication", "findApplication"])
    reply = person.post(person.answer())
    assert REFERENCE.search(told(reply))
    late = person.events(max(person.told))
    check_filed_once(world, person, words(late))


def test_while_it_is_pending_the_person_can_do_other_things(
    world: World, person: Person, faults: Any
) -> None:
    faults(slow_seconds=8, operations=["submitApplication"])
    reply = person.post(person.answer())
    assert person.form["of"] == "menu.main", told(reply)
    again = person.post(person.answer())  # the application once more
    assert REFERENCE.search(told(again)), told(again)
    late = person.events(max(person.told))
    check_filed_once(world, person, words(late))


def check_filed_once(world: World, person: Person, heard: str) -> None:
    """The registry has one application, and the person heard its number once."""
    quiet(world.service)
    numbers = filings(world.sandbox.database, person.made.fin)
    assert len(numbers) == 1
    assert numbers[0] in heard
    assert words(list(person.history().values())).count(FILED) == 1
