"""The line between client and registry breaks: refused, reset, cut at every byte, dripping, swallowed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest

from integrations.registry.breaker import Breaker
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Known, NotSent, Unknown
from integrations.registry.sandbox.wire import BrokenLine, LineFault
from tests.registry.asking import WALK, Asking, application

ASKED = {"fin": WALK["fin"]}


@pytest.fixture
async def line(served: str) -> AsyncIterator[BrokenLine]:
    """A line before the sandbox."""
    place = urlsplit(served)
    opened = BrokenLine(str(place.hostname), int(place.port or 0))
    await opened.open()
    yield opened
    await opened.shut()


@pytest.fixture
async def client(line: BrokenLine) -> AsyncIterator[RegistryClient]:
    """A client at the other end of the line, whose breaker never opens."""
    async with RegistryClient(line.url, breaker=Breaker(lambda: 0.0, failures=10**9)) as opened:
        yield opened


async def test_a_whole_line_hands_everything_over(client: RegistryClient) -> None:
    answer = await client.call("readFacts", ASKED)
    assert isinstance(answer, Known)
    assert answer.body["first_name"] == "Aygün"


async def test_a_refused_connection_was_not_sent(line: BrokenLine, client: RegistryClient) -> None:
    await line.shut()
    assert await client.call(
        "submitApplication", application(reference="TEST-0001"), key="k" * 16
    ) == NotSent("refused")


async def test_a_reset_after_the_request_is_unknown(
    line: BrokenLine, client: RegistryClient, asking: Asking
) -> None:
    line.fault = LineFault(reset_peer=True)
    answer = await client.call("submitApplication", application(reference="TEST-0001"), key="k" * 16)
    assert answer == Unknown("cut")
    assert (await asking.ask("findApplication", reference="TEST-0001")).status == 200


async def test_a_swallowed_request_is_unknown_when_the_deadline_is_over(
    line: BrokenLine, client: RegistryClient
) -> None:
    line.fault = LineFault(timeout=True)
    assert await client.call("readStatus", ASKED, deadline=1.0) == Unknown("time-out")


async def test_a_dripping_answer_ends_with_the_deadline_of_the_whole_call(
    line: BrokenLine, client: RegistryClient
) -> None:
    line.fault = LineFault(bandwidth=64)
    assert await client.call("readFacts", ASKED, deadline=1.0) == Unknown("time-out")


async def test_an_answer_cut_at_any_byte_is_never_half_believed(
    line: BrokenLine, client: RegistryClient, asking: Asking
) -> None:
    body = application(reference="TEST-0001")
    whole = await client.call("submitApplication", body, key="k" * 16)
    assert isinstance(whole, Known)
    cuts = 0
    for offset in range(0, 400, 7):
        line.fault = LineFault(limit_data=offset)
        answer = await client.call("submitApplication", body, key="k" * 16)
        assert answer == Unknown("cut") or answer == whole, offset
        cuts += answer == Unknown("cut")
    assert cuts >= 40
    line.fault = LineFault()
    assert await client.call("submitApplication", body, key="k" * 16) == whole
    row = asking.office.database.row("SELECT count(*) AS n FROM filing WHERE reference = 'TEST-0001'")
    assert row == {"n": 1}


async def test_the_first_call_after_the_line_is_mended_is_answered(
    line: BrokenLine, client: RegistryClient
) -> None:
    for fault in (LineFault(reset_peer=True), LineFault(limit_data=30), LineFault(limit_data=0)):
        line.fault = fault
        assert await client.call("readStatus", ASKED) == Unknown("cut")
        line.fault = LineFault()
        assert isinstance(await client.call("readStatus", ASKED), Known)
    await line.shut()
    assert await client.call("readStatus", ASKED) == NotSent("refused")
    await line.open()
    assert isinstance(await client.call("readStatus", ASKED), Known)
