"""200 updates, each one to five times, in any order, through door, desk, ledger and sender of one process.

What is told in each chat has to be what one run in order tells there, word by word, and nothing may be told twice.

Order means: of what waits, a chat's next update is the one with the lowest number.  Telegram brings the updates of a
queue by their numbers, the next only when the one before is taken, so first copies come in order; after a stop
everything that was kept waits at once, and the numbers decide.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.door import Door
from bot.channels.telegram.results import Result, Sent
from bot.core import Core
from dialogs.values import Json
from tests.telegram.counting import Count
from tests.telegram.stand import FASTER, NOBODY, Grounds, opened
from tests.telegram.updates import message, raw

pytestmark = pytest.mark.telegram
UPDATES, CHATS = 200, 5
WORDS = "1 2 3 4 5 menyu geri kömək bəli xeyr davam təkrar 1AB2C3D dil salam 2026 hesabat".split()
AT_ONCE = 40  # that come side by side
ALL = os.environ.get("FAULTS") == "all"
# Shrinking 200 updates tells nothing that the failing order does not.
EXAMPLES = settings(
    max_examples=30 if ALL else 3,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
COPIES = st.lists(st.integers(1, 5), min_size=UPDATES, max_size=UPDATES)
CHANCE = st.randoms(use_true_random=False)
Told = dict[int, list[tuple[str, Json]]]  # of each chat the texts in order, each with what is under it


class Recording:
    """A line on which everything arrives."""

    paced = False

    def __init__(self) -> None:
        self.told: Told = {}
        self.numbers = 0
        self.news = asyncio.Event()

    async def call(self, method: str, params: Mapping[str, Any], seconds: float = 20.0) -> Result:
        """Note what people would see."""
        del seconds
        if method != "sendMessage":
            return Sent(b"true")
        self.numbers += 1
        self.news.set()
        await asyncio.sleep(0)
        under = [one["text"] for [one] in params["reply_markup"].get("inline_keyboard", [])]
        self.told.setdefault(params["chat_id"], []).append((params["text"], under))
        return Sent(orjson.dumps({"message_id": self.numbers}))

    async def close(self) -> None:
        """Nothing is open."""


def statement(chance: random.Random) -> list[bytes]:
    """What five people write, say and press, as updates; each begins with /start and a language."""
    updates: list[dict[str, Any]] = []
    for number in range(UPDATES):
        chat, turn = 70 + number % CHATS, number // CHATS
        words = ("/start", "1")[turn] if turn < 2 else chance.choice(WORDS)
        updates.append(message(1 + number, chat, text=words))
        if turn > 1 and chance.random() < 0.1:
            updates[-1] = message(1 + number, chat, voice={"duration": 3})
        elif turn > 1 and chance.random() < 0.1:
            said = updates[-1]["message"]
            query = {"id": str(number), "from": said["from"], "data": "old", "message": said}
            updates[-1] = {"update_id": 1 + number, "callback_query": {**query, "chat_instance": "1"}}
    return [*map(raw, updates)]


async def played(updates: list[bytes], order: list[int], *, waiting: bool = False) -> tuple[Told, int]:
    """What is told when updates come in this order, and what stays undone; `waiting`: all are kept, then played."""
    line = Recording()
    with tempfile.TemporaryDirectory() as folder:
        core, telegram = await opened(Grounds(Path(folder), NOBODY, NOBODY, {}), line, FASTER)
        sending = asyncio.create_task(telegram.sender.run())
        with pytest.MonkeyPatch.context() as patch:
            if waiting:  # the process stops right after keeping what came
                patch.setattr(Door, "play", lambda *_: False)
            for start in range(0, len(order), AT_ONCE):
                await asyncio.gather(
                    *(telegram.door.take(updates[one]) for one in order[start : start + AT_ONCE])
                )
        await telegram.door.leftovers()
        left = await quiet(core, telegram.door, line)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        await telegram.close()
        await core.close()
    return line.told, left


async def quiet(core: Core, door: Door, line: Recording) -> int:
    """Wait until all is played and delivered; what waits still."""
    async with asyncio.timeout(20):
        while True:
            await door.settle()
            backlog = await core.ledger.backlog()
            if not any(count for name, count in backlog.items() if name.startswith("telegram.")):
                return backlog["inbox"]
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.02):
                    await line.news.wait()
            line.news.clear()


def compared(fault: str, order: list[int], chance: random.Random, *, waiting: bool) -> tuple[Told, Told, int]:
    """What is told in order, what is told in this order, and what of it stays undone; counted as they differ."""
    updates = statement(chance)
    wanted, _ = asyncio.run(played(updates, [*range(UPDATES)]))
    told, left = asyncio.run(played(updates, order, waiting=waiting))
    lost = sum(max(0, len(wanted[chat]) - len(told.get(chat, []))) for chat in wanted)
    Count(fault, len(order), lost + left, sum(told[chat] != wanted[chat] for chat in wanted)).note()
    assert sum(map(len, wanted.values())) >= UPDATES
    return wanted, told, left


@EXAMPLES
@given(copies=COPIES, chance=CHANCE)
def test_what_waits_is_played_by_number_whatever_order_it_came_in(copies: list[int], chance: Any) -> None:
    order = [number for number, times in enumerate(copies) for _ in range(times)]
    chance.shuffle(order)
    wanted, told, left = compared(
        "200 updates, each 1 to 5 times, in any order, all kept, then played", order, chance, waiting=True
    )
    assert (told, left) == (wanted, 0)


@EXAMPLES
@given(copies=COPIES, chance=CHANCE)
def test_repetitions_change_nothing_while_it_is_played(copies: list[int], chance: Any) -> None:
    """First copies of a chat come in order, those of different chats anyhow; further copies any time after."""
    lanes = [[*range(chat, UPDATES, CHATS)] for chat in range(CHATS)]
    firsts = [lane.pop(0) for lane in chance.choices(lanes, k=20 * UPDATES) if lane]
    firsts += [number for lane in lanes for number in lane]
    order = [*firsts]
    for number, times in enumerate(copies):
        for _ in range(times - 1):
            order.insert(chance.randrange(order.index(number) + 1, len(order) + 1), number)
    wanted, told, left = compared(
        "200 updates, first copies in order, repeated while played", order, chance, waiting=False
    )
    assert (told, left) == (wanted, 0)
