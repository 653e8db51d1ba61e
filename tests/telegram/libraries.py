"""Both libraries as they come, with their own connections and their own reading of every answer.

The service reads answers by itself; here two readers written apart look at all that a server says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import aiogram
import telegram
from aiogram import types as aio
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.request import HTTPXRequest

Library = Literal["aiogram", "ptb"]
LIBRARIES: tuple[Library, ...] = ("aiogram", "ptb")
SECONDS = 5
Buttons = Sequence[tuple[str, str]]  # label, data


@dataclass(frozen=True, slots=True)
class Got:
    """An update as a library reads it; `at` is its message's instant in seconds since 1970."""

    number: int
    chat: int
    text: str
    message: int
    at: float
    query: str = ""


class Client(Protocol):
    """A bot; every call raises the library's own errors."""

    async def me(self) -> tuple[bool, str]: ...
    async def send(self, chat: int, text: str, buttons: Buttons = (), seconds: int = SECONDS) -> int: ...
    async def edit(self, chat: int, message: int, text: str) -> None: ...
    async def keys(self, chat: int, message: int, buttons: Buttons = ()) -> None: ...
    async def delete(self, chat: int, message: int) -> None: ...
    async def answer(self, query: str) -> None: ...
    async def document(self, chat: int, name: str, content: bytes, caption: str = "") -> int: ...
    async def updates(self, offset: int = 0, timeout: int = 0) -> list[Got]: ...  # noqa: ASYNC109 - the Bot API's
    async def hook(self, url: str, secret: str = "") -> None: ...
    async def unhook(self) -> None: ...
    async def hooked(self) -> tuple[str, int, str]: ...
    async def commands(self, name: str, words: str, language: str) -> list[tuple[str, str]]: ...
    def read(self, body: dict[str, Any]) -> Got: ...
    async def close(self) -> None: ...


class Aiogram:
    """aiogram's Bot on its own session."""

    def __init__(self, token: str, server: str) -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(server))
        self.bot = aiogram.Bot(token, session=session)

    async def me(self) -> tuple[bool, str]:
        me = await self.bot.get_me()
        return me.is_bot, str(me.username)

    async def send(self, chat: int, text: str, buttons: Buttons = (), seconds: int = SECONDS) -> int:
        sent = await self.bot.send_message(chat, text, reply_markup=_rows(buttons), request_timeout=seconds)
        return sent.message_id

    async def edit(self, chat: int, message: int, text: str) -> None:
        await self.bot.edit_message_text(text, chat_id=chat, message_id=message)

    async def keys(self, chat: int, message: int, buttons: Buttons = ()) -> None:
        await self.bot.edit_message_reply_markup(
            chat_id=chat, message_id=message, reply_markup=_rows(buttons)
        )

    async def delete(self, chat: int, message: int) -> None:
        await self.bot.delete_message(chat, message)

    async def answer(self, query: str) -> None:
        await self.bot.answer_callback_query(query)

    async def document(self, chat: int, name: str, content: bytes, caption: str = "") -> int:
        file = aio.BufferedInputFile(content, name)
        sent = await self.bot.send_document(chat, file, caption=caption or None)
        assert sent.document is not None
        return int(sent.document.file_size or 0)

    async def updates(self, offset: int = 0, timeout: int = 0) -> list[Got]:  # noqa: ASYNC109 - the Bot API's
        found = await self.bot.get_updates(offset=offset, timeout=timeout, request_timeout=timeout + SECONDS)
        return [_aiogram(one) for one in found]

    async def hook(self, url: str, secret: str = "") -> None:
        assert await self.bot.set_webhook(url, secret_token=secret or None)

    async def unhook(self) -> None:
        assert await self.bot.delete_webhook()

    async def hooked(self) -> tuple[str, int, str]:
        info = await self.bot.get_webhook_info()
        return info.url, info.pending_update_count, info.last_error_message or ""

    async def commands(self, name: str, words: str, language: str) -> list[tuple[str, str]]:
        await self.bot.set_my_commands(
            [aio.BotCommand(command=name, description=words)], language_code=language
        )
        told = await self.bot.get_my_commands(language_code=language)
        return [(one.command, one.description) for one in told]

    def read(self, body: dict[str, Any]) -> Got:
        return _aiogram(aio.Update.model_validate(body, context={"bot": self.bot}))

    async def close(self) -> None:
        await self.bot.session.close()


