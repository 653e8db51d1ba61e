"""A registry and a service for tests that do not kill, shared by a file; each person is new."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.person import Person, stranger
from tests.faults.processes import Sandbox, Service


class World:
    """Both processes, and people who were never here."""

    def __init__(self, sandbox: Sandbox, service: Service) -> None:
        self.sandbox, self.service = sandbox, service
        self.people = 0

    def newcomer(self) -> Person:
        """A person at the first page."""
        self.people += 1
        made = stranger(self.sandbox.database, self.people)
        return Person(self.service.url, self.sandbox.url, made)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    sandbox = Sandbox(folder)
    service = Service(folder, sandbox)
    yield World(sandbox, service)
    service.stop()
    sandbox.stop()
