"""Nothing is held back: what came is played while more comes, in orders that Telegram can bring about and in any other.

Telegram brings the head of a chat's queue again until it is answered with 200, also while an earlier copy is still at
work, and the next of that queue only then.  So in every such order a chat's updates are played by their numbers.
Whatever else may come is played once each, and the chat is what they tell one by one in that order.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from bot.channels.telegram.door import Door
from bot.desk import Desk
from tests.telegram.counting import Count
from tests.telegram.stand import FASTER, NOBODY, Grounds, opened
from tests.telegram.test_any_order import (
    CHANCE,
    CHATS,
    COPIES,
    EXAMPLES,
    UPDATES,
    Recording,
    Told,
    quiet,
    statement,
)

pytestmark = pytest.mark.telegram
Order = dict[int, list[int]]  # of each chat the places of its updates in the statement, as they were played
Bring = Callable[[Door], Awaitable[None]]


async def played(bring: Bring) -> tuple[Told, Order, int]:
    """What is told, in which order what came was played, and what stays undone."""
    line, order = Recording(), defaultdict[int, list[int]](list)
    take = Desk.take

    async def noting(desk: Desk, arrival: Any, keeping: Any) -> Any:
        told = await take(desk, arrival, keeping)  # a repetition raises and is not noted
        number = int(keeping.inbound.ext_id.rpartition(":")[2]) - 1
        order[70 + number % CHATS].append(number)
        return told

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Desk, "take", noting)
        core, telegram = await opened(Grounds(Path(folder), NOBODY, NOBODY, {}), line, FASTER)
        sending = asyncio.create_task(telegram.sender.run())
        await bring(telegram.door)
        left = await quiet(core, telegram.door, line)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        await telegram.close()
        await core.close()
    return line.told, dict(order), left


def one_by_one(updates: list[bytes], order: Order) -> Told:
    """What is told when each waits until the one before is played."""

    async def bring(door: Door) -> None:
        for numbers in order.values():
            for number in numbers:
                await door.take(updates[number])
                await door.settle()

    return asyncio.run(played(bring))[0]


def as_telegram(updates: list[bytes], copies: list[int], chance: random.Random) -> Bring:
    """A queue for each chat: its head comes until an answer to it arrives, and only then the next of that queue."""

    async def head(door: Door, number: int, again: list[asyncio.Task[str]]) -> None:
        for _ in range(copies[number] - 1):
            fate = chance.choice(("not reached", "answer lost", "timed out"))
            if fate == "answer lost":
                await door.take(updates[number])
            elif fate == "timed out":  # this copy is at work while the next one comes
                again.append(asyncio.create_task(door.take(updates[number])))
        await door.take(updates[number])

    async def queue(door: Door, chat: int) -> None:
        again: list[asyncio.Task[str]] = []
        for number in range(chat, UPDATES, CHATS):
            await head(door, number, again)
        await asyncio.gather(*again)

    async def bring(door: Door) -> None:
        await asyncio.gather(*(queue(door, chat) for chat in range(CHATS)))

    return bring


def in_any_order(updates: list[bytes], copies: list[int], chance: random.Random) -> Bring:
    """Anything at any time, so many side by side."""
    order = [number for number, times in enumerate(copies) for _ in range(times)]
    chance.shuffle(order)

    async def bring(door: Door) -> None:
        while order:
            some = [order.pop() for _ in range(min(len(order), chance.randint(1, 12)))]
            await asyncio.gather(*(door.take(updates[one]) for one in some))

    return bring


@EXAMPLES
@given(copies=COPIES, chance=CHANCE)
def test_whatever_telegram_can_bring_about_is_played_by_its_numbers(copies: list[int], chance: Any) -> None:
    updates = statement(chance)
    told, order, left = asyncio.run(played(as_telegram(updates, copies, chance)))
    numbers = {70 + chat: [*range(chat, UPDATES, CHATS)] for chat in range(CHATS)}
    wrong = sum(order[chat] != numbers[chat] for chat in numbers)
    Count("200 updates by Telegram's queues, tries lost", sum(copies), left, wrong).note()
    assert (order, left) == (numbers, 0)
    assert told == one_by_one(updates, numbers)


@EXAMPLES
@given(copies=COPIES, chance=CHANCE)
def test_in_any_order_each_is_played_once_and_told_as_one_by_one(copies: list[int], chance: Any) -> None:
    updates = statement(chance)
    told, order, left = asyncio.run(played(in_any_order(updates, copies, chance)))
    assert sorted(number for numbers in order.values() for number in numbers) == [*range(UPDATES)]
    assert left == 0
    assert told == one_by_one(updates, order)
