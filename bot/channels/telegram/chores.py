"""What is done beside the conversation and may be lost: a press acknowledged, a used keyboard taken away."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.results import Failed, Result

AT_ONCE = 16
WAITING = 2000  # chores that may wait; more are dropped, for nothing depends on them
REMEMBERED = 10_000  # chats whose last keyboard is known

log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Chores:
    """A few at a time, in the background; a flood wait that one meets holds its chat and all bulk."""

    line: Line
    pace: Pace
    _keyboards: OrderedDict[int, int] = field(default_factory=OrderedDict)
    _tasks: set[asyncio.Task[object]] = field(default_factory=set)
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def acknowledge(self, chat: int, query: str) -> None:
        """Answer a press (`query`, "" for none), so that the button stops turning; later it would be of no use."""
        if query:
            self._start(self._call("answerCallbackQuery", chat, {"callback_query_id": query}))

    def keyboard(self, chat: int, message: int, *, has: bool) -> None:
        """A new message stands in the chat: the keyboard before it is used."""
        used = self._keyboards.pop(chat, 0)
        if used:
            self.take_away(chat, used)
        if has and message:
            self._keyboards[chat] = message
            if len(self._keyboards) > REMEMBERED:
                self._keyboards.popitem(last=False)

    def take_away(self, chat: int, message: int) -> None:
        """Remove the keyboard under a message."""
        if self._keyboards.get(chat) == message:
            del self._keyboards[chat]
        params = {"chat_id": chat, "message_id": message}
        self._start(self._call("editMessageReplyMarkup", chat, params, again=True))

    async def carry_out(self, method: str, chat: int, params: dict[str, Any]) -> None:
        """A call that is waited for, in its place among the others."""
        await self._call(method, chat, params)

    async def close(self) -> None:
        """Finish what runs; what waits long is dropped."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=1.0)
        self.drop()

    def drop(self) -> None:
        """Drop what runs and what waits."""
        for task in self._tasks:
            task.cancel()

    def _start(self, chore: Coroutine[Any, Any, object]) -> None:
        if len(self._tasks) >= WAITING:
            chore.close()
            return
        task = asyncio.create_task(chore)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _call(self, method: str, chat: int, params: dict[str, Any], *, again: bool = False) -> None:
        """A call; one that a flood wait met goes out once more, if it still means something after the wait."""
        result = await self._called(method, chat, params)
        if again and isinstance(result, Failed) and result.verdict == "flooded":
            await asyncio.sleep(result.after)  # not among those that are under way
            result = await self._called(method, chat, params)
        if isinstance(result, Failed) and result.verdict not in ("refused", "gone"):
            log.info("chore failed", code=result.code, state=result.verdict)

    async def _called(self, method: str, chat: int, params: dict[str, Any]) -> Result:
        async with self._free:
            result = await self.line.call(method, params, 10.0)
        if isinstance(result, Failed) and result.verdict == "flooded":
            await self.pace.flood(chat, result.after)
        return result
