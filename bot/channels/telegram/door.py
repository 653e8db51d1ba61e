"""Where updates come in: played one after another in each chat, by their numbers, and kept before Telegram is told so.

Presses and texts of one person may arrive side by side, and every update may arrive again; what waits for a chat is
played in the order of update numbers, and a number that is known is not played again.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

import orjson
import structlog

from bot.channels.telegram.answering import Answering
from bot.channels.telegram.chores import Chores
from bot.channels.telegram.leftovers import KIND, left
from bot.channels.telegram.reading import Heard, Poison, read
from bot.channels.telegram.tempo import Full, Tempo
from bot.desk import Desk
from bot.keeping import Keeping
from bot.ledger.contract import Ledger
from bot.ledger.errors import Closed, Duplicate, LedgerError
from bot.ledger.records import Inbound

CHANNEL = "telegram"
AT_ONCE = 32  # chats whose updates are played side by side
LOOK_EVERY_SECONDS = 5.0
POISON_BYTES = 64 * 1024
Waiting = tuple[int, str, Heard, Keeping]  # update number, its name in the inbox, update, its row there

log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Door:
    """Keeps updates and plays them; `bot` tells the updates of two bots apart."""

    ledger: Ledger
    desk: Desk
    answering: Answering
    chores: Chores
    clock: Callable[[], float]
    bot: str
    tempo: Tempo
    poisoned: int = 0
    full: int = 0  # updates that were left to Telegram, for too many of their chat wait here
    presses_again: int = 0
    heard_at: float = 0.0
    _lanes: dict[int, list[Waiting]] = field(default_factory=dict)
    _known: dict[str, Keeping] = field(default_factory=dict)
    _stalled: set[int] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, raw: bytes) -> str:
        """Keep one update, or put it aside if it cannot be read; durable when this returns the press to acknowledge.

        Raises LedgerError, and Full before anything is kept: it stays in the queue that Telegram has for its chat.
        """
        heard = await self._read(raw)
        if heard is None:
            return ""
        self._make_sure_of_room(heard)
        await self._bring(heard)
        return heard.query

    async def fetched(self, raw: bytes) -> None:
        """As take, without a limit: what was fetched cannot be left to Telegram alone; a press needs a call."""
        heard = await self._read(raw)
        if heard is not None:
            self.chores.acknowledge(heard.chat, heard.query)
            await self._bring(heard)

    async def _read(self, raw: bytes) -> Heard | None:
        self.heard_at = self.clock()
        try:
            return self.answering.masked(read(raw))
        except Poison as poison:
            await self._put_aside(raw, poison.update_id)
            return None

    def _make_sure_of_room(self, heard: Heard) -> None:
        """Raises Full; not for what is kept, nor for a block, of which reminders have to know at once."""
        kept = f"{self.bot}:{heard.update_id}" in self._known or heard.kind in ("member", "ignored")
        if not kept and len(self._lanes.get(heard.chat, ())) >= self.tempo.most:
            self.full += 1
            self.chores.acknowledge(heard.chat, heard.query)
            raise Full

    async def _bring(self, heard: Heard) -> None:
        """Play it, and wait until it is kept: with its turn, or by itself if others of its chat go before it."""
        if not self.answering.heeds(heard, self.clock()):
            return
        name = f"{self.bot}:{heard.update_id}"
        keeping = self._known.get(name)
        if keeping is None:
            inbound = Inbound(CHANNEL, name, str(heard.chat), KIND, orjson.dumps(heard), self.clock())
            keeping = Keeping(self.ledger, inbound)
            waits = heard.chat in self._stalled
            if not self.play(heard, keeping):
                with suppress(Duplicate):
                    await keeping.keep()
                    if waits:  # the chat may move again meanwhile
                        self.play(heard, keeping)
        await keeping.kept()

    async def _put_aside(self, raw: bytes, update_id: int) -> None:
        """A dead letter: kept for a look, and never in the way of what comes after it."""
        self.poisoned += 1
        log.error("update cannot be read", count=self.poisoned)
        name = f"{self.bot}:{update_id or f'unread-{self.poisoned}-{self.clock()}'}"
        inbound = Inbound(CHANNEL, name, "0", "poison", raw[:POISON_BYTES], self.clock())
        received = await self.ledger.receive(inbound)
        if not received.duplicate:
            await self.ledger.set_aside(received.id)

    async def run(self) -> None:
        """Take up now and then what was kept and not played, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            await self.leftovers(LOOK_EVERY_SECONDS)

    async def leftovers(self, older_seconds: float = 0.0) -> int:
        """Take up what was kept at least so long ago and is not played; how many."""
        before = self.clock() - older_seconds if older_seconds else None
        rows = await left(self.ledger, None if self._stalled else before)
        self._stalled.clear()
        for row, inbound in rows:
            heard = Heard(**orjson.loads(inbound.body))
            self.play(heard, Keeping(self.ledger, inbound, row))
        return len(rows)

    def play(self, heard: Heard, keeping: Keeping) -> bool:
        """Play an update now, or queue it behind those of its chat: False; one that is known already is left out."""
        name = keeping.inbound.ext_id
        if name in self._known or heard.chat in self._stalled:
            return False
        self._known[name] = keeping
        lane = self._lanes.get(heard.chat)
        if lane is not None:
            heapq.heappush(lane, (heard.update_id, name, heard, keeping))
            return False
        self._lanes[heard.chat] = [(heard.update_id, name, heard, keeping)]
        task = asyncio.create_task(self._lane(heard.chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def _lane(self, chat: int) -> None:
        lane = self._lanes[chat]
        try:
            while lane:
                if not await self._in_time(lane):
                    continue
                if self._free.locked():
                    await self._keep_all(lane)
                async with self._free:
                    if not lane:  # closed meanwhile
                        break
                    _, name, heard, keeping = heapq.heappop(lane)
                    try:
                        if not await self._played(heard, keeping) and (lane or keeping.row is not None):
                            self._stand_still(chat, lane)
                    finally:
                        keeping.failed(Closed())
                        self._known.pop(name, None)
        finally:
            del self._lanes[chat]

    async def _in_time(self, lane: list[Waiting]) -> bool:
        """Whether the next may be played now; if its chat is too fast, a part of the waiting, with all of them kept."""
        heard = lane[0][2]
        if wait := 0.0 if heard.kind == "member" else self.tempo.wait(heard.chat):
            await self._keep_all(lane)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._closing.wait()
        return not wait

    def _stand_still(self, chat: int, lane: list[Waiting]) -> None:
        """What could not be played now goes before what came later: all stay in the inbox until that is taken up."""
        self._stalled.add(chat)
        for _, name, *_ in lane:
            self._known.pop(name, None)
        lane.clear()

    async def _keep_all(self, lane: list[Waiting]) -> None:
        """Whoever brought these is not to wait for the turns of other chats."""
        for *_, keeping in [*lane]:
            with suppress(LedgerError):  # told when it is played
                await keeping.keep()

    async def _played(self, heard: Heard, keeping: Keeping) -> bool:
        """Play one update, put aside what never can be played; False if it has to stay in the inbox for now."""
        try:
            if keeping.begun:
                await keeping.keep()
            arrival = await self.answering.arrival(heard, keeping)
            if arrival is None:
                return await self._done(keeping, self.ledger.handled)
            await self.desk.take(arrival, keeping)
        except Duplicate:
            keeping.written()
            self.tempo.back(heard.chat)
            self.presses_again += bool(heard.query)  # the answer that acknowledged it did not arrive
        except LedgerError as error:
            log.warning("update left in the inbox", row=keeping.row, code=error.code)
            keeping.failed(error)
            return False
        except Exception as error:  # noqa: BLE001 - one update must never stop those after it
            log.error("update put aside", row=keeping.row, code=type(error).__name__)  # noqa: TRY400 - a traceback may quote the person
            return await self._done(keeping, self.ledger.set_aside)
        return True

    async def _done(self, keeping: Keeping, mark: Callable[[int], Awaitable[bool]]) -> bool:
        """End an update without a turn; False if the store refuses."""
        try:
            await keeping.keep()
            await mark(keeping.row or 0)
        except Duplicate:
            return True
        except LedgerError as error:
            keeping.failed(error)
            return False
        return True

    async def settle(self) -> None:
        """Wait until nothing is being played."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        """Let what is being played end; what waits stays in the inbox."""
        self._closing.set()
        for lane in self._lanes.values():
            while lane:
                _, name, _, keeping = lane.pop()
                keeping.failed(Closed())
                self._known.pop(name, None)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=10.0)
        for task in self._tasks:
            task.cancel()
