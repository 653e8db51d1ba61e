"""One chat in a hurry beside five hundred others: everybody is answered in order, with the limits as they are shipped.

Of the hurried chat one a second is played; what waits is counted while it waits, then the clock of its pace is moved.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import orjson
import pytest

from bot.channels.telegram.leftovers import left
from bot.channels.telegram.tempo import AT_ONCE, PAUSE_SECONDS, WAITING
from integrations.telegram.emulator import people
from tests.telegram.counting import Count
from tests.telegram.hooks import hooked
from tests.telegram.person import Person, text_of
from tests.telegram.stand import Stand

pytestmark = [pytest.mark.telegram, pytest.mark.timeout(100)]
OTHERS, A_SECOND, SECONDS = 500, 200, 3.0
HURRIED = 7


async def hurry(stand: Stand, person: Person) -> int:
    """Write two hundred times a second; how often."""
    loop = asyncio.get_running_loop()
    began, sent = loop.time(), 0
    while loop.time() - began < SECONDS:
        while sent < (loop.time() - began) * A_SECOND:
            people.write(stand.account, person.chat, f"salam {sent}")
            sent += 1
        stand.account.said.set()
        await asyncio.wait(
            {asyncio.ensure_future(stand.account.updates.changed.wait())}, timeout=1 / A_SECOND
        )
    return sent


async def heard(stand: Stand) -> list[int]:
    """The numbers that the chat in a hurry wrote, in the order in which they were read."""
    spoken = await stand.core.ledger.conversation("telegram", str(HURRIED))
    assert spoken is not None
    told = [one for one in await stand.core.ledger.messages(spoken.id, 0, 10_000) if one.direction == "in"]
    return [int(orjson.loads(one.body)["text"].split()[1]) for one in told]


def play_on(stand: Stand) -> None:
    """Let all be played that waits for its second, a second a turn."""
    tempo, passed = stand.telegram.door.tempo, 0.0
    now = tempo.clock

    def hurrying() -> float:
        nonlocal passed
        passed += 1.0
        return now() + passed

    tempo.clock = hurrying


async def test_one_chat_at_200_updates_a_second_beside_500_others(tmp_path: Path) -> None:
    async with hooked(tmp_path) as (made, _):
        hurried = Person(made, HURRIED)
        door = made.telegram.door
        assert (door.tempo.pause, door.tempo.most) == (PAUSE_SECONDS, WAITING)
        crowd = [Person(made, 1000 + number) for number in range(OTHERS)]
        for person in crowd:
            people.write(made.account, person.chat, "/start")
            people.write(made.account, person.chat, "2" if person.chat.id % 2 else "1")
        sent = await hurry(made, hurried)
        async with asyncio.timeout(60):
            while list(made.account.updates.live()):
                await made.account.updates.changed.wait()
        assert door.full == 0
        waiting = len(await left(made.core.ledger, None))
        assert waiting > sent - AT_ONCE - 30
        play_on(made)
        await made.quiet()
        answered = [[text_of(one) for one in person.chat.messages if one.from_bot] for person in crowd]
        wanted = ["Что вам нужно?" if person.chat.id % 2 else "Sizə nə lazımdır?" for person in crowd]
        told = [text_of(one) for one in hurried.chat.messages if one.from_bot]
        read = await heard(made)
    in_order = sum(len(one) == 2 and words in one[1] for one, words in zip(answered, wanted, strict=True))
    lost, disorder = sent - len(read) + OTHERS - in_order, int(read != sorted(read))
    Count("one chat at 200 updates a second beside 500", 2 * OTHERS + sent, lost, disorder).note()
    assert sent >= A_SECOND * SECONDS * 0.9
    assert in_order == OTHERS
    assert read == [*range(sent)]
    assert len(told) == sent
    assert any("Çox tez" in text for text in told)
