"""The line held by python-telegram-bot: what goes to many people, at the shared pace.  Its one door."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import orjson
from telegram import InlineKeyboardMarkup, LinkPreviewOptions, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.error import TelegramError
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram.pace import Pace
from bot.channels.telegram.results import Failed, Result, Sent, judged
from dialogs.values import Json

LONGEST_WAIT = 5.0  # longer waits go back to the ledger
CONNECTIONS = 16

# A flood wait as a time span; without this the library warns about itself.
os.environ.setdefault("PTB_TIMEDELTA", "1")
# httpx writes every address it calls, and the token is part of the address.
for _name in ("httpx", "httpcore", "telegram"):
    logging.getLogger(_name).setLevel(logging.WARNING)


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


class PtbLine:
    """PTB's Bot as a line that keeps the pace by itself."""

    paced = True

    def __init__(self, token: str, server: str, pace: Pace) -> None:
        self._request = HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=None)
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
        """Send a message (or getMe: is the token right); raises nothing for what the server or the net does."""
        try:
            await self._begin()
            return Sent(orjson.dumps(await self._called(method, dict(params), seconds)))
        except NotNow as later:
            return Failed("flooded", "pace", later.seconds)
        except (TelegramError, OSError, RuntimeError) as error:
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
