"""Kills at boundaries, one after another: each process serves the person of the last kill and the one of the next."""

from __future__ import annotations

import signal
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.faults.checker import FILED, doubled, early, filings, lost, quiet, repeated
from tests.faults.person import Person, stranger, words
from tests.faults.processes import Sandbox, Service

PERSONS_A_SOURCE = 15  # FINs and new conversations an hour from one address are limited


@dataclass
class Kills:
    """A service that is killed again and again over one registry."""

    folder: Path
    sandbox: Sandbox
    sabotage: tuple[str, ...] = ()
    people: int = 0
    broken: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    effects: int = 0
    confirmed: int = 0

    def __post_init__(self) -> None:
        self.service = Service(self.folder, self.sandbox, *self.sabotage)

    def newcomer(self) -> Person:
        """A person who was never here."""
        self.people += 1
        made = stranger(self.sandbox.database, self.people)
        source = f"127.0.0.{2 + self.people // PERSONS_A_SOURCE}"
        return Person(self.service.url, self.sandbox.url, made, source)

    def at(self, places: Iterable[int | str], question: str) -> list[str]:
        """Kill at each of these boundaries counted from the answer to `question` on ("": from the beginning).

        A place is a number, or a name: the first boundary so called.  What is broken, each with the number and name.
        """
        for place in places:
            person = self.newcomer()
            if question:
                person.begin()
                person.walk_to(question)
            self.service.arm(place)
            self._until_killed(person)
            passed = self.service.boundaries()
            number = len(passed)
            name = f"{number} {passed[-1]}"
            self.names.append(name)
            self.broken += [f"{name}: {what}" for what in self._after(person, passed, number)]
        return self.broken

    def _until_killed(self, person: Person) -> None:
        try:
            if not person.form:
                person.begin()
            person.walk_to("menu.main" if person.told and FILED in words(person.told) else "binding.never")
        except httpx.TransportError:
            assert self.service.ended() == -signal.SIGKILL
            return
        raise AssertionError("the walk ended and nothing was killed")

    def _after(self, person: Person, passed: list[str], number: int) -> list[str]:
        """Start again on what the killed process left behind, let the person go on, and look at everything."""
        broken = list(early(person, self.sandbox.database))
        self.service = Service(self.folder, self.sandbox, *self.sabotage)
        person.url = self.service.url
        quiet(self.service)
        broken += [*lost(person), *repeated(passed, self.service.boundaries())]
        resent = finish(person, again=number % 2 == 0)
        quiet(self.service)
        self.effects += len(filings(self.sandbox.database, person.made.fin))
        self.confirmed += words(list(person.history().values())).count(FILED)
        return [*broken, *doubled(person, self.sandbox.database, resent)]


def finish(person: Person, again: bool) -> int:
    """Go on to the registry's number, by the last form `again` or a fresh page; how often a code was resent."""
    if again and person.last:
        person.post(person.last)
    page, resent = person.look(), 0
    if "of" not in person.form:
        person.begin()
    for _ in range(30):
        if FILED in words(list(person.history().values())):
            return resent
        resent += person.form["of"].startswith(("binding.resend", "binding.unsent"))
        person.post(person.answer())
    raise AssertionError(f"never filed: {page[-300:]}")
