"""Telegram joined: the line, the door, the sender and their background; made only when a token is set."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.channels.telegram.answering import Answering, Tempo
from bot.channels.telegram.buttons import Seals
from bot.channels.telegram.chores import Chores
from bot.channels.telegram.door import Door
from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import LocalPace, Pace
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.reach import Reach
from bot.channels.telegram.sender import KIND, Sender
from bot.channels.telegram.wording import Wording
from bot.core import Core


@dataclass(slots=True)
class Telegram:
    """The parts of the channel."""

    line: Line
    door: Door
    sender: Sender
    chores: Chores
    polling: Polling

    @classmethod
    def joined(cls, core: Core, line: Line, pace: Pace | None = None) -> Telegram:
        """The channel of one bot over a running core."""
        bot = core.settings.telegram_token.partition(":")[0]
        wording = Wording(core.texts, Seals(core.sealer.index("buttons", "telegram")))
        chores, now = Chores(line), core.clock.now
        reach = Reach(core.ledger, now)
        answering = Answering(core.ledger, wording, chores, reach, Tempo(now))
        door = Door(core.ledger, core.desk, answering, chores, now, bot)
        shared = pace or LocalPace(asyncio.get_running_loop().time)
        owner = core.worker.errands.owner
        sender = Sender(core.ledger, line, wording, shared, chores, now, owner, reach.gone)
        core.news.outgoing[KIND] = sender.work
        return cls(line, door, sender, chores, Polling(line, door.take))

    async def close(self) -> None:
        """Let what is under way end; what waits stays in the ledger."""
        await self.door.close()
        await self.chores.close()
        await self.line.close()


@asynccontextmanager
async def telegram(core: Core) -> AsyncIterator[Telegram]:
    """The running channel, fetching updates by long polling."""
    from bot.channels.telegram.aiogram_line import AiogramLine  # noqa: PLC0415 - 3 s and 120 MiB, only if used

    settings = core.settings
    channel = Telegram.joined(core, AiogramLine(settings.telegram_token, settings.telegram_api))
    await channel.door.leftovers()
    tasks = [asyncio.create_task(channel.sender.run()), asyncio.create_task(channel.polling.run())]
    try:
        yield channel
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await channel.close()
