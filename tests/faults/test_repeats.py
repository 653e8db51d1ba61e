"""Two taps, double posts, two tabs, the back button, messages out of order: the same as answered once in order."""

from __future__ import annotations

import os
import random
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.faults.checker import FILED, filings, quiet
from tests.faults.conftest import World
from tests.faults.person import Form, Person, words

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]

SEEDS = range(32 if os.environ.get("FAULTS") == "all" else 4)
SAME_KEY = "another answer under the key of a form that was sent"


@pytest.fixture(scope="module")
def in_order(world: World) -> tuple[list[str], str]:
    """What a person is told who answers once in order: every message, and the summary."""
    person = world.newcomer()
    person.begin()
    person.walk_to("application.review")
    return told(person), summary(person)


def told(person: Person) -> list[str]:
    """All that was said on both sides, with digits masked: numbers differ from person to person."""
    return [masked(message["by"] + words(message["blocks"])) for message in person.history().values()]


def summary(person: Person) -> str:
    """The lines of the newest summary."""
    blocks = [block for message in person.history().values() for block in message["blocks"]]
    return masked(words([block["lines"] for block in blocks if "lines" in block][-1]))


def masked(text: str) -> str:
    return re.sub(r"\d", "#", text)


def test_two_taps_on_every_button(world: World, in_order: tuple[list[str], str]) -> None:
    person = world.newcomer()
    person.begin()
    with ThreadPoolExecutor(2) as hands:
        while not person.form["of"].startswith("application.review"):
            form = person.answer()
            for tap in [hands.submit(person.post, form) for _ in range(2)]:
                tap.result()
            person.look()
    assert told(person) == in_order[0]


def test_every_form_posted_again_later(world: World, in_order: tuple[list[str], str]) -> None:
    person = world.newcomer()
    person.begin()
    sent: list[Form] = []
    while not person.form["of"].startswith("application.review"):
        sent.append(person.answer())
        person.post(sent[-1])
        for form in sent[-3:]:
            person.post({**form, "text": SAME_KEY})
        person.look()
    assert told(person) == in_order[0]


def test_a_second_tab_with_an_old_page_changes_nothing(world: World, in_order: tuple[list[str], str]) -> None:
    person = world.newcomer()
    person.begin()
    tabs: list[Form] = []
    while not person.form["of"].startswith("application.review"):
        person.look()
        tabs.append(person.form)
        person.post(person.answer())
        person.post({**tabs[0], "key": f"second-tab-{len(tabs):06d}", "text": "2"})
        person.look()
    assert summary(person) == in_order[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_forms_in_any_order_and_any_number(world: World, in_order: tuple[list[str], str], seed: int) -> None:
    """Old forms come again at any time, some at the same moment, some with another answer."""
    person, chance = world.newcomer(), random.Random(seed)
    person.begin()
    sent: list[Form] = []
    with ThreadPoolExecutor(4) as hands:
        while not person.form["of"].startswith("application.review"):
            form = person.answer()
            old = [altered(chance.choice(sent), chance) for _ in range(chance.randrange(3)) if sent]
            posts = [form] * chance.randrange(1, 3) + old
            chance.shuffle(posts)
            for post in [hands.submit(person.post, each) for each in posts]:
                post.result()
            sent.append(form)
            person.look()
    assert summary(person) == in_order[1]
    check_filed_once(world, person)


def altered(form: Form, chance: random.Random) -> Form:
    """An old form as it is, or with another text."""
    return form if chance.random() < 0.5 else {**form, "text": chance.choice(("2", "geri", "xeyr", SAME_KEY))}


def check_filed_once(world: World, person: Person) -> None:
    """Say yes twice at once, and again from an old page and under another key: one application."""
    yes = person.answer()
    with ThreadPoolExecutor(2) as hands:
        for tap in [hands.submit(person.post, yes) for _ in range(2)]:
            tap.result()
    quiet(world.service)
    person.post(yes)
    replies: list[dict[str, Any]] = [
        person.post({**yes, "key": f"old-page-{number:08d}"}) for number in range(2)
    ]
    quiet(world.service)
    assert len(replies) == 2
    numbers = filings(world.sandbox.database, person.made.fin)
    assert len(numbers) == 1
    history = words(list(person.history().values()))
    assert history.count(FILED) == 1
    assert numbers[0] in history
