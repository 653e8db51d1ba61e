"""How Addım shows the registry who it is: mutual TLS, OAuth 2.0 client credentials, both or neither."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from integrations.registry.reading import Broken, read_capped
from integrations.registry.strict import NotJson, read

__all__ = ["Credentials", "NoToken", "Tokens"]

EARLY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Credentials:
    """Files of a client certificate (PEM) and of the registry's authority; an OAuth client and its secret's file."""

    certificate: Path | None = None
    private_key: Path | None = None
    authority: Path | None = None
    token_url: str | None = None
    client_id: str | None = None
    secret_file: Path | None = field(default=None, repr=False)

    def tls(self) -> ssl.SSLContext:
        """The context for every connection. Raises OSError or ssl.SSLError for files that do not fit."""
        context = ssl.create_default_context(cafile=None if self.authority is None else str(self.authority))
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.certificate is not None:
            context.load_cert_chain(self.certificate, self.private_key)
        return context


class NoToken(Exception):
    """No token could be had; `code` is a code of NotSent."""

    def __init__(self, code: str) -> None:
        """`code`: not-authorised when the identity was refused, else token-unavailable."""
        super().__init__(code)
        self.code = code


class Tokens:
    """Gets a bearer token of each scope when one is configured and keeps it until shortly before its end."""

    def __init__(
        self, http: httpx.AsyncClient, credentials: Credentials | None, clock: Callable[[], float]
    ) -> None:
        """`clock`: monotonic seconds."""
        self._http = http
        self._credentials = credentials
        self._clock = clock
        self._kept: dict[str, _Token] = {}
        self._one = asyncio.Lock()

    async def headers(self, scope: str) -> dict[str, str]:
        """The Authorization header for an operation of this scope, or nothing. Raises NoToken."""
        if self._credentials is None or self._credentials.token_url is None:
            return {}
        async with self._one:
            token = self._kept.get(scope)
            if token is None or self._clock() >= token.until:
                token = self._kept[scope] = await self._get(self._credentials, scope)
        return {"Authorization": f"Bearer {token.text}"}

    def forget(self, scope: str) -> bool:
        """The registry did not take the token: get another one next time. False if there was none."""
        return self._kept.pop(scope, None) is not None

    async def _get(self, credentials: Credentials, scope: str) -> _Token:
        secret = "" if credentials.secret_file is None else credentials.secret_file.read_text("utf-8").strip()
        form = {"grant_type": "client_credentials", "scope": scope}
        request = self._http.build_request(
            "POST", str(credentials.token_url), data=form, headers={"Accept": "application/json"}
        )
        auth = httpx.BasicAuth(str(credentials.client_id), secret)
        try:
            response = await self._http.send(request, auth=auth, stream=True)
            try:
                body = read(await read_capped(response))
            finally:
                await response.aclose()
        except (httpx.HTTPError, ssl.SSLError, Broken, NotJson) as failed:
            raise NoToken("token-unavailable") from failed
        if response.status_code in {400, 401, 403}:
            raise NoToken("not-authorised")
        return self._read(body)

    def _read(self, body: object) -> _Token:
        token = body.get("access_token") if isinstance(body, dict) else None
        lasts = body.get("expires_in", 60) if isinstance(body, dict) else 0
        if not isinstance(token, str) or not isinstance(lasts, int | float):
            raise NoToken("token-unavailable")
        return _Token(token, self._clock() + max(0.0, float(lasts) - EARLY_SECONDS))


@dataclass(frozen=True, slots=True)
class _Token:
    """A bearer token and the monotonic second until which it is used."""

    text: str = field(repr=False)
    until: float
