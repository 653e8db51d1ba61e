"""The gate before the desk: who may call what (OAuth 2.0 client credentials with a scope) and how often."""

from __future__ import annotations

import base64
import binascii
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from integrations.registry.sandbox.refusal import Refusal

__all__ = ["Gate", "Terms"]

TOKEN_SECONDS = 300.0
SCOPES = ("registry", "registry.reconcile")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the sandbox asks of callers: an OAuth client and secret (None: nothing), calls a minute (0: any number).

    `scopes`: those that the client may have tokens for.
    """

    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    calls_a_minute: int = 0
    scopes: tuple[str, ...] = SCOPES


class Gate:
    """Lets calls through or refuses them."""

    def __init__(self, terms: Terms, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock`: monotonic seconds."""
        self._terms = terms
        self._clock = clock
        self._tokens: dict[str, tuple[str, float]] = {}
        self._calls: dict[str, deque[float]] = {}
        self.refused = 0
        """Calls beyond the limit."""

    def check(self, request: Request, scope: str, calls_a_minute: int = 0) -> None:
        """Refuses not-authorised, scope-missing or too-many-requests; `calls_a_minute` is a limit for now."""
        if self._terms.client_id is not None:
            token = request.headers.get("authorization", "").removeprefix("Bearer ")
            given, until = self._tokens.get(token, ("", 0.0))
            if until <= self._clock():
                raise Refusal("not-authorised")
            if given != scope:
                raise Refusal("scope-missing")
        # Without tokens the address a call comes from is all that tells one service from another.
        identity = self._terms.client_id or (request.client.host if request.client else "")
        self._count(identity, calls_a_minute or self._terms.calls_a_minute)

    def given(self) -> list[str]:
        """The scope of every token that was given."""
        return [scope for scope, _ in self._tokens.values()]

    def forget(self) -> None:
        """Every token is void."""
        self._tokens.clear()

    def _count(self, identity: str, limit: int) -> None:
        if not limit:
            return
        now, calls = self._clock(), self._calls.setdefault(identity, deque())
        while calls and calls[0] <= now - 60:
            calls.popleft()
        if len(calls) >= limit:
            # The call that has to leave the minute before the next may come.
            self.refused += 1
            leaves = calls[len(calls) - limit]
            raise Refusal("too-many-requests", retry_after=int(leaves + 60 - now) + 1)
        calls.append(now)

    def routes(self) -> APIRouter:
        """The token endpoint."""
        routes = APIRouter()

        @routes.post("/oauth/token")
        async def token(request: Request) -> Response:
            form = await request.form()
            if form.get("grant_type") != "client_credentials" or not self._known(request):
                return JSONResponse({"error": "invalid_client"}, 401)
            scope = str(form.get("scope", SCOPES[0]))
            if scope not in self._terms.scopes:
                return JSONResponse({"error": "invalid_scope"}, 400)
            given = secrets.token_urlsafe(24)
            self._tokens[given] = scope, self._clock() + TOKEN_SECONDS
            body: dict[str, Any] = {
                "access_token": given,
                "token_type": "Bearer",
                "scope": scope,
                "expires_in": int(TOKEN_SECONDS),
            }
            return JSONResponse(body)

        return routes

    def _known(self, request: Request) -> bool:
        given = request.headers.get("authorization", "").removeprefix("Basic ")
        try:
            client, _, secret = base64.b64decode(given, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return False
        wanted = f"{self._terms.client_id}:{self._terms.client_secret}"
        return secrets.compare_digest(f"{client}:{secret}".encode(), wanted.encode())
