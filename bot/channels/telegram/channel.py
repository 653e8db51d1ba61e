"""Telegram joined: the lines, the door, the sender and their background; made only when a token is set."""

from __future__ import annotations

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from fastapi import FastAPI
from starlette.routing import Route

from bot.channels.telegram.answering import Answering
from bot.channels.telegram.buttons import Seals
from bot.channels.telegram.chores import Chores
from bot.channels.telegram.door import Door
from bot.channels.telegram.figures import figures
from bot.channels.telegram.lazy_line import LazyLine
from bot.channels.telegram.line import Line
from bot.channels.telegram.linking import Linking
from bot.channels.telegram.pace import LocalPace, Pace, lanes_at
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.profile import Profile, webhook_params
from bot.channels.telegram.reach import Reach
from bot.channels.telegram.removal import Removal
from bot.channels.telegram.results import Failed
from bot.channels.telegram.sender import KIND, Sender
from bot.channels.telegram.tempo import Tempo
from bot.channels.telegram.watching import Watching
from bot.channels.telegram.webhook import PATH, Webhook
from bot.channels.telegram.wording import Wording
from bot.core import Core
from bot.watch.figures import Figure

AGAIN_SECONDS = 1.0
SET_AGAIN_SECONDS = 30.0
log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Telegram:
    """The parts of the channel."""

    line: Line
    bulk: Line
    door: Door
    sender: Sender
    chores: Chores
    polling: Polling
    webhook: Webhook
    watching: Watching
    profile: Profile

    @classmethod
    def joined(cls, core: Core, line: Line, bulk: Line, pace: Pace) -> Telegram:
        """The channel of one bot over a running core."""
        settings, now = core.settings, core.clock.now
        seals = Seals(core.sealer.index("buttons", "telegram"))
        wording = Wording(core.texts, seals, settings.telegram_buttons == "on")
        chores, reach = Chores(line, pace), Reach(core.ledger, now)
        linking = Linking(line, core.links)
        owner, tempo = core.worker.errands.owner, Tempo(now)
        sender = Sender(core.ledger, line, bulk, wording, pace, chores, now, owner, reach)
        removal = Removal(core.ledger, core.desk.lines, now, sender.tell)
        answering = Answering(core.ledger, wording, chores, reach, tempo, linking, removal.wipe)
        bot = settings.telegram_token.partition(":")[0]
        door = Door(core.ledger, core.desk, answering, chores, now, bot, tempo, heard_at=now())
        core.news.outgoing[KIND] = sender
        url = settings.public_url + PATH if settings.telegram_intake == "webhook" else ""
        polling = Polling(line, door.fetched)
        watching = Watching(line, now, lambda: door.heard_at, polling, url)
        hook = Webhook(door.take, secret_of(core).encode())
        profile = Profile(line, core.texts)
        return cls(line, bulk, door, sender, chores, polling, hook, watching, profile)

    @property
    def routes(self) -> tuple[Route, ...]:
        """The webhook, where one is set."""
        return (Route(PATH, self.webhook, methods=["POST"]),) if self.watching.url else ()

    def figures(self) -> tuple[Figure, ...]:
        """What this channel counts; no chat is told from another."""
        refused = {
            "strangers": self.webhook.strangers,
            "oversized": self.webhook.oversized,
            "broken": self.webhook.broken,
            "poisoned": self.door.poisoned,
            "full": self.door.full,
        }
        presses = {
            "in_answer": self.webhook.acknowledged,
            "late": self.webhook.late,
            "again": self.door.presses_again,
        }
        return figures(refused, self.sender.again, presses, self.watching)

    def alarms(self) -> tuple[str, ...]:
        """What needs a look, in codes."""
        return tuple(f"telegram: {alarm}" for alarm in self.watching.alarms)

    async def close(self) -> None:
        """Let what is under way end; what waits stays in the ledger."""
        await self.door.close()
        await self.chores.close()
        await self.line.close()
        await self.bulk.close()


def secret_of(core: Core) -> str:
    """What Telegram has to show with every update; of the letters it allows."""
    return urlsafe_b64encode(core.sealer.index("webhook", "telegram")).decode().rstrip("=")


@asynccontextmanager
async def telegram(core: Core, app: FastAPI) -> AsyncIterator[Telegram]:
    """The running channel; with a webhook its route is part of the application."""
    from bot.channels.telegram.aiogram_line import AiogramLine  # noqa: PLC0415 - 3 s and 120 MiB, only if used

    settings, pace = core.settings, pace_of(core)
    line = AiogramLine(settings.telegram_token, settings.telegram_api)
    channel = Telegram.joined(core, line, _bulk(core, pace), pace)
    await channel.door.leftovers()
    kept = (channel.sender.run, channel.door.run, channel.watching.run)
    tasks = [*map(_kept, kept), channel.profile.keep(), channel.door.answering.linking.keep()]
    if channel.watching.url:
        app.router.routes[:0] = channel.routes
        tasks.append(set_webhook(channel, secret_of(core)))
    else:
        tasks.append(_kept(channel.polling.run))
    running = [asyncio.create_task(task) for task in tasks]
    try:
        yield channel
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await channel.close()


async def set_webhook(channel: Telegram, secret: str) -> None:
    """Tell Telegram where updates go, until it has heard it."""
    params = webhook_params(channel.watching.url, secret)
    while isinstance(result := await channel.line.call("setWebhook", params), Failed):
        log.error("webhook not set", code=result.code, state=result.verdict)
        await asyncio.sleep(max(result.after, SET_AGAIN_SECONDS))


def pace_of(core: Core) -> Pace:
    """The pace of this bot, shared by all its processes where Redis is set."""
    lanes = lanes_at(core.settings.telegram_bulk)
    alone = LocalPace(asyncio.get_running_loop().time, lanes)
    if not core.settings.redis_url:
        return alone
    from bot.channels.telegram.shared_pace import SharedPace, connected  # noqa: PLC0415 - only several processes need it

    return SharedPace(connected(core.settings.redis_url), core.sealer.index("pace", "telegram"), alone, lanes)


def _bulk(core: Core, pace: Pace) -> LazyLine:
    def make() -> Line:
        from bot.channels.telegram.ptb_line import PtbLine  # noqa: PLC0415 - only for notices

        return PtbLine(core.settings.telegram_token, core.settings.telegram_api, pace)

    return LazyLine(make, paced=True)


async def _kept(run: Callable[[], Awaitable[None]]) -> None:
    """Run for as long as the service runs; a fault is logged and the task begins anew."""
    while True:
        try:
            await run()
        except Exception as error:  # noqa: BLE001 - the channel outlives every fault of one task
            log.error("a task ended", code=type(error).__name__)  # noqa: TRY400 - a traceback may quote people
        await asyncio.sleep(AGAIN_SECONDS)
