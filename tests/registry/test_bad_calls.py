"""Calls that are no calls: refused with a problem, never with a stack trace, and nothing kept of them."""

from __future__ import annotations

import httpx
import pytest

from integrations.registry.contract import load
from integrations.registry.sandbox.__main__ import _parser
from integrations.registry.sandbox.gate import Terms
from integrations.registry.sandbox.service import Wanted, create_app
from tests.registry.asking import TODAY, WALK, Asking

JSON = {"content-type": "application/json"}
FIN = WALK["fin"]


@pytest.mark.parametrize(
    ("content", "headers", "status", "code"),
    [
        (b"", JSON, 400, "malformed"),
        (b"\xff\xfe", JSON, 400, "malformed"),
        (b'{"fin": "1AB2C3D"', JSON, 400, "malformed"),
        (b'{"fin": NaN}', JSON, 400, "malformed"),
        (b'{"fin": 1e999}', JSON, 400, "malformed"),
        (b'{"fin": "1AB2C3D", "fin": "2DE3F4G"}', JSON, 400, "malformed"),
        (b'{"fin": "\\ud800"}', JSON, 400, "malformed"),
        (b"[" * 100_000, JSON, 400, "malformed"),
        (b"[]", JSON, 422, "invalid"),
        (b'"1AB2C3D"', JSON, 422, "invalid"),
        (b'{"fin": "1AB2C3D"}', {"content-type": "text/plain"}, 415, "media-type"),
        (b'{"fin": "1AB2C3D"}', {}, 415, "media-type"),
        (b'{"fin": "' + b"1" * 300_000 + b'"}', JSON, 413, "too-large"),
    ],
)
async def test_a_body_that_cannot_be_read(
    asking: Asking, content: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    reply = await asking.http.post("/status:read", content=content, headers=headers)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["type"] == f"/problems/{code}"
    assert load().problem(reply.json()) == ()


async def test_a_refusal_says_where_and_repeats_no_value(asking: Asking) -> None:
    reply = await asking.ask("findPerson", fin="i-am-wrong", card="AZE01234567", birth_date="1988-02-31")
    assert reply.body["errors"] == [
        {"at": "/birth_date", "rule": "format"},
        {"at": "/fin", "rule": "pattern"},
    ]
    assert "i-am-wrong" not in str(reply.body)


async def test_other_methods_and_other_addresses_are_refused(asking: Asking) -> None:
    assert (await asking.http.get("/status:read")).status_code == 405
    assert (await asking.http.post("/nothing", json={})).status_code == 404


async def test_calls_beyond_the_limit_wait_a_minute() -> None:
    asking = Asking(create_app(Wanted(today=TODAY, people=0, terms=Terms(calls_a_minute=3))))
    codes = [(await asking.ask("readStatus", fin=FIN)).code for _ in range(4)]
    assert codes == ["", "", "", "too-many-requests"]
    refused = await asking.ask("readStatus", fin=FIN)
    assert 0 < int(refused.headers["retry-after"]) <= 61


async def test_the_limit_is_counted_for_each_caller() -> None:
    app = create_app(Wanted(today=TODAY, people=0, terms=Terms(calls_a_minute=2)))
    statuses: dict[str, list[int]] = {}
    for host in ("127.0.0.2", "127.0.0.3"):
        transport = httpx.ASGITransport(app, client=(host, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://registry") as http:
            statuses[host] = [(await http.get("/lists/travel")).status_code for _ in range(3)]
    assert list(statuses.values()) == [[200, 200, 429]] * 2


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/nowhere", 404, "not-found"), ("DELETE", "/status:read", 405, "method-not-allowed")],
)
async def test_what_the_contract_does_not_have_is_refused_like_everything_else(
    asking: Asking, method: str, path: str, status: int, code: str
) -> None:
    reply = await asking.http.request(method, path)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    assert load().problem(reply.json()) == ()
    assert reply.json()["type"] == f"/problems/{code}"
    assert ("allow" in reply.headers) == (status == 405)


async def test_the_limit_of_the_contract_is_the_sandbox_s() -> None:
    limits = load().limits
    assert _parser().parse_args([]).calls_a_minute == limits["calls_a_minute"]
    written = f"{limits['calls_a_minute']:,} calls a minute"
    assert written in load().document["info"]["description"]


async def test_a_handler_that_would_break_the_contract_is_caught(asking: Asking) -> None:
    asking.office.database.run("UPDATE person SET language = 'en'")
    await asking.apply()
    with pytest.raises(RuntimeError, match="readEvents answers against the contract"):
        await asking.ask("readEvents")
