"""How far one call came before it failed."""

from __future__ import annotations

__all__ = ["Flight"]


class Flight:
    """`sent` once a byte of the request may have left; `shaken` if it made a TLS connection of its own."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self.sent = self.shaken = False

    async def watch(self, event: str, _: object) -> None:
        """Called by httpx at every step of a request."""
        self.sent |= event.endswith("send_request_headers.started")
        self.shaken |= event.endswith("start_tls.complete")
