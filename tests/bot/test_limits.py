"""Somebody who tries FIN after FIN is slowed, then stopped, and learns nothing about who is known."""

import pytest

from bot.clock import FixedClock
from bot.ledger.sqlite import SqliteLedger
from bot.limits import PERSONS_AN_HOUR, SLOW_AFTER, SLOW_SECONDS, TRIES_A_PERSON, Limits

FINS = [f"{number}AB2C3D" for number in range(10)]


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, without making them."""
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("bot.limits.asyncio.sleep", pause)
    return pauses


async def test_the_first_are_quick_the_next_are_slow_the_rest_are_refused(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    allowed = [await limits.person(1, fin, clock.now()) for fin in FINS[:8]]
    assert allowed == [True] * PERSONS_AN_HOUR + [False] * 3
    assert slept == [SLOW_SECONDS] * (8 - SLOW_AFTER)


async def test_the_same_person_again_is_not_another_one(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    assert all([await limits.person(1, FINS[0], clock.now()) for _ in range(TRIES_A_PERSON)])
    assert not await limits.person(1, FINS[0], clock.now())
    assert slept == []


async def test_one_person_is_not_tried_without_end_from_many_conversations(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    tries = [await limits.person(number, FINS[0], clock.now()) for number in range(TRIES_A_PERSON + 5)]
    assert tries.count(False) == 5
    assert slept == []


async def test_later_it_begins_anew(ledger: SqliteLedger, clock: FixedClock, slept: list[float]) -> None:
    limits = Limits(ledger)
    for fin in FINS[:7]:
        await limits.person(1, fin, clock.now())
    clock.move(2 * 3600 + 1)  # the window slides: an hour after the last of them
    assert await limits.person(1, FINS[8], clock.now())
    assert slept
