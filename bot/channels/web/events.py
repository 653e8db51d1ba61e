"""Late messages: a stream that an open page listens to."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.types import Receive, Scope, Send

from bot.channels.contract import Talk
from bot.channels.web.site import CHANNEL
from bot.channels.web.talk import Conversation
from bot.channels.web.visit import Visit, visit
from bot.ledger.errors import LedgerError
from dialogs.values import Language

BEAT_SECONDS = 20.0  # a comment this often keeps lines open that close when nothing is said
AGAIN_MILLISECONDS = 3000
STREAMS = 8  # of one session at once

HEADERS = [(b"content-type", b"text/event-stream"), (b"x-accel-buffering", b"no")]


@dataclass(frozen=True, slots=True)
class Events:
    """An endpoint (ASGI): messages after `Last-Event-ID` or `after`, as they come."""

    conversation: Conversation
    language: Language
    streams: Counter[str] = field(default_factory=Counter)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        here = visit(scope, receive, self.conversation.site.sessions, self.language)
        if here.new or self.streams[here.session] >= STREAMS:
            # An answer without content tells the browser not to ask again.
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        self.streams[here.session] += 1
        try:
            await self._stream(here, send)
        finally:
            self.streams[here.session] -= 1
            if not self.streams[here.session]:
                del self.streams[here.session]

    async def _stream(self, here: Visit, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _write(send, f"retry: {AGAIN_MILLISECONDS}\n\n".encode())
        ends: tuple[asyncio.Task[Any], ...] = (
            asyncio.create_task(_gone(here.receive)),
            asyncio.create_task(self.conversation.site.options.closing.wait()),
        )
        try:
            await self._tell(here, send, ends)
        finally:
            for end in ends:
                end.cancel()
        await send({"type": "http.response.body", "body": b""})

    async def _tell(self, here: Visit, send: Send, ends: Sequence[asyncio.Task[Any]]) -> None:
        after = _after(here)
        while True:
            news = asyncio.create_task(self._news(here, after))
            await asyncio.wait({news, *ends}, return_when=asyncio.FIRST_COMPLETED)
            if any(end.done() for end in ends):
                news.cancel()
                return
            talk = news.result()
            if talk is None:
                return
            if talk.messages:
                after = talk.messages[-1].seq
                body = orjson.dumps(self.conversation.reply(here, talk))
                await _write(send, b"id: %d\ndata: %b\n\n" % (after, body))
            else:
                await _write(send, b":\n\n")

    async def _news(self, here: Visit, after: int) -> Talk | None:
        try:
            return await self.conversation.site.desk.wait(CHANNEL, here.session, after, BEAT_SECONDS)
        except LedgerError:
            return None


def _after(here: Visit) -> int:
    last = here.headers.get(b"last-event-id", b"").decode("latin-1")
    return int(last) if last.isascii() and last.isdecimal() and len(last) < 16 else here.number("after")


async def _gone(receive: Receive) -> None:
    """Until the browser has left."""
    while (await receive())["type"] != "http.disconnect":
        continue


async def _write(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})
