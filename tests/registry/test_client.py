"""The client: three answers, and no registry however odd can hurt whoever asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from integrations.registry.client import RegistryClient
from integrations.registry.contract import load
from integrations.registry.errors import Known, NotSent, Unknown
from tests.registry.asking import WALK, Asking, application

FIN = WALK["fin"]
KEY = "run-0001-submit-application"
ASKED = {"fin": FIN}


async def test_a_good_answer_is_known(registry: RegistryClient) -> None:
    answer = await registry.call("readStatus", ASKED)
    assert isinstance(answer, Known)
    assert (answer.status, answer.ok, answer.code) == (200, True, None)
    assert answer.body["job_seeker"]["state"] == "none"


async def test_a_refusal_of_the_registry_is_known_by_its_code(registry: RegistryClient) -> None:
    answer = await registry.call("findPerson", {**WALK, "card": "AA0000001"})
    assert isinstance(answer, Known)
    assert (answer.status, answer.ok, answer.code) == (404, False, "person-not-found")
    assert not answer.retry
    assert Known(429, {"type": "/problems/too-many-codes", "title": "", "status": 429}).retry


async def test_a_filing_is_looked_up_under_its_reference(registry: RegistryClient) -> None:
    assert (await registry.lookup("submitApplication", "TEST-0001")) == Known(404, not_found())
    filed = await registry.call("submitApplication", application(reference="TEST-0001"), key=KEY)
    found = await registry.lookup("submitApplication", "TEST-0001")
    assert isinstance(filed, Known)
    assert isinstance(found, Known)
    assert (filed.status, found.status) == (201, 200)
    assert filed.body == found.body
    left = await registry.call(
        "leaveList", {**ASKED, "reference": "TEST-0002", "list": "job_seeker"}, key=KEY + "-2"
    )
    looked = await registry.lookup("leaveList", "TEST-0002")
    assert isinstance(left, Known)
    assert isinstance(looked, Known)
    assert looked.body["number"] == left.body["number"]


def not_found() -> dict[str, Any]:
    """The problem of a look-up that finds nothing."""
    return {"type": "/problems/not-found", "title": "not found", "status": 404}


async def test_parameters_of_path_and_query_come_from_the_body(registry: RegistryClient) -> None:
    listed = await registry.call("readList", {"name": "travel"})
    events = await registry.call("readEvents", {"limit": 1})
    assert isinstance(listed, Known)
    assert isinstance(events, Known)
    assert len(listed.body["entries"]) > 3


@pytest.mark.parametrize(
    ("operation", "body", "key"),
    [
        ("readStatus", {}, None),
        ("readStatus", {"fin": "lower"}, None),
        ("readStatus", {**ASKED, "extra": 1}, None),
        ("submitApplication", application(reference="TEST-0001"), None),
        ("submitApplication", application(reference="TEST-0001"), "short"),
        ("readList", {"name": "../../etc"}, None),
        ("findApplication", {}, None),
    ],
)
async def test_a_request_against_the_contract_never_leaves(
    registry: RegistryClient, operation: str, body: dict[str, Any], key: str | None
) -> None:
    assert await registry.call(operation, body, key=key) == NotSent("request-invalid")
    assert not NotSent("request-invalid").retry


async def test_a_registry_that_is_not_there_was_not_sent_to() -> None:
    async with RegistryClient("http://127.0.0.1:9") as client:
        answer = await client.call("readStatus", ASKED)
    assert answer == NotSent("refused")
    assert answer.retry


ODD = [
    ("garbage", Unknown("garbage")),
    ("html", Unknown("garbage")),
    ("nan", Unknown("garbage")),
    ("doubled_keys", Unknown("garbage")),
    ("deep", Unknown("garbage")),
    ("wrong_person", Unknown("wrong-person")),
    ("busy", Unknown("key-running", 1.0)),
    ("redirect", Unknown("status-307")),
    ("server_error", Unknown("status-500")),
    ("bus_error", Unknown("bus")),
    ("zipped", Unknown("encoded")),
    ("huge", Unknown("oversized")),
    ("byte_a_second", Unknown("time-out")),
    ("reset", Unknown("cut")),
    ("cut", Unknown("cut")),
]


def patience(odd: str) -> float:
    """Seconds to wait; the only answer that never ends is not waited for long."""
    return 1.0 if odd == "byte_a_second" else 30.0


@pytest.mark.parametrize(("odd", "outcome"), ODD)
async def test_an_odd_answer_is_an_unknown_outcome(
    asking: Asking, registry: RegistryClient, odd: str, outcome: Unknown
) -> None:
    await asking.demo("faults", odd=odd)
    assert await registry.call("readStatus", ASKED, deadline=patience(odd)) == outcome


@pytest.mark.parametrize(("odd", "outcome"), ODD)
async def test_an_odd_answer_to_a_filing_hides_one_effect_that_the_key_finds(
    asking: Asking, registry: RegistryClient, odd: str, outcome: Unknown
) -> None:
    await asking.demo("faults", odd=odd, odd_count=1)
    body = application(reference="TEST-0001")
    first = await registry.call("submitApplication", body, key=KEY, deadline=patience(odd))
    if odd == "html":
        assert first == Unknown("status-200")
    elif odd == "wrong_person":  # a receipt names nobody, but it has our reference
        assert first == Unknown("wrong-record")
    else:
        assert first == outcome
    again = await registry.call("submitApplication", body, key=KEY)
    found = await registry.lookup("submitApplication", "TEST-0001")
    assert isinstance(again, Known)
    assert isinstance(found, Known)
    assert (again.status, again.body) == (201, found.body)
    row = asking.office.database.row("SELECT count(*) AS n FROM filing WHERE reference = 'TEST-0001'")
    assert row == {"n": 1}


async def test_an_answer_that_breaks_the_contract_is_unknown(
    asking: Asking, registry: RegistryClient
) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        return raw(200, {"content-type": "application/json"}, '{"fin": "1AB2C3D", "job_seeker": "active"}')

    assert await answered(broken) == Unknown("against-contract")


@pytest.mark.parametrize(
    ("status", "headers", "body", "outcome"),
    [
        (404, {}, "Not Found", Unknown("status-404")),
        (404, {"content-type": "application/problem+json"}, '{"type": 1}', Unknown("status-404")),
        (204, {}, "", Unknown("status-204")),
        (503, {"retry-after": "30"}, "", Unknown("status-503", 30.0)),
        (503, {"retry-after": "soon"}, "", Unknown("status-503")),
        (500, {"x-road-error": "Server.ServerProxy.NetworkError"}, "", Unknown("bus")),
        (500, {"x-road-error": "server.serverproxy.access_denied"}, "", NotSent("access-denied")),
        (404, {"x-road-error": "Server.ServerProxy.UnknownService"}, "", NotSent("unknown-service")),
        (400, {"x-road-error": "Client.BadRequest"}, "", NotSent("bus-client")),
    ],
)
async def test_what_a_gateway_or_a_bus_says(
    status: int, headers: dict[str, str], body: str, outcome: Unknown | NotSent
) -> None:
    assert await answered(lambda _: raw(status, headers, body)) == outcome


class Arriving(httpx.AsyncByteStream):
    """A body that is still on its way."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self.body


