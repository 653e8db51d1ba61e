"""The line held by aiogram: replies, everything about the bot itself, and fetching updates.  Its one door."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from aiogram import Bot, methods
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiohttp import ClientError, ClientTimeout

from bot.channels.telegram.results import Failed, Result, Sent, judged
from dialogs.values import Json

ANSWER_BYTES = 8 * 1024 * 1024  # a hundred updates are far smaller
METHODS: Mapping[str, type[TelegramMethod[Any]]] = {
    name[0].lower() + name[1:]: getattr(methods, name)
    for name in (
        "SendMessage SendDocument EditMessageReplyMarkup EditMessageText DeleteMessage AnswerCallbackQuery GetMe"
        " GetUpdates SetWebhook DeleteWebhook GetWebhookInfo SetMyCommands SetMyDescription SetMyShortDescription"
    ).split()
}


class _Told(msgspec.Struct):
    """An answer of the server; the result is not looked into here."""

    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")


_TOLD = msgspec.json.Decoder(_Told)


class Session(AiohttpSession):
    """aiogram's session without forms and without validating answers nobody reads: one update can freeze that (7a)."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's contract
    ) -> Any:
        """The raw result; raises aiogram's errors."""
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        body = msgspec.json.encode(method.model_dump(exclude_none=True, exclude_unset=True, warnings=False))
        limit = ClientTimeout(total=timeout or self.timeout, connect=10.0)
        headers = {"Content-Type": "application/json"}
        try:
            async with session.post(url, data=body, timeout=limit, headers=headers) as answer:
                content = await answer.content.read(ANSWER_BYTES)
                while not answer.content.at_eof() and len(content) < ANSWER_BYTES:
                    content += await answer.content.read(ANSWER_BYTES)
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="time is over") from error
        except ClientError as error:
            raise TelegramNetworkError(method=method, message=type(error).__name__) from error
        return self._result(bot, method, answer.status, content)

    async def close(self) -> None:
        """Close the connections, without aiogram's pause."""
        if self._session is not None and not self._session.closed:
            await self._session.close()

    def _result(self, bot: Bot, method: TelegramMethod[Any], status: int, content: bytes) -> Any:
        try:
            told = _TOLD.decode(content)
            if told.ok and status == 200:
                return told.result
        except (msgspec.DecodeError, RecursionError):
            content = content[:1000]
        response: Response[Any] = self.check_response(bot, method, status, content.decode("utf-8", "replace"))
        return response.result


class AiogramLine:
    """aiogram's Bot as a line."""

    paced = False

    def __init__(self, token: str, server: str) -> None:
        self._bot = Bot(token, session=Session(api=TelegramAPIServer.from_base(server)))

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        """Call a method; raises nothing."""
        try:
            request = METHODS[method].model_construct(None, **params)
            return Sent(
                await self._bot.session.make_request(self._bot, request, timeout=max(1, round(seconds)))
            )
        except (AiogramError, OSError) as error:
            return judged(error)
        except RuntimeError:
            # The session was closed while the service stops.
            return Failed("not_sent", "closed")

    async def close(self) -> None:
        """Let go of the connections."""
        await self._bot.session.close()
