"""Where updates come in: kept before Telegram is told so, then played one after another in each chat, by their numbers.

Presses and texts of one person may arrive side by side, and every update may arrive again; what waits for a chat is
played in the order of update numbers, and a number that is known is not played again.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson
import structlog

from bot.channels.telegram.answering import Answering
from bot.channels.telegram.chores import Chores
from bot.channels.telegram.reading import Heard, Poison, read
from bot.desk import Desk
from bot.ledger.contract import Ledger
from bot.ledger.errors import LedgerError
from bot.ledger.records import Inbound

CHANNEL = "telegram"
KIND = "telegram"  # of inbox rows: an update as we read it
AT_ONCE = 32  # chats whose updates are played side by side
LEFTOVERS = 1000  # rows taken up again at a time
LOOK_EVERY_SECONDS = 5.0
POISON_BYTES = 64 * 1024
Row = tuple[int, int, Heard]  # update number, inbox row, update

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
    poisoned: int = 0
    heard_at: float = 0.0
    _lanes: dict[int, list[Row]] = field(default_factory=dict)
    _coming: dict[int, list[tuple[int, asyncio.Future[None]]]] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def take(self, raw: bytes) -> None:
        """Keep one update, or put it aside if it cannot be read; durable when this returns. Raises LedgerError."""
        self.heard_at = self.clock()
        try:
            heard = read(raw)
        except Poison as poison:
            await self._put_aside(raw, poison.update_id)
            return
        if heard.query:
            self.chores.acknowledge(heard.query)
        if heard.kind == "group":
            self.answering.group(heard.chat, self.clock())
        elif heard.kind != "ignored":
            await self._keep(heard)

    async def _keep(self, heard: Heard) -> None:
        body = orjson.dumps(heard)
        name = f"{self.bot}:{heard.update_id}"
        coming = self._coming.setdefault(heard.chat, [])
        mine = heard.update_id, asyncio.get_running_loop().create_future()
        coming.append(mine)
        try:
            received = await self.ledger.receive(
                Inbound(CHANNEL, name, str(heard.chat), KIND, body, self.clock())
            )
            if not received.duplicate:
                self.play((heard.update_id, received.id, heard))
        finally:
            coming.remove(mine)
            if not coming:
                self._coming.pop(heard.chat, None)
            mine[1].set_result(None)

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
        rows = await self.ledger.pending(LEFTOVERS, before, kinds=(KIND,))
        for row, inbound in rows:
            heard = Heard(**orjson.loads(inbound.body))
            self.play((heard.update_id, row, heard))
        return len(rows)

    def play(self, row: Row) -> None:
        """Queue an update behind those of its chat; one known to wait already is not queued twice."""
        if row[1] in self._known:
            return
        self._known.add(row[1])
        chat = row[2].chat
        lane = self._lanes.get(chat)
        if lane is not None:
            heapq.heappush(lane, row)
            return
        self._lanes[chat] = [row]
        task = asyncio.create_task(self._lane(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _lane(self, chat: int) -> None:
        lane = self._lanes[chat]
        try:
            while lane:
                # Of several that come at once a later one may be kept first.
                while (before := self._before(chat, lane[0][0])) is not None:
                    await before
                async with self._free:
                    row = heapq.heappop(lane)
                    await self._played(row)
                    self._known.discard(row[1])
        finally:
            del self._lanes[chat]

    def _before(self, chat: int, number: int) -> asyncio.Future[None] | None:
        """What is to be waited for: an update of this chat with a lower number that is being kept."""
        return next((kept for earlier, kept in self._coming.get(chat, ()) if earlier < number), None)

    async def _played(self, row: Row) -> None:
        """Play one update; what cannot be played now stays in the inbox, what never can is put aside."""
        _, number, heard = row
        try:
            arrival = await self.answering.arrival(heard)
            if arrival is None:
                await self.ledger.handled(number)
            else:
                await self.desk.take(arrival, number)
        except LedgerError as error:
            log.warning("update left in the inbox", row=number, code=error.code)
        except Exception as error:  # noqa: BLE001 - one update must never stop those after it
            log.error("update put aside", row=number, code=type(error).__name__)  # noqa: TRY400 - a traceback may quote the person
            await self.ledger.set_aside(number)

    async def settle(self) -> None:
        """Wait until nothing is being played."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        """Let what is being played end; what waits stays in the inbox."""
        for lane in self._lanes.values():
            lane.clear()
        self._known.clear()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=10.0)
        for task in self._tasks:
            task.cancel()
