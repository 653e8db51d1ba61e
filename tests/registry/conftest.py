"""A sandbox a test: in memory, on 10 June 2026, with the demo's persons and the worked examples."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from integrations.registry.client import RegistryClient
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import TODAY, Asking, serving


@pytest.fixture
async def asking() -> AsyncIterator[Asking]:
    """A caller beside a fresh sandbox."""
    caller = Asking(create_app(Wanted(today=TODAY, people=0)))
    yield caller
    await caller.http.aclose()
    caller.office.database.close()


@pytest.fixture
async def served(asking: Asking) -> AsyncIterator[str]:
    """The address of the same sandbox behind a real socket."""
    async with serving(asking.app) as url:
        yield url


@pytest.fixture
async def registry(served: str) -> AsyncIterator[RegistryClient]:
    """The product's client of the same sandbox."""
    async with RegistryClient(served) as client:
        yield client
