"""In front of telegram-test-api: says in its words what a library asks, mends the shape of its answers, keeps nothing.

Three rules are carried over by translation: a keyboard taken away is one without buttons, a long poll is asking again
until there is news, a webhook's secret goes along in its address.  What it cannot do at all is not done for it here:
some of it is in front of this (`rules`), and the contract suite says of each rule what is its own.
"""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
from fastapi import FastAPI, Request, Response

JSON = "application/json"
MILLISECONDS = 10**11  # an instant above this is none of seconds
SECRET = "x-telegram-bot-api-secret-token"


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
        """One call of the bot: passed on as it is, but for what theirs calls otherwise."""
        body, name = await request.body(), method.lower()
        headers = {"content-type": request.headers.get("content-type", JSON)}
        params = _params(body, headers["content-type"]) if name in TRANSLATED else {}
        if name in TRANSLATED:
            body, headers = json.dumps(TRANSLATED[name](params, request)).encode(), {"content-type": JSON}
        until = time.monotonic() + float(params.get("timeout") or 0)
        while True:
            told = await client.post(f"{theirs}/bot{token}/{method}", content=body, headers=headers)
            status, answer = _mended(name, told)
            if name != "getupdates" or answer.get("result") or time.monotonic() >= until:
                return Response(json.dumps(answer), status, media_type=JSON)

    @app.post("/hook")
    async def hook(to: str, request: Request, secret: str = "") -> Response:
        """An update on its way to the bot's webhook."""
        update = _update(await request.json())
        answered = await client.post(to, json=update, headers={SECRET: secret} if secret else {})
        return Response(status_code=answered.status_code)

    return app


def _webhook(params: dict[str, Any], request: Request) -> dict[str, Any]:
    """Updates come through here; theirs sends no header, but keeps the whole address."""
    kept = urlencode({"to": params["url"], "secret": params.get("secret_token") or ""})
    return {**params, "url": f"{request.base_url}hook?{kept}"}


def _markup(params: dict[str, Any], _: Request) -> dict[str, Any]:
    """Theirs changes a keyboard only for another one: none is one without buttons."""
    return {"reply_markup": {"inline_keyboard": []}, **params}


def _poll(params: dict[str, Any], _: Request) -> dict[str, Any]:
    return params


TRANSLATED = {"setwebhook": _webhook, "editmessagereplymarkup": _markup, "getupdates": _poll}


def _params(body: bytes, kind: str) -> dict[str, Any]:
    told: dict[str, Any] = (
        json.loads(body or b"{}") if kind.startswith(JSON) else dict(parse_qsl(body.decode()))
    )
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
