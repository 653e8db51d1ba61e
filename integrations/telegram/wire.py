"""HTTP/1.1 to one server with as little as it takes: JSON posted over connections that stay open.

A general client costs several times the work of the turn it carries (measured in benchmarks/telegram).
"""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlsplit

import httptools

# Servers close idle connections at about a minute; a younger one is not likely to be closed.
IDLE_SECONDS = 50.0
CONNECT_SECONDS = 10.0


class NotConnected(OSError):
    """There was no connection: nothing was sent."""


class Broken(OSError):
    """The connection ended or said what is no HTTP before the answer was complete: nobody knows what was done."""


class _Connection(asyncio.Protocol):
    """One connection; `answer` is the answer being waited for, `size` what came of its body, kept or not."""

    __slots__ = ("answer", "body", "free_at", "most", "parser", "size", "transport")

    def __init__(self, most: int) -> None:
        self.most = most
        self.size = 0
        self.body: list[bytes] = []
        self.free_at = 0.0
        self.answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.parser = httptools.HttpResponseParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)  # uvloop's is none of asyncio's family

    def data_received(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserError:
            self._fail()

    def on_body(self, part: bytes) -> None:
        if self.size < self.most:  # the rest of a giant is read and thrown away
            self.body.append(part)
        self.size += len(part)

    def on_message_complete(self) -> None:
        body, self.body, self.size = b"".join(self.body), [], 0
        status, keeps = self.parser.get_status_code(), self.parser.should_keep_alive()
        self.parser = httptools.HttpResponseParser(self)
        if not keeps:
            self.transport.close()
        if self.answer is not None and not self.answer.done():
            self.answer.set_result((status, body))

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self._fail()

    def _fail(self) -> None:
        self.transport.close()
        if self.answer is not None and not self.answer.done():
            self.answer.set_exception(Broken("connection"))


def _give_up(answer: asyncio.Future[tuple[int, bytes]]) -> None:
    if not answer.done():
        answer.set_exception(TimeoutError())


@dataclass(slots=True)
class Wire:
    """Connections to `server` (http or https, with a path prefix if any); at most `connections` at once."""

    server: str
    connections: int = 64
    most_bytes: int = 8 * 1024 * 1024
    _free: deque[_Connection] = field(default_factory=deque)
    _open: set[_Connection] = field(default_factory=set)
    _room: asyncio.Semaphore = field(init=False)
    _head: bytes = field(init=False)
    _tls: ssl.SSLContext | None = None

    def __post_init__(self) -> None:
        self._room = asyncio.Semaphore(self.connections)
        place = urlsplit(self.server)
        self._head = f"{place.path.rstrip('/')}/%s HTTP/1.1\r\nHost: {place.netloc}\r\n".encode()

    async def post(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Status and body of the answer to JSON posted to `path`; of a giant only the beginning.

        Raises NotConnected, Broken, and TimeoutError when the answer takes longer than `seconds`.
        """
        async with self._room:
            connection = self._ready() or await self._connect()
            loop = asyncio.get_running_loop()
            connection.answer = loop.create_future()
            head = self._head % path.encode()
            connection.transport.write(
                b"POST %bContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
                % (head, len(body), body)
            )
            late = loop.call_later(seconds, _give_up, connection.answer)
            try:
                return await connection.answer
            finally:
                late.cancel()
                self._give_back(connection, loop.time())

    def _ready(self) -> _Connection | None:
        """An open connection that rests; those that rested long are closed."""
        now = asyncio.get_running_loop().time()
        while self._free:
            connection = self._free.pop()
            if not connection.transport.is_closing() and now - connection.free_at < IDLE_SECONDS:
                return connection
            self._drop(connection)
        return None

    def _give_back(self, connection: _Connection, now: float) -> None:
        answer, connection.answer = connection.answer, None
        whole = answer is not None and answer.done() and not answer.cancelled() and answer.exception() is None
        if whole and not connection.transport.is_closing():
            connection.free_at = now
            self._free.append(connection)
        else:
            self._drop(connection)

    def _drop(self, connection: _Connection) -> None:
        self._open.discard(connection)
        connection.transport.close()

    async def _connect(self) -> _Connection:
        place = urlsplit(self.server)
        secure = place.scheme == "https"
        if secure and self._tls is None:
            self._tls = ssl.create_default_context()
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                _, made = await asyncio.get_running_loop().create_connection(
                    lambda: _Connection(self.most_bytes),
                    place.hostname or "",
                    place.port or (443 if secure else 80),
                    ssl=self._tls if secure else None,
                )
        except (OSError, TimeoutError) as error:
            raise NotConnected(type(error).__name__) from error
        self._open.add(made)
        return made

    async def close(self) -> None:
        """Close every connection; what waits for an answer gets Broken."""
        for connection in list(self._open):
            self._drop(connection)
        self._free.clear()
        await asyncio.sleep(0)
