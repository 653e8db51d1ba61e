"""In front of the shim: rules of the Bot API that telegram-test-api does not keep, over messages that it does keep.

Its server makes, numbers and holds every message, hands out every update and says who has written; here is decided what
it gets to see (refusals), how often an update is brought, and which answer gets lost.  Nothing of ours is imported.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import FastAPI, Request, Response
from starlette.datastructures import UploadFile

from tests.telegram.courier import SECRET, Courier
from tests.telegram.flight import Flight
from tests.telegram.refusing import Faults, Refused, check_caption, check_keyboard, check_text

HELD_SECONDS = 30.0  # a lost answer
SENDS = ("sendmessage", "senddocument")
ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot; `home` is the address at which it was made, without the method."""

    token: str
    method: str
    params: Params
    home: str = ""


@dataclass(slots=True)
class Rules:
    """What is decided for one bot; `shim` is the address of the shim."""

    shim: str
    client: httpx.AsyncClient
    faults: Faults = field(default_factory=Faults)
    flight: Flight = field(default_factory=Flight)
    courier: Courier = field(init=False)

    def __post_init__(self) -> None:
        self.courier = Courier(self.flight, self.client)

    async def result(self, call: Call) -> Any:
        """What a call comes to; raises Refused."""
        own = OWN.get(call.method.lower())
        return await (self.passed(call) if own is None else own(self, call))

    async def passed(self, call: Call, method: str = "", **params: Any) -> Any:
        """What their server makes of it, as another method or with other parameters if need be; raises Refused."""
        to = f"{self.shim}/bot{call.token}/{method or call.method}"
        told = (await self.client.post(to, json={**call.params, **params})).json()
        if not told["ok"]:
            raise Refused(told["error_code"], told["description"])
        return told["result"]

    async def fetch(self, call: Call, seconds: float = 0) -> None:
        """Take over what waits there, as soon as there is something."""
        for update in await self.passed(call, "getUpdates", timeout=seconds):
            self.flight.put(update)

    def bring(self, update: Params) -> None:
        """Their server has posted an update."""
        self.flight.put(update)
        self.courier.start()


async def _send(rules: Rules, call: Call) -> Any:
    check_text(call.params)
    return await _placed(rules, call)


async def _document(rules: Rules, call: Call) -> Any:
    """Theirs knows texts only, but keeps whatever comes with one: here the file with its bytes."""
    check_caption(call.params)
    caption, file = str(call.params.get("caption", "")), call.params["document"]
    sent = await _placed(rules, call, text=caption, document=file)
    kept = sent.pop("document")
    size = len(base64.b64decode(kept.pop("bytes")))
    told = {**kept, "file_id": f"{sent['message_id']}", "file_unique_id": "1", "file_size": size}
    return {**sent, "text": None, "caption": caption, "document": told}


async def _placed(rules: Rules, call: Call, **params: Any) -> Any:
    """A message to somebody who has written and has not blocked the bot."""
    check_keyboard(call.params)
    chat = int(call.params["chat_id"])
    rules.faults.check(chat)
    if chat not in rules.flight.chats:
        await rules.fetch(call)
    if chat not in rules.flight.chats:
        raise Refused(400, "Bad Request: chat not found")
    return await rules.passed(call, "sendMessage", **params)


async def _edit(rules: Rules, call: Call) -> Any:
    check_text(call.params)
    check_keyboard(call.params)
    return await rules.passed(call)


async def _answer(rules: Rules, call: Call) -> Any:
    if not rules.flight.answered(str(call.params["callback_query_id"])):
        raise Refused(400, OLD)
    return await rules.passed(call)


async def _poll(rules: Rules, call: Call) -> Any:
    if rules.courier.url:
        raise Refused(409, ACTIVE)
    offset = int(call.params.get("offset") or 0)
    waits = bool(rules.flight.since(offset))
    await rules.fetch(call, 0 if waits else float(call.params.get("timeout") or 0))
    return rules.flight.since(offset)


async def _hook(rules: Rules, call: Call) -> Any:
    """Their server posts here, with the bot's secret."""
    await rules.fetch(call)
    done = await rules.passed(call, url=f"{call.home}hook")
    rules.courier.turn(call.params["url"], call.params.get("secret_token") or "")
    return done


async def _unhook(rules: Rules, call: Call) -> Any:
    rules.courier.turn("")
    return await rules.passed(call)


async def _hooked(rules: Rules, _: Call) -> Any:
    courier = rules.courier
    trouble = {"last_error_date": int(rules.flight.now()), "last_error_message": courier.trouble}
    told = {"url": courier.url, "has_custom_certificate": False}
    return {**told, "pending_update_count": len(rules.flight.live()), **(trouble if courier.trouble else {})}


OWN: dict[str, Callable[[Rules, Call], Awaitable[Any]]] = {
    "sendmessage": _send,
    "senddocument": _document,
    "editmessagetext": _edit,
    "answercallbackquery": _answer,
    "getupdates": _poll,
    "setwebhook": _hook,
    "deletewebhook": _unhook,
    "getwebhookinfo": _hooked,
}


def create_app(rules: Rules) -> FastAPI:
    """The rules as a server."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await rules.courier.end()

    app = FastAPI(lifespan=lifespan)

    @app.api_route("/bot{token}/{method}", methods=["GET", "POST"])
    async def call(token: str, method: str, request: Request) -> Response:
        """One call of the bot."""
        params = await _params(request)
        try:
            result = await rules.result(Call(token, method, params, str(request.base_url)))
        except Refused as refused:
            return _json(refused.body, refused.status)
        if method.lower() in SENDS and rules.faults.loses():
            await _gone(request)
        return _json({"ok": True, "result": result}, 200)

    @app.post("/hook")
    async def hook(request: Request) -> Response:
        """An update on its way to the bot's webhook; theirs posts it once."""
        if request.headers.get(SECRET, "") != rules.courier.secret:
            return Response(status_code=401)
        rules.bring(await request.json())
        return Response()

    return app


async def _params(request: Request) -> Params:
    """Parameters however they are sent; a file becomes its name and its bytes in base64, under `document`."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return dict(json.loads(await request.body() or b"{}"))
    told: Params = {**request.query_params}
    async with request.form() as form:
        files = [one for one in form.values() if isinstance(one, UploadFile)]
        told |= {name: value for name, value in form.items() if isinstance(value, str)}
        for file in files:
            told["document"] = {
                "file_name": file.filename,
                "bytes": base64.b64encode(await file.read()).decode(),
            }
    return told


async def _gone(request: Request) -> None:
    """Until the caller has given up."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(HELD_SECONDS):
            while (await request.receive())["type"] != "http.disconnect":
                continue


def _json(body: Any, status: int) -> Response:
    return Response(json.dumps(body), status, media_type="application/json")
