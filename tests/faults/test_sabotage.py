"""Broken on purpose, the service does not pass: the tests of kills can see what they are there to see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.faults.kills import Kills
from tests.faults.processes import Sandbox

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]


PEOPLE = count(0, 100)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    made = Sandbox(tmp_path_factory.mktemp("registry"))
    yield made
    made.stop()


@pytest.fixture
def kills(request: pytest.FixtureRequest, tmp_path: Path, sandbox: Sandbox) -> Iterator[Kills]:
    made = Kills(tmp_path, sandbox, (request.param,), next(PEOPLE))
    yield made
    made.service.stop()


@pytest.mark.parametrize("kills", ["acknowledge-early"], indirect=True)
def test_answering_before_the_commit_is_seen(kills: Kills) -> None:
    broken = kills.at([1, 2], "application.travel")  # the commit of the turn before may come first
    assert any("was acknowledged and is gone" in what for what in broken)


@pytest.mark.parametrize("kills", ["drop-sending"], indirect=True)
def test_filing_without_a_note_is_seen(kills: Kills) -> None:
    broken = kills.at(["sent"], "application.review")
    assert any("filed again without a look-up" in what for what in broken)


@pytest.mark.parametrize("kills", ["drop-sending"], indirect=True)
def test_sending_a_code_without_a_note_is_seen(kills: Kills) -> None:
    broken = kills.at(["answer sendCode"], "binding.birth_date")
    assert any("codes for" in what for what in broken)
