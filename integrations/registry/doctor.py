"""Does a registry keep the contract? Asks what cannot change anything, and says for each operation what is missing."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

import httpx
import orjson

from integrations.registry.client import READ_SECONDS, open_http
from integrations.registry.contract import Contract, Operation, load
from integrations.registry.credentials import Credentials, NoToken, Tokens
from integrations.registry.errors import Answer, Known, NotSent, Unknown
from integrations.registry.reading import Broken, judge, read_capped

__all__ = ["REACHED", "Finding", "examine"]

REACHED = "reached"
"""The check that fails alone where nothing answers."""

NOBODY = {"fin": "0000000", "card": "AA0000000", "birth_date": "1900-01-01"}
NOTHING = "addim-doctor-0000000000"
LISTS = ("districts", "professions", "education", "travel", "sources", "measures", "languages")
UNNAMED = "addim_doctor"
SAFE_BODIES: Mapping[str, dict[str, Any]] = {
    "findPerson": NOBODY,
    "sendCode": {"fin": NOBODY["fin"], "purpose": "status"},
    "checkCode": {"code_id": NOTHING, "code": "00000000"},
    "checkDeskCode": {"fin": NOBODY["fin"], "code": "00000000"},
    "readStatuses": {"fins": [NOBODY["fin"]]},
}
"""Bodies of operations that need more than a FIN; all about nobody."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: `operation` of the contract, `check` (a word), whether it held, and the code of what was seen."""

    operation: str
    check: str
    ok: bool
    seen: str


async def examine(base_url: str, credentials: Credentials | None = None) -> list[Finding]:
    """Check a registry; an empty set of findings with `ok` false means that it keeps the contract.

    Checks: `answers` (a look at nobody or nothing, as the contract says), `refuses` (an empty body is refused with a
    problem of RFC 9457), `strict` (so is a member the contract does not name), `key` (a filing without Idempotency-Key
    is refused for just that, before anything else is looked at), `list` (a coded list is there), `time` (answered
    within 5 seconds). Nothing is filed, nobody is asked about. Where nothing answers at all there is one
    finding, `reached`, with the code of why.
    """
    async with _Examiner(base_url, credentials) as examiner:
        return [finding async for finding in examiner.findings()]


class _Examiner:
    def __init__(self, base_url: str, credentials: Credentials | None) -> None:
        self._base = base_url.rstrip("/")
        self._contract: Contract = load()
        self._http = open_http(base_url, 1, credentials)
        self._tokens = Tokens(self._http, credentials, time.monotonic)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def findings(self) -> AsyncIterator[Finding]:
        gone = await self._gone()
        if gone is not None:
            yield Finding("registry", REACHED, ok=False, seen=gone)
            return
        for operation in self._contract.operations.values():
            for check, path, body, good in _questions(operation):
                begun = time.monotonic()
                answer = await self._ask(operation, path, body)
                seen = _seen(answer)
                yield Finding(operation.name, check, seen in good, seen)
                if time.monotonic() - begun > READ_SECONDS:
                    yield Finding(operation.name, "time", ok=False, seen="slow")

    async def _gone(self) -> str | None:
        """Why nothing can be asked of this address; None if something answers, whatever it says."""
        try:
            async with asyncio.timeout(2 * READ_SECONDS):
                response = await self._http.send(self._http.build_request("GET", self._base), stream=True)
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, TimeoutError) as failed:
            return type(failed).__name__.lower()
        return None

    async def _ask(self, operation: Operation, path: str, body: dict[str, Any] | None) -> Answer:
        content = None if body is None else orjson.dumps(body)
        headers = {} if body is None else {"Content-Type": "application/json"}
        try:
            async with asyncio.timeout(2 * READ_SECONDS):
                headers |= await self._tokens.headers(operation.scope)
                request = self._http.build_request(
                    operation.method, self._base + path, content=content, headers=headers
                )
                response = await self._http.send(request, stream=True)
                try:
                    return judge(self._contract, operation, response, await read_capped(response))
                finally:
                    await response.aclose()
        except NoToken as refused:
            return NotSent(refused.code)
        except (httpx.HTTPError, ssl.SSLError, Broken, TimeoutError) as failed:
            return Unknown(type(failed).__name__.lower())


def _questions(operation: Operation) -> list[tuple[str, str, dict[str, Any] | None, frozenset[str]]]:
    """(check, path, body, good answers) of one operation."""
    if operation.name == "readList":
        return [(f"list {name}", f"/lists/{name}", None, GOOD) for name in LISTS]
    if operation.request is None:
        path = operation.path.format(reference=NOTHING, period="2018-06")
        return [
            ("answers", path, None, frozenset({"not-found"}) if "{reference}" in operation.path else GOOD)
        ]
    if operation.keyed:
        return [("key", operation.path, {}, frozenset({"key-missing"}))]
    body = SAFE_BODIES.get(operation.name, {"fin": NOBODY["fin"]})
    unknown = frozenset({"person-not-found", "code-expired"}) & frozenset(operation.problems) or GOOD
    return [
        ("answers", operation.path, body, unknown),
        ("refuses", operation.path, {}, frozenset({"invalid"})),
        ("strict", operation.path, {**body, UNNAMED: True}, frozenset({"invalid"})),
    ]


GOOD = frozenset({"ok"})


def _seen(answer: Answer) -> str:
    if isinstance(answer, Known):
        return answer.code or "ok"
    return answer.code
