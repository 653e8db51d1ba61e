"""The webhook inside our application: authenticated first, capped, and answered 200 only when the update is durable.

A press is acknowledged in the answer itself, which may carry one call of the bot (Bot API, "Making requests when
getting updates"): that spares a request of its own.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic

import orjson
import structlog
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.channels.telegram.tempo import Full
from bot.ledger.errors import LedgerError

PATH = "/telegram"
HEADER = b"x-telegram-bot-api-secret-token"
MOST_BYTES = 256 * 1024  # an update of text is some kilobytes
LATE_SECONDS = 10.0  # after that the app may have given up waiting, and the button stopped turning by itself
DRAINED_BYTES = 64 * 1024 * 1024  # read and thrown away, so that Telegram hears the answer

TAKEN = Response(status_code=200)
BROKEN = Response(status_code=400)  # nobody hears it: Telegram brings the update again

log = structlog.get_logger("telegram")


@dataclass(slots=True)
class Webhook:
    """An ASGI endpoint for POST; `take` keeps one update and tells the press to be acknowledged, "" for none."""

    take: Callable[[bytes], Awaitable[str]]
    secret: bytes
    strangers: int = 0
    oversized: int = 0
    broken: int = 0  # bodies that ended before their end
    acknowledged: int = 0  # presses, in the answer: what came of it nobody hears
    late: int = 0  # of them those whose answer took long

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (await self._answer(scope, receive))(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        # Compared as bytes: whatever letters the header holds, nothing here decodes them.
        told = next((value for name, value in scope["headers"] if name == HEADER), b"")
        if not hmac.compare_digest(told, self.secret):
            self.strangers += 1
            return Response(status_code=401)
        body, whole = await _body(receive)
        if body is None:
            self.broken += 1
            return BROKEN
        if not whole:
            # Its beginning cannot be read as an update, so it is put aside like any other poison.
            self.oversized += 1
            log.error("update too big", count=self.oversized)
        began = monotonic()
        try:
            press = await self.take(body)
        except (LedgerError, Full) as error:
            # Telegram has to bring it again, before anything else of its chat.
            log.warning("update not kept", code=error.code)
            return Response(status_code=503, headers={"retry-after": "1"})
        return self._acknowledging(press, monotonic() - began) if press else TAKEN

    def _acknowledging(self, press: str, seconds: float) -> Response:
        """The answer that acknowledges a press."""
        self.acknowledged += 1
        if seconds > LATE_SECONDS:
            self.late += 1
            log.warning("a press may have been acknowledged too late", count=self.late)
        call = {"method": "answerCallbackQuery", "callback_query_id": press}
        return Response(orjson.dumps(call), media_type="application/json")


async def _body(receive: Receive) -> tuple[bytes | None, bool]:
    """The body and whether that is all of it: of one that is too big the rest is read without being kept.

    None for one that breaks off: its beginning, put aside, would make the whole update a repetition.
    """
    parts: list[bytes] = []
    size, more = 0, True
    while more and size <= DRAINED_BYTES:
        message = await receive()
        if message["type"] != "http.request":
            return None, False
        part: bytes = message.get("body", b"")
        parts.append(part[: max(0, MOST_BYTES - size)])
        size, more = size + len(part), message.get("more_body", False)
    return b"".join(parts), size <= MOST_BYTES
