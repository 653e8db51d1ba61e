"""Sends what turns have told: leased in order, `sending` before the call, then done, again (as suspect), or given up.

A time-out leaves open whether the message is in the chat; it is sent again and the effect stays marked as suspect, so
that nothing is lost and every possible repetition can be listed.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

import orjson
import structlog

from bot.channels.telegram.buttons import asks
from bot.channels.telegram.chores import REMEMBERED, Chores
from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.results import Failed, Result, Sent
from bot.channels.telegram.wiping import Wiping
from bot.channels.telegram.wording import Out, Wording
from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict, LedgerError
from bot.ledger.records import Effect, Final, Lease
from dialogs.values import Json

KIND = "telegram"
LEASE_SECONDS = 60.0
IN_FLIGHT = 64
LOOK_EVERY_SECONDS = 0.5  # for retries that are due and effects of another process
SHORT_WAIT_SECONDS = 5.0  # longer waits are kept in the ledger instead of a task
GIVE_UP_SECONDS = 24 * 3600.0  # the person would not know any more what it is about
FEW_TRIES = 8  # what waited long for its reader is not given up at the first failure
FIRST_PAUSE, LAST_PAUSE = 1.0, 300.0
LOOK_BACK = 5  # messages among which the question before is looked for

log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Sender:
    """Runs until cancelled; `bulk` is the line of what nobody asked for.

    `gone` is told of chats that cannot be written to any more.
    """

    ledger: Ledger
    line: Line
    bulk: Line
    wording: Wording
    pace: Pace
    chores: Chores
    clock: Callable[[], float]
    owner: str
    gone: Callable[[int], Any]
    work: asyncio.Event = field(default_factory=asyncio.Event)
    again: Counter[str] = field(default_factory=Counter)  # sends put off, by what became of the try
    _flying: set[asyncio.Task[None]] = field(default_factory=set)
    _leases: Iterator[int] = field(default_factory=count)
    _met: set[int] = field(default_factory=set)

    @property
    def _wiping(self) -> Wiping:
        return Wiping(self.ledger, partial(self._called, self.line), self.clock)

    def lease(self) -> Lease | None:
        """Begin a message in the unit of its turn, which saves two commits; none while too much is under way."""
        free = len(self._flying) < IN_FLIGHT
        return Lease(self.owner, f"{self.owner}-{next(self._leases)}", LEASE_SECONDS) if free else None

    def tell(self) -> None:
        """A message was committed."""
        self.work.set()

    def begin(self, effect: Effect) -> None:
        """A message was committed as being sent, for nothing of its chat goes before it."""
        self._fly(self._send(effect, begun=True))

    async def run(self) -> None:
        """Take what is due, then wait for news."""
        try:
            while True:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(
                        LOOK_EVERY_SECONDS
                    ):  # wait_for of 3.11 may swallow a cancellation
                        await self.work.wait()
                self.work.clear()
                try:
                    await self._claim()
                except LedgerError as error:
                    log.warning("ledger refused", code=error.code)
        finally:
            for task in self._flying:
                task.cancel()

    def flying(self) -> tuple[asyncio.Task[None], ...]:
        """What is being sent now."""
        return tuple(self._flying)

    async def _claim(self) -> None:
        free = IN_FLIGHT - len(self._flying)
        if free <= 0:
            return
        now = self.clock()
        for effect in await self.ledger.claim([KIND], free, self.owner, LEASE_SECONDS, now, ordered=True):
            self._fly(self._send(effect))

    def _fly(self, send: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(send)
        self._flying.add(task)
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        """One is through: the next of its chat may be due."""
        self._flying.discard(task)
        self.work.set()
        if not task.cancelled() and task.exception() is not None:
            log.error("a send failed", exception=type(task.exception()).__name__)

    async def _send(self, effect: Effect, *, begun: bool = False) -> None:
        told: dict[str, Any] = orjson.loads(effect.body)
        chat = int(told["chat"])
        try:
            if told.get("unread") and effect.due_at > 0 and effect.attempts <= 1:
                await self._end(effect, "dead", Failed("refused", "unread"))  # nobody came to read it
                return
            line = self.bulk if told.get("bulk") else self.line
            wait = 0.0 if line.paced else await self._turn(chat)
            if wait:
                await self.ledger.retry(effect, self.clock() + wait, effect.suspect)
            elif begun or await self.ledger.sending(effect):
                await self._settle(effect, told, await self._carry_out(effect, told, line))
        except Conflict:
            log.warning("lease lost", effect=effect.id)
        except LedgerError as error:
            log.warning("effect not settled", effect=effect.id, code=error.code)
        except Exception as error:  # noqa: BLE001 - what cannot be put into words must not hold its chat for ever
            log.error("message given up", effect=effect.id, code=type(error).__name__)  # noqa: TRY400 - may quote people
            await self._end(effect, "dead", Failed("refused", type(error).__name__))

    async def _turn(self, chat: int) -> float:
        """Wait for the pace; what is left when that takes long."""
        while (wait := await self.pace.wait(chat, "reply")) > 0:
            if wait > SHORT_WAIT_SECONDS:
                return wait
            await asyncio.sleep(wait)
        return 0.0

    async def _carry_out(self, effect: Effect, told: dict[str, Any], line: Line) -> Result:
        """Take away what must not stay, then say what is told; the last result, or the first failure."""
        chat = int(told["chat"])
        outs = self.wording.outs(told, await self._wiping.said(effect, told))
        ids: list[int] = []
        for out in outs:
            result = await self._say(line, chat, out)
            if isinstance(result, Failed):
                # Parts before this one are in the chat already.
                again = not ids or result.verdict in ("gone", "refused")
                return result if again else Failed("unknown", result.code, result.after)
            ids.append(_message_id(result))
        if ids and told.get("asked") is not None and any(map(asks, told.get("blocks", ()))):
            # Something that comes by itself leaves the open question and its buttons as they are.
            await self._take_over(effect, chat)
            self.chores.keyboard(chat, ids[-1], has=bool(outs[-1].buttons))
        return Sent({"messages": ids, "again": effect.suspect})

    async def _say(self, line: Line, chat: int, out: Out) -> Result:
        result = await self._called(line, "sendMessage", chat, out.payload(str(chat)))
        if isinstance(result, Failed) and result.verdict == "refused" and out.buttons:
            # The words alone are enough to go on.
            log.error("keyboard refused", code=result.code)
            return await self._called(line, "sendMessage", chat, Out(out.text).payload(str(chat)))
        return result

    async def _called(self, line: Line, method: str, chat: int, params: dict[str, Json]) -> Result:
        """A call; a flood wait, whichever call meets it, holds the chat and all bulk."""
        result = await line.call(method, params)
        if isinstance(result, Failed) and result.verdict == "flooded" and result.code != "pace":
            await self.pace.flood(chat, result.after)
        return result

    async def _take_over(self, effect: Effect, chat: int) -> None:
        """The keyboard under a question of before this process's start is used as well."""
        if chat in self._met:
            return
        if len(self._met) >= REMEMBERED:
            self._met.clear()
        self._met.add(chat)
        conversation, _, seq = effect.key.partition(":")
        newest = int(seq) if seq.isdigit() else 0
        for number in range(newest - 1, max(1, newest - LOOK_BACK), -1):
            before = await self.ledger.effect(f"{conversation}:{number}")
            told = orjson.loads(before.outcome) if before is not None and before.outcome else {}
            if told.get("messages"):
                self.chores.take_away(chat, told["messages"][-1])
                return

    async def _settle(self, effect: Effect, told: dict[str, Any], result: Result) -> None:
        if isinstance(result, Sent):
            if effect.suspect:
                log.warning("may have been delivered twice", effect=effect.id)
            await self.ledger.finish(effect, "done", orjson.dumps(result.result))
        elif result.verdict in ("gone", "refused"):
            log.warning("not deliverable", effect=effect.id, code=result.code)
            if result.verdict == "gone":
                await self.gone(int(told["chat"]))
            await self._end(effect, "dead", result)
        elif self.clock() - float(told["at"]) > GIVE_UP_SECONDS and effect.attempts > FEW_TRIES:
            await self._end(effect, "unknown" if effect.suspect else "dead", result)
        else:
            await self._again(effect, result)

    async def _end(self, effect: Effect, state: Final, result: Failed) -> None:
        await self.ledger.finish(effect, state, orjson.dumps({"failed": result.verdict, "code": result.code}))

    async def _again(self, effect: Effect, result: Failed) -> None:
        """Back to the ledger until it may go out; 401 and 409 wait long, for only an operator can help."""
        self.again[result.verdict] += 1
        log.warning("will be sent again", effect=effect.id, code=result.code, state=result.verdict)
        pause = min(LAST_PAUSE, FIRST_PAUSE * 2.0 ** min(effect.attempts - 1, 10))
        if result.verdict == "flooded":
            pause = max(result.after, 0.05)
        elif result.verdict in ("unauthorised", "conflict"):
            pause = LAST_PAUSE
        pause = max(pause, result.after)
        suspect = effect.suspect or result.verdict == "unknown"
        await self.ledger.retry(effect, self.clock() + pause, suspect)


def _message_id(result: Result) -> int:
    """The number of a message that was sent, 0 if the server did not tell."""
    if isinstance(result, Sent):
        try:
            return int(orjson.loads(bytes(result.result))["message_id"])
        except (ValueError, TypeError, KeyError):
            return 0
    return 0
