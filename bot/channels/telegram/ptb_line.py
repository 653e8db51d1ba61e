"""The line held by python-telegram-bot: what goes to many people, at the shared pace.  Its one door."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import Any

import msgspec
import orjson
from telegram import InlineKeyboardMarkup, LinkPreviewOptions, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.error import NetworkError, TelegramError
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram.pace import Pace
from bot.channels.telegram.response import TOO_LARGE, Done, Refusal, read
from bot.channels.telegram.results import Failed, Result, Sent, judged
from dialogs.values import Json

LONGEST_WAIT = 5.0  # longer waits go back to the ledger
CONNECTIONS = 16

# A flood wait as a time span; without this the library warns about itself.
os.environ.setdefault("PTB_TIMEDELTA", "1")
# httpx writes every address it calls, and the token is part of the address.
for _name in ("httpx", "httpcore", "telegram"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class EntityTooLarge(NetworkError):
    """413, which the library has no name for."""


class Restarting(NetworkError):
    """The server restarts and took nothing up; the library has no name for it."""


class Unreadable(TelegramError):
    """An answer that is none of the Bot API's."""


class NotNow(Exception):
    """The pace has no place for this message soon."""

    def __init__(self, seconds: float) -> None:
        super().__init__("not now")
        self.seconds = seconds


class SharedLimiter(BaseRateLimiter[None]):
    """Our pace as PTB's limiter: one for all processes, and nothing is sent twice by it."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace

    async def initialize(self) -> None:
        """Nothing to begin."""

    async def shutdown(self) -> None:
        """Nothing to end."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Any:
        """Wait for the pace, then call once; raises NotNow, and whatever the call raises."""
        chat = data.get("chat_id")
        if chat is None:
            return await callback(*args, **kwargs)
        while (wait := await self.pace.wait(int(chat), "bulk")) > 0:
            if wait > LONGEST_WAIT:
                raise NotNow(wait)
            await asyncio.sleep(wait)
        return await callback(*args, **kwargs)


class Request(HTTPXRequest):
    """PTB's requests, of whose answers it gets what we have read: it writes into logs what it cannot read.

    Nobody reads the message that was sent, so of it only the number is told; a Message is made of that.
    """

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Status and body as PTB reads them; raises its errors, and those that it has no name for."""
        told = read(*await super().do_request(url, *args, **kwargs))
        if isinstance(told, Done):
            return HTTPStatus.OK, _short(told.result) if url.endswith("/sendMessage") else _whole(told.result)
        if not isinstance(told, Refusal):
            raise Unreadable("unreadable")
        if told.code == TOO_LARGE and not told.after:
            raise EntityTooLarge(told.words)
        if told.restarts and not told.after:
            raise Restarting(told.words)
        return told.code, told.body


class _Number(msgspec.Struct):
    """Of a message that was sent, its number."""

    message_id: int = 0


def _short(result: bytes) -> bytes:
    """A message with nothing but its number, 0 if the server did not tell."""
    try:
        number = msgspec.json.decode(result, type=_Number).message_id
    except (msgspec.DecodeError, UnicodeDecodeError):
        number = 0
    return _whole(orjson.dumps({"message_id": number, "date": 0, "chat": {"id": 0, "type": "private"}}))


def _whole(result: bytes) -> bytes:
    return b'{"ok":true,"result":%b}' % result


class PtbLine:
    """PTB's Bot as a line that keeps the pace by itself."""

    paced = True

    def __init__(self, token: str, server: str, pace: Pace) -> None:
        self._request = Request(connection_pool_size=CONNECTIONS, pool_timeout=None)
        base = f"{server}/bot"
        self._bot = ExtBot(
            token,
            base_url=base,
            base_file_url=f"{server}/file/bot",
            rate_limiter=SharedLimiter(pace),
            request=self._request,
            get_updates_request=self._request,
        )
        self._open = asyncio.Lock()
        self._opened = False

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        """Send a message (or getMe: is the token right); raises nothing."""
        try:
            await self._begin()
            return Sent(orjson.dumps(await self._called(method, dict(params), seconds)))
        except NotNow as later:
            return Failed("flooded", "pace", later.seconds)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody knows whether the message is in the chat
            return judged(error)

    async def _begin(self) -> None:
        async with self._open:
            if not self._opened:
                await self._request.initialize()
                self._opened = True

    async def _called(self, method: str, params: dict[str, Any], seconds: float) -> Any:
        if method == "getMe":
            return (await self._bot.get_me(read_timeout=seconds)).to_dict()
        sent = await self._bot.send_message(
            chat_id=params["chat_id"],
            text=params["text"],
            link_preview_options=LinkPreviewOptions(**params["link_preview_options"]),
            reply_markup=_markup(params.get("reply_markup")),
            read_timeout=seconds,
        )
        return {"message_id": sent.message_id}

    async def close(self) -> None:
        """Let go of the connections."""
        if self._opened:
            await self._request.shutdown()


def _markup(told: Any) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if not told:
        return None
    if "inline_keyboard" in told:
        return InlineKeyboardMarkup.de_json(told, None)
    return ReplyKeyboardMarkup(**told) if "keyboard" in told else ReplyKeyboardRemove()
