"""One chat whose service is killed at steps of a send, and what each kill came to."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer, key_from_file
from integrations.telegram.emulator import people
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.chats import Chat, Message
from tests.faults.checker import quiet
from tests.faults.processes import START_SECONDS, Fingered

TOKEN = "7000000001:made-up-token-for-tests-only-00001"
NOBODY = "http://127.0.0.1:9"  # where nobody answers
CHAT = 700
END_SECONDS = 15.0  # for all steps of a send
PHONE = "+994501234567"


@dataclass(frozen=True, slots=True)
class Step:
    """A kill: parts of the answer that never came or came twice, if the ledger says so; what was not deleted."""

    name: str
    lost: int
    twice: int
    flagged: bool
    stayed: int

    @property
    def broken(self) -> bool:
        """Something is lost, stands there still, or came twice and nobody could know."""
        return bool(self.lost or self.stayed or (self.twice and not self.flagged))


@dataclass(slots=True)
class Sends:
    """The person writes a number that nobody asked for: it is deleted, and the answer says so in several parts."""

    account: Account
    folder: Path
    server: str
    sabotage: tuple[str, ...] = ()
    chat: Chat = field(init=False)
    service: Fingered = field(init=False)
    whole: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        told = {
            "ADDIM_REGISTRY_URL": NOBODY,
            "ADDIM_TELEGRAM_TOKEN": TOKEN,
            "ADDIM_TELEGRAM_API": self.server,
        }
        self.service = Fingered("tests.faults.telegram_victim", self.folder, told, *self.sabotage)

    async def start(self) -> None:
        """Start the service, also after a kill."""
        self.service.lines.clear()
        self.service.say("start")
        await asyncio.to_thread(self.service.listens)

    async def stop(self) -> None:
        """Stop the service and what starts it."""
        os.kill(int(self.service.line("process ")), signal.SIGTERM)
        await asyncio.to_thread(self.service.line, "ended ")
        await asyncio.to_thread(self.service.stop)

    async def begin(self) -> list[str]:
        """Bring somebody to the menu; the steps of the send that follows, by name."""
        self.chat = people.join(self.account, CHAT, "Sınaq")
        await self.start()
        for words in ("/start", "1"):
            people.write(self.account, self.chat, words)
            await self._quiet()
        await asyncio.to_thread(self.service.arm, 0)
        before = len(self.chat.messages)
        people.write(self.account, self.chat, PHONE)
        await self._quiet()
        self.whole = Counter(_texts(self.chat.messages[before:]))
        return named(self.service.boundaries())

    async def killed_at(self, number: int) -> Step | None:
        """Kill at this step of the next send, start again, and look at what stands in the chat and in the ledger.

        None if there were fewer steps this time: commits fall together or not.
        """
        await asyncio.to_thread(self.service.arm, number)
        before = len(self.chat.messages)
        people.write(self.account, self.chat, PHONE)
        try:
            ended = await asyncio.to_thread(self.service.line, "ended ", END_SECONDS)
        except AssertionError:
            await self._quiet()
            return None
        assert int(ended) == -signal.SIGKILL
        name = named(self.service.boundaries())[-1]
        await self.start()
        await self._quiet()
        new = self.chat.messages[before:]
        seen = Counter(_texts(new))
        stayed = sum(not one.from_bot and not one.deleted for one in new)
        lost, twice = (self.whole - seen).total(), (seen - self.whole).total()
        return Step(name, lost, twice, await self._flagged(), stayed)

    async def _quiet(self) -> None:
        async with asyncio.timeout(START_SECONDS):
            while self.account.updates.waiting:
                await self.account.updates.changed.wait()
        await asyncio.to_thread(quiet, self.service)

    async def _flagged(self) -> bool:
        """Whether the ledger says of the newest send that it may have been delivered twice."""
        sealer = Sealer(key_from_file(self.folder / "addim.key", create=False))
        ledger = SqliteLedger(self.folder / "addim.db", sealer, self.account.clock.now)
        await ledger.open()
        conversation = await ledger.conversation("telegram", str(CHAT))
        assert conversation is not None
        newest = await ledger.effect(f"{conversation.id}:{conversation.seq}")
        await ledger.close()
        assert newest is not None
        assert newest.state == "done"
        return newest.suspect


def named(boundaries: list[str]) -> list[str]:
    """Each boundary with how often it was passed so far."""
    passed: Counter[str] = Counter()
    names: list[str] = []
    for one in boundaries:
        passed[one] += 1
        names.append(f"{one} {passed[one]}")
    return names


def _texts(messages: list[Message]) -> list[str]:
    return [str(one.content.get("text", "")) for one in messages if one.from_bot]
