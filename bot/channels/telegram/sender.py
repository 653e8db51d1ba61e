"""Sends what turns have told: leased in order, `sending` before the call, then done, again (as suspect), or given up.

A time-out leaves open whether the message is in the chat; it is sent again and the effect stays marked as suspect, so
that nothing is lost and every possible repetition can be listed.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import orjson
import structlog

from bot.channels.telegram.buttons import prompt
from bot.channels.telegram.chores import Chores
from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import Pace
from bot.channels.telegram.results import Failed, Result, Sent
from bot.channels.telegram.wording import Out, Wording
from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict, LedgerError
from bot.ledger.records import Effect, Final, Lease

KIND = "telegram"
LEASE_SECONDS = 60.0
IN_FLIGHT = 64
LOOK_EVERY_SECONDS = 0.5  # for retries that are due and effects of another process
SHORT_WAIT_SECONDS = 5.0  # longer waits are kept in the ledger instead of a task
GIVE_UP_SECONDS = 24 * 3600.0  # the person would not know any more what it is about
FEW_TRIES = 8  # what waited long for its reader is not given up at the first failure
FIRST_PAUSE, LAST_PAUSE = 1.0, 300.0
WIPED_DAYS = 30 * 86400

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
    _flying: set[asyncio.Task[None]] = field(default_factory=set)

    def lease(self) -> Lease | None:
        """Begin a message in the unit of its turn, which saves two commits; none while too much is under way."""
        free = len(self._flying) < IN_FLIGHT
        return Lease(self.owner, secrets.token_hex(8), LEASE_SECONDS) if free else None

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
        wiped = bool(told.get("wipe")) and await self._wipe(told, chat)
        first = wiped and await self.ledger.count(f"wiped:{chat}", WIPED_DAYS, self.clock(), 1)
        outs = self.wording.outs(told, "telegram.wiped.say" if first else "")
        ids: list[int] = []
        for out in outs:
            result = await self._say(line, chat, out)
            if isinstance(result, Failed):
                # Parts before this one are in the chat already.
                return result if not ids else Failed("unknown", result.code, result.after)
            ids.append(_message_id(result))
        if ids and prompt(told) is not None:
            # Something that comes by itself leaves the open question and its buttons as they are.
            self.chores.keyboard(chat, ids[-1], has=bool(outs[-1].buttons))
        return Sent({"messages": ids, "again": effect.suspect})

    async def _say(self, line: Line, chat: int, out: Out) -> Result:
        params = out.payload(str(chat))
        result = await line.call("sendMessage", params)
        if isinstance(result, Failed) and result.verdict == "refused" and out.buttons:
            # The words alone are enough to go on.
            log.error("keyboard refused", code=result.code)
            return await line.call("sendMessage", Out(out.text).payload(str(chat)))
        return result

    async def _wipe(self, told: dict[str, Any], chat: int) -> bool:
        """Delete the person's message that holds personal data (possible for 48 hours)."""
        message = told["trace"].get("message")
        if not message:
            return False
        result = await self.line.call("deleteMessage", {"chat_id": chat, "message_id": message})
        if isinstance(result, Failed) and result.verdict in ("unknown", "not_sent", "flooded"):
            self.chores.wipe(chat, message)
        return isinstance(result, Sent)

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
            await self._again(effect, int(told["chat"]), result)

    async def _end(self, effect: Effect, state: Final, result: Failed) -> None:
        await self.ledger.finish(effect, state, orjson.dumps({"failed": result.verdict, "code": result.code}))

    async def _again(self, effect: Effect, chat: int, result: Failed) -> None:
        """Back to the ledger until it may go out; 401 and 409 wait long, for only an operator can help."""
        log.warning("will be sent again", effect=effect.id, code=result.code, state=result.verdict)
        pause = min(LAST_PAUSE, FIRST_PAUSE * 2.0 ** min(effect.attempts - 1, 10))
        if result.verdict == "flooded":
            if result.code != "pace":
                await self.pace.flood(chat, result.after)
            pause = max(result.after, 0.05)
        elif result.verdict in ("unauthorised", "conflict"):
            pause = LAST_PAUSE
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
