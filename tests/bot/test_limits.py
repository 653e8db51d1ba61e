"""Somebody who tries FIN after FIN is slowed, then stopped, and learns nothing about who is known."""

import asyncio
from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.ledger.sqlite import SqliteLedger
from bot.limits import (
    HOUR,
    PERSONS_AN_HOUR,
    PERSONS_OF_A_SOURCE,
    SLOW_AFTER,
    SLOW_ANYWHERE_AFTER,
    SLOW_SECONDS,
    SLOW_SOURCE_AFTER,
    TRIES_A_PERSON,
    TRIES_ANYWHERE,
    Asker,
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


async def tried(
    limits: Limits, asker: Asker, fin: str, now: float, data: str = "AA1234567:1990-05-14"
) -> str:
    """A try that the registry denies; returned is why it may not be made."""
    return (await limits.person(asker, fin, data, now)).refused


async def test_the_first_are_quick_the_next_are_slow_the_rest_are_refused(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    refused = [await tried(limits, Asker(1), fin, clock.now()) for fin in FINS[:8]]
    assert refused == [""] * PERSONS_AN_HOUR + ["too-many-persons"] * 3
    assert slept == [SLOW_SECONDS] * (8 - SLOW_AFTER)


async def test_asking_whether_a_conversation_is_stopped_counts_nothing(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    for fin in FINS[: PERSONS_AN_HOUR - 1]:
        await tried(limits, Asker(1), fin, clock.now())
    assert [await limits.stopped(1, clock.now()) for _ in range(9)] == [False] * 9
    await tried(limits, Asker(1), FINS[9], clock.now())
    assert await limits.stopped(1, clock.now())
    assert not await limits.stopped(2, clock.now())
    assert not await limits.stopped(1, clock.now() + 7200)


async def test_what_was_no_vain_try_is_not_counted(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    for number in range(100):  # everybody matches, or nobody answers
        attempt = await limits.person(Asker(1, "192.0.2.7"), f"{number:03d}AB2C", "data", clock.now())
        assert not attempt.refused
        await limits.spare(attempt)
    assert slept == []
    assert not await limits.stopped(1, clock.now())


async def test_the_same_wrong_data_again_is_no_other_try(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    assert not any([await tried(limits, Asker(1), FINS[0], clock.now()) for _ in range(TRIES_A_PERSON * 3)])
    assert not await tried(limits, Asker(1), FINS[0], clock.now(), "another")
    assert slept == []


async def test_who_guesses_at_one_person_is_slowed_then_stopped_with_a_new_cookie_for_each_guess_too(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    refused = [
        await tried(limits, Asker(number, "192.0.2.7"), FINS[0], clock.now(), str(number))
        for number in range(TRIES_A_PERSON + 5)
    ]
    assert refused == [""] * TRIES_A_PERSON + ["too-many-tries"] * 5
    assert slept == [SLOW_SECONDS] * (TRIES_A_PERSON + 5 - SLOW_AFTER)
    assert not await tried(limits, Asker(900, "192.0.2.8"), FINS[0], clock.now())  # the person, at home


async def test_guesses_from_everywhere_are_stopped_but_not_who_proved_to_be_the_person(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    refused = [
        await tried(limits, Asker(number, f"192.0.2.{number}"), FINS[0], clock.now(), str(number))
        for number in range(TRIES_ANYWHERE + 5)
    ]
    assert refused == [""] * TRIES_ANYWHERE + ["too-many-tries"] * 5
    assert slept == [SLOW_SECONDS] * (TRIES_ANYWHERE + 5 - SLOW_ANYWHERE_AFTER)
    owner = Asker(900, "192.0.2.1", proved=True)
    own = [await tried(limits, owner, FINS[0], clock.now(), str(number)) for number in range(12)]
    assert own == [""] * TRIES_A_PERSON + ["too-many-tries"] * 2


async def test_many_guesses_at_once_are_held_too(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits, asker = Limits(ledger), Asker(1, "192.0.2.7")
    at_once = [limits.person(asker, FINS[0], str(number), clock.now()) for number in range(40)]
    assert [one.refused for one in await asyncio.gather(*at_once)].count("") == TRIES_A_PERSON


async def test_later_it_begins_anew(ledger: SqliteLedger, clock: FixedClock, slept: list[float]) -> None:
    limits = Limits(ledger)
    for fin in FINS[:7]:
        await tried(limits, Asker(1), fin, clock.now())
    clock.move(2 * 3600 + 1)  # the window slides: an hour after the last of them
    assert not await tried(limits, Asker(1), FINS[8], clock.now())
    assert slept


async def test_a_new_conversation_for_every_fin_is_slowed_and_stopped_too(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    fins = [f"{number:03d}AB2C" for number in range(100)]
    refused = [
        await tried(limits, Asker(number, "192.0.2.7"), fin, clock.now()) for number, fin in enumerate(fins)
    ]
    assert refused == [""] * PERSONS_OF_A_SOURCE + ["too-many-persons"] * (100 - PERSONS_OF_A_SOURCE)
    assert slept == [SLOW_SECONDS] * (100 - SLOW_SOURCE_AFTER)
    assert not await tried(limits, Asker(500, "192.0.2.8"), "999AB2C", clock.now())  # another address


async def test_an_office_of_many_people_behind_one_address_works(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float]
) -> None:
    limits = Limits(ledger)
    for number in range(SLOW_SOURCE_AFTER):  # each with two slips in the card, then right
        asker, fin = Asker(number, "192.0.2.7"), f"{number:03d}AB2C"
        assert [await tried(limits, asker, fin, clock.now(), slip) for slip in "ab"] == ["", ""]
        await limits.spare(await limits.person(asker, fin, "right", clock.now()))
    assert slept == []


async def test_the_count_survives_a_restart(
    ledger: SqliteLedger, clock: FixedClock, slept: list[float], tmp_path: Path
) -> None:
    for number in range(PERSONS_OF_A_SOURCE):
        await tried(Limits(ledger), Asker(number, "192.0.2.7"), f"{number:03d}AB2C", clock.now())
    await ledger.close()
    again = SqliteLedger(tmp_path / "ledger.db", Sealer(b"k" * 32), clock.now)
    await again.open()
    assert await tried(Limits(again), Asker(900, "192.0.2.7"), "999AB2C", clock.now())
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
