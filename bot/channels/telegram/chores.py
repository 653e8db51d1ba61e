"""What is done beside the conversation and may be lost: a press acknowledged, a used keyboard taken away."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.channels.telegram.line import Line
from bot.channels.telegram.results import Failed

AT_ONCE = 16
WAITING = 2000  # chores that may wait; more are dropped, for nothing depends on them
REMEMBERED = 10_000  # chats whose last keyboard is known

log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Chores:
    """A few at a time, in the background."""

    line: Line
    _keyboards: OrderedDict[int, int] = field(default_factory=OrderedDict)
    _tasks: set[asyncio.Task[object]] = field(default_factory=set)
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def acknowledge(self, query: str, text: str = "") -> None:
        """Answer a press, so that the button stops turning; a text here is never the only answer."""
        params: dict[str, Any] = {"callback_query_id": query}
        self._start(self._call("answerCallbackQuery", {**params, "text": text} if text else params))

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
        self._start(self._call("editMessageReplyMarkup", {"chat_id": chat, "message_id": message}))

    def redraw(self, chat: int, message: int, markup: Any) -> None:
        """Show other buttons under a message."""
        params = {"chat_id": chat, "message_id": message, "reply_markup": markup}
        self._start(self._call("editMessageReplyMarkup", params))

    def post(self, method: str, params: dict[str, Any]) -> None:
        """Any other call."""
        self._start(self._call(method, params))

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

    async def _call(self, method: str, params: dict[str, Any]) -> bool:
        async with self._free:
            result = await self.line.call(method, params, 10.0)
        if isinstance(result, Failed) and result.verdict not in ("refused", "gone"):
            log.info("chore failed", code=result.code, state=result.verdict)
        return not isinstance(result, Failed) or result.verdict in ("refused", "gone")
