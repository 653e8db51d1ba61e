"""Serves an application of a test in the test's own loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI

from integrations.telegram.emulator.listening import listening


class Server(uvicorn.Server):
    """Tells when it listens, and ends at once: uvicorn looks ten times a second, which every test would pay for."""

    def __init__(self, app: FastAPI) -> None:
        config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1)
        super().__init__(config)
        self.ready = asyncio.Event()
        self.ended = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        ticks = 0
        while not self.ended.is_set():
            await self.on_tick(ticks)
            ticks += 1
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.1):
                    await self.ended.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.shutdown()
        for _ in range(20):
            if not self.server_state.connections:
                break
            await asyncio.sleep(0)
        await super().shutdown(sockets)


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """The address of an application while it is served."""
    taken = listening("127.0.0.1", 0)
    server = Server(app)
    task = asyncio.create_task(server.serve(sockets=[taken]))
    await server.ready.wait()
    try:
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.ended.set()
        await task
