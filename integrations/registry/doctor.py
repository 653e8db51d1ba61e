"""Does a registry keep the contract? Asks what cannot change anything, and says for each operation what is missing."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote

import httpx

from integrations.registry.client import READ_SECONDS, open_http
from integrations.registry.contract import Contract, Operation, load
from integrations.registry.credentials import Credentials, NoToken, Tokens
from integrations.registry.errors import Answer, Known, NotSent, Unknown
from integrations.registry.examining import FIRST_PAGE, UNCHECKED, Question, questions
from integrations.registry.reading import Broken, judge, read_capped

__all__ = ["REACHED", "UNCHECKED", "Finding", "examine"]

REACHED = "reached"
"""The check that fails alone where nothing answers."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: `operation` of the contract, `check` (a word), whether it held, and the code of what was seen."""

    operation: str
    check: str
    ok: bool
    seen: str


async def examine(base_url: str, credentials: Credentials | None = None) -> list[Finding]:
    """Check a registry; an empty set of findings with `ok` false means that it keeps the contract.

    Checks: `answers` (a look at nobody or nothing, as the contract says), `refuses` (an empty body or an impossible
    reference, month or size of a page is refused with a problem of RFC 9457), `strict` (so is a member the contract
    does not name), `malformed` and `media type` (so is what cannot be read), `key` and `short key` (a filing without
    Idempotency-Key, or with one too short, is refused for just that, before anything else is looked at), `list` (a
    coded list is there), `unknown` (no list of another name is), `page` (a cursor nobody gave is refused, and the feed
    goes on after the one it gave), `time` (answered within 5 seconds). Nothing is filed, nobody is asked about;
    UNCHECKED says what cannot be seen so. Where nothing answers at all there is one finding, `reached`, with why.
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
            for question in questions(operation):
                begun = time.monotonic()
                seen = _seen(await self._ask(operation, question))
                yield Finding(operation.name, question.check, seen in question.good, seen)
                if time.monotonic() - begun > READ_SECONDS:
                    yield Finding(operation.name, "time", ok=False, seen="slow")
        seen = await self._pages(self._contract.operations["readEvents"])
        yield Finding("readEvents", "page", seen == "ok", seen)

    async def _pages(self, operation: Operation) -> str:
        """Whether the feed's next page begins where the first ended, and is the same when asked for again."""
        first = await self._page(operation, FIRST_PAGE)
        if first is None or not first["more"]:
            return "ok"  # too short to have a next page; that it answers at all was looked at before
        again = [await self._page(operation, f"{FIRST_PAGE}&cursor={quote(first['next'])}") for _ in range(2)]
        if again[0] is None or again[0] != again[1]:
            return "page-changes"
        known = {each["id"] for each in first["events"]}
        return "page-repeats" if known & {each["id"] for each in again[0]["events"]} else "ok"

    async def _page(self, operation: Operation, path: str) -> Mapping[str, Any] | None:
        answer = await self._ask(operation, Question("page", path, None, frozenset()))
        return answer.body if isinstance(answer, Known) and answer.ok else None

    async def _gone(self) -> str | None:
        """Why nothing can be asked of this address; None if something answers, whatever it says."""
        try:
            async with asyncio.timeout(2 * READ_SECONDS):
                response = await self._http.send(self._http.build_request("GET", self._base), stream=True)
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, TimeoutError) as failed:
            return type(failed).__name__.lower()
        return None

    async def _ask(self, operation: Operation, question: Question) -> Answer:
        headers = dict(question.headers)
        try:
            async with asyncio.timeout(2 * READ_SECONDS):
                headers |= await self._tokens.headers(operation.scope)
                request = self._http.build_request(
                    operation.method, self._base + question.path, content=question.content, headers=headers
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


def _seen(answer: Answer) -> str:
    if isinstance(answer, Known):
        return answer.code or "ok"
    return answer.code
