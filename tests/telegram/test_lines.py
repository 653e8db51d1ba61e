"""Both libraries against one server: the same bytes on the wire, the same verdicts, every golden reply."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

import orjson
import pytest
from aiogram import exceptions as aiogram_errors
from aiogram.methods import GetMe
from hypothesis import given
from hypothesis import strategies as st
from telegram import error as ptb_errors

from bot.channels.telegram import ptb_line
from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.buttons import REVIEW
from bot.channels.telegram.line import Line
from bot.channels.telegram.pace import LANES, Lane, LocalPace
from bot.channels.telegram.ptb_line import PtbLine
from bot.channels.telegram.results import TABLE, Failed, Sent, judged
from bot.texts import LANGUAGES, Manner
from integrations.telegram.emulator import people
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.service import create_app
from integrations.telegram.wire import Broken, NotConnected
from tests.telegram import golden
from tests.telegram.serving import served
from tests.telegram.stand import FAST, NOBODY, TOKEN, texts

pytestmark = pytest.mark.telegram
Library = Literal["aiogram", "ptb"]
LIBRARIES: tuple[Library, ...] = ("aiogram", "ptb")
PLAIN: dict[str, Any] = golden.payloads()[0]


def line_of(library: Library, server: str, token: str = TOKEN, pace: LocalPace | None = None) -> Line:
    if library == "aiogram":
        return AiogramLine(token, server)
    return PtbLine(token, server, pace or LocalPace(lambda: 0.0, {**FAST, "bulk": Lane(0.0, 1)}))


@asynccontextmanager
async def server() -> AsyncIterator[tuple[Account, str]]:
    account = Account(TOKEN)
    people.write(account, people.join(account, 77, "Aygün"), "/start")
    async with served(create_app(account)) as url:
        yield account, url


def test_no_reply_names_a_parse_mode() -> None:
    """So whatever stands in a name or an address is text, and nothing has to be escaped."""
    names = {name for payload in golden.payloads() for name in payload}
    assert names == {"chat_id", "text", "link_preview_options", "reply_markup"}


async def test_a_reply_is_a_method_of_aiograms_bot() -> None:
    """Whoever registers a middleware of its session meets every call."""
    met: list[tuple[str, Any]] = []

    async def noting(make_request: Any, bot: Any, method: Any) -> Any:
        met.append((type(method).__name__, method.text))
        return await make_request(bot, method)

    async with server() as (_, url):
        line = AiogramLine(TOKEN, url)
        line.bot.session.middleware(noting)
        assert isinstance(await line.call("sendMessage", PLAIN), Sent)
        await line.close()
    assert met == [("SendMessage", PLAIN["text"])]


async def test_every_golden_reply_is_the_same_on_the_wire() -> None:
    payloads = golden.payloads()
    async with server() as (account, url):
        seen: dict[Library, list[Any]] = {}
        for library in LIBRARIES:
            line = line_of(library, url)
            before = len(account.calls)
            for payload in payloads:
                assert isinstance(await line.call("sendMessage", payload), Sent)
            seen[library] = [(call.method, call.params) for call in account.calls[before:]]
            await line.close()
    assert seen["aiogram"] == seen["ptb"]
    assert [params for _, params in seen["aiogram"]] == json.loads(json.dumps(payloads))


def test_the_golden_replies_hold_every_keyboard_and_every_stored_message() -> None:
    labels = {label for out in golden.outs() for label, _ in out.buttons}
    wanted = (
        "telegram.extract.button",
        "telegram.news.read",
        "telegram.remind.begin",
        "telegram.remind.stop",
        "telegram.several.done",
        "telegram.several.none",
        "talk.dont_know",
        "telegram.keep.button",
        "telegram.withdraw.button",
        *(key for key, _ in REVIEW),
    )
    for language in LANGUAGES:
        manner = Manner(language, "telegram")
        mark = texts().say("telegram.several.marked", {}, manner)
        assert {texts().say(key, {}, manner) for key in wanted} <= labels
        assert any(label.endswith(mark) and label.startswith("1. ") for label in labels)
        contacts = {out.contact for out in golden.outs()}
        assert texts().say("telegram.contact.button", {}, manner) in contacts
    chats = [path.read_text(encoding="utf-8") for path in golden.CHATS.glob("*.txt")]
    assert chats
    for chat in chats:
        told = golden.stored(chat)
        assert len(told) == chat.count("\n> ") > 20
        assert sum(len(out.buttons) for out in told) == chat.count("\n  [")


def shape(library: Library, name: str, words: str = "x") -> BaseException:
    """One of the library's errors as it raises it."""
    method = GetMe()
    if library == "aiogram":
        kind = getattr(aiogram_errors, name)
        if name == "TelegramRetryAfter":
            return kind(method=method, message="flood", retry_after=7)  # type: ignore[no-any-return]  # the library types errors as Any
        if name == "TelegramMigrateToChat":
            return kind(method=method, message="moved", migrate_to_chat_id=5)  # type: ignore[no-any-return]  # the library types errors as Any
        if name == "ClientDecodeError":
            return kind("x", ValueError(), {})  # type: ignore[no-any-return]  # the library types errors as Any
        return kind(method=method, message=words)  # type: ignore[no-any-return]  # the library types errors as Any
    kind = getattr(ptb_errors, name, None) or getattr(ptb_line, name)
    arguments = {"RetryAfter": (7,), "ChatMigrated": (5,), "InvalidToken": (), "TimedOut": ()}.get(
        name, (words,)
    )
    return kind(*arguments)  # type: ignore[no-any-return]  # the library types errors as Any


