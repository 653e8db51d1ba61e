"""A caller of the sandbox for tests: operations of openapi.yaml by name, days, and a body that is good to file."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from integrations.registry.contract import load
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.person import Person
from integrations.registry.sandbox.severed import LineProtocol

TODAY = date(2026, 6, 10)
WALK = {"fin": "1AB2C3D", "card": "AZE01234567", "birth_date": "1988-04-12"}
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, body and headers of one answer; `code` of a problem, empty for a good answer."""

    status: int
    body: dict[str, Any]
    headers: httpx.Headers

    @property
    def code(self) -> str:
        return str(self.body.get("type", "")).rsplit("/", 1)[-1]


class Asking:
    """Asks a sandbox in this process."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.office: Office = app.state.office
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://registry")

    async def ask(self, operation: str, key: str | None = None, **body: Any) -> Reply:
        """One call; a filing gets a fresh Idempotency-Key unless one is given."""
        known = load().operations[operation]
        path, query = known.path, {}
        for each in known.parameters:
            if each.where == "path":
                path = path.replace(f"{{{each.name}}}", str(body.pop(each.name)))
            elif each.where == "query" and each.name in body:
                query[each.name] = body.pop(each.name)
        headers = {"Idempotency-Key": key or f"test-key-{next(NUMBERS):012d}"} if known.keyed else {}
        content: dict[str, Any] = {"json": body} if known.request else {}
        response = await self.http.request(known.method, path, params=query, headers=headers, **content)
        return Reply(response.status_code, response.json(), response.headers)

    async def file(self, operation: str, key: str | None = None, **body: Any) -> Reply:
        """File under a fresh reference unless one is given."""
        return await self.ask(operation, key, **{"reference": f"TEST-{next(NUMBERS):012d}", **body})

    async def apply(self, key: str | None = None, **differs: Any) -> Reply:
        """File an application; of the person of the main walk unless told otherwise."""
        return await self.file("submitApplication", key, **{**application(), **differs})

    def fin(self, slug: str) -> str:
        """The FIN of a person of the demo's first page or of a worked example."""
        return self.person(slug).fin

    def person(self, slug: str) -> Person:
        """A person by the name in the data files."""
        return next(each for each in self.office.people.listed(0, 1000) if each.slug == slug)

    async def move(self, days: int) -> date:
        """Go so many days forward."""
        reply = await self.http.post("/sandbox/day", json={"move_days": days})
        return date.fromisoformat(reply.json()["day"])

    async def move_to(self, day: date | str) -> None:
        """Go forward to a day."""
        reply = await self.http.post("/sandbox/day", json={"to": str(day)})
        assert reply.status_code == 200, reply.text

    async def demo(self, path: str, **body: Any) -> dict[str, Any]:
        """A demo endpoint that must accept."""
        reply = await self.http.post(f"/sandbox/{path}", json=body)
        assert reply.status_code in {200, 201}, reply.text
        return dict(reply.json())

    async def sms(self) -> str:
        """The newest message on the demo phone."""
        return str((await self.http.get("/sandbox/phone")).json()["messages"][-1]["text"])

    async def notes(self, fin: str) -> list[tuple[str, str, str | None]]:
        """(day, kind, article) of every decision in the sheet."""
        sheet = (await self.ask("readSheet", fin=fin)).body
        return [(each["decided_on"], each["kind"], each["article"]) for each in sheet["note"]]

    async def states(self, fin: str) -> tuple[str, str]:
        """States of both registrations."""
        status = (await self.ask("readStatus", fin=fin)).body
        return status["job_seeker"]["state"], status["unemployed"]["state"]


def application(**differs: Any) -> dict[str, Any]:
    """An application as the conversation sends it, without its reference."""
    return {
        **WALK,
        "phone": "+994501234567",
        "email": None,
        "district": "AZ-BA-YAS",
        "address_line": "Nümunə küçəsi 12",
        "education": {
            "level": "bachelor",
            "institution": "Nümunə Universiteti",
            "speciality": None,
            "ended_on": None,
        },
        "profession": {"code": "3313", "text": "Mühasib"},
        "jobs": [],
        "health_limits": None,
        "wished_work": {"code": None, "text": "hesabdar"},
        "ready_on": "2026-06-15",
        "travel": "public_transport",
        "reminders": "sms",
        **differs,
    }


def workdays(day: date, number: int) -> date:
    """A second, naive count of working days, without holidays: good for weeks that have none."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[str]:
    """The app behind a real socket on loopback; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    ready = asyncio.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready.set()

    server = Server(
        uvicorn.Config(app, http=LineProtocol, log_level="critical", access_log=False, lifespan="off")
    )
    task = asyncio.create_task(server.serve(sockets=[listening]))
    await ready.wait()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = server.force_exit = True
        await task
        listening.close()


@contextmanager
def sandbox(*options: str) -> Iterator[str]:
    """A sandbox as a process of its own; gives its address."""
    command = [
        sys.executable,
        "-m",
        "integrations.registry.sandbox",
        "--port",
        "0",
        "--people",
        "0",
        *options,
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout:
        try:
            yield process.stdout.readline().removeprefix("ready ").strip()
        finally:
            process.terminate()
            process.wait(10)
