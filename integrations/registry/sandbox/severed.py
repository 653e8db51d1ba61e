"""The line itself broken from inside the sandbox: an answer cut at any byte, or a reset in its place."""

from __future__ import annotations

import asyncio
import socket
import struct
from http import HTTPStatus

from fastapi import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["LineProtocol", "Severed"]

RESET = struct.pack("ii", 1, 0)
"""SO_LINGER of no seconds: closing then resets the connection."""
LINE = "addim.line"


class LineProtocol(HttpToolsProtocol):
    """Uvicorn's protocol, which hands the connection to whoever wants to break it."""

    def on_message_begin(self) -> None:
        """A call begins."""
        super().on_message_begin()
        self.scope["extensions"] = {LINE: {"transport": self.transport}}


class Severed(Response):
    """The first `offset` bytes of an answer, its head counted too, and then the end; None: a reset instead of any."""

    def __init__(self, whole: Response, offset: int | None) -> None:
        """`whole` is what would have been answered."""
        super().__init__(bytes(whole.body), whole.status_code, dict(whole.headers))
        self._offset = offset

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Break the connection. Raises ConnectionResetError where there is none (an application called in-process)."""
        line = scope.get("extensions", {}).get(LINE)
        if line is None:
            raise ConnectionResetError
        transport: asyncio.Transport = line["transport"]
        if self._offset is None:
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            transport.abort()
        else:
            transport.write(self._raw()[: self._offset])
            transport.close()

    def _raw(self) -> bytes:
        first = f"HTTP/1.1 {self.status_code} {HTTPStatus(self.status_code).phrase}\r\n".encode()
        heads = b"".join(name + b": " + value + b"\r\n" for name, value in self.raw_headers)
        return first + heads + b"\r\n" + bytes(self.body)
