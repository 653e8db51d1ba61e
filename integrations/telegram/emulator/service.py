"""The emulator as an ASGI application: the Bot API for the bot, its other side for people and for tests."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI, Request, Response

from integrations.telegram.emulator import methods, profile
from integrations.telegram.emulator.account import Account, Call
from integrations.telegram.emulator.chats import Content
from integrations.telegram.emulator.delivery import Delivery
from integrations.telegram.emulator.other_side import other_side
from integrations.telegram.emulator.page import pages
from integrations.telegram.emulator.polling import LONGEST_SECONDS, Polling
from integrations.telegram.emulator.refusal import NO_METHOD, UNAUTHORIZED, Refused, bad
from integrations.telegram.emulator.requests import parameters

Method = Callable[[Account, Content, dict[str, bytes]], Any]
METHODS: dict[str, Method] = {
    "getme": profile.get_me,
    "getchat": profile.get_chat,
    "setmycommands": profile.set_commands,
    "getmycommands": profile.get_commands,
    "setmydescription": profile.set_description,
    "setmyshortdescription": profile.set_short_description,
    "setwebhook": profile.set_webhook,
    "deletewebhook": profile.delete_webhook,
    "getwebhookinfo": profile.webhook_info,
    "sendmessage": methods.send_message,
    "senddocument": methods.send_document,
    "editmessagetext": methods.edit_text,
    "editmessagereplymarkup": methods.edit_markup,
    "deletemessage": methods.delete_message,
    "deletemessages": methods.delete_messages,
    "answercallbackquery": methods.answer_query,
    "sendchataction": profile.yes,
    "leavechat": profile.yes,
}


def create_app(account: Account, unit: float = 2.0) -> FastAPI:
    """The emulator of one bot; `unit` is the first pause of the webhook's retries in seconds."""
    delivery, polling = Delivery(account, partial(_answered_call, account), unit), Polling()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        task = asyncio.create_task(delivery.run())
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    app = FastAPI(
        title="Bot API emulator", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan
    )

    @app.api_route("/bot{token}/{method}", methods=["GET", "POST"])
    async def call(token: str, method: str, request: Request) -> Response:
        """One call of the bot."""
        params: Content = {}
        try:
            params, files = await _read(request)
            _check_token(account, token)
            if method.lower() == "getupdates":
                result = await _polled(account, polling, params, request)
            else:
                result = _done(account, method, params, files)
        except Refused as refused:
            _note(account, method, params, refused.status)
            return _json(refused.body(), refused.status)
        _note(account, method, params, 200)
        return await _answered(account, request, method, {"ok": True, "result": result})

    app.include_router(other_side(account, delivery))
    app.include_router(pages(account))
    return app


async def _read(request: Request) -> tuple[Content, dict[str, bytes]]:
    try:
        return await parameters(request)
    except (ValueError, TypeError):
        raise bad("can't parse the request") from None


def _check_token(account: Account, token: str) -> None:
    if token != account.token:
        raise Refused(*UNAUTHORIZED)


async def _polled(account: Account, polling: Polling, params: Content, request: Request) -> Any:
    """Updates for a caller that still waits for them."""
    found = asyncio.ensure_future(polling.get(account, params))
    gone = asyncio.ensure_future(_gone(request, LONGEST_SECONDS))
    await asyncio.wait((found, gone), return_when=asyncio.FIRST_COMPLETED)
    gone.cancel()
    if found.done():
        try:
            return found.result()
        except (ValueError, TypeError):
            raise bad("a parameter is not what it should be") from None
    found.cancel()
    return []


def _answered_call(account: Account, method: str, params: Content) -> None:
    """A call that came in the answer of a webhook."""
    try:
        _done(account, method, params, {})
    except Refused as refused:
        _note(account, method, params, refused.status)
    else:
        _note(account, method, params, 200)


def _done(account: Account, method: str, params: Content, files: dict[str, bytes]) -> Any:
    name = method.lower()
    if name not in METHODS:
        raise Refused(*NO_METHOD)
    if account.faults.take("refuse", method):
        raise Refused(500, "Internal Server Error: restart")
    try:
        account.faults.check(method, int(params.get("chat_id") or 0), account.clock.now())
        return METHODS[name](account, params, files)
    except (ValueError, TypeError, AttributeError):
        raise bad("a parameter is not what it should be") from None


async def _answered(account: Account, request: Request, method: str, body: Content) -> Response:
    """The answer, unless it is to get lost on its way although the work is done."""
    if account.faults.take("broken", method):
        return Response("<html>502 Bad Gateway</html>", 502, media_type="text/html")
    if account.faults.take("lose", method):
        await _gone(request, account.faults.hold_seconds)
    return _json(body, 200)


async def _gone(request: Request, seconds: float) -> None:
    """Wait until the caller gives up."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (await request.receive())["type"] != "http.disconnect":
                continue


def _note(account: Account, method: str, params: Content, status: int) -> None:
    if method.lower() != "getupdates":
        account.calls.append(Call(method, params, account.clock.now(), status))
        account.tell()


def _json(body: Any, status: int) -> Response:
    return Response(json.dumps(body, ensure_ascii=False), status, media_type="application/json")
