"""The running service is killed in the middle of forty conversations and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer, key_from_file
from integrations.telegram.emulator import people
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.chats import Chat
from integrations.telegram.emulator.service import create_app
from tests.telegram.counting import Count
from tests.telegram.person import text_of
from tests.telegram.serving import served
from tests.telegram.stand import NOBODY, TOKEN, settings

pytestmark = [pytest.mark.telegram, pytest.mark.timeout(110)]
ROOT = Path(__file__).resolve().parent.parent.parent
CHATS = range(500, 540)


class Service:
    """`addim run` as a process of its own, polling the emulator."""

    def __init__(self, folder: Path, server: str) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "ADDIM_PORT": "0",
            "ADDIM_DATABASE": str(folder / "addim.db"),
            "ADDIM_KEY_FILE": str(folder / "addim.key"),
            "ADDIM_REGISTRY_URL": NOBODY,
            "ADDIM_TELEGRAM_TOKEN": TOKEN,
            "ADDIM_TELEGRAM_API": server,
            "ADDIM_LOG_LEVEL": "error",
        }
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            cwd=ROOT,
            env=self.environment,
            stderr=asyncio.subprocess.DEVNULL,
        )

    async def stop(self, how: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        await self.process.wait()


def answers(chat: Chat) -> list[str]:
    return [text_of(one) for one in chat.messages if one.from_bot]


async def until(account: Account, true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await account.said.wait()


async def test_killed_in_the_middle_nobody_is_left_without_an_answer(tmp_path: Path) -> None:
    account = Account(TOKEN)
    chats = [people.join(account, number, "Sınaq") for number in CHATS]
    async with served(create_app(account)) as server:
        service = Service(tmp_path, server)
        for chat in chats:
            people.write(account, chat, "/start")
            people.write(account, chat, "2")
        await service.start()
        await until(account, lambda: sum(len(answers(chat)) for chat in chats) >= 25)
        await service.stop(signal.SIGKILL)
        before = sum(len(answers(chat)) for chat in chats)
        await service.start()
        await until(account, lambda: all("Что вам нужно?" in "".join(answers(chat)[1:]) for chat in chats))
        await until(account, lambda: not account.updates.waiting)
        await service.stop(signal.SIGTERM)
    assert 25 <= before < 80
    lost = sum("Что вам нужно?" not in answers(chat)[-1] for chat in chats)
    twice = {chat.id for chat in chats if len(answers(chat)) > 2}
    for chat in chats:
        told = answers(chat)
        assert "Выберите язык" in told[0]
        assert "Что вам нужно?" in told[-1]
        assert max(Counter(told).values()) <= 2
    flagged = await suspects(tmp_path, [chat.id for chat in chats])
    Count("SIGKILL among 40 chats", 2 * len(chats), lost, 0, len(twice), len(twice & flagged)).note()
    assert twice <= flagged


async def suspects(folder: Path, chats: list[int]) -> set[int]:
    """Chats of which the ledger says that something may have been delivered twice."""
    chosen = settings(folder, NOBODY, NOBODY)
    ledger = SqliteLedger(chosen.database, Sealer(key_from_file(chosen.key_file, create=False)), lambda: 0.0)
    await ledger.open()
    marked: set[int] = set()
    for number in chats:
        conversation = await ledger.conversation("telegram", str(number))
        assert conversation is not None
        for seq in range(1, conversation.seq + 1):
            effect = await ledger.effect(f"{conversation.id}:{seq}")
            if effect is not None and effect.suspect:
                marked.add(number)
    assert not any(name.startswith("telegram") and count for name, count in (await ledger.backlog()).items())
    await ledger.close()
    return marked
