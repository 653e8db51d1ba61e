"""The emulator keeps the Bot API's rules; where it does not, every other test here proves less."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from integrations.telegram.emulator import people
from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.service import create_app
from tests.telegram.bot_api import Api
from tests.telegram.serving import served
from tests.telegram.stand import TOKEN

pytestmark = pytest.mark.telegram


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    account = Account(TOKEN)
    async with served(create_app(account, unit=0.01)) as url, httpx.AsyncClient(timeout=10) as client:
        yield Api(account, url, client)


async def test_updates_are_confirmed_by_offset(api: Api) -> None:
    people.write(api.account, api.chat, "bir")
    first, second = await api.call("getUpdates")
    assert second["update_id"] == first["update_id"] + 1
    assert await api.call("getUpdates", limit=1) == [first]
    assert await api.call("getUpdates", offset=second["update_id"]) == [second]
    assert await api.call("getUpdates", offset=-1) == [second]
    assert await api.call("getUpdates", offset=second["update_id"] + 1) == []


async def test_an_offset_far_ahead_confirms_nothing_and_counts_as_none(api: Api) -> None:
    [first] = await api.call("getUpdates")
    people.write(api.account, api.chat, "bir")
    after = api.account.updates.next_id
    both = await api.call("getUpdates", offset=after + 11)
    assert [one["update_id"] for one in both] == [first["update_id"], after - 1]
    assert len(api.account.updates.waiting) == 2
    assert await api.call("getUpdates", offset=after + 10) == []
    assert not api.account.updates.waiting


async def test_a_long_poll_ends_with_news_or_with_a_newer_one(api: Api) -> None:
    offset = api.account.updates.next_id
    waiting = asyncio.create_task(api.call("getUpdates", offset=offset, timeout=20))
    await api.until(lambda: not api.account.updates.waiting)
    people.write(api.account, api.chat, "bir")
    [update] = await waiting
    assert update["message"]["text"] == "bir"
    older = asyncio.create_task(api.call("getUpdates", offset=offset + 1, timeout=20))
    await api.until(lambda: not api.account.updates.waiting)
    assert await api.call("getUpdates", offset=offset + 1) == []
    assert "terminated by other getUpdates" in await older


async def test_nothing_is_polled_while_a_webhook_is_set(api: Api) -> None:
    assert await api.call("setWebhook", url="http://127.0.0.1:9/x", secret_token="abc") is True
    told = await api.raw("getUpdates")
    assert (told["status"], told["error_code"]) == (409, 409)
    assert await api.call("deleteWebhook") is True
    assert len(await api.call("getUpdates")) == 1


async def test_a_secret_has_letters_that_a_header_takes(api: Api) -> None:
    assert "unallowed" in await api.call("setWebhook", url="http://127.0.0.1:9/x", secret_token="ş")


async def test_a_press_lives_a_hundred_and_fifty_seconds_and_a_message_a_day(api: Api) -> None:
    await api.call(
        "sendMessage",
        chat_id=77,
        text="?",
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]},
    )
    people.press(api.account, api.chat, api.chat.messages[-1], "a")
    assert len(await api.call("getUpdates")) == 2
    api.account.clock.move(151)
    assert [("callback_query" in one) for one in await api.call("getUpdates")] == [False]
    api.account.clock.move(24 * 3600)
    assert await api.call("getUpdates") == []
    assert api.account.updates.expired == 2


async def test_an_old_press_cannot_be_answered(api: Api) -> None:
    _, query = people.press(api.account, api.chat, api.chat.messages[-1], "a")
    api.account.clock.move(151)
    assert "query is too old" in await api.call("answerCallbackQuery", callback_query_id=query)
    _, query = people.press(api.account, api.chat, api.chat.messages[-1], "a")
    assert await api.call("answerCallbackQuery", callback_query_id=query) is True
    assert "query is too old" in await api.call("answerCallbackQuery", callback_query_id=query)


KEYS = {"inline_keyboard": [[{"text": "a", "callback_data": "ə" * 33}]]}


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"text": ""}, "message text is empty"),
        ("sendMessage", {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"text": "\U0001f600" * 2049}, "message is too long"),
        ("sendMessage", {"text": "x", "reply_markup": KEYS}, "BUTTON_DATA_INVALID"),
        ("sendMessage", {"text": "x", "chat_id": 5}, "chat not found"),
        ("editMessageText", {"text": "x", "message_id": 99}, "message to edit not found"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("noSuchMethod", {}, "method not found"),
    ],
)
async def test_what_the_server_refuses(api: Api, method: str, params: dict[str, Any], words: str) -> None:
    assert words in await api.call(method, **{"chat_id": 77, **params})


async def test_texts_at_the_limit_are_taken(api: Api) -> None:
    assert (await api.call("sendMessage", chat_id=77, text="x" * 4096))["message_id"] > 0
    fits = {"inline_keyboard": [[{"text": "a", "callback_data": "ə" * 32}]]}
    assert (await api.call("sendMessage", chat_id=77, text="x", reply_markup=fits))["message_id"] > 0


async def test_edits_have_to_change_something(api: Api) -> None:
    sent = await api.call("sendMessage", chat_id=77, text="x")
    assert "not modified" in await api.call(
        "editMessageReplyMarkup", chat_id=77, message_id=sent["message_id"]
    )
    assert "not modified" in await api.call(
        "editMessageText", chat_id=77, message_id=sent["message_id"], text="x"
    )
    assert (await api.call("editMessageText", chat_id=77, message_id=sent["message_id"], text="y"))[
        "text"
    ] == "y"


async def test_a_message_can_be_deleted_for_two_days(api: Api) -> None:
    mine = api.chat.messages[0].message_id
    sent = (await api.call("sendMessage", chat_id=77, text="x"))["message_id"]
    assert await api.call("deleteMessage", chat_id=77, message_id=mine) is True
    api.account.clock.move(49 * 3600)
    assert "can't be deleted" in await api.call("deleteMessage", chat_id=77, message_id=sent)


async def test_blocked_deactivated_and_never_started(api: Api) -> None:
    people.set_member(api.account, api.chat, "kicked")
    assert (await api.raw("sendMessage", chat_id=77, text="x"))["error_code"] == 403
    people.set_member(api.account, api.chat, "member")
    assert (await api.raw("sendMessage", chat_id=77, text="x"))["ok"]
    api.chat.deactivated = True
    assert "deactivated" in await api.call("sendMessage", chat_id=77, text="x")
    people.join(api.account, 78, "Other")
    assert "initiate" in await api.call("sendMessage", chat_id=78, text="x")


async def test_thirty_a_second_is_thirty_a_second(api: Api) -> None:
    api.account.faults.set({"per_second": 30})
    told = await asyncio.gather(*(api.raw("sendMessage", chat_id=77, text="x") for _ in range(31)))
    refused = [one for one in told if one["status"] == 429]
    assert [one["parameters"] for one in refused] == [{"retry_after": 1}]
    api.account.clock.move(1.1)
    assert (await api.raw("sendMessage", chat_id=77, text="x"))["ok"]


async def test_a_document_comes_with_its_bytes_either_way(api: Api) -> None:
    one = {"document": ("vereq.pdf", b"%PDF-1", "application/pdf")}
    url = f"{api.url}/bot{TOKEN}/sendDocument"
    told = (await api.client.post(url, data={"chat_id": "77", "caption": "c"}, files=one)).json()["result"]
    other = {"part7": ("vereq.pdf", b"%PDF-2", "application/octet-stream")}
    again = (
        await api.client.post(url, data={"chat_id": "77", "document": "attach://part7"}, files=other)
    ).json()["result"]
    assert [api.account.files[one["document"]["file_id"]] for one in (told, again)] == [b"%PDF-1", b"%PDF-2"]
    long = await api.client.post(url, data={"chat_id": "77", "caption": "c" * 1025}, files=one)
    assert "caption is too long" in long.json()["description"]


class Receiver:
    """A webhook that takes what it is told to take, and notes what came."""

    def __init__(self) -> None:
        self.came: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.refuse: set[int] = set()
        self.app = FastAPI()
        self.app.post("/x")(self.hook)

    async def hook(self, request: Request) -> Response:
        body = await request.json()
        self.came.append(body)
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        return Response(status_code=500 if body["update_id"] in self.refuse else 200)


async def test_the_head_of_a_queue_holds_its_queue_and_no_other(api: Api) -> None:
    receiver = Receiver()
    api.account.updates.waiting.clear()
    async with served(receiver.app) as url:
        bad = people.write(api.account, api.chat, "bir")
        people.write(api.account, api.chat, "iki")
        people.write(api.account, people.join(api.account, 78, "Other"), "üç")
        people.press(api.account, api.chat, api.chat.messages[0], "a")
        receiver.refuse = {bad}
        await api.call("setWebhook", url=url + "/x", secret_token="s-1")
        await api.until(lambda: [one["update_id"] for one in receiver.came].count(bad) >= 3)
        assert {one["update_id"] - bad for one in receiver.came} == {0, 2, 3}
        info = await api.call("getWebhookInfo")
        assert info["pending_update_count"] == 2
        assert "500" in info["last_error_message"]
        receiver.refuse = set()
        await api.until(lambda: not api.account.updates.waiting)
        assert receiver.came[-1]["message"]["text"] == "iki"
        assert set(receiver.secrets) == {"s-1"}
        await api.call("deleteWebhook")


async def test_types_nobody_asked_for_are_not_sent(api: Api) -> None:
    await api.call("getUpdates", offset=-1, allowed_updates=["callback_query"])
    before = len(api.account.updates.waiting)
    assert people.write(api.account, api.chat, "bir") == 0
    assert len(api.account.updates.waiting) == before


async def test_somebody_elses_token_opens_nothing(api: Api) -> None:
    answer = await api.client.post(f"{api.url}/bot7000000009:other/getMe")
    assert answer.status_code == 401


async def test_the_page_is_a_chat_without_scripts(api: Api) -> None:
    begun = await api.client.post(f"{api.url}/chats")
    place = begun.headers["location"]
    chat = api.account.chats[int(place.rpartition("/")[2])]
    api.account.add(
        chat,
        {"text": "<b>Salam</b>"},
        {"inline_keyboard": [[{"text": "1. Bəli", "callback_data": "a"}]]},
        from_bot=True,
    )
    page = (await api.client.get(api.url + place)).text
    assert "&lt;b&gt;Salam&lt;/b&gt;" in page
    assert "<script" not in page
    pressed = await api.client.post(api.url + place, data={"press": f"{chat.messages[-1].message_id}.1"})
    assert pressed.status_code == 303
    assert any("callback_query" in one.body for one in api.account.updates.live())
