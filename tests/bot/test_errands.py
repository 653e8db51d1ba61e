"""An act without an answer: tried later, not before the registry wants it; after seven days a person takes over."""

from __future__ import annotations

import random
from typing import Any

import orjson
import pytest
from structlog.testing import capture_logs

from bot.clock import FixedClock
from bot.effects import ERRAND
from bot.errands import Errands
from bot.ledger.records import Change, NewEffect
from bot.ledger.sqlite import SqliteLedger
from bot.limits import Limits
from dialogs.registry import ReadStatus
from dialogs.script import Look
from integrations.registry.backoff import GIVE_UP_SECONDS
from integrations.registry.errors import Answer, Known, NotSent, Unknown


class Registry:
    """Gives the same answer to every call; a look-up finds nothing out."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.keys: list[str | None] = []

    async def call(self, operation: str, body: Any, *, key: str | None, deadline: float) -> Answer:
        self.keys.append(key)
        return self.answer

    async def lookup(self, operation: str, reference: str) -> Answer:
        return Known(404, {"type": "/problems/not-found", "title": "not found", "status": 404})


async def one_attempt(ledger: SqliteLedger, clock: FixedClock, registry: Registry) -> None:
    """Whatever is due is tried once."""
    limits, chance = Limits(ledger), random.Random(7)
    errands = Errands(registry, ledger, limits, clock.now, clock.by_day, "boot", chance)  # type: ignore[arg-type]  # a stand-in with the two calls that are made
    for effect in await ledger.claim([ERRAND], 9, "boot", 60.0, clock.now()):
        await errands.carry_out(effect)


async def confirmed(ledger: SqliteLedger, clock: FixedClock) -> None:
    """Somebody confirmed a filing."""
    spoken = await ledger.begin("web", "address", "az")
    call = {"operation": "submitReport", "act": "SubmitReport", "body": {}, "reference": "000-000-000-001"}
    body = orjson.dumps({**call, "at": clock.now()})
    effect = NewEffect(ERRAND, "run:SubmitReport", spoken.id, "run", body, clock.now())
    await ledger.commit(Change(spoken, effects=(effect,)))


@pytest.mark.parametrize(
    "answer", [NotSent("too-many-requests", 45.0), Unknown("status-503", 45.0), NotSent("breaker-open", 45.0)]
)
async def test_it_waits_as_long_as_the_registry_asks(
    ledger: SqliteLedger, clock: FixedClock, answer: Answer
) -> None:
    await confirmed(ledger, clock)
    registry = Registry(answer)
    await one_attempt(ledger, clock, registry)
    clock.move(44)
    await one_attempt(ledger, clock, registry)
    assert len(registry.keys) == 1
    clock.move(1)
    await one_attempt(ledger, clock, registry)
    assert len(registry.keys) == 2
    assert len(set(registry.keys)) == 1


async def test_after_seven_days_somebody_is_called_and_it_is_tried_no_more(
    ledger: SqliteLedger, clock: FixedClock
) -> None:
    await confirmed(ledger, clock)
    registry = Registry(NotSent("refused"))
    with capture_logs() as logged:
        began = clock.now()
        while clock.now() - began < GIVE_UP_SECONDS:
            await one_attempt(ledger, clock, registry)
            clock.move(600)
        assert [each["event"] for each in logged] == []
        await one_attempt(ledger, clock, registry)
    assert [(each["log_level"], each["event"]) for each in logged] == [("error", "a filing needs a person")]
    tried = len(registry.keys)
    clock.move(6000)
    await one_attempt(ledger, clock, registry)
    assert len(registry.keys) == tried > 1000


async def test_a_look_ends_within_two_seconds(ledger: SqliteLedger, clock: FixedClock) -> None:
    waited: list[float] = []

    class Slow(Registry):
        async def call(self, operation: str, body: Any, *, deadline: float, **_: Any) -> Answer:
            waited.append(deadline)
            return Unknown("time-out")

    registry = Slow(Unknown("time-out"))
    errands = Errands(registry, ledger, Limits(ledger), clock.now, clock.by_day, "boot", random.Random(7))  # type: ignore[arg-type]  # a stand-in with the call that is made
    found = await errands.look(
        Look(ReadStatus("1AB2C3D"), "status"), await ledger.begin("web", "address", "az")
    )
    assert found["unreachable"] == "time-out"
    assert waited == [pytest.approx(2.0)]
