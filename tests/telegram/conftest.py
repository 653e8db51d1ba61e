"""One stand a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.telegram.stand import Stand, stand


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Stand]:
    """A service that fetches its updates by long polling."""
    async with stand(tmp_path) as made:
        yield made


@pytest.fixture
async def plain(tmp_path: Path) -> AsyncIterator[Stand]:
    """The same without a registry: the menu and the law are there."""
    async with stand(tmp_path, registry=False) as made:
        yield made
