"""The client of the registry: any operation of openapi.yaml by name, and one of three answers."""

from __future__ import annotations

import asyncio
import logging
import ssl
import time
from collections.abc import Callable, Mapping
from typing import Any, Self

import httpx
import orjson

from integrations.registry.breaker import Breaker
from integrations.registry.comparing import contradicts, mistaken
from integrations.registry.contract import Contract, Operation, load
from integrations.registry.credentials import Credentials, NoToken, Tokens
from integrations.registry.errors import OUR_MISTAKES, PAGED, Answer, Known, NotSent, Unknown
from integrations.registry.flight import Flight
from integrations.registry.handshake import broke_tls, shake, was_refused
from integrations.registry.reading import Broken, judge, read_capped

__all__ = ["FILING_SECONDS", "READ_SECONDS", "RegistryClient", "open_http"]

READ_SECONDS = 5.0
FILING_SECONDS = 15.0
FLIGHTS = 8
QUEUE_SECONDS = 0.5
"""How long a call waits for a free flight: while the registry hangs, everybody else hears so at once."""
LONGEST_QUIET_SECONDS = 600.0
"""A registry that asks for more after a 429 is asked again after this."""
LOOKUPS = {"submitApplication": "findApplication", "submitReport": "findReport"}
ANSWERED = frozenset({"key-running", "not-authorised", "scope-missing", "too-many-requests"})
"""Codes of answers that are none of the three good kinds, and still show that the registry is there."""

# httpx writes every address at INFO, httpcore every header at DEBUG.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def _nobody_listens(code: str) -> None:
    """An alarm nobody asked for."""


