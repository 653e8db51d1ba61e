"""The line held by aiogram: replies, everything about the bot itself, and fetching updates.  Its one door."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from functools import cache
from typing import Any, cast

import msgspec
from aiogram import Bot, methods
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import TelegramMethod

from bot.channels.telegram.response import Done, Refusal, read
from bot.channels.telegram.results import Result, Sent, judged
from dialogs.values import Json
from integrations.telegram.wire import Wire


def _plain(value: Any) -> Any:
    """A part of a method that is an object of aiogram's, as the server reads it."""
    return value.model_dump(exclude_none=True, exclude_unset=True, warnings=False)


OK = 200
_JSON = msgspec.json.Encoder(enc_hook=_plain)


class Session(BaseSession):
    """aiogram's session on our wire: no forms, and results nobody reads are not validated.

    Validating one update of 440 bytes can freeze a process; errors are told by aiogram's own rules.
    """

    def __init__(self, server: str) -> None:
        super().__init__(api=TelegramAPIServer.from_base(server))
        self.wire = Wire(server)

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's contract
    ) -> Any:
        """The raw result of a method of aiogram's, of which goes out what was set; raises aiogram's errors."""
        # What this release of aiogram does not know of a newer Bot API stands beside the fields.
        name, values = method.__api_method__, method.__dict__ | (method.model_extra or {})
        body = _JSON.encode({one: values[one] for one in method.model_fields_set})
        try:
            status, content = await self.wire.post(f"bot{bot.token}/{name}", body, timeout or self.timeout)
        except (OSError, TimeoutError) as error:
            raise TelegramNetworkError(method=_blank(name), message=type(error).__name__) from error
        told = read(status, content)
        if isinstance(told, Done):
            return msgspec.Raw(told.result)
        if isinstance(told, Refusal):
            self.check_response(bot, _blank(name), told.code, told.body.decode())
        if status == OK and name == "getUpdates" and (found := content.find(b"[")) > 0:
            # One update that is too big or too deep: who polls finds it and goes on behind it.
            return msgspec.Raw(content[found:])
        raise ClientDecodeError("unreadable", ValueError(), None)

    async def close(self) -> None:
        """Close the connections."""
        await self.wire.close()

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's contract
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Files are never fetched: whatever is sent that is no words gets a fixed answer."""
        nothing: tuple[bytes, ...] = ()
        for part in nothing:
            yield part


@cache
def _blank(name: str) -> TelegramMethod[Any]:
    """The method of this name with nothing set: errors are about it, so that none carries what somebody was told."""
    kind: type[TelegramMethod[Any]] = getattr(methods, name[0].upper() + name[1:])
    return kind.model_construct()


class AiogramLine:
    """aiogram's Bot as a line."""

    paced = False

    def __init__(self, token: str, server: str) -> None:
        self.bot = Bot(token, session=Session(server))

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        """Call a method; raises nothing."""
        try:
            # Filled in without validating: we wrote it, and making a SendMessage from nothing costs a tenth of a turn.
            made = _blank(method).model_copy(update=params)
            return Sent(await self.bot(made, cast("int", seconds)))  # it is only compared and added
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody knows whether the message is in the chat
            return judged(error)

    async def close(self) -> None:
        """Let go of the connections."""
        await self.bot.session.close()
