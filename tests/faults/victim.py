"""The real service with a finger on every boundary: `python -m tests.faults.victim [SABOTAGE]` is `addim run`.

Boundaries are counted from the start, and anew when a line `arm N` or `arm NAME` comes on standard input: before and
after every COMMIT, around every call to the registry (before it leaves, when it has left, when it is answered) and
around every HTTP answer to a posted form. At boundary N, or the first of that name, the process kills itself with
SIGKILL; N = 0 only counts. Each boundary is told on standard output as `at NUMBER NAME` before anything happens.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from starlette.types import Message, Receive, Scope, Send

from bot.channels.web.visit import Page
from bot.cli import main
from bot.ledger.effects import Effects
from bot.ledger.writer import Writer
from integrations.registry.client import RegistryClient
from integrations.registry.flight import Flight

MOMENT = 2.0  # seconds that the rest of the process has before a thread's kill, to do what it should not


class Finger:
    """Counts boundaries and kills at the one that was asked for."""

    def __init__(self) -> None:
        self.kill_at = "0"
        self.armed = 0  # how often
        self.passed = 0
        self.answered = threading.Event()
        self._lock = threading.Lock()

    def listen(self) -> None:
        """Obey standard input until it ends."""
        for line in sys.stdin:
            _, _, place = line.strip().partition(" ")
            self.kill_at, self.passed, self.armed = place, 0, self.armed + 1
            self.answered.clear()
            tell("armed")

    def at(self, name: str) -> None:
        """A boundary is reached."""
        with self._lock:
            self.passed += 1
            mine = self.passed
            tell(f"at {mine} {name}")
        if self.kill_at in (str(mine), name):
            if threading.current_thread() is not threading.main_thread():
                self.answered.wait(MOMENT)
            os.kill(os.getpid(), signal.SIGKILL)

    def reply_sent(self) -> None:
        """The answer to a posted form was handed to the socket; let it leave before the boundary counts."""
        asyncio.get_running_loop().call_later(0.02, self._replied, self.armed)

    def _replied(self, armed: int) -> None:
        if armed == self.armed:  # else it answered what came before
            self.answered.set()
            self.at("replied")


FINGER = Finger()
PATCH = pytest.MonkeyPatch()


def tell(line: str) -> None:
    """One line in one system call, so that a killed process leaves no half of it."""
    os.write(1, f"{line}\n".encode())


class Connection(sqlite3.Connection):
    """Tells of every COMMIT."""

    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        if sql != "COMMIT":
            return super().execute(sql, values)
        FINGER.at("commit")
        done = super().execute(sql, values)
        FINGER.at("committed")
        return done


def watch_commits() -> None:
    """Every connection of the ledger is one of ours."""
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def watched(*place: Any, **options: Any) -> sqlite3.Connection:
        return connect(*place, **{**options, "factory": Connection})

    PATCH.setattr(sqlite3, "connect", watched)


def watch_registry() -> None:
    """Every call is told before it leaves, when its last byte has left, and when its outcome is known."""
    exchange, watch = RegistryClient._exchange, Flight.watch

    async def watched(self: RegistryClient, operation: Any, request: Any, *more: Any) -> Any:
        FINGER.at(f"call {operation.name}")
        answer = await exchange(self, operation, request, *more)
        FINGER.at(f"answer {operation.name}")
        return answer

    async def left(self: Any, event: str, info: object) -> None:
        await watch(self, event, info)
        if event.endswith("send_request_body.complete"):
            FINGER.at("sent")

    PATCH.setattr(RegistryClient, "_exchange", watched)
    PATCH.setattr(Flight, "watch", left)


def watch_answers() -> None:
    """Every answer to a posted form is told before and after."""
    call = Page.__call__

    async def watched(self: Page, scope: Scope, receive: Receive, send: Send) -> None:
        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                FINGER.at("reply")
            await send(message)
            if message["type"] == "http.response.body":
                FINGER.reply_sent()

        await call(self, scope, receive, telling if scope["method"] == "POST" else send)

    PATCH.setattr(Page, "__call__", watched)


def tell_port() -> None:
    """Say where the service listens as soon as it does."""
    startup = uvicorn.Server.startup

    async def telling(self: uvicorn.Server, *arguments: Any, **options: Any) -> None:
        await startup(self, *arguments, **options)
        if self.started:
            tell(f"ready {self.servers[0].sockets[0].getsockname()[1]}")

    PATCH.setattr(uvicorn.Server, "startup", telling)


def acknowledge_early() -> None:
    """Sabotage: from the first arming on, callers are answered before the COMMIT that holds their unit."""
    from bot.ledger.jobs import answer

    honest, at_once = Writer._commit, Writer._at_once

    def commit(self: Writer[Any], session: Any, batch: list[Any]) -> None:
        if not FINGER.armed:
            honest(self, session, batch)
        elif batch:
            self.database.begin(session)
            for job in batch:
                self._isolate(session, job)
            answer(batch)
            session.execute("COMMIT")

    PATCH.setattr(Writer, "_commit", commit)
    PATCH.setattr(Writer, "_at_once", lambda self, batch: not FINGER.armed and at_once(self, batch))


def drop_sending() -> None:
    """Sabotage: a call goes out without a note that it does."""

    async def sending(*_: object) -> bool:
        return True

    PATCH.setattr(Effects, "sending", sending)


SABOTAGE = {"acknowledge-early": acknowledge_early, "drop-sending": drop_sending}

if __name__ == "__main__":
    for prepare in (watch_commits, watch_registry, watch_answers, tell_port):
        prepare()
    for name in sys.argv[1:]:
        SABOTAGE[name]()
    threading.Thread(target=FINGER.listen, daemon=True).start()
    sys.exit(main(["run"]))
