"""The collector after the start of a process that serves."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bot import garbage


@pytest.fixture
def collector() -> Iterator[None]:
    """The collector of this process as it was, afterwards."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("collector")
def test_what_the_start_has_made_is_not_looked_through_again() -> None:
    garbage.settle()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold() == (garbage.YOUNG, garbage.OLDER, garbage.OLDER)
    assert gc.isenabled()
