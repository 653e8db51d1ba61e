"""In front of telegram-test-api: mends the shape of its answers so that libraries can read them, and adds nothing.

What it cannot do is not done for it here; it stands in the contract suite by name, with the reason.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, quote

import httpx
from fastapi import FastAPI, Request, Response

JSON = "application/json"
MILLISECONDS = 10**11  # an instant above this is none of seconds


def create_app(theirs: str) -> FastAPI:
    """The shim of the server at `theirs`."""
    client = httpx.AsyncClient(timeout=30)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with client:
            yield

    app = FastAPI(lifespan=lifespan)

    @app.api_route("/bot{token}/{method}", methods=["GET", "POST"])
    async def call(token: str, method: str, request: Request) -> Response:
        """One call of the bot: passed on as it is, but for the webhook, which has to come through here."""
        body = await request.body()
        headers = {"content-type": request.headers.get("content-type", JSON)}
        if method.lower() == "setwebhook":
            params = _params(body, headers["content-type"])
            here = f"{request.base_url}hook?to={quote(str(params['url']), safe='')}"
            body, headers = json.dumps({**params, "url": here}).encode(), {"content-type": JSON}
        told = await client.post(f"{theirs}/bot{token}/{method}", content=body, headers=headers)
        status, answer = _mended(method.lower(), told)
        return Response(json.dumps(answer), status, media_type=JSON)

    @app.post("/hook")
    async def hook(to: str, request: Request) -> Response:
        """An update on its way to the bot's webhook."""
        update = _update(await request.json())
        headers = {name: value for name, value in request.headers.items() if name.startswith("x-telegram")}
        answered = await client.post(to, json=update, headers=headers)
        return Response(status_code=answered.status_code)

    return app


def _params(body: bytes, kind: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(body) if kind.startswith(JSON) else dict(parse_qsl(body.decode()))
    return told


def _mended(method: str, told: httpx.Response) -> tuple[int, dict[str, Any]]:
    answer: dict[str, Any] = told.json()
    if "ok" not in answer:  # a method it does not have: HTTP 500 and a sentence
        return 404, {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    if not answer["ok"]:  # refused with HTTP 200
        return int(answer["error_code"]), answer
    if method == "getme":
        answer["result"]["is_bot"] = True
    elif method == "getupdates":
        answer["result"] = [_update(one) for one in answer["result"]]
    elif isinstance(answer["result"], dict):
        answer["result"] = _message(answer["result"])
    elif answer["result"] is None:
        answer["result"] = True
    return 200, answer


def _message(message: dict[str, Any]) -> dict[str, Any]:
    at = int(message.get("date", 0))
    return {**message, "date": at // 1000 if at > MILLISECONDS else at}


def _update(update: dict[str, Any]) -> dict[str, Any]:
    if "callback_query" in update:
        press = update["callback_query"]
        place = {"chat_instance": "1", "message": _message(press["message"])}
        return {**update, "callback_query": {**press, **place}}
    return {**update, "message": _message(update["message"])}
