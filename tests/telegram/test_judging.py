"""What a server answers means the same by whichever library it comes, and no library writes it into a log."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

import orjson
import pytest

from bot import logs
from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.delivery import called
from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import LANES, LocalPace
from bot.channels.telegram.ptb_line import PtbLine
from bot.channels.telegram.response import HELD_SECONDS
from bot.channels.telegram.results import Failed, Verdict
from tests.telegram.fixed import saying
from tests.telegram.stand import FAST, TOKEN

pytestmark = pytest.mark.telegram
PAYLOAD: dict[str, Any] = {"chat_id": 5, "text": "salam", "link_preview_options": {"is_disabled": True}}
Case = tuple[int, bytes, Verdict | None, float]
DEEP = b'{"ok":true,"result":' + b"[" * 50_000 + b"]" * 50_000 + b"}"


def no(code: int, words: str, **parameters: Any) -> bytes:
    """A refusal as the Bot API words it."""
    told = {"ok": False, "error_code": code, "description": words}
    return orjson.dumps(told | ({"parameters": parameters} if parameters else {}))


FLOOD = "Too Many Requests: retry later"
# Every status of the table, in the words of the server. None: carried out.
STATUSES: list[Case] = [
    (429, no(429, FLOOD, retry_after=7), "flooded", 7.0),
    (403, no(403, "Forbidden: bot was blocked by the user"), "gone", 0.0),
    (400, no(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-5), "gone", 0.0),
    (400, no(400, "Bad Request: chat not found"), "gone", 0.0),
    (400, no(400, "Bad Request: message to delete not found"), "absent", 0.0),
    (400, no(400, "Bad Request: message is too long"), "refused", 0.0),
    (413, no(413, "Request Entity Too Large"), "refused", 0.0),
    (401, no(401, "Unauthorized"), "unauthorised", 0.0),
    (404, no(404, "Not Found"), "unauthorised", 0.0),
    (409, no(409, "Conflict: terminated by other getUpdates request"), "conflict", 0.0),
    (500, no(500, "Internal Server Error: restart"), "not_sent", 0.0),
    (500, no(500, "Internal Server Error"), "unknown", 0.0),
    (502, no(502, "Bad Gateway"), "unknown", 0.0),
    (418, no(418, "I'm a teapot"), "unknown", 0.0),
]
ODD: list[Case] = [
    (200, b"", "unknown", 0.0),
    (200, b"{}", "unknown", 0.0),
    (200, b"[]", "unknown", 0.0),
    (200, b"null", "unknown", 0.0),
    (200, b"true", "unknown", 0.0),
    (200, b'"ok"', "unknown", 0.0),
    (200, b"\xff\xfe\x00", "unknown", 0.0),
    (200, b'{"ok":true,"result":{"message_id":5', "unknown", 0.0),
    (200, b'{"ok":"yes","result":{}}', "unknown", 0.0),
    (200, b'{"ok":false}', "unknown", 0.0),
    (200, no(200, "OK"), "unknown", 0.0),
    (200, no(99_999, "no"), "unknown", 0.0),
    (200, DEEP, "unknown", 0.0),
    (302, b"<html>moved</html>", "unknown", 0.0),
    (500, b'{"ok":true,"result":{}}', "unknown", 0.0),
    (502, b"<html>Bad Gateway</html>", "unknown", 0.0),
    # A page of a proxy is no word of Telegram's about a chat or a token.
    (400, b"<html>chat not found</html>", "unknown", 0.0),
    (401, b"<html>who are you</html>", "unknown", 0.0),
    (403, b"<html>not from there</html>", "unknown", 0.0),
    (404, b"<html>nothing here</html>", "unknown", 0.0),
    (413, b"<html>too large</html>", "refused", 0.0),
    (200, no(429, FLOOD, retry_after=7), "flooded", 7.0),
    (200, no(403, "Forbidden: user is deactivated"), "gone", 0.0),
    (429, no(429, FLOOD), "flooded", HELD_SECONDS),
    (429, b"<html>429</html>", "flooded", HELD_SECONDS),
    (429, b"", "flooded", HELD_SECONDS),
    (429, no(429, FLOOD, retry_after=0), "flooded", HELD_SECONDS),
    (429, no(429, FLOOD, retry_after=-3), "flooded", HELD_SECONDS),
    (429, no(429, FLOOD, retry_after="soon"), "flooded", HELD_SECONDS),
    (429, no(429, FLOOD, retry_after=10**12), "flooded", 86_400.0),
    (429, b'{"ok":false,"error_code":429,"description":7,"parameters":[]}', "flooded", HELD_SECONDS),
    (503, no(503, "Service Unavailable", retry_after=3), "flooded", 3.0),
    # Carried out by the server's own word, whatever it tells of the message.
    (200, b'{"ok":true,"result":true}', None, 0.0),
    (200, b'{"ok":true,"result":{"message_id":"five"}}', None, 0.0),
    (200, b'{"ok":true,"result":{"message_id":5,"date":"no"}}', None, 0.0),
    (200, b'{"ok":true}', None, 0.0),
]


def lines(url: str) -> Iterator[Line]:
    yield AiogramLine(TOKEN, url)
    yield PtbLine(TOKEN, url, LocalPace(lambda: 0.0, FAST))


@pytest.mark.parametrize(
    ("status", "body", "verdict", "after"),
    STATUSES + ODD,
    ids=lambda one: one[:60].decode("latin-1") if isinstance(one, bytes) else None,
)
async def test_both_libraries_judge_an_answer_alike(
    status: int, body: bytes, verdict: Verdict | None, after: float
) -> None:
    async with saying(status, body) as url:
        for line in lines(url):
            result = await line.call("sendMessage", PAYLOAD, 5.0)
            met = (result.verdict, result.after) if isinstance(result, Failed) else (None, 0.0)
            assert met == (verdict, after), type(line).__name__
            await line.close()


@pytest.mark.parametrize("body", [no(429, FLOOD), b"<html>429</html>"])
async def test_a_429_that_tells_no_time_holds_its_chat_and_all_bulk(body: bytes) -> None:
    async with saying(429, body) as url:
        for line in lines(url):
            pace = LocalPace(lambda: 0.0, LANES)
            result = await called(line, pace, "sendMessage", 5, PAYLOAD)
            assert isinstance(result, Failed)
            assert result.verdict == "flooded"
            assert await pace.wait(5, "reply") == HELD_SECONDS
            assert await pace.wait(6, "bulk") == HELD_SECONDS
            assert await pace.wait(6, "reply") == 0.0
            await line.close()


@pytest.fixture(params=["debug", "info", "error"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is written while logging is set up as the service does it, at this level."""
    heard = io.StringIO()
    with redirect_stderr(heard):
        logs.configure(request.param)
        yield heard


