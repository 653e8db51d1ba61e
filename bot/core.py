"""Everything a running service consists of below the channels, joined from settings."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass

from bot import calendar
from bot.clock import Clock
from bot.desk import Desk
from bot.errands import Errands
from bot.ledger.sqlite import SqliteLedger
from bot.limits import Limits
from bot.lists import read_lists, shipped_lists
from bot.news import News
from bot.people.links import Links
from bot.people.sealing import Sealer, key_from_file
from bot.playing import World
from bot.reminders.notices import Reminders
from bot.settings import Settings
from bot.telling import Teller
from bot.texts import Texts
from bot.turn import Player
from bot.worker import Worker
from dialogs.rules.versions import Law
from integrations.registry.client import RegistryClient


@dataclass(slots=True)
class Core:
    """The parts that channels and commands use."""

    settings: Settings
    clock: Clock
    ledger: SqliteLedger
    sealer: Sealer
    registry: RegistryClient
    texts: Texts
    law: Law
    news: News
    limits: Limits
    links: Links
    desk: Desk
    worker: Worker
    reminders: Reminders

    @classmethod
    async def open(
        cls,
        settings: Settings,
        clock: Clock,
        registry: RegistryClient,
        overheard: RegistryClient | None = None,
    ) -> Core:
        """Open the ledger and join the parts; `overheard` carries the errands of conversations instead."""
        sealer = Sealer(key_from_file(settings.key_file, create=settings.env == "demo"))
        ledger = SqliteLedger(settings.database, sealer, clock.now)
        await ledger.open()
        news, limits, links = News(), Limits(ledger), Links(sealer)
        texts = Texts.load(shipped_lists())
        days = calendar.load(settings.calendar_dir)
        law = Law(settings.law_version, days, settings.counting, settings.approval)

        def world() -> World:
            return World(clock.today(), clock.now(), law, settings.sheet_level, clock.by_day())

        chance = random.Random()  # noqa: S311 - jitter, no secret
        carrier, owner = overheard or registry, str(uuid.uuid4())
        errands = Errands(carrier, ledger, limits, clock.now, clock.by_day, owner, chance)
        player = Player(ledger, texts, errands, world, links)
        desk = Desk(ledger, player, Teller(texts, links), news, world)
        desk.slots.interval = 1 / settings.telegram_bulk
        worker = Worker(ledger, desk, errands, news, clock)
        reminders = Reminders(ledger, registry, news, world, by_hours=not settings.sandboxed)
        below = (settings, clock, ledger, sealer, registry, texts, law, news, limits)
        return cls(*below, links, desk, worker, reminders)

    async def learn_lists(self) -> None:
        """Take the coded lists from the registry."""
        self.texts.lists = await read_lists(self.registry, self.texts.lists)

    async def close(self) -> None:
        """Let go of the registry and the ledger."""
        await self.registry.close()
        await self.ledger.close()
