"""The client under pressure: flights, an outage, and what may be seen of a call."""

from __future__ import annotations

import asyncio
import logging

import httpx
import pytest

from integrations.registry.breaker import Breaker
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Known, NotSent, Unknown
from tests.registry.asking import WALK, Asking, application

FIN = WALK["fin"]
KEY = "run-0001-submit-application"
ASKED = {"fin": FIN}


async def test_eight_calls_are_in_flight_and_the_ninth_hears_so_at_once(asking: Asking, served: str) -> None:
    await asking.demo("faults", slow_seconds=20.0)
    async with RegistryClient(served) as client:
        calls = [client.call("readStatus", ASKED, deadline=2.0) for _ in range(9)]
        answers = await asyncio.gather(*calls)
    assert sorted(answers, key=repr) == [NotSent("no-free-flight")] + [Unknown("time-out")] * 8


async def test_nothing_personal_is_in_an_address_or_a_log(
    asking: Asking, registry: RegistryClient, caplog: pytest.LogCaptureFixture
) -> None:
    addresses: list[str] = []

    async def listen(request: httpx.Request) -> None:
        addresses.append(str(request.url))

    registry._http.event_hooks["request"].append(listen)
    with caplog.at_level(logging.DEBUG):
        await registry.call("findPerson", WALK)
        await registry.call("submitApplication", application(reference="TEST-0001"), key=KEY)
        await registry.lookup("submitApplication", "TEST-0001")
        await asking.demo("faults", odd="server_error")
        await registry.call("readStatus", ASKED)
    assert len(addresses) == 4
    written = caplog.text + "".join(addresses) + repr(await registry.call("readFacts", ASKED))
    for personal in (FIN, WALK["card"], WALK["birth_date"], "994501234567", "Nümunə"):
        assert personal not in written
    assert not [record for record in caplog.records if record.name.startswith(("httpx", "httpcore"))]


async def test_an_outage_costs_one_probe_a_cool_down_and_ends_with_the_first_answer(
    asking: Asking, served: str, clock: list[float]
) -> None:
    breaker = Breaker(lambda: clock[0])
    async with RegistryClient(served, breaker=breaker) as client:
        await asking.demo("faults", down=True)
        answers = [await client.call("readStatus", ASKED) for _ in range(50)]
        assert answers[:5] == [Unknown("status-503", 30.0)] * 5
        assert answers[5:] == [NotSent("breaker-open", 30.0)] * 45
        for _ in range(3):
            clock[0] += 30.0
            probes = await asyncio.gather(*(client.call("readStatus", ASKED) for _ in range(8)))
            assert [type(answer) for answer in probes].count(Unknown) == 1
        await asking.demo("faults", down=False)
        assert isinstance(await client.call("readStatus", ASKED), NotSent)
        clock[0] += 30.0
        assert isinstance(await client.call("readStatus", ASKED), Known)
        assert breaker.state == "closed"


async def test_a_limit_is_kept_until_the_time_the_registry_named(
    asking: Asking, served: str, clock: list[float]
) -> None:
    async with RegistryClient(served, clock=lambda: clock[0]) as client:
        await asking.demo("faults", calls_a_minute=3)
        answers = [await client.call("readStatus", ASKED) for _ in range(20)]
        assert [type(answer) for answer in answers] == [Known] * 3 + [NotSent] * 17
        assert {answer.code for answer in answers[3:]} == {"too-many-requests"}
        assert asking.app.state.gate.refused == 1
        assert isinstance(answers[3], NotSent)
        named = answers[3].retry_after
        assert named is not None
        assert 0 < named <= 61
        assert answers[3].retry
        await asking.demo("faults", calls_a_minute=0)
        clock[0] += named - 1
        assert await client.call("readStatus", ASKED) == NotSent("too-many-requests", 1.0)
        clock[0] += 1
        assert isinstance(await client.call("readStatus", ASKED), Known)
        assert client.breaker.state == "closed"


@pytest.fixture
def clock() -> list[float]:
    """Monotonic seconds, moved by hand."""
    return [1000.0]
