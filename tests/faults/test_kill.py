"""Kill -9 at every boundary: nothing acknowledged is lost, one application is filed, the person can go on."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.kills import Kills
from tests.faults.processes import Sandbox

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1500)]

EVERY = 1 if os.environ.get("FAULTS") == "all" else 8
SEED = 20261121


@pytest.fixture
def kills(tmp_path: Path) -> Iterator[Kills]:
    sandbox = Sandbox(tmp_path)
    made = Kills(tmp_path, sandbox)
    yield made
    made.service.stop()
    sandbox.stop()


def boundaries(kills: Kills, question: str) -> int:
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


def test_killed_at_every_boundary_of_the_filing_turn(
    kills: Kills, capsys: pytest.CaptureFixture[str]
) -> None:
    count = boundaries(kills, "application.review")
    assert count >= 14
    broken = kills.at(range(1, count + 1), "application.review")
    with capsys.disabled():
        print(f"\nfiling turn: {len(kills.names)} of {count} boundaries killed: {', '.join(kills.names)}")
    assert broken == []


def test_killed_at_boundaries_of_the_whole_walk(kills: Kills, capsys: pytest.CaptureFixture[str]) -> None:
    count = boundaries(kills, "")
    first = random.Random(SEED).randrange(EVERY) + 1
    broken = kills.at(range(first, count + 1, EVERY), "")
    with capsys.disabled():
        print(f"\nwhole walk: {len(kills.names)} of {count} boundaries killed (seed {SEED})")
    assert broken == []
