"""Late messages reach an open page, and the stream lets go when it should."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest
from fastapi import FastAPI

from bot.channels.web import events
from bot.channels.web.options import WebOptions
from bot.core import Core
from bot.ledger.errors import Unavailable
from tests.web.conftest import MakeApp
from tests.web.visitor import Visitor


class Stream:
    """An open stream: what came, and the browser's leaving."""

    def __init__(self, app: FastAPI, path: str, headers: dict[str, str]) -> None:
        self.came: asyncio.Queue[MutableMapping[str, Any]] = asyncio.Queue()
        self.left = asyncio.Event()
        at, _, query = path.partition("?")
        scope = {
            "type": "http",
            "method": "GET",
            "path": at,
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
        }
        self.task = asyncio.create_task(app(scope, self._receive, self.came.put))

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def next(self) -> MutableMapping[str, Any]:
        return await asyncio.wait_for(self.came.get(), 10)

    def rest(self) -> list[MutableMapping[str, Any]]:
        """All that came and was not read."""
        return [self.came.get_nowait() for _ in range(self.came.qsize())]

    async def data(self) -> dict[str, Any]:
        """The next message, past comments."""
        while True:
            body: bytes = (await self.next()).get("body", b"")
            if b"data: " in body:
                found: dict[str, Any] = orjson.loads(body.partition(b"data: ")[2])
                return found


@asynccontextmanager
async def listening(
    app: FastAPI, visitor: Visitor, path: str = "/az/events", **more: str
) -> AsyncIterator[Stream]:
    cookie = f"addim={visitor.client.cookies.get('addim')}"
    stream = Stream(
        app, path, {"cookie": cookie, **{name.replace("_", "-"): value for name, value in more.items()}}
    )
    yield stream
    stream.left.set()
    await asyncio.wait_for(stream.task, 10)


async def test_what_is_said_later_arrives_numbered(visitor: Visitor, make_app: MakeApp) -> None:
    await visitor.begin()
    async with listening(make_app(), visitor, "/az/events?after=2") as stream:
        start = await stream.next()
        assert dict(start["headers"])[b"content-type"] == b"text/event-stream"
        assert b"retry:" in (await stream.next())["body"]
        await visitor.say_json("1")
        sent = (await stream.next())["body"]
        assert sent.startswith(b"id: 4\ndata: {")
        assert sent.endswith(b"\n\n")
        turn = orjson.loads(sent.partition(b"data: ")[2])
        assert [one["n"] for one in turn["messages"]] == [3, 4]
        assert turn["question"]["of"] == "application.consent"


async def test_a_stream_that_broke_goes_on_where_it_was(visitor: Visitor, make_app: MakeApp) -> None:
    await visitor.begin()
    await visitor.say("1")
    async with listening(make_app(), visitor, "/az/events?after=0", last_event_id="3") as stream:
        assert [one["n"] for one in (await stream.data())["messages"]] == [4]


async def test_a_silent_stream_has_a_heart_beat(
    visitor: Visitor, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "BEAT_SECONDS", 0.02)
    await visitor.begin()
    async with listening(make_app(), visitor, "/az/events?after=2") as stream:
        await stream.next()
        await stream.next()
        assert (await stream.next())["body"] == b":\n\n"


async def test_streams_end_when_the_server_stops(
    visitor: Visitor, make_app: MakeApp, options: WebOptions
) -> None:
    await visitor.begin()
    async with listening(make_app(), visitor, "/az/events?after=2") as stream:
        await stream.next()
        options.closing.set()
        await asyncio.wait_for(stream.task, 10)
        assert not stream.rest()[-1].get("more_body")


async def test_a_browser_that_leaves_is_let_go(visitor: Visitor, make_app: MakeApp, core: Core) -> None:
    await visitor.begin()
    async with listening(make_app(), visitor, "/az/events?after=2") as stream:
        await stream.next()
        await stream.next()
        stream.left.set()
        await asyncio.wait_for(stream.task, 10)
    assert not core.news._waiting


async def test_nobody_gets_a_stream_without_a_session_or_too_many(
    visitor: Visitor, make_app: MakeApp
) -> None:
    await visitor.begin()
    app = make_app()
    strange = Stream(app, "/az/events", {})
    assert (await strange.next())["status"] == 204
    await strange.task
    held = [
        Stream(app, "/az/events?after=2", {"cookie": f"addim={visitor.client.cookies.get('addim')}"})
        for _ in range(events.STREAMS)
    ]
    for one in held:
        assert (await one.next())["status"] == 200
    async with listening(app, visitor) as stream:
        assert (await stream.next())["status"] == 204
    for one in held:
        one.left.set()
        await asyncio.wait_for(one.task, 10)
    async with listening(app, visitor, "/az/events?after=2") as stream:
        assert (await stream.next())["status"] == 200


async def test_a_ledger_that_fails_ends_the_stream(visitor: Visitor, make_app: MakeApp) -> None:
    class Failing:
        async def wait(self, *_: object) -> None:
            raise Unavailable

    await visitor.begin()
    async with listening(make_app(Failing()), visitor) as stream:
        assert (await stream.next())["status"] == 200
        await asyncio.wait_for(stream.task, 10)
        assert not stream.rest()[-1].get("more_body")
