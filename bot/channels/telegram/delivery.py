"""Carries one message out: what must not stay is taken away, then its parts are said, each noted before the next.

What stands in the chat already is not said again when a later part has to wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
import structlog

from bot.channels.telegram.buttons import asks
from bot.channels.telegram.chores import REMEMBERED, Chores
from bot.channels.telegram.early import Early
from bot.channels.telegram.line import Line
from bot.channels.telegram.out import Out
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.results import Failed, Result, Sent
from bot.channels.telegram.wiping import Wiping
from bot.channels.telegram.wording import Wording
from bot.ledger.contract import Ledger
from bot.ledger.records import Effect
from dialogs.values import Json

SHORT_WAIT_SECONDS = 5.0  # longer waits are kept in the ledger instead of a task
SECONDS = 20.0  # a call may take
PATIENCE = {"deleteMessage": 2.0}  # the answer waits for it; what stays open is tried again by itself
LOOK_BACK = 5  # messages among which the question before is looked for

log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Delivery:
    """`line` takes messages away and says what answers; `met` are chats whose old keyboard was seen to."""

    ledger: Ledger
    line: Line
    wording: Wording
    pace: Pace
    chores: Chores
    clock: Callable[[], float]
    met: set[int]
    early: Early

    async def turn(self, chat: int) -> float:
        """Wait for the pace; what is left when that takes long."""
        while (wait := await self.pace.wait(chat, "reply")) > 0:
            if wait > SHORT_WAIT_SECONDS:
                return wait
            await asyncio.sleep(wait)
        return 0.0

    async def carry_out(self, effect: Effect, told: dict[str, Any], line: Line) -> Result:
        """Take away and say; the last result, or the first failure. Raises LedgerError."""
        chat = int(told["chat"])
        before, ids = await self._begun(effect, told)
        outs = self.wording.outs(told, before)
        for out in outs[len(ids) :]:
            if ids and (later := await self._next(effect, before, ids, line, chat)):
                return later
            result = await self._say(line, chat, out)
            if isinstance(result, Failed):
                return result
            ids.append(_message_id(result))
        if before and ids:
            await self._wiping(effect, told).counts(told, before)
        if ids and told.get("asked") is not None and any(map(asks, told.get("blocks", ()))):
            # Something that comes by itself leaves the open question and its buttons as they are.
            await self._take_over(effect, chat)
            self.chores.keyboard(chat, ids[-1], has=bool(outs[-1].buttons))
        extract = [number for number, out in zip(ids, outs, strict=False) if out.extract]
        found: dict[str, Json] = {"extract": [*extract]} if extract else {}
        return Sent({"messages": [*ids], "again": effect.suspect, **found})

    async def _begun(self, effect: Effect, told: dict[str, Any]) -> tuple[str, list[int]]:
        """The text told ahead and the parts in the chat, as an earlier try has noted them, or taken up now."""
        noted = orjson.loads(effect.outcome) if effect.outcome is not None else told.get("parts")
        if noted is not None:
            return noted["before"], noted["messages"]
        before = await self._wiping(effect, told).said(effect, told)
        if before:  # a message is deleted once, so it can be told only from here
            await self._note(effect, before, [])
        return before, []

    def _wiping(self, effect: Effect, told: dict[str, Any]) -> Wiping:
        # A process that ended may have deleted it without a word.
        tried = effect.suspect or effect.attempts > 1 or float(told["at"]) < self.early.since
        return Wiping(self.ledger, partial(self._wiped, tried), self.clock)

    async def _wiped(self, tried: bool, method: str, chat: int, params: dict[str, Json]) -> Result:
        """Take a message away; one that is not there any more after an earlier try was taken away by it."""
        result = await self.early.result(chat, int(str(params["message_id"])))
        if result is None:
            result = await called(self.line, self.pace, method, chat, params)
        absent = isinstance(result, Failed) and result.verdict == "absent"
        return Sent() if tried and absent else result

    async def _next(
        self, effect: Effect, before: str, ids: list[int], line: Line, chat: int
    ) -> Failed | None:
        """Note what is said, then wait until the next part may go out; not at all if that takes long."""
        await self._note(effect, before, ids)
        wait = 0.0 if line.paced else await self.turn(chat)
        return Failed("flooded", "pace", wait) if wait else None

    async def _note(self, effect: Effect, before: str, ids: list[int]) -> None:
        await self.ledger.note(effect, orjson.dumps({"before": before, "messages": ids}))

    async def _say(self, line: Line, chat: int, out: Out) -> Result:
        result = await called(line, self.pace, "sendMessage", chat, out.payload(str(chat)))
        if isinstance(result, Failed) and result.verdict == "refused" and out.buttons:
            # The words alone are enough to go on.
            log.error("keyboard refused", code=result.code)
            words = Out(out.text).payload(str(chat))
            return await called(line, self.pace, "sendMessage", chat, words)
        return result

    async def _take_over(self, effect: Effect, chat: int) -> None:
        """The keyboard under a question of before this process's start is used as well."""
        if chat in self.met:
            return
        if len(self.met) >= REMEMBERED:
            self.met.clear()
        self.met.add(chat)
        conversation, _, seq = effect.key.partition(":")
        newest = int(seq) if seq.isdigit() else 0
        for number in range(newest - 1, max(1, newest - LOOK_BACK), -1):
            before = await self.ledger.effect(f"{conversation}:{number}")
            told = orjson.loads(before.outcome) if before is not None and before.outcome else {}
            if told.get("messages"):
                self.chores.take_away(chat, told["messages"][-1])
                return


async def called(line: Line, pace: Pace, method: str, chat: int, params: dict[str, Json]) -> Result:
    """A call; a flood wait, whichever call meets it, holds the chat and all bulk."""
    result = await line.call(method, params, PATIENCE.get(method, SECONDS))
    if isinstance(result, Failed) and result.verdict == "flooded" and result.code != "pace":
        await pace.flood(chat, result.after)
    return result


def _message_id(result: Result) -> int:
    """The number of a message that was sent, 0 if the server did not tell."""
    if isinstance(result, Sent):
        try:
            return int(orjson.loads(bytes(result.result))["message_id"])
        except (ValueError, TypeError, KeyError):
            return 0
    return 0