TOLD = (
    '{"message_id":5,"chat":{"id":12345678,"first_name":"Aygün","username":"aygun_m"},"text":"Hesabata 3 gün'
)
PERSONAL = ("Aygün", "aygun_m", "12345678", "Hesabata", "salam")


@pytest.mark.parametrize(
    ("status", "body"),
    [(200, f'{{"ok":true,"result":{TOLD}'), (500, TOLD), (400, TOLD), (200, f'["{TOLD}')],
)
async def test_a_broken_answer_reaches_no_log(status: int, body: str, written: io.StringIO) -> None:
    async with saying(status, body.encode()) as url:
        for line in lines(url):
            await line.call("sendMessage", PAYLOAD, 5.0)
            await line.close()
    assert not [word for word in PERSONAL if word in written.getvalue()]


@pytest.mark.parametrize(
    "name", ["telegram.request.BaseRequest", "telegram.Bot", "aiogram", "httpx", "httpcore.http11"]
)
def test_no_line_of_a_library_is_shown_in_its_own_words(name: str, written: io.StringIO) -> None:
    library = logging.getLogger(name)
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL):
        library.log(level, f"Aygün at {level}")
        library.log(level, 'Can not load: "%s"', "Hesabata 3 gün")
    try:
        int("Aygün")
    except ValueError:
        library.exception("Hesabata 3 gün")
    told = written.getvalue()
    assert not [word for word in PERSONAL if word in told]
    last = orjson.loads(told.splitlines()[-1])
    assert (last["logger"], last["level"], last["code"]) == (name, "error", "ValueError")
    assert "test_judging" in last["path"]