class RegistryClient:
    """Calls the registry. Never raises for anything the registry or the network does.

    Use as `async with RegistryClient(url) as registry`, or call close().
    """

    def __init__(
        self,
        base_url: str,
        *,
        credentials: Credentials | None = None,
        clock: Callable[[], float] = time.monotonic,
        flights: int = FLIGHTS,
        alarm: Callable[[str], None] = _nobody_listens,
        breaker: Breaker | None = None,
    ) -> None:
        """`clock`: monotonic seconds; `alarm(code)` hears of what somebody has to look at: a wrong person's
        record, a refused identity, a call the registry calls invalid, registers that contradict each other.
        """
        self.contract: Contract = load()
        self.breaker = breaker or Breaker(clock)
        self._base = base_url.rstrip("/")
        self._credentials = credentials
        self._alarm = alarm
        self._flights = asyncio.Semaphore(flights)
        self._http = open_http(base_url, flights, credentials)
        self._tokens = Tokens(self._http, credentials, clock)
        self._clock = clock
        self._quiet_until = 0.0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def call(
        self,
        operation: str,
        body: Mapping[str, Any],
        *,
        key: str | None = None,
        deadline: float | None = None,
        insisted: bool = False,
    ) -> Answer:
        """One call within `deadline` seconds in all (default 5 for a read, 15 for a filing).

        `body`: the operation's fields, those of path and query included; `key`: the Idempotency-Key of a filing;
        `insisted`: a person asked for just this, so it may be the breaker's probe.  KeyError: no such operation.
        """
        known = self.contract.operations[operation]
        request = self._request(known, dict(body), key)
        if isinstance(request, NotSent):
            return self._told(request)
        seconds = deadline if deadline is not None else FILING_SECONDS if known.keyed else READ_SECONDS
        answer = await self._fly(known, request, seconds, insisted)
        return self._told(answer) if isinstance(answer, NotSent) else self._compared(answer, body)

    async def lookup(self, operation: str, reference: str, *, deadline: float | None = None) -> Answer:
        """What became of a filing under our reference: its receipt, or for most kinds its Filing (findFiling)."""
        found = LOOKUPS.get(operation, "findFiling")
        answer = await self.call(found, {"reference": reference}, deadline=deadline)
        if isinstance(answer, Known) and answer.body.get("operation", operation) != operation:
            return self._mistaken("wrong-record")
        return answer

    def _request(
        self, operation: Operation, body: dict[str, Any], key: str | None
    ) -> httpx.Request | NotSent:
        path = operation.path
        query: dict[str, str] = {}
        headers = {"Accept": "application/json, application/problem+json"}
        for each in operation.parameters:
            value = key if each.where == "header" else body.pop(each.name, None)
            if (value is None and each.required) or (value is not None and each.check(value)):
                return NotSent("request-invalid")
            if value is not None and each.where == "path":
                path = path.replace(f"{{{each.name}}}", str(value))
            elif value is not None:
                (query if each.where == "query" else headers)[each.name] = str(value)
        if operation.request is None:
            return self._http.build_request(
                operation.method, self._base + path, params=query or None, headers=headers
            )
        if operation.request(body):
            return NotSent("request-invalid")
        headers["Content-Type"] = "application/json"
        content = orjson.dumps(body)
        return self._http.build_request(operation.method, self._base + path, content=content, headers=headers)

    async def _fly(
        self, operation: Operation, request: httpx.Request, seconds: float, insisted: bool
    ) -> Answer:
        flight = Flight()
        try:
            async with asyncio.timeout(min(seconds, QUEUE_SECONDS)):
                await self._flights.acquire()
        except TimeoutError:
            return NotSent("no-free-flight")
        try:
            async with asyncio.timeout(seconds):
                if (left := self._quiet_until - self._clock()) > 0:
                    return NotSent("too-many-requests", left)
                if not self.breaker.enter(insisted):
                    return NotSent("breaker-open", self.breaker.wait_seconds())
                return await self._exchange(operation, request, flight)
        except TimeoutError:
            return Unknown("time-out") if flight.sent else NotSent("not-connected")
        finally:
            self._flights.release()

    async def _exchange(self, operation: Operation, request: httpx.Request, flight: Flight) -> Answer:
        try:
            answer = await self._send(operation, request, flight)
        except BaseException:
            # Cancelled by the deadline or by the caller: too slow, which is a failure of its own.
            self.breaker.fail()
            raise
        if isinstance(answer, Known) or answer.code in ANSWERED:
            self.breaker.succeed()
        else:
            self.breaker.fail()
        if isinstance(answer, NotSent) and answer.code == "too-many-requests":
            # The limit is the whole service's, not this call's: nobody calls before the time the registry named.
            self._quiet_until = self._clock() + min(answer.retry_after or 0.0, LONGEST_QUIET_SECONDS)
        return answer

    async def _send(self, operation: Operation, request: httpx.Request, flight: Flight) -> Answer:
        answer = await self._try(operation, request, flight)
        if (
            isinstance(answer, NotSent)
            and answer.code == "not-authorised"
            and self._tokens.forget(operation.scope)
        ):
            # A token may be called back before its time: one more try with a new one.
            answer = await self._try(operation, request, flight)
        return answer

    async def _try(self, operation: Operation, request: httpx.Request, flight: Flight) -> Answer:
        try:
            request.headers.update(await self._tokens.headers(operation.scope))
            request.extensions["trace"] = flight.watch
            response = await self._http.send(request, stream=True)
        except NoToken as refused:
            return NotSent(refused.code)
        except (httpx.HTTPError, ssl.SSLError) as failed:
            return await self._failed(failed, flight)
        try:
            raw = await read_capped(response)
        except Broken as broken:
            return Unknown(broken.code)
        finally:
            await response.aclose()
        return judge(self.contract, operation, response, raw)

    async def _failed(self, failed: Exception, flight: Flight) -> Answer:
        """TLS that was refused is not sent, even where that was learnt after we had written."""
        if not flight.sent:
            return NotSent("refused" if broke_tls(failed) is None else "tls")
        verdict = "refused" if was_refused(failed) else "good"
        if verdict == "good" and flight.shaken:
            verdict = await shake(self._base, self._credentials)
        if verdict == "closed":
            # Closed without an alert: it looks like a refused certificate, and nothing proves it.
            self._alarm("tls-closed")
        return NotSent("tls") if verdict == "refused" else Unknown("cut")

    def _compared(self, answer: Known | Unknown, asked: Mapping[str, Any]) -> Answer:
        if isinstance(answer, Unknown):
            return answer
        if not answer.ok:
            if answer.code in OUR_MISTAKES:
                self._alarm(str(answer.code))
            return answer
        if (mistake := mistaken(asked, answer.body)) is not None:
            return self._mistaken(mistake)
        if contradicts(answer.body):
            self._alarm("facts-contradict")
        return answer

    def _mistaken(self, code: str) -> Unknown:
        self._alarm(code)
        return Unknown(code)

    def _told(self, answer: NotSent) -> NotSent:
        if answer.code in PAGED:
            self._alarm(answer.code)
        return answer


def open_http(base_url: str, flights: int, credentials: Credentials | None) -> httpx.AsyncClient:
    """Connections to the registry: never redirected, compressed, or sent through a proxy of the environment."""
    return httpx.AsyncClient(
        # On plain http (the sandbox) the certificates of the world are not read: three megabytes for nothing.
        verify=base_url.startswith("https:") if credentials is None else credentials.tls(),
        headers={"Accept-Encoding": "identity", "User-Agent": "addim"},
        limits=httpx.Limits(max_connections=flights, max_keepalive_connections=flights, keepalive_expiry=4),
        timeout=None,  # noqa: S113 - one deadline around the whole call: httpx's limits begin again at every byte
        follow_redirects=False,
        trust_env=False,
    )
