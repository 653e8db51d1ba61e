"""Hands a request for one of our pages straight to it; the rest goes to the application behind."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send


class Front:
    """Pages by method and path: the walk through the application's layers costs more than most of what a page does."""

    def __init__(self, behind: ASGIApp) -> None:
        self.behind = behind
        self._pages: dict[tuple[str, str], ASGIApp] = {}

    def know(self, routes: Iterable[Route]) -> None:
        """Serve these from now on."""
        for route in routes:
            self._pages |= {(method, route.path): route.app for method in route.methods or ()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = self._pages.get((scope["method"], scope["path"])) if scope["type"] == "http" else None
        await (page or self.behind)(scope, receive, send)