NAMED = [
    (library, getattr(row, library), words, row)
    for row in TABLE
    for library in LIBRARIES
    for words in row.texts or ("x",)
]


@pytest.mark.parametrize(
    ("library", "name", "words", "row"), NAMED, ids=lambda one: one if isinstance(one, str) else ""
)
def test_every_error_of_both_libraries_has_its_verdict(
    library: Library, name: str, words: str, row: Any
) -> None:
    told = judged(shape(library, name, words))
    assert (told.verdict, told.code) == (row.verdict, name)
    assert told.after == (7.0 if row.verdict == "flooded" else 0.0)


def test_no_error_of_either_library_is_missing_from_the_table() -> None:
    known = {row.aiogram for row in TABLE} | {row.ptb for row in TABLE}
    imported = {"TelegramObject", "TelegramType", "TelegramMethod"}
    ours = {name for name in dir(aiogram_errors) if name.startswith("Telegram")} - imported
    theirs = set(ptb_errors.__all__) - {"PassportDecryptionError"}
    assert (ours | theirs) - known == set()


@pytest.mark.parametrize("words", ["Bad Request: chat not found", "Bad Request: PEER_ID_INVALID"])
def test_a_chat_that_is_not_there_is_gone(words: str) -> None:
    assert judged(aiogram_errors.TelegramBadRequest(GetMe(), words)).verdict == "gone"
    assert judged(ptb_errors.BadRequest(words)).verdict == "gone"


def caused(cause: BaseException) -> BaseException:
    error = aiogram_errors.TelegramNetworkError(GetMe(), "x")
    error.__cause__ = cause
    return error


def test_what_never_connected_was_not_sent() -> None:
    assert judged(caused(NotConnected())).verdict == "not_sent"
    assert judged(caused(TimeoutError())).verdict == "unknown"
    assert judged(caused(Broken())).verdict == "unknown"


@given(st.sampled_from([ValueError, KeyError, OSError, RuntimeError, TimeoutError]))
def test_whatever_is_not_in_the_table_leaves_the_outcome_open(kind: type[Exception]) -> None:
    assert judged(kind("x")) == Failed("unknown", kind.__name__)


@pytest.mark.parametrize("library", LIBRARIES)
async def test_one_contract_for_both(library: Library) -> None:
    """What the server does and what both lines make of it."""
    payload = PLAIN
    async with server() as (account, url):
        line = line_of(library, url)
        sent = await line.call("sendMessage", payload)
        assert isinstance(sent, Sent)
        assert orjson.loads(bytes(sent.result))["message_id"] == account.chats[77].messages[-1].message_id
        assert await verdict(line, {**payload, "chat_id": 5}) == "gone"
        assert await verdict(line, {**payload, "text": "x" * 4097}) == "refused"
        account.faults.set({"flood": 1, "flood_seconds": 9})
        assert await line.call("sendMessage", payload) == Failed("flooded", flood_name(library), 9.0)
        account.faults.set({"lose": 1})
        assert await verdict(line, payload, 1.0) == "unknown"
        account.faults.set({"broken": 1})
        assert await verdict(line, payload) == "unknown"
        account.chats[77].blocked = True
        assert await verdict(line, payload) == "gone"
        await line.close()
        other = line_of(library, url, "7000000002:another-made-up-token-00000001")
        assert await verdict(other, payload) == "unauthorised"
        await other.close()
    nobody = line_of(library, NOBODY)
    assert await verdict(nobody, payload) == "not_sent"
    await nobody.close()


def flood_name(library: Library) -> str:
    return "TelegramRetryAfter" if library == "aiogram" else "RetryAfter"


async def verdict(line: Line, payload: Any, seconds: float = 5.0) -> str:
    result = await line.call("sendMessage", payload, seconds)
    return result.verdict if isinstance(result, Failed) else "sent"


async def test_the_limiter_waits_for_the_pace_and_gives_back_what_would_wait_long() -> None:
    now = [0.0]
    pace = LocalPace(lambda: now[0], {**LANES, "bulk": Lane(10.0, 0)})
    payload = PLAIN
    async with server() as (account, url):
        line = line_of("ptb", url, pace=pace)
        assert isinstance(await line.call("sendMessage", payload), Sent)
        assert await line.call("sendMessage", payload) == Failed("flooded", "pace", 10.0)
        now[0] += 10.0
        assert isinstance(await line.call("sendMessage", payload), Sent)
        await line.close()
    assert len([call for call in account.calls if call.method == "sendMessage"]) == 2
