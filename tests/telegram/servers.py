"""The servers of the Bot API that a contract is held against: our emulator, and telegram-test-api.

The latter twice: behind the shim, which mends only the shape of what it says, and behind the shim and the rules.
"""

from __future__ import annotations

import asyncio
import base64
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

import httpx

from integrations.telegram.emulator import people
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.service import create_app
from tests.telegram import rules, shim
from tests.telegram.serving import served
from tests.telegram.stand import TOKEN

PEERS = Path(__file__).parent / "peers"
NAME = "Aygün"


class Lacking(Exception):
    """The server has no such thing at all; named by what is lacking."""


class Server(Protocol):
    """A server with people behind it."""

    url: str

    async def write(self, chat: int, text: str) -> None:
        """Somebody writes to the bot."""

    async def press(self, chat: int, message: int, data: str) -> None:
        """Somebody presses a button under a message of the bot."""

    async def seen(self, chat: int) -> list[tuple[str, list[str]]]:
        """What stands in the chat from the bot: texts, each with the labels of its buttons."""

    async def files(self, chat: int) -> list[tuple[str, bytes]]:
        """The documents in the chat from the bot: their names and their bytes."""

    def move(self, seconds: float) -> None:
        """Time passes."""

    def fault(self, **wanted: int) -> None:
        """Something goes wrong."""

    def block(self, chat: int) -> None:
        """Somebody blocks the bot."""

    async def again(self) -> None:
        """The server forgets that the last update was confirmed."""


class Ours:
    """The emulator."""

    def __init__(self, url: str, account: Account) -> None:
        self.url = url
        self.account = account
        self.last: tuple[dict[str, Any], int] = ({}, 0)

    async def write(self, chat: int, text: str) -> None:
        people.write(self.account, people.join(self.account, chat, NAME), text)
        self._note()

    async def press(self, chat: int, message: int, data: str) -> None:
        place = self.account.chats[chat]
        people.press(
            self.account, place, next(one for one in place.messages if one.message_id == message), data
        )
        self._note()

    def _note(self) -> None:
        newest = self.account.updates.waiting[max(self.account.updates.waiting)]
        self.last = newest.body, newest.queue

    async def seen(self, chat: int) -> list[tuple[str, list[str]]]:
        told = [one for one in self.account.chats[chat].messages if one.from_bot and not one.deleted]
        return [(str(one.content["text"]), [button["text"] for button in one.buttons]) for one in told]

    async def files(self, chat: int) -> list[tuple[str, bytes]]:
        told = [one.content["document"] for one in self.account.chats[chat].messages if one.from_bot]
        return [(str(one["file_name"]), self.account.files[one["file_id"]]) for one in told]

    def move(self, seconds: float) -> None:
        self.account.clock.move(seconds)
        self.account.updates.tell()

    def fault(self, **wanted: int) -> None:
        self.account.faults.set(wanted)

    def block(self, chat: int) -> None:
        self.account.chats[chat].blocked = True

    async def again(self) -> None:
        while self.account.updates.waiting:
            await self.account.updates.changed.wait()
        self.account.updates.put_again(*self.last)


class Bare:
    """telegram-test-api behind the shim: people write to it over HTTP, and nothing goes wrong in it."""

    def __init__(self, url: str, behind: str, client: httpx.AsyncClient) -> None:
        self.url = url
        self.behind = behind
        self.client = client

    async def write(self, chat: int, text: str) -> None:
        command = text.startswith("/")
        marked = {"entities": [{"type": "bot_command", "offset": 0, "length": len(text)}]} if command else {}
        await self._post(
            "sendCommand" if command else "sendMessage", {**_place(chat), "text": text, **marked}
        )

    async def press(self, chat: int, message: int, data: str) -> None:
        under = {"message_id": message, "date": 1781000000, "chat": _place(chat)["chat"], "text": "?"}
        await self._post("sendCallback", {**_place(chat), "message": under, "data": data})

    async def _post(self, way: str, body: dict[str, Any]) -> Any:
        told = await self.client.post(f"{self.behind}/{way}", json={"botToken": TOKEN, **body})
        return told.json()["result"]

    async def seen(self, chat: int) -> list[tuple[str, list[str]]]:
        return [(one["text"], _labels(one.get("reply_markup") or {})) for one in await self._from_bot(chat)]

    async def files(self, chat: int) -> list[tuple[str, bytes]]:
        told = [one["document"] for one in await self._from_bot(chat)]
        return [(one["file_name"], base64.b64decode(one["bytes"])) for one in told]

    async def _from_bot(self, chat: int) -> list[dict[str, Any]]:
        told = await self._post("getUpdatesHistory", {"token": TOKEN})
        return [one["message"] for one in told if str(one.get("message", {}).get("chat_id", "")) == str(chat)]

    def move(self, seconds: float) -> None:
        raise Lacking("move")

    def fault(self, **wanted: int) -> None:
        raise Lacking("fault")

    def block(self, chat: int) -> None:
        raise Lacking("block")

    async def again(self) -> None:
        raise Lacking("again")


class Theirs(Bare):
    """The same behind the rules, where something can go wrong."""

    def __init__(self, url: str, behind: str, client: httpx.AsyncClient, decided: rules.Rules) -> None:
        super().__init__(url, behind, client)
        self.decided = decided

    def move(self, seconds: float) -> None:
        self.decided.flight.moved += seconds

    def fault(self, **wanted: int) -> None:
        for name, value in wanted.items():
            setattr(self.decided.faults, name, value)

    def block(self, chat: int) -> None:
        self.decided.faults.blocked.add(chat)

    async def again(self) -> None:
        self.decided.bring(self.decided.flight.last)


def _place(chat: int) -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": NAME}
    return {
        "from": person,
        "chat": {"id": chat, "type": "private", "first_name": NAME},
        "date": 1781000000,
    }


def _labels(markup: dict[str, Any]) -> list[str]:
    return [button["text"] for row in markup.get("inline_keyboard", []) for button in row]


@asynccontextmanager
async def ours() -> AsyncIterator[Server]:
    account = Account(TOKEN)
    async with served(create_app(account, unit=0.01)) as url:
        yield Ours(url, account)
        account.webhook = None
        account.updates.tell()


@asynccontextmanager
async def bare() -> AsyncIterator[Server]:
    """Behind the shim alone; raises FileNotFoundError where the package is not installed."""
    async with (
        _node() as behind,
        served(shim.create_app(behind)) as url,
        httpx.AsyncClient() as client,
    ):
        yield Bare(url, behind, client)


@asynccontextmanager
async def theirs() -> AsyncIterator[Server]:
    """Behind the shim and the rules; raises FileNotFoundError where the package is not installed."""
    async with (
        _node() as behind,
        served(shim.create_app(behind)) as shaped,
        httpx.AsyncClient(timeout=30) as client,
    ):
        decided = rules.Rules(shaped, client)
        async with served(rules.create_app(decided)) as url:
            yield Theirs(url, behind, client, decided)


@asynccontextmanager
async def _node() -> AsyncIterator[str]:
    """The address of a process of node."""
    if not (PEERS / "node_modules" / "telegram-test-api").is_dir():
        raise FileNotFoundError("telegram-test-api: make peers installs it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    node = await asyncio.create_subprocess_exec(
        shutil.which("node") or "node", "server.js", str(port), cwd=PEERS, stdout=asyncio.subprocess.PIPE
    )
    assert node.stdout is not None
    assert await node.stdout.readline() == b"ready\n"
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        node.terminate()
        await node.communicate()
