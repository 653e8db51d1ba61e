"""Answers no registry should give, for everything a client must survive; the effect has happened all the same."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Callable, Mapping

from fastapi import Response
from fastapi.responses import StreamingResponse

from integrations.registry.sandbox.severed import Severed

__all__ = ["ODD", "odd_answer"]

HUGE = 300 * 1024 * 1024
PIECE = b" " * 65_536
WRONG = {
    "fin": ("0000000", "0000001"),
    "reference": ("SOMEBODY-ELSE-1", "SOMEBODY-ELSE-2"),
    "period": ("2019-01", "2019-02"),
}
"""What names somebody else's record in place of the right one."""


def odd_answer(name: str, response: Response, cut_at: int = 0) -> Response:
    """The odd answer in place of a good one, `cut` after so many bytes. Raises KeyError for an unknown name."""
    return Severed(response, cut_at) if name == "cut" else ODD[name](response)


def _reset(response: Response) -> Response:
    return Severed(response, None)


def _cut(response: Response) -> Response:
    return Severed(response, 0)


def _instead(response: Response, body: bytes) -> Response:
    return Response(body, response.status_code, media_type="application/json")


def _garbage(response: Response) -> Response:
    return _instead(response, bytes(range(256)) * 4)


def _html(_: Response) -> Response:
    return Response("<!doctype html><title>Giriş</title><p>Please log in.", media_type="text/html")


def _nan(response: Response) -> Response:
    return _instead(response, bytes(response.body)[:-1] + b', "score": NaN}')


def _doubled_keys(response: Response) -> Response:
    return _instead(response, bytes(response.body)[:-1] + b', "fin": "0000000", "fin": "0000001"}')


def _deep(response: Response) -> Response:
    return _instead(response, b"[" * 100_000 + b"]" * 100_000)


def _wrong_person(response: Response) -> Response:
    body = json.loads(bytes(response.body))
    for each in (body, *body.get("statuses", ())) if isinstance(body, dict) else ():
        for name, others in WRONG.items():
            if name in each:
                each[name] = next(other for other in others if other != each[name])
    return _instead(response, json.dumps(body).encode())


def _busy(_: Response) -> Response:
    body = {"type": "/problems/key-running", "title": "key running", "status": 409, "retry_after": 1}
    return Response(json.dumps(body), 409, {"Retry-After": "1"}, media_type="application/problem+json")


def _redirect(_: Response) -> Response:
    return Response("", 307, {"Location": "/sandbox/health"})


def _server_error(_: Response) -> Response:
    return Response("Internal Server Error", 500, media_type="text/plain")


def _bus_error(_: Response) -> Response:
    body = {"type": "Server.ServerProxy.ServiceFailed", "message": "made up"}
    headers = {"X-Road-Error": "Server.ServerProxy.ServiceFailed"}
    return Response(json.dumps(body), 500, headers, media_type="application/json")


def _zipped(response: Response) -> Response:
    zipped = gzip.compress(bytes(response.body))
    return Response(zipped, response.status_code, {"Content-Encoding": "gzip"}, "application/json")


def _huge(response: Response) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(HUGE // len(PIECE)):
            yield PIECE

    return StreamingResponse(pieces(), response.status_code, media_type="application/json")


def _byte_a_second(response: Response) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        for byte in bytes(response.body):
            yield bytes([byte])
            await asyncio.sleep(1)

    return StreamingResponse(pieces(), response.status_code, media_type="application/json")


ODD: Mapping[str, Callable[[Response], Response]] = {
    "garbage": _garbage,
    "html": _html,
    "nan": _nan,
    "doubled_keys": _doubled_keys,
    "deep": _deep,
    "wrong_person": _wrong_person,
    "busy": _busy,
    "redirect": _redirect,
    "server_error": _server_error,
    "bus_error": _bus_error,
    "zipped": _zipped,
    "huge": _huge,
    "byte_a_second": _byte_a_second,
    "reset": _reset,
    "cut": _cut,
}