def _rows(buttons: Buttons) -> aio.InlineKeyboardMarkup | None:
    rows = [[aio.InlineKeyboardButton(text=label, callback_data=data)] for label, data in buttons]
    return aio.InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _aiogram(update: aio.Update) -> Got:
    if update.callback_query is not None:
        press = update.callback_query
        assert isinstance(press.message, aio.Message)
        place = (press.message.message_id, press.message.date.timestamp())
        return Got(update.update_id, press.message.chat.id, str(press.data), *place, press.id)
    message = update.message
    assert message is not None
    return Got(
        update.update_id, message.chat.id, str(message.text), message.message_id, message.date.timestamp()
    )


class Ptb:
    """python-telegram-bot's Bot on httpx."""

    def __init__(self, token: str, server: str) -> None:
        self.requests = [HTTPXRequest(read_timeout=SECONDS) for _ in range(2)]
        self.bot = telegram.Bot(
            token,
            base_url=f"{server}/bot",
            base_file_url=f"{server}/file/bot",
            request=self.requests[0],
            get_updates_request=self.requests[1],
        )

    async def me(self) -> tuple[bool, str]:
        me = await self.bot.get_me()
        return me.is_bot, str(me.username)

    async def send(self, chat: int, text: str, buttons: Buttons = (), seconds: int = SECONDS) -> int:
        sent = await self.bot.send_message(chat, text, reply_markup=_markup(buttons), read_timeout=seconds)
        return sent.message_id

    async def edit(self, chat: int, message: int, text: str) -> None:
        await self.bot.edit_message_text(text, chat_id=chat, message_id=message)

    async def keys(self, chat: int, message: int, buttons: Buttons = ()) -> None:
        await self.bot.edit_message_reply_markup(
            chat_id=chat, message_id=message, reply_markup=_markup(buttons)
        )

    async def delete(self, chat: int, message: int) -> None:
        await self.bot.delete_message(chat, message)

    async def answer(self, query: str) -> None:
        await self.bot.answer_callback_query(query)

    async def document(self, chat: int, name: str, content: bytes, caption: str = "") -> int:
        sent = await self.bot.send_document(chat, content, filename=name, caption=caption or None)
        assert sent.document is not None
        return int(sent.document.file_size or 0)

    async def updates(self, offset: int = 0, timeout: int = 0) -> list[Got]:  # noqa: ASYNC109 - the Bot API's
        return [_ptb(one) for one in await self.bot.get_updates(offset=offset, timeout=timeout)]

    async def hook(self, url: str, secret: str = "") -> None:
        assert await self.bot.set_webhook(url, secret_token=secret or None)

    async def unhook(self) -> None:
        assert await self.bot.delete_webhook()

    async def hooked(self) -> tuple[str, int, str]:
        info = await self.bot.get_webhook_info()
        return info.url, info.pending_update_count, info.last_error_message or ""

    async def commands(self, name: str, words: str, language: str) -> list[tuple[str, str]]:
        await self.bot.set_my_commands([(name, words)], language_code=language)
        told = await self.bot.get_my_commands(language_code=language)
        return [(one.command, one.description) for one in told]

    def read(self, body: dict[str, Any]) -> Got:
        return _ptb(telegram.Update.de_json(body, self.bot))

    async def close(self) -> None:
        for one in self.requests:
            await one.shutdown()


def _markup(buttons: Buttons) -> telegram.InlineKeyboardMarkup | None:
    rows = [[telegram.InlineKeyboardButton(label, callback_data=data)] for label, data in buttons]
    return telegram.InlineKeyboardMarkup(rows) if rows else None


def _ptb(update: telegram.Update) -> Got:
    if update.callback_query is not None:
        press = update.callback_query
        assert isinstance(press.message, telegram.Message)
        place = (press.message.message_id, press.message.date.timestamp())
        return Got(update.update_id, press.message.chat.id, str(press.data), *place, press.id)
    message = update.message
    assert message is not None
    return Got(
        update.update_id, message.chat.id, str(message.text), message.message_id, message.date.timestamp()
    )


def client_of(library: Library, token: str, server: str) -> Client:
    """The bot of a library at a server."""
    return Aiogram(token, server) if library == "aiogram" else Ptb(token, server)
