"""The registry silent before anything is filed: the form is kept under our number, and goes on when it is back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.faults.checker import FILED, filings
from tests.faults.conftest import World
from tests.faults.person import ANSWERS, Person, words
from tests.faults.test_outage import HEALTHY, REFERENCE, told

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]

RECOVERY_SECONDS = 60.0
AT_ONCE_SECONDS = 2.0
TYPED = {  # what somebody of whom nothing is known answers; the last question is the one that waits for the registry
    "application.education": "5",
    "application.profession": "mühasib",
    "application.jobs.0.more": "2",
    "application.district": "Yasamal",
    "application.street.AZ-BA-YAS": "Nümunə küçəsi 12",
    "application.phone": "0501234567",
    "application.retry": "1",
}


@pytest.fixture
def silent(world: World) -> Iterator[Any]:
    """Takes the registry down, and brings it back with `silent(False)`; it is back afterwards."""

    def switch(down: bool = True) -> None:
        httpx.post(f"{world.sandbox.url}/sandbox/faults", json={**HEALTHY, "down": down}, timeout=30.0)

    yield switch
    switch(False)


@pytest.fixture
def person(world: World, monkeypatch: pytest.MonkeyPatch, silent: Any) -> Person:
    """Somebody whose whole form is kept, while nobody can be asked who they are."""
    for question, said in TYPED.items():
        monkeypatch.setitem(ANSWERS, question, said)
    ready = world.newcomer()
    ready.begin()
    silent()
    ready.walk_to("application.retry")
    return ready


def test_the_open_page_goes_on_by_itself_and_the_number_stays(
    world: World, person: Person, silent: Any
) -> None:
    number = REFERENCE.search(words(person.told[max(person.told)]))
    assert number is not None
    wrong = person.post({**person.form, "text": "0557654321"})
    assert person.form["of"].startswith("application.retry"), told(wrong)
    silent(False)
    back = time.monotonic()
    late = person.events(max(person.told), RECOVERY_SECONDS)
    if late["question"]["of"].startswith("application.retry"):  # the code is on its way still
        late = person.events(max(message["n"] for message in late["messages"]), RECOVERY_SECONDS)
    assert time.monotonic() - back <= RECOVERY_SECONDS
    assert late["question"]["of"].startswith("binding.code")
    person.look()
    person.walk_to("application.review")
    reply = person.post(person.answer())
    assert FILED in told(reply)
    found = httpx.get(f"{world.sandbox.url}/applications/{number[0]}", timeout=30.0).json()
    assert [found["number"]] == filings(world.sandbox.database, person.made.fin)


def test_who_asks_again_is_answered_at_once_though_the_breaker_rests(person: Person, silent: Any) -> None:
    for _ in range(4):  # with the first look five: nobody calls any more
        person.post(person.answer())
    assert person.form["of"].startswith("application.retry")
    silent(False)
    begun = time.monotonic()
    person.post(person.answer())
    assert person.form["of"].startswith("binding.code"), person.form
    assert time.monotonic() - begun < AT_ONCE_SECONDS
