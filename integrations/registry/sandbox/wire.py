"""A small TCP proxy before the sandbox that breaks the line itself: refused, reset, cut at a byte, drip, blackhole."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable
from dataclasses import dataclass

__all__ = ["BrokenLine", "LineFault"]

RESET = struct.pack("ii", 1, 0)
PIECE = 65_536


@dataclass(frozen=True, slots=True)
class LineFault:
    """How the line is broken; names as Toxiproxy uses them.

    `reset_peer`: reset instead of an answer. `timeout`: take everything, answer nothing. `limit_data`: cut the
    answer after so many bytes (None: no cut). `bandwidth`: bytes a second of the answer (0: no limit).
    `latency_seconds` before it.
    """

    reset_peer: bool = False
    timeout: bool = False
    limit_data: int | None = None
    bandwidth: int = 0
    latency_seconds: float = 0.0


class BrokenLine:
    """Listens on loopback and hands bytes to and from the sandbox; `fault` may be changed at any time."""

    def __init__(self, host: str, port: int) -> None:
        """The sandbox's address."""
        self.fault = LineFault()
        self._to = (host, port)
        self._server: asyncio.Server | None = None
        self._callers: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def open(self) -> None:
        """Listen, on the port of before if there was one."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def shut(self) -> None:
        """Drop every connection and refuse new ones."""
        if self._server is not None:
            self._server.close()
            callers = tuple(self._callers)
            for caller in callers:
                caller.transport.abort()
            await asyncio.gather(*(caller.wait_closed() for caller in callers), return_exceptions=True)
            await self._server.wait_closed()
            self._server = None

    @property
    def url(self) -> str:
        """Where a client reaches the sandbox through this line."""
        return f"http://127.0.0.1:{self.port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection(*self._to)
        except OSError:
            self._drop(writer, reset=True)
            return
        call = _Call()
        self._callers.add(writer)
        try:
            await _first(self._ask(call, reader, back), self._answer(call, there, writer))
        finally:
            self._callers.discard(writer)
            back.close()
            self._drop(writer, reset=self.fault.reset_peer)

    def _drop(self, writer: asyncio.StreamWriter, *, reset: bool) -> None:
        if reset:
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        writer.close()

    async def _ask(self, call: _Call, reader: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        while data := await reader.read(PIECE):
            call.answered = 0
            if not self.fault.timeout:
                back.write(data)
                await back.drain()

    async def _answer(self, call: _Call, there: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await there.read(self.fault.bandwidth or PIECE):
            fault = self.fault
            if fault.reset_peer:
                return
            await asyncio.sleep(fault.latency_seconds)
            left = len(data) if fault.limit_data is None else max(0, fault.limit_data - call.answered)
            writer.write(data[:left])
            await writer.drain()
            call.answered += len(data)
            if left < len(data):
                return
            if fault.bandwidth:
                await asyncio.sleep(len(data) / fault.bandwidth)


@dataclass(slots=True)
class _Call:
    """Bytes answered since the last bytes asked."""

    answered: int = 0


async def _first(*both: Awaitable[None]) -> None:
    tasks = [asyncio.ensure_future(each) for each in both]
    _, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
