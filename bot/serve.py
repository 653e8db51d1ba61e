"""Serves the web application with uvicorn until told to stop; ctrl-C ends it cleanly."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from socket import socket
from types import FrameType

import uvicorn

from bot import garbage
from bot.app import web_app
from bot.gather import GatheringProtocol
from bot.settings import Settings


class Server(uvicorn.Server):
    """Says where it listens; tells open pages to let go as soon as a signal comes, instead of waiting for them."""

    def __init__(self, config: uvicorn.Config, closing: asyncio.Event, public_url: str) -> None:
        super().__init__(config)
        self.closing = closing
        self.public_url = public_url

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """All is made that lives as long as the process."""
        await super().startup(sockets)
        garbage.settle()
        if self.started:
            address = self.public_url or f"http://{_named(self.config.host)}:{self._port()}"
            print(f"Addım: {address}  (ctrl-C to stop)", file=sys.stderr, flush=True)

    def _port(self) -> int:
        """The port that is listened on; the system chose one for port 0."""
        port: int = self.servers[0].sockets[0].getsockname()[1]
        return port

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """SIGINT or SIGTERM came."""
        self.closing.set()
        super().handle_exit(sig, frame)


def serve(settings: Settings) -> int:
    """Run until SIGINT or SIGTERM; returns the exit status."""
    closing = asyncio.Event()
    config = uvicorn.Config(
        web_app(settings, closing),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http=GatheringProtocol,
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=bool(settings.public_url),  # without a public address there is no proxy to believe
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=65536,
    )
    server = Server(config, closing, settings.public_url)
    with suppress(KeyboardInterrupt):  # uvicorn has ended by it already and hands it on
        server.run()
    return 0 if server.started else 1


def _named(host: str) -> str:
    """A host as it stands in an address (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host else host
