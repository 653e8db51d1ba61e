"""The people: 32 connections post updates, each person's turns strictly one after another."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from itertools import count
from types import ModuleType
from typing import Any

import httptools

from benchmarks.telegram.stub import Stub

SECRET = "bench-secret"
TYPED = {"fin": "5ABC123", "phone": "+994501234567", "prof": "mühasib", "dob": "12.03.1991"}
PRESSED = {"menu": 0, "edu": 5, "reg": 4, "dis": 1, "con": 0, "ok": 0}
PATIENCE_SECONDS = 30.0


class Poster(asyncio.Protocol):
    """One connection to the webhook."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.parser = httptools.HttpResponseParser(self)

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_message_complete(self) -> None:
        self.answered.set_result(self.parser.get_status_code())
        self.parser = httptools.HttpResponseParser(self)

    async def post(self, path: bytes, secret: bytes, body: bytes) -> int:
        """The status of the answer."""
        self.answered = asyncio.get_running_loop().create_future()
        self.transport.write(
            b"POST %b HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
            b"x-telegram-bot-api-secret-token: %b\r\ncontent-length: %d\r\n\r\n%b"
            % (path, secret, len(body), body)
        )
        return await self.answered


@dataclass(slots=True)
class Driver:
    """Plays whole dialogs with one bot; `spec` is the dialog all contestants play."""

    spec: ModuleType
    port: int
    secret: bytes
    told: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: count(1_000_000))
    waits: list[float] = field(default_factory=list)

    def sent(self, chat: int, params: dict[str, Any]) -> None:
        """The bot sent a message."""
        waiting = self.told.get(chat)
        if waiting is not None and not waiting.done():
            waiting.set_result(params)

    def protocol(self) -> Stub:
        return Stub(self.sent)

    async def play(self, chats: range, connections: int) -> int:
        """Play every chat's dialog; how many turns that were."""
        queue = iter(chats)
        await asyncio.gather(*(self._connection(queue) for _ in range(connections)))
        return len(chats) * (len(self.spec.STEPS) + 1)

    async def _connection(self, queue: Any) -> None:
        _, poster = await asyncio.get_running_loop().create_connection(Poster, "127.0.0.1", self.port)
        for chat in queue:
            await self._dialog(poster, chat)
        poster.transport.close()

    async def _dialog(self, poster: Poster, chat: int) -> None:
        shown = await self._turn(poster, chat, {"text": "/start"})
        for step in self.spec.STEPS:
            shown = await self._turn(poster, chat, self._answer(chat, step, shown))
        assert shown["text"].startswith(tuple(self.spec.TEXT[one]["done"][:8] for one in ("az", "ru"))), shown

    def _answer(self, chat: int, step: str, shown: dict[str, Any]) -> dict[str, Any]:
        if step in TYPED:
            return {"text": TYPED[step]}
        rows = shown["reply_markup"]["inline_keyboard"]
        place = chat % 2 if step == "lang" else PRESSED[step]
        return {"data": [button for row in rows for button in row][place]["callback_data"]}

    async def _turn(self, poster: Poster, chat: int, said: dict[str, Any]) -> dict[str, Any]:
        begun = time.perf_counter()
        self.told[chat] = asyncio.get_running_loop().create_future()
        body = json.dumps(self._update(chat, said), ensure_ascii=False).encode()
        async with asyncio.timeout(PATIENCE_SECONDS):
            status = await poster.post(b"/telegram", self.secret, body)
            assert status == 200, status
            shown = await self.told[chat]
        self.waits.append(time.perf_counter() - begun)
        return shown

    def _update(self, chat: int, said: dict[str, Any]) -> dict[str, Any]:
        number = next(self.numbers)
        named = {"first_name": "Aysel", "last_name": "Nümunəyeva", "username": f"user{chat}"}
        person = {"id": chat, "is_bot": False, **named, "language_code": "az"}
        place = {"id": chat, **named, "type": "private"}
        if "text" in said:
            message: dict[str, Any] = {
                "message_id": 10,
                "from": person,
                "chat": place,
                "date": 1795000000,
                **said,
            }
            if said["text"].startswith("/"):
                message["entities"] = [{"offset": 0, "length": len(said["text"]), "type": "bot_command"}]
            return {"update_id": number, "message": message}
        bot = {"id": 42, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}
        under = {"message_id": 77, "from": bot, "chat": place, "date": 1795000000, "text": "..."}
        press = {"id": str(number), "from": person, "chat_instance": "-123456789", "message": under, **said}
        return {"update_id": number, "callback_query": press}
