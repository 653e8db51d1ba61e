"""What the tests of the dialogs share."""

from __future__ import annotations

import pytest

from tests.dialogs.stage import numbered, numbered_runs


@pytest.fixture(autouse=True)
def numbered_references(monkeypatch: pytest.MonkeyPatch) -> None:
    """References count up instead of being drawn."""
    monkeypatch.setattr("bot.effects.new_reference", numbered())
    monkeypatch.setattr("bot.effects.reference_of", numbered_runs())
