"""An outage while people chat: everybody hears at once, the registry is left in peace, and memory stays small."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable

import pytest

from integrations.registry.breaker import Breaker
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Answer, Known
from tests.registry.asking import WALK, Asking, sandbox

ASKED = {"fin": WALK["fin"]}
CALLS = 250
A_SECOND = 125
DEADLINE = 1.5


async def paced(call: Callable[[], Awaitable[Answer]], count: int, a_second: int) -> list[float]:
    """Many calls, evenly begun; the seconds each took."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    done: list[float] = []

    async def one(turn: asyncio.Event) -> None:
        await turn.wait()
        start = loop.time()
        await call()
        done.append(loop.time() - start)

    turns = [asyncio.Event() for _ in range(count)]
    for number, turn in enumerate(turns):
        loop.call_at(begun + number / a_second, turn.set)
    await asyncio.gather(*(one(turn) for turn in turns))
    return sorted(done)


@pytest.mark.faults
@pytest.mark.parametrize(
    "fault", [{"slow_seconds": 20}, {"down": True}, {"odd": "byte_a_second"}, {"odd": "huge"}]
)
async def test_while_the_registry_is_out_95_of_100_calls_end_within_a_second(
    asking: Asking, served: str, fault: dict[str, object]
) -> None:
    await asking.demo("faults", **fault)
    async with RegistryClient(served, breaker=Breaker(time.monotonic)) as client:
        took = await paced(lambda: client.call("readStatus", ASKED, deadline=DEADLINE), CALLS, A_SECOND)
    assert took[int(CALLS * 0.95)] < 1.0
    assert took[-1] < DEADLINE + 1


@pytest.mark.faults
async def test_after_an_outage_the_first_probe_brings_everybody_back(asking: Asking, served: str) -> None:
    breaker = Breaker(time.monotonic, rest_seconds=0.5)
    async with RegistryClient(served, breaker=breaker) as client:
        await asking.demo("faults", schedule=[{"for_seconds": 2, "down": True}])
        started = time.monotonic()
        while not isinstance(await client.call("readStatus", ASKED), Known):
            assert time.monotonic() - started < 10
        took = time.monotonic() - started
    assert 2.0 <= took < 3.5
    assert breaker.state == "closed"


MEASURE = """
import asyncio, resource, sys
from integrations.registry.client import RegistryClient
from integrations.registry.breaker import Breaker

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

async def main():
    async with RegistryClient(sys.argv[1], breaker=Breaker(lambda: 0.0, failures=10**9)) as client:
        await client.call("readList", {"name": "districts"})
        before = peak()
        answers = await asyncio.gather(*(client.call("readStatus", {"fin": "1AB2C3D"}) for _ in range(8)))
        print({answer.code for answer in answers}, peak() - before)

asyncio.run(main())
"""


@pytest.mark.faults
@pytest.mark.parametrize("odd", ["huge", "deep"])
def test_eight_answers_of_300_mib_cost_at_most_50_mib(odd: str) -> None:
    with sandbox("--fault", f'{{"odd": "{odd}", "operations": ["readStatus"]}}') as url:
        run = subprocess.run([sys.executable, "-c", MEASURE, url], capture_output=True, text=True, check=True)
    seen = re.fullmatch(r"\{'(\w+)'\} (\d+)\n", run.stdout)
    assert seen is not None, run.stdout
    assert seen[1] == {"huge": "oversized", "deep": "garbage"}[odd]
    assert int(seen[2]) <= 50