def raw(status: int, headers: dict[str, str], body: str) -> httpx.Response:
    """An answer as it comes off the line."""
    return httpx.Response(status, headers=headers, stream=Arriving(body.encode()))


def unheard(_: str) -> None:
    """An alarm nobody waits for."""


async def answered(handler: Any, alarm: Callable[[str], None] = unheard) -> Known | NotSent | Unknown:
    """What the client makes of one made-up answer."""
    client = RegistryClient("http://registry", alarm=alarm)
    await client._http.aclose()
    client._http = httpx.AsyncClient(transport=httpx.MockTransport(handler))
    try:
        # A mock transport tells nobody that the request has left; the answer itself shows it.
        return await client.call("readStatus", ASKED)
    finally:
        await client.close()


async def test_every_answer_about_one_person_names_that_person() -> None:
    for operation in load().operations.values():
        asks_for_one = operation.request is not None and not operation.request(ASKED)
        if asks_for_one:
            schema = operation.answers[operation.success]
            assert any(fault.rule == "required" for fault in schema({}))
            assert "fin" in required(operation.name), operation.name


def required(name: str) -> list[str]:
    """Required members of an operation's good answer."""
    for item in load().document["paths"].values():
        for operation in item.values():
            if operation["operationId"] == name:
                good = next(answer for status, answer in operation["responses"].items() if status < "300")
                ref = good["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
                return list(load().document["components"]["schemas"][ref]["required"])
    return []
