"""Every fault a registry can have, on a clock of our own: few probes while it lasts, soon after all is filed once."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import errands as bot_errands
from bot.clock import FixedClock
from bot.effects import ERRAND
from bot.errands import Errands
from bot.ledger.sqlite import SqliteLedger
from bot.limits import Limits
from bot.news import News
from bot.people.sealing import Sealer
from bot.recovery import Recovery
from bot.worker import Worker
from integrations.registry import client as registry_client
from integrations.registry.breaker import Breaker
from integrations.registry.client import RegistryClient
from integrations.registry.sandbox.wire import BrokenLine, LineFault
from tests.faults.checker import filings
from tests.faults.person import stranger
from tests.faults.processes import Sandbox
from tests.faults.test_long_outage import NOON, RECOVERY_SECONDS, Office, check_probes, nobody

pytestmark = [pytest.mark.faults, pytest.mark.timeout(120)]

FORMS = 6
OUTAGE_SECONDS = 95  # three cool-downs
PATIENCE = 0.5  # seconds: nobody waits for deadlines here, they have tests of their own
HEALTHY = {"slow_seconds": 0, "down": False, "lose_answers": 0, "odd": "", "odd_count": 0}

FAULTS: dict[str, dict[str, Any] | LineFault] = {
    "slow": {"slow_seconds": PATIENCE + 0.1},
    "down": {"down": True},
    "lost answer": {"lose_answers": 10**6},
    "lost answers and look-ups": {
        "lose_answers": 10**6,
        "operations": ["submitApplication", "findApplication", "readList"],
    },
    "409 then 200": {"odd": "busy"},
    **{
        name.replace("_", " "): {"odd": name}
        for name in (
            "garbage",
            "html",
            "nan",
            "deep",
            "huge",
            "wrong_person",
            "byte_a_second",
            "server_error",
        )
    },
    "swallowed": LineFault(timeout=True),
    "reset": LineFault(reset_peer=True),
    **{f"cut at {offset}": LineFault(limit_data=offset) for offset in (0, 1, 90, 170)},
}
ANSWERED = {"lost answer", "409 then 200", "wrong person"}
"""After these the registry is there all the same: a look-up, a refusal or an answer about somebody else shows it."""
NUMBERS = {name: place * FORMS for place, name in enumerate(FAULTS)}


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    made = Sandbox(tmp_path_factory.mktemp("registry"))
    yield made
    made.stop()


@pytest.fixture
async def line(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BrokenLine]:
    for module, name in (
        (bot_errands, "ACT_SECONDS"),
        (registry_client, "READ_SECONDS"),
    ):
        monkeypatch.setattr(module, name, PATIENCE)
    opened = BrokenLine("127.0.0.1", int(sandbox.port))
    await opened.open()
    yield opened
    await opened.shut()


@asynccontextmanager
async def working(
    folder: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Office, Breaker]]:
    """The sending half of the service over a client of this address."""
    clock, calls = FixedClock(NOON), list[float]()
    exchange = RegistryClient._exchange

    async def counted(self: RegistryClient, *arguments: Any) -> Any:
        calls.append(clock.now())
        return await exchange(self, *arguments)

    monkeypatch.setattr(RegistryClient, "_exchange", counted)
    ledger = SqliteLedger(folder / "addim.db", Sealer(bytes(32)), clock.now)
    await ledger.open()
    breaker = Breaker(clock.now)
    async with RegistryClient(url, breaker=breaker, clock=clock.now) as registry:
        limits, chance, news = Limits(ledger), random.Random(7), News()
        errands = Errands(registry, ledger, limits, clock.now, clock.by_day, "boot", chance)
        worker = Worker(ledger, nobody(), errands, news, clock)
        yield Office(clock, ledger, worker, Recovery(ledger, registry, news, clock), calls), breaker
    await ledger.close()


async def switch(sandbox: Sandbox, line: BrokenLine, fault: dict[str, Any] | LineFault | None) -> None:
    """Break the registry or the line, or mend both."""
    line.fault = fault if isinstance(fault, LineFault) else LineFault()
    switches = {**HEALTHY, "operations": [], **(fault if isinstance(fault, dict) else {})}
    async with httpx.AsyncClient(base_url=sandbox.url, timeout=30.0) as http:
        (await http.post("/sandbox/faults", json=switches)).raise_for_status()


@pytest.mark.parametrize("name", FAULTS)
async def test_a_fault_costs_few_calls_and_leaves_everything_filed_once(
    name: str,
    sandbox: Sandbox,
    line: BrokenLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    people = [stranger(sandbox.database, NUMBERS[name] + number) for number in range(FORMS)]
    async with working(tmp_path, line.url, monkeypatch) as (office, breaker):
        await switch(sandbox, line, FAULTS[name])
        for number, made in enumerate(people):
            await office.file(made, NUMBERS[name] + number)
        for _ in range(OUTAGE_SECONDS):
            await office.second()
        opened, made_calls = breaker.state != "closed", len(office.calls)
        assert opened == (name not in ANSWERED)
        if opened:
            check_probes(office.calls)
        await switch(sandbox, line, None)
        took = await recovered(office)
        assert [len(filings(sandbox.database, made.fin)) for made in people] == [1] * FORMS
    with capsys.disabled():
        seen = "breaker open" if opened else "breaker closed"
        print(f"\n{name}: {made_calls} calls in {OUTAGE_SECONDS} s, {seen}, all filed {took} s after its end")


async def recovered(office: Office) -> int:
    """Seconds until nothing waits for the registry any more."""
    took = 0
    while await waits(office):
        took += 1
        assert took <= RECOVERY_SECONDS
        await office.second()
    return took


async def waits(office: Office) -> bool:
    """Whether anything is still to be sent or answered."""
    backlog = await office.ledger.backlog()
    return any(backlog.get(f"{ERRAND}.{state}") for state in ("ready", "leased", "sending"))
