"""The sandbox on PostgreSQL, by URL: its SQL is written for both, so what holds on a file holds on a server."""

from __future__ import annotations

import inspect
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest

from integrations.registry.sandbox.database import PostgresDatabase
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry import (
    test_codes,
    test_events,
    test_keys,
    test_law_days,
    test_law_registration,
    test_law_reports,
    test_support,
)
from tests.registry.asking import NUMBERS, TODAY, WALK, Asking

BINARIES = shutil.which("pg_ctl") or next(
    iter(map(str, Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))), None
)
USER = "postgres" if os.geteuid() == 0 else None
LACKING = (
    BINARIES is None and os.environ.get("CI") != "true"
)  # there it is installed, or everything here fails
pytestmark = [pytest.mark.databases, pytest.mark.skipif(LACKING, reason="PostgreSQL is not installed")]
SAME = (
    test_codes,
    test_events,
    test_keys,
    test_law_days,
    test_law_registration,
    test_law_reports,
    test_support,
)
"""Files whose tests of a sandbox are run here once more."""


def shared() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every test of those files that asks the sandbox of a fixture."""
    for module in SAME:
        for name, test in vars(module).items():
            if name.startswith("test_") and "asking" in inspect.signature(test).parameters:
                yield f"{name}_on_postgresql", test


globals().update(shared())
fin = test_law_reports.fin


def run(name: str, *options: str) -> None:
    """A program of PostgreSQL; it refuses to run as root."""
    program = Path(str(BINARIES)).resolve().with_name(name)
    subprocess.run([program, *options], user=USER, check=True, stdout=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server in a folder of its own, reached through a socket file; gives the folder."""
    with TemporaryDirectory(prefix="pg") as folder:
        Path(folder).chmod(0o777)
        data = str(Path(folder, "data"))
        run("initdb", "--auth=trust", "--username=addim", "--encoding=UTF8", "--no-sync", data)
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "--pgdata", data, "--wait", "--options", settings, "--log", f"{folder}/log", "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "--pgdata", data, "--mode=immediate", "stop")


def made(server: str, *options: str) -> str:
    """The URL of a new database."""
    name = f"registry{next(NUMBERS)}"
    run("createdb", "--host", server, "--username", "addim", *options, name)
    return f"postgresql:///{name}?host={server}&user=addim"


@pytest.fixture
def database(server: str) -> str:
    """The URL of an empty database."""
    return made(server)


@pytest.fixture(scope="module")
def planted(server: str) -> str:
    """The name of a database with the demo's persons and the worked examples."""
    url = made(server)
    create_app(Wanted(url, TODAY, people=0)).state.office.database.close()
    return urlsplit(url).path.removeprefix("/")


@pytest.fixture
async def asking(server: str, planted: str) -> AsyncIterator[Asking]:
    """A caller beside a fresh sandbox on PostgreSQL."""
    caller = Asking(create_app(Wanted(made(server, "--template", planted), TODAY, people=0)))
    assert isinstance(caller.office.database, PostgresDatabase)
    yield caller
    await caller.http.aclose()
    caller.office.database.close()


def test_most_tests_of_the_sandbox_run_here_too() -> None:
    assert len(dict(shared())) > 50


async def test_the_walk_on_postgresql(database: str) -> None:
    asking = Asking(create_app(Wanted(database, TODAY, people=300)))
    fin = WALK["fin"]
    assert (await asking.ask("findPerson", **WALK)).status == 200
    assert (await asking.ask("sendCode", fin=fin, purpose="application")).status == 201
    first = await asking.apply("k" * 16, reference="TEST-0001")
    assert (await asking.apply("k" * 16, reference="TEST-0001")).body == first.body
    assert (await asking.apply(reference="TEST-0001", card="AA1111111")).code == "person-not-found"
    offer = await asking.demo("offers", fin=asking.fin("R"), will="hire")
    accept = {"fin": asking.fin("R"), "offer_id": offer["offer_id"], "answer": "accepted", "reason": None}
    assert (await asking.file("answerOffer", **accept)).status == 201
    await asking.demo("happenings", fin=asking.fin("S1"), happening="hired")
    await asking.move(40)
    assert await asking.states(asking.fin("R")) == ("cancelled", "cancelled")
    assert await asking.states(asking.fin("S1")) == ("active", "cancelled")
    assert await asking.states(fin) == ("active", "suspended")
    assert (await asking.http.get("/")).status_code == 200
    events = (await asking.ask("readEvents", limit=500)).body
    assert len(events["events"]) > 100
    assert len((await asking.ask("listReports", period="2026-05")).body["reports"]) > 10
    asking.office.database.close()
    again = Asking(create_app(Wanted(database)))
    assert await again.states(fin) == ("active", "suspended")
    again.office.database.close()


async def test_both_databases_come_to_the_same(database: str) -> None:
    on_file = Asking(create_app(Wanted(today=TODAY, people=0)))
    on_server = Asking(create_app(Wanted(database, TODAY, people=0)))
    for asking in (on_file, on_server):
        await asking.apply()
        await asking.move(60)
    for slug in ("walk", "B", "R", "U4", "U13", "U16", "U28", "under-way", "M5", "S9"):
        assert await on_file.notes(on_file.fin(slug)) == await on_server.notes(on_server.fin(slug)), slug
    on_server.office.database.close()
