"""Kill -9 at every boundary: nothing acknowledged is lost, one application is filed, the person can go on."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.kills import Kills
from tests.faults.processes import Sandbox

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1500)]

EVERY = 1 if os.environ.get("FAULTS") == "all" else 8
SEED = 20261121
HANDS = 2


PEOPLE = itertools.count(0, 400)  # the first person of each test


@pytest.fixture(scope="module")
def sandboxes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Sandbox]]:
    """A registry for each hand."""
    with ThreadPoolExecutor(HANDS) as hands:
        made = list(hands.map(lambda _: Sandbox(tmp_path_factory.mktemp("registry")), range(HANDS)))
    yield made
    for one in made:
        one.stop()


@pytest.fixture
def killers(tmp_path: Path, sandboxes: list[Sandbox]) -> Iterator[list[Kills]]:
    """As many services as there are hands, each over a registry of its own."""
    first = next(PEOPLE)

    def made(number: int) -> Kills:
        folder = tmp_path / str(number)
        folder.mkdir()
        return Kills(folder, sandboxes[number], people=first)

    with ThreadPoolExecutor(HANDS) as hands:
        ready = list(hands.map(made, range(HANDS)))
    yield ready
    for one in ready:
        one.service.stop()


def count(kills: Kills, question: str) -> int:
    """How many boundaries there are from the answer to `question` to the registry's number."""
    person = kills.newcomer()
    if question:
        person.begin()
        person.walk_to(question)
    kills.service.arm(0)
    if not question:
        person.begin()
        person.walk_to("application.review")
    person.post(person.answer())
    return kills.service.counted()


def kill(killers: list[Kills], numbers: Sequence[int], question: str) -> list[str]:
    """Kill at all of these, shared among the hands; what is broken."""
    shares = [numbers[place::HANDS] for place in range(HANDS)]
    with ThreadPoolExecutor(HANDS) as hands:
        broken = list(hands.map(lambda one, share: one.at(share, question), killers, shares))
    return [what for one in broken for what in one]


def sums(killers: list[Kills]) -> str:
    """Applications at the registry beside forms that people were told are filed."""
    effects, confirmed = sum(one.effects for one in killers), sum(one.confirmed for one in killers)
    return f"; registry effects {effects} = confirmed forms {confirmed}"


def test_killed_at_every_boundary_of_the_filing_turn(
    killers: list[Kills], capsys: pytest.CaptureFixture[str]
) -> None:
    total = count(killers[0], "application.review")
    assert total >= 14
    broken = kill(killers, range(1, total + 1), "application.review")
    names = sorted((name for one in killers for name in one.names), key=lambda name: int(name.split()[0]))
    with capsys.disabled():
        print(f"\nfiling turn: {len(names)} of {total} boundaries killed: {', '.join(names)}{sums(killers)}")
    assert broken == []
    assert sum(one.effects for one in killers) == sum(one.confirmed for one in killers) == len(names)


def test_killed_at_boundaries_of_the_whole_walk(
    killers: list[Kills], capsys: pytest.CaptureFixture[str]
) -> None:
    total = count(killers[0], "")
    first = random.Random(SEED).randrange(EVERY) + 1
    broken = kill(killers, range(first, total + 1, EVERY), "")
    with capsys.disabled():
        killed = sum(len(one.names) for one in killers)
        print(
            f"\nwhole walk: {killed} of {total} boundaries killed (every {EVERY}, seed {SEED}){sums(killers)}"
        )
    assert broken == []
    assert sum(one.effects for one in killers) == sum(one.confirmed for one in killers) == killed
