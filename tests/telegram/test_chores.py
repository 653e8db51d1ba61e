"""Chores that meet a flood wait: they hold the pace, and go out once more if they still mean something."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest

from bot.channels.telegram.chores import Chores
from bot.channels.telegram.results import Failed, Result, Sent
from dialogs.values import Json

pytestmark = pytest.mark.telegram
CHAT = 77


class Flooded:
    """A line that refuses its first calls for so long, and the pace that hears of it."""

    paced = False

    def __init__(self, times: int, seconds: float = 0.01) -> None:
        self.left, self.seconds = times, seconds
        self.called: list[str] = []
        self.held: list[tuple[int, float]] = []
        self.told = asyncio.Event()

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        del params, seconds
        self.called.append(method)
        self.left -= 1
        if self.left >= 0:
            return Failed("flooded", "TelegramRetryAfter", self.seconds)
        self.told.set()
        return Sent(True)

    async def close(self) -> None:
        """Nothing to close."""

    async def wait(self, chat: int, kind: str) -> float:
        """Nothing waits here."""
        del chat, kind
        return 0.0

    async def flood(self, chat: int, seconds: float) -> None:
        self.held.append((chat, seconds))


async def test_a_keyboard_is_taken_away_after_the_wait() -> None:
    line = Flooded(1)
    Chores(line, line).take_away(CHAT, 5)
    async with asyncio.timeout(5):
        await line.told.wait()
    assert line.called == ["editMessageReplyMarkup"] * 2
    assert line.held == [(CHAT, 0.01)]


async def test_it_is_tried_once_more_only() -> None:
    line = Flooded(5)
    chores = Chores(line, line)
    chores.take_away(CHAT, 5)
    await chores.close()
    assert len(line.called) == 2
    assert line.held == [(CHAT, 0.01)] * 2


async def test_an_acknowledgement_is_not_made_later_but_holds_the_pace() -> None:
    line = Flooded(1)
    chores = Chores(line, line)
    chores.acknowledge(CHAT, "query")
    await chores.close()
    assert line.called == ["answerCallbackQuery"]
    assert line.held == [(CHAT, 0.01)]


async def test_who_waits_long_holds_up_nobody() -> None:
    line = Flooded(40, seconds=60.0)
    chores = Chores(line, line)
    for message in range(1, 41):
        chores.take_away(CHAT, message)
    chores.acknowledge(CHAT + 1, "query")
    async with asyncio.timeout(5):
        await line.told.wait()
    chores.drop()
    assert line.called[-1] == "answerCallbackQuery"
