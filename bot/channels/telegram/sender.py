"""Sends what turns have told: leased in order, `sending` before the call, then done, again (as suspect), or given up.

A time-out leaves open whether the message is in the chat; it is sent again and the effect stays marked as suspect, so
that nothing is lost and every possible repetition can be listed.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import orjson
import structlog

from bot.channels.telegram.chores import Chores
from bot.channels.telegram.delivery import Delivery, called
from bot.channels.telegram.early import WIPES, Early
from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.reach import Reach
from bot.channels.telegram.results import Failed, Result, Sent
from bot.channels.telegram.unsaid import ELSEWHERE
from bot.channels.telegram.wording import Wording
from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict, LedgerError
from bot.ledger.records import Effect, Final, Lease, NewEffect
from dialogs.values import Json

KIND = "telegram"
LEASE_SECONDS = 60.0
IN_FLIGHT = 64
LOOK_EVERY_SECONDS = 0.5  # for retries that are due and effects of another process
GIVE_UP_SECONDS = 24 * 3600.0  # the person would not know any more what it is about
FEW_TRIES = 8  # what waited long for its reader is not given up at the first failure
FIRST_PAUSE, LAST_PAUSE = 1.0, 300.0

log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Sender:
    """Runs until cancelled; `bulk` is the line of what nobody asked for.

    `reach` knows the chats that cannot be written to: there no call is made, and what was to be said is kept.
    """

    ledger: Ledger
    line: Line
    bulk: Line
    wording: Wording
    pace: Pace
    chores: Chores
    clock: Callable[[], float]
    owner: str
    reach: Reach
    work: asyncio.Event = field(default_factory=asyncio.Event)
    again: Counter[str] = field(default_factory=Counter)  # sends put off, by what became of the try
    _flying: set[asyncio.Task[None]] = field(default_factory=set)
    _leases: Iterator[int] = field(default_factory=count)
    _met: set[int] = field(default_factory=set)
    early: Early = field(init=False)

    def __post_init__(self) -> None:
        self.early = Early(self._wipe, self.clock())

    @property
    def _delivery(self) -> Delivery:
        return Delivery(
            self.ledger, self.line, self.wording, self.pace, self.chores, self.clock, self._met, self.early
        )

    def lease(self) -> Lease | None:
        """Begin a message in the unit of its turn, which saves two commits; none while too much is under way."""
        free = len(self._flying) < IN_FLIGHT
        return Lease(self.owner, f"{self.owner}-{next(self._leases)}", LEASE_SECONDS) if free else None

    def tell(self, effect: NewEffect) -> None:
        """A message was committed; what it answers is taken away now, if it must not stay, and not in its turn."""
        if effect.lease is None:
            self.work.set()
        if WIPES.search(effect.body):
            self.early.begin(orjson.loads(effect.body))

    def begin(self, effect: Effect) -> None:
        """A message was committed as being sent, for nothing of its chat goes before it."""
        self._fly(self._send(effect, begun=True))

    async def _wipe(self, chat: int, message: int) -> Result:
        params: dict[str, Json] = {"chat_id": chat, "message_id": message}
        return await called(self.line, self.pace, "deleteMessage", chat, params)

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
            if await self.reach.closed(chat, effect.conversation, known=begun):
                await self._closed(effect, told, Failed("gone", "closed"))
                return
            effect = effect._replace(suspect=effect.suspect or bool(told.get("suspect")))
            line = self.bulk if told.get("bulk") else self.line
            delivery = self._delivery
            wait = 0.0 if line.paced else await delivery.turn(chat)
            if wait:
                await self.ledger.retry(effect, self.clock() + wait, effect.suspect)
            elif begun or await self.ledger.sending(effect):
                await self._settle(effect, told, await delivery.carry_out(effect, told, line))
        except Conflict:
            log.warning("lease lost", effect=effect.id)
        except LedgerError as error:
            log.warning("effect not settled", effect=effect.id, code=error.code)
        except Exception as error:  # noqa: BLE001 - what cannot be put into words must not hold its chat for ever
            log.error("message given up", effect=effect.id, code=type(error).__name__)  # noqa: TRY400 - may quote people
            await self._end(effect, "dead", Failed("refused", type(error).__name__))

    async def _settle(self, effect: Effect, told: dict[str, Any], result: Result) -> None:
        if isinstance(result, Sent):
            if effect.suspect:
                log.warning("may have been delivered twice", effect=effect.id)
            await self.ledger.finish(effect, "done", orjson.dumps(result.result))
        elif result.verdict in ("gone", "refused"):
            log.warning("not deliverable", effect=effect.id, code=result.code)
            if result.verdict == "gone":
                await self.reach.gone(int(told["chat"]))
                await self._closed(effect, told, result)
            else:
                await self._end(effect, "dead", result)
        elif self.clock() - float(told["at"]) > GIVE_UP_SECONDS and effect.attempts > FEW_TRIES:
            await self._end(effect, "unknown" if effect.suspect else "dead", result)
        else:
            await self._again(effect, result)

    async def _closed(self, effect: Effect, told: dict[str, Any], result: Failed) -> None:
        """Kept as it stands for when the chat is open again; what came by itself is told on the person's page."""
        if await self.reach.unsaid.elsewhere(effect, told):
            result = Failed(result.verdict, ELSEWHERE)
        await self._end(effect, "dead", result, await self._parts(effect))
        chat = int(told["chat"])
        if effect.conversation is not None and not await self.reach.closed(chat, effect.conversation):
            await self.reach.unsaid.back(effect.conversation, news=True)  # it was opened meanwhile

    async def _parts(self, effect: Effect) -> dict[str, Any]:
        """The parts that are in the chat already, as Delivery notes them: what is sent anew goes on behind them."""
        held = await self.ledger.effect(effect.key)
        return {"parts": orjson.loads(held.outcome)} if held is not None and held.outcome else {}

    async def _end(
        self, effect: Effect, state: Final, result: Failed, parts: Mapping[str, Any] | None = None
    ) -> None:
        ended = {"failed": result.verdict, "code": result.code, **(parts or {})}
        await self.ledger.finish(effect, state, orjson.dumps(ended))

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
