"""Reading an answer: so many bytes at most, strict JSON, held to openapi.yaml, sorted into three outcomes."""

from __future__ import annotations

import ssl

import httpx

from integrations.registry.contract import Contract, Operation
from integrations.registry.errors import Answer, Known, NotSent, Unknown
from integrations.registry.strict import NotJson, read

__all__ = ["MOST_BYTES", "Broken", "judge", "read_capped"]

MOST_BYTES = 1024 * 1024
NOT_SENT_ON_BUS = {
    "accessdenied": "access-denied",
    "unknownservice": "unknown-service",
    "servicedisabled": "service-disabled",
    "globalconfoutdated": "global-conf-outdated",
}
"""Errors of the X-Road bus by which the provider certainly was not reached, compared lower-case without underscores."""


class Broken(Exception):
    """The answer cannot be read; `code` says how."""

    def __init__(self, code: str) -> None:
        """`code`: oversized, cut."""
        super().__init__(code)
        self.code = code


async def read_capped(response: httpx.Response) -> bytes:
    """The raw body, uncompressed by agreement. Raises Broken beyond MOST_BYTES or when it is cut."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Broken("encoded")
    raw = bytearray()
    try:
        async for chunk in response.aiter_raw():
            raw += chunk
            if len(raw) > MOST_BYTES:
                raise Broken("oversized")
    except (httpx.HTTPError, ssl.SSLError) as cut:
        raise Broken("cut") from cut
    return bytes(raw)


def judge(contract: Contract, operation: Operation, response: httpx.Response, raw: bytes) -> Answer:
    """Sort one answer by status, the bus's error header, its type and its schema."""
    bus = response.headers.get("x-road-error")
    if bus is not None:
        return _of_the_bus(bus)
    if response.status_code in operation.answers:
        return _good(operation, response, raw)
    if 400 <= response.status_code < 500:
        return _refused(contract, response, raw)
    return Unknown(f"status-{response.status_code}", _retry_after(response))


def _good(operation: Operation, response: httpx.Response, raw: bytes) -> Answer:
    if _media_type(response) != "application/json":
        return Unknown("garbage")
    try:
        body = read(raw)
    except NotJson:
        return Unknown("garbage")
    if operation.answers[response.status_code](body):
        return Unknown("against-contract")
    return Known(response.status_code, body)


def _refused(contract: Contract, response: httpx.Response, raw: bytes) -> Answer:
    body = _problem(contract, response, raw)
    if body is None:
        return Unknown(f"status-{response.status_code}", _retry_after(response))
    known = Known(response.status_code, body)
    if known.code in {"not-authorised", "scope-missing"}:
        return NotSent(known.code)
    if known.code == "too-many-requests":
        return NotSent("too-many-requests", _retry_after(response))
    if known.code == "key-running":
        return Unknown("key-running", _retry_after(response))
    return known


def _problem(contract: Contract, response: httpx.Response, raw: bytes) -> dict[str, object] | None:
    if _media_type(response) != "application/problem+json":
        return None
    try:
        body = read(raw)
    except NotJson:
        return None
    return None if contract.problem(body) else body


def _of_the_bus(header: str) -> Answer:
    last = header.lower().replace("_", "").rsplit(".", 1)[-1]
    if last in NOT_SENT_ON_BUS:
        return NotSent(NOT_SENT_ON_BUS[last])
    if header.lower().startswith("client."):
        return NotSent("bus-client")
    return Unknown("bus")


def _media_type(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", "")).split(";")[0].strip().lower()


def _retry_after(response: httpx.Response) -> float | None:
    text = str(response.headers.get("retry-after", ""))
    return float(text) if text.isdecimal() and len(text) <= 6 else None
