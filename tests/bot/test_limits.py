"""Somebody who tries FIN after FIN is slowed, then stopped, and learns nothing about who is known."""

from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.ledger.sqlite import SqliteLedger
from bot.limits import (
    HOUR,
    PERSONS_AN_HOUR,
    PERSONS_OF_A_SOURCE,
    SLOW_AFTER,
    SLOW_SECONDS,
    SLOW_SOURCE_AFTER,
    TRIES_A_PERSON,
    Limits,
)
from bot.people.sealing import Sealer
from tests.dialogs.crowd import ADDRESS, MORNING, Message, crowd

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


async def test_asking_whether_somebody_was_stopped_counts_nothing(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    for fin in FINS[: PERSONS_AN_HOUR - 1]:
        await limits.person(1, fin, clock.now())
    assert [await limits.stopped(1, clock.now()) for _ in range(9)] == [False] * 9
    await limits.person(1, FINS[9], clock.now())
    assert await limits.stopped(1, clock.now())
    assert not await limits.stopped(2, clock.now())
    assert not await limits.stopped(1, clock.now() + 7200)


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


async def test_a_new_conversation_for_every_fin_is_slowed_and_stopped_too(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    fins = [f"{number:03d}AB2C" for number in range(100)]
    tries = [await limits.person(number, fin, clock.now(), "192.0.2.7") for number, fin in enumerate(fins)]
    assert tries == [True] * PERSONS_OF_A_SOURCE + [False] * (100 - PERSONS_OF_A_SOURCE)
    assert slept == [SLOW_SECONDS] * (100 - SLOW_SOURCE_AFTER)
    assert await limits.person(500, "999AB2C", clock.now(), "192.0.2.8")  # another address


async def test_an_office_of_many_people_behind_one_address_works(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    for number in range(
        SLOW_SOURCE_AFTER
    ):  # each with a slip in the card, then right, then once more for the report
        fin = f"{number:03d}AB2C"
        assert all([await limits.person(number, fin, clock.now(), "192.0.2.7") for _ in range(3)])
    assert slept == []


async def test_the_count_survives_a_restart(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float], tmp_path: Path
) -> None:
    for number in range(PERSONS_OF_A_SOURCE):
        await Limits(ledger).person(number, f"{number:03d}AB2C", clock.now(), "192.0.2.7")
    await ledger.close()
    again = SqliteLedger(tmp_path / "ledger.db", Sealer(b"k" * 32), clock.now)
    await again.open()
    assert not await Limits(again).person(900, "999AB2C", clock.now(), "192.0.2.7")
    assert b"192.0.2.7" not in stored(tmp_path)
    await again.close()


def stored(folder: Path) -> bytes:
    """Every byte that lies on the disk."""
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_who_was_stopped_hears_so_before_anything_is_typed(tmp_path: Path) -> None:
    async with crowd(tmp_path / "crowd.db") as talk:
        await talk.take(Message("salam", None, "a"))
        spoken = await talk.desk.ledger.conversation("web", ADDRESS)
        assert spoken is not None
        for _ in range(PERSONS_AN_HOUR):
            await talk.desk.ledger.count(f"fins:{spoken.id}", HOUR, MORNING, PERSONS_AN_HOUR)
        await talk.take(Message("1", None, "b"))
        assert await talk.asked() == "menu.main"
        assert any("yoxlama dayandırılıb" in told for told in await talk.told())
