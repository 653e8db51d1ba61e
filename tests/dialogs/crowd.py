"""A desk that many messages reach at once; the other side answers each errand with its usual sample."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from bot.channels.contract import Arrival, Talk
from bot.clock import FixedClock
from bot.desk import Desk
from bot.effects import outcome
from bot.ledger.records import Conversation
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer
from bot.playing import World
from bot.telling import Teller
from bot.turn import Player
from dialogs.samples import SAMPLES, samples_of
from dialogs.script import Look
from dialogs.values import Json
from tests.dialogs.stage import LAW, TEXTS, Effects, PatientDesk

ADDRESS = "crowd"
MORNING = 1_795_413_600.0  # 23 November 2026, 10 o'clock in Baku
BY_OPERATION = {errand.operation: samples[0] for errand, samples in SAMPLES.items()}


@dataclass(frozen=True, slots=True)
class Message:
    """Something a person sends: the text, the question it was pressed on, and the id under which it travels."""

    text: str
    of: str | None
    ext_id: str


@dataclass
class Crowd:
    """One conversation on a real ledger."""

    desk: Desk
    effects: Effects
    done: list[dict[str, Any]] = field(default_factory=list)

    async def take(self, message: Message) -> Talk:
        """Deliver one message and carry out what follows."""
        talk = await self.desk.take(Arrival("web", ADDRESS, message.ext_id, message.text, message.of, "az"))
        while self.effects.due:
            effect = self.effects.due.popleft()
            call = orjson.loads(effect.body)
            self.done.append(call)
            result = dict(BY_OPERATION[call["operation"]].result)
            inbound = outcome(effect, result, MORNING, "final")
            received = await self.desk.ledger.receive(inbound)
            await self.desk.inbox(received.id, inbound)
        return talk

    async def asked(self) -> str | None:
        """The key of the open question."""
        return (await self.desk.history("web", ADDRESS)).asked

    async def told(self) -> list[str]:
        """Every text that was told, in order."""
        talk = await self.desk.history("web", ADDRESS, 0, 1000)
        return [shown.text for message in talk.messages for shown in message.shown]


class Usual:
    """Reads are answered with the usual sample."""

    async def look(self, step: Look, conversation: Conversation) -> dict[str, Json]:
        return {**samples_of(step.errand)[0].result, "until": MORNING + step.errand.fresh_seconds}


@asynccontextmanager
async def crowd(path: Path) -> AsyncIterator[Crowd]:
    """A desk on a new ledger at `path`."""
    clock = FixedClock(MORNING)
    ledger = SqliteLedger(path, Sealer(bytes(32)), clock.now)
    await ledger.open()
    effects = Effects()

    def world() -> World:
        return World(clock.today(), clock.now(), LAW, "code")

    desk = PatientDesk(ledger, Player(ledger, TEXTS, Usual(), world), Teller(TEXTS), effects, world)
    try:
        yield Crowd(desk, effects)
    finally:
        await ledger.close()
