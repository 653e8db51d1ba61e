"""What counts as a try with somebody's data: only that the registry denied it, not an outage, not a match."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from bot.clock import FixedClock
from bot.errands import STOPPED_FOR_SECONDS, Errands
from bot.ledger.records import Change, Conversation
from bot.ledger.sqlite import SqliteLedger
from bot.limits import TRIES_A_PERSON, Limits
from dialogs.binding import FindPerson
from dialogs.script import Look
from dialogs.values import Json
from integrations.registry.errors import Answer, Known, Unknown

RIGHT = date(1990, 5, 14)
MATCH = Known(200, {"found": True, "phone_ending": "67"})
DENIED = Known(404, {"type": "/problems/person-not-found", "title": "not found", "status": 404})
DOWN = Unknown("status-503")


class Registry:
    """Knows one birth date, while it is up."""

    def __init__(self) -> None:
        self.up = True
        self.asked = 0

    async def call(self, operation: str, body: Any, **_: object) -> Answer:
        self.asked += 1
        if not self.up:
            return DOWN
        return MATCH if body["birth_date"] == RIGHT.isoformat() else DENIED


@pytest.fixture
def registry() -> Registry:
    return Registry()


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, without making them."""
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("bot.limits.asyncio.sleep", pause)
    return pauses


@pytest.fixture
def errands(ledger: SqliteLedger, clock: FixedClock, registry: Registry) -> Errands:
    known: Any = registry
    return Errands(known, ledger, Limits(ledger), clock.now, clock.by_day, "boot", random.Random(7))


def asked(fin: str, born_on: date = RIGHT) -> Look:
    return Look(FindPerson(fin, "AA1234567", born_on), "FindPerson")


def wrong(number: int) -> date:
    return date(1980, 1, 1 + number)


def told(found: dict[str, Json]) -> str:
    refused: Any = found.get("refused", {})
    return "found" if "done" in found else str(refused.get("code", found.get("unreachable")))


async def browser(ledger: SqliteLedger, name: str) -> Conversation:
    return await ledger.begin("web", name, "az")


async def test_asking_again_while_the_registry_is_down_is_no_try(
    ledger: SqliteLedger, errands: Errands, registry: Registry, slept: list[float]
) -> None:
    one, registry.up = await browser(ledger, "one"), False
    heard = {told(await errands.look(asked("1AB2C3D"), one)) for _ in range(30)}
    heard |= {told(await errands.look(asked("1AB2C3D", wrong(day)), one)) for day in range(20)}
    assert heard == {DOWN.code}
    registry.up = True
    assert told(await errands.look(asked("1AB2C3D"), one)) == "found"
    assert slept == []


async def test_whoever_matches_is_never_counted(
    ledger: SqliteLedger, errands: Errands, slept: list[float]
) -> None:
    for number in range(30):
        each = await browser(ledger, f"browser {number}")
        assert told(await errands.look(asked("1AB2C3D"), each)) == "found"
    one = await browser(ledger, "one")
    assert {told(await errands.look(asked(f"{number:03d}AB2C"), one)) for number in range(100)} == {"found"}
    assert slept == []


@pytest.mark.parametrize("known", [True, False])
async def test_who_guesses_at_one_person_is_stopped_and_hears_the_same_of_known_and_unknown(
    ledger: SqliteLedger,
    errands: Errands,
    registry: Registry,
    clock: FixedClock,
    slept: list[float],
    known: bool,
) -> None:
    one = await browser(ledger, "one")
    heard = [told(await errands.look(asked("2DE3F4G", wrong(day)), one)) for day in range(TRIES_A_PERSON)]
    assert heard == ["person-not-found"] * TRIES_A_PERSON
    assert len(slept) == TRIES_A_PERSON - 3
    stopped = await errands.look(asked("2DE3F4G", RIGHT if known else wrong(20)), one)
    assert stopped == {
        "refused": {"code": "too-many-tries"},
        "until": clock.now() + STOPPED_FOR_SECONDS,
    }
    assert registry.asked == TRIES_A_PERSON


async def test_who_proved_to_be_the_person_is_not_locked_out_by_the_guesses_of_others(
    ledger: SqliteLedger, errands: Errands
) -> None:
    one, owner = await browser(ledger, "one"), await browser(ledger, "owner")
    person = await ledger.person("2DE3F4G")
    owner = await ledger.commit(Change(owner._replace(person=person, level="code", level_at=0.0)))
    for day in range(20):
        await errands.look(asked("2DE3F4G", wrong(day)), one)
    assert told(await errands.look(asked("2DE3F4G"), one)) == "too-many-tries"
    assert told(await errands.look(asked("2DE3F4G"), owner)) == "found"
