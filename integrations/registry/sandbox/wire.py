"""A small TCP proxy before the sandbox that breaks the line itself: refused, reset, cut at a byte, drip, blackhole."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

__all__ = ["BrokenLine", "LineFault"]

RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class LineFault:
    """How the line is broken for new connections; names as Toxiproxy uses them.

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
        self.port = 0

    async def open(self) -> None:
        """Listen, on the port of before if there was one."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def shut(self) -> None:
        """Refuse connections from now on."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    @property
    def url(self) -> str:
        """Where a client reaches the sandbox through this line."""
        return f"http://127.0.0.1:{self.port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fault = self.fault
        try:
            if fault.timeout:
                await reader.read()
                return
            there, back = await asyncio.open_connection(*self._to)
            answer = self._answer(fault, there, writer)
            await _first(_pump(reader, back.write, back.drain), answer)
            back.close()
        except OSError:
            fault = LineFault(reset_peer=True)
        finally:
            if fault.reset_peer:
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            writer.close()

    async def _answer(
        self, fault: LineFault, there: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await asyncio.sleep(fault.latency_seconds)
        left = fault.limit_data
        while data := await there.read(fault.bandwidth or 65_536):
            if fault.reset_peer:
                return
            writer.write(data if left is None else data[:left])
            await writer.drain()
            left = None if left is None else max(0, left - len(data))
            if left == 0:
                return
            if fault.bandwidth:
                await asyncio.sleep(len(data) / fault.bandwidth)


async def _pump(
    reader: asyncio.StreamReader, write: Callable[[bytes], None], drain: Callable[[], Awaitable[None]]
) -> None:
    while data := await reader.read(65_536):
        write(data)
        await drain()


async def _first(*both: Awaitable[None]) -> None:
    tasks = [asyncio.ensure_future(each) for each in both]
    _, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
