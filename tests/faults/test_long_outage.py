"""Ten minutes without the registry, second by second on a clock of our own: few probes, and soon back."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from bot.clock import FixedClock
from bot.desk import Desk
from bot.effects import ERRAND
from bot.errands import Errands
from bot.ledger.records import Change, NewEffect
from bot.ledger.sqlite import SqliteLedger
from bot.limits import Limits
from bot.news import News
from bot.people.sealing import Sealer
from bot.recovery import Recovery
from bot.worker import Worker
from integrations.registry.breaker import Breaker
from integrations.registry.client import RegistryClient
from tests.faults.checker import filings
from tests.faults.person import Made, stranger
from tests.faults.processes import Sandbox

pytestmark = [pytest.mark.faults, pytest.mark.timeout(240)]

RECOVERY_SECONDS = 60
COOL_DOWN_SECONDS = 30
FORMS = 12
NOON = 1_795_420_800.0


def form(made: Made, reference: str) -> dict[str, Any]:
    """An application as the service sends it."""
    return {
        "reference": reference,
        "fin": made.fin,
        "card": made.card,
        "birth_date": "1988-04-12",
        "phone": made.phone,
        "email": None,
        "district": "AZ-BA-YAS",
        "address_line": "Nümunə küçəsi 12",
        "education": {"level": "bachelor"},
        "profession": {"code": None, "text": "Mühasib"},
        "jobs": [],
        "health_limits": None,
        "wished_work": {"code": None, "text": "Mühasib"},
        "ready_on": "2026-12-01",
        "travel": "on_foot",
        "reminders": "none",
    }


@dataclass
class Office:
    """The sending half of the service, on a clock that is moved by hand."""

    clock: FixedClock
    ledger: SqliteLedger
    worker: Worker
    recovery: Recovery
    calls: list[float]
    look_at: float = 0.0

    async def file(self, made: Made, number: int) -> None:
        """An application was confirmed."""
        spoken = await self.ledger.begin("web", f"address-{number}", "az")
        reference = f"000-000-000-{number:03d}"
        call = {"operation": "submitApplication", "act": "SubmitApplication", "body": form(made, reference)}
        body = orjson.dumps({**call, "reference": reference, "at": self.clock.now()})
        effect = NewEffect(
            ERRAND, f"run-{number}:SubmitApplication", spoken.id, f"run-{number}", body, self.clock.now()
        )
        await self.ledger.commit(Change(spoken, effects=(effect,)))

    async def second(self) -> None:
        """What happens in one second."""
        self.clock.move(1)
        if self.clock.now() >= self.look_at:
            await self.recovery.look()
            self.look_at = self.clock.now() + self.recovery.pause()
        await self.worker.effects()
        await self.worker.settle()


@pytest.fixture
def sandbox(tmp_path: Path) -> Any:
    made = Sandbox(tmp_path)
    yield made
    made.stop()


@pytest.fixture
async def office(tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    clock, calls = FixedClock(NOON), list[float]()
    exchange = RegistryClient._exchange

    async def counted(self: RegistryClient, *arguments: Any) -> Any:
        calls.append(clock.now())
        return await exchange(self, *arguments)

    monkeypatch.setattr(RegistryClient, "_exchange", counted)
    ledger = SqliteLedger(tmp_path / "addim.db", Sealer(bytes(32)), clock.now)
    await ledger.open()
    async with RegistryClient(sandbox.url, breaker=Breaker(clock.now), clock=clock.now) as registry:
        news = News()
        limits, chance = Limits(ledger), random.Random(7)
        errands = Errands(registry, ledger, limits, clock.now, clock.by_day, "boot", chance)
        worker = Worker(ledger, nobody(), errands, news, clock)
        yield Office(clock, ledger, worker, Recovery(ledger, registry, news, clock), calls)
    await ledger.close()


def nobody() -> Desk:
    """The desk is not needed: outcomes stay in the inbox."""
    return object()  # type: ignore[return-value]  # never called here


@pytest.mark.parametrize("outage", [600, 611, 623])
async def test_an_outage_of_ten_minutes(office: Office, sandbox: Sandbox, outage: int) -> None:
    people = [stranger(sandbox.database, number) for number in range(FORMS)]
    async with httpx.AsyncClient(base_url=sandbox.url) as switches:
        await switches.post("/sandbox/faults", json={"down": True})
        for number, made in enumerate(people):
            await office.file(made, number)
        for _ in range(outage):
            await office.second()
        check_probes(office.calls)
        await switches.post("/sandbox/faults", json={"down": False})
    took = 0
    while any(not filings(sandbox.database, made.fin) for made in people):
        took += 1
        assert took <= RECOVERY_SECONDS
        await office.second()
    assert [len(filings(sandbox.database, made.fin)) for made in people] == [1] * FORMS


def check_probes(calls: list[float]) -> None:
    """Once the breaker is open, no more than one probe a cool-down; a probe that files may look up once too."""
    opened = calls[4]
    later = sorted({call for call in calls if call > opened + 1})
    gaps = [after - before for before, after in pairwise(later)]
    assert later, "nobody tried again"
    assert min(gaps) >= COOL_DOWN_SECONDS - 1, gaps
