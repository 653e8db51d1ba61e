"""The same walk on PostgreSQL, by URL: the sandbox's SQL is written for both."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import NUMBERS, TODAY, WALK, Asking

BINARIES = shutil.which("pg_ctl") or next(
    iter(map(str, Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))), None
)
USER = "postgres" if os.geteuid() == 0 else None
pytestmark = [pytest.mark.faults, pytest.mark.skipif(BINARIES is None, reason="PostgreSQL is not installed")]


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


@pytest.fixture
def database(server: str) -> str:
    """The URL of an empty database."""
    name = f"registry{next(NUMBERS)}"
    run("createdb", "--host", server, "--username", "addim", name)
    return f"postgresql:///{name}?host={server}&user=addim"


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
