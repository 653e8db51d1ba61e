"""A Bot API that answers at once and tells the driver what was sent; lean, for it shares the machine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import httptools
import orjson

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b"
OK_TRUE = b'{"ok":true,"result":true}'
ME = b'{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"Bot","username":"bench_bot"}}'
Sent = Callable[[int, dict[str, Any]], None]


def message(chat: int) -> bytes:
    """The answer to sendMessage."""
    told = {
        "message_id": 77,
        "from": {"id": 42, "is_bot": True, "first_name": "Bot", "username": "bench_bot"},
        "chat": {"id": chat, "first_name": "Aysel", "type": "private"},
        "date": 1795000000,
        "text": "ok",
    }
    return orjson.dumps({"ok": True, "result": told})


class Stub(asyncio.Protocol):
    """One connection of the bot."""

    def __init__(self, sent: Sent) -> None:
        self.sent = sent
        self.parser = httptools.HttpRequestParser(self)
        self.path, self.body, self.form = b"", b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_url(self, url: bytes) -> None:
        self.path = url

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"content-type":
            self.form = b"json" not in value

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        body, self.body = self.body, b""
        method = self.path.rpartition(b"/")[2].lower()
        if method != b"sendmessage":
            answer = ME if method == b"getme" else OK_TRUE
            self.transport.write(HEAD % (len(answer), answer))
            return
        params = dict(parse_qsl(body.decode())) if self.form else orjson.loads(body)
        chat, markup = int(params["chat_id"]), params.get("reply_markup")
        params["reply_markup"] = json.loads(markup) if isinstance(markup, str) else markup
        answer = message(chat)
        self.transport.write(HEAD % (len(answer), answer))
        self.sent(chat, params)
