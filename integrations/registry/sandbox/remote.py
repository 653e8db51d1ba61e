"""The sandbox's demo endpoints for the rest of the demo: its day, its phone, its persons, its faults."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import httpx

__all__ = ["RemoteSandbox", "SandboxGone"]

for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class SandboxGone(Exception):
    """The sandbox did not answer, or refused."""


class RemoteSandbox:
    """A running sandbox at an address. Every method raises SandboxGone."""

    def __init__(self, base_url: str, seconds: float = 5.0) -> None:
        """`seconds` limits every call."""
        self._http = httpx.AsyncClient(
            base_url=base_url, timeout=seconds, trust_env=False, verify=base_url.startswith("https:")
        )

    @property
    def port(self) -> int:
        """Where it listens on its machine."""
        return self._http.base_url.port or 80

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def now(self, lived: date | None = None) -> datetime:
        """The instant in the sandbox, with Baku's offset; its date is the sandbox's day.

        Who names the day that is `lived` follows: when the day is moved on there, every day comes.
        """
        query = None if lived is None else {"lived": lived.isoformat()}
        return datetime.fromisoformat((await self._get("/sandbox/day", query))["now"])

    async def move(self, days: int) -> datetime:
        """Move the day forward; the law does what it does on each day."""
        return datetime.fromisoformat((await self._post("/sandbox/day", {"move_days": days}))["now"])

    async def phone(self, after: int = 0) -> dict[str, Any]:
        """{messages: [{id, at, phone, sender, text}], next}: what arrived on the demo phone after a number."""
        return await self._get("/sandbox/phone", {"after": after})

    async def receive(self, phone: str, text: str) -> None:
        """An SMS of the service arrives on the demo phone."""
        await self._post("/sandbox/phone", {"phone": phone, "text": text})

    async def people(self, limit: int = 100) -> list[dict[str, Any]]:
        """[{slug, name, fin, card, birth_date, phone, language, story: {az, ru}}], the demo's stories first."""
        return list((await self._get("/sandbox/people", {"limit": limit}))["people"])

    async def faults(self, switches: Mapping[str, Any]) -> dict[str, Any]:
        """Set some switches; returns all of them."""
        return await self._post("/sandbox/faults", switches)

    async def call(self, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any] | None:
        """A demo endpoint by its path, GET without a body, POST with one; None when it does not answer or refuses."""
        try:
            return await (self._get(path) if body is None else self._post(path, body))
        except SandboxGone:
            return None

    async def _get(self, path: str, query: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return await self._read("GET", path, params=query)

    async def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        return await self._read("POST", path, json=dict(body))

    async def _read(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        try:
            response = await self._http.request(method, path, **more)
            response.raise_for_status()
            return dict(response.json())
        except (httpx.HTTPError, ValueError) as gone:
            raise SandboxGone(path) from gone
