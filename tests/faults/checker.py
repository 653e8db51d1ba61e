"""What must hold after a kill, read from outside: the pages, the registry's database and phone, /metrics."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx

from tests.faults.person import NO_TLS, Person, words
from tests.faults.processes import Fingered, until

FILED = "qeydə alındı"  # the words by which a person is told that the registry has it
AWAITED = 'what="awaited.'
QUIET_SECONDS = 60.0


def filings(database: Path, fin: str) -> list[str]:
    """The numbers of this person's applications at the registry."""
    sql = "SELECT number FROM filing JOIN person ON person.id = filing.person WHERE person.fin = ?"
    with closing(
        sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
    ) as registry:
        return [row[0] for row in registry.execute(sql, (fin,))]


def waiting(service: Fingered) -> dict[str, float]:
    """What the ledger says is not done yet, by kind; a question that awaits the registry's return is not under way."""
    text = httpx.get(f"{service.url}/metrics", timeout=30.0, verify=NO_TLS).text
    rows = (line.rpartition(" ") for line in text.splitlines() if line.startswith("addim_waiting{"))
    return {name: float(count) for name, _, count in rows if float(count) and AWAITED not in name}


def quiet(service: Fingered) -> None:
    """Wait until nothing is under way."""
    until(lambda: not waiting(service), QUIET_SECONDS, "the ledger is quiet")


def early(person: Person, database: Path) -> Iterator[str]:
    """Broken at the moment of the kill: told "filed" before the registry had it."""
    told_filed = any(FILED in words(message) for message in person.told.values())
    if told_filed and not filings(database, person.made.fin):
        yield "told as filed, but the registry has nothing"


def lost(person: Person) -> Iterator[str]:
    """Broken after the restart: something acknowledged is gone or has changed."""
    history = person.history() if person.told else {}
    for number, message in person.told.items():
        if number not in history:
            yield f"message {number} was acknowledged and is gone"
        elif not _same(history[number], message):
            yield f"message {number} says something else than was acknowledged: {words(message)}"


def _same(kept: Any, told: Any) -> bool:
    """Whether a message is still what it was; beside a number that chose, the page writes the words of the choice."""
    if told["by"] == "us":
        return bool(kept["blocks"] == told["blocks"])
    return str(kept["blocks"][0]["text"]).startswith(str(told["blocks"][0]["text"]))


def doubled(person: Person, database: Path, resent: int) -> Iterator[str]:
    """Broken at the end: not exactly one application, or a code that nobody asked for."""
    numbers = filings(database, person.made.fin)
    if len(numbers) != 1:
        yield f"{len(numbers)} applications at the registry"
    history = words(list(person.history().values()))
    if not all(number in history for number in numbers):
        yield "the person does not know the registry's number"
    if history.count(FILED) != 1:
        yield f"told {history.count(FILED)} times that it is filed"
    if len(person.codes()) > 1 + resent:
        yield f"{len(person.codes())} codes for {1 + resent} requests"


def repeated(before: list[str], after: list[str]) -> Iterator[str]:
    """Broken by the new process: what may have been filed already was filed again without looking it up first."""
    if (
        "sent" not in before[_place(before, "call submitApplication") :]
        or "call submitApplication" not in before
    ):
        return
    calls = [name for name in after if name in ("call findApplication", "call submitApplication")]
    if calls[:1] == ["call submitApplication"]:
        yield "filed again without a look-up"


def _place(names: list[str], name: str) -> int:
    return names.index(name) if name in names else len(names)
