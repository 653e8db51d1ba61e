"""Sending under every fault: in order, nothing lost, and every possible repetition marked."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import orjson
import pytest

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.door import Door
from bot.channels.telegram.reach import REACHED
from bot.channels.telegram.reading import Heard
from bot.channels.telegram.results import Failed, Result, Sent
from bot.ledger.records import Effect
from dialogs.values import Json
from integrations.telegram.emulator import people
from tests.telegram.counting import Count
from tests.telegram.person import Person, text_of
from tests.telegram.stand import TOKEN, Stand

pytestmark = pytest.mark.telegram


class Stopping(AiogramLine):
    """A line on which the process stops: before a send reaches the server, or after it."""

    def __init__(self, server: str, after: bool) -> None:
        super().__init__(TOKEN, server)
        self.after = after
        self.stopped = asyncio.Event()

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        if method != "sendMessage":
            return await super().call(method, params, seconds)
        if self.after:
            await super().call(method, params, seconds)
        self.stopped.set()
        return await asyncio.Future()


async def effects(stand: Stand, chat: int = 77) -> list[Effect]:
    """The effects of a chat in order."""
    conversation = await stand.core.ledger.conversation("telegram", str(chat))
    assert conversation is not None
    keys = [f"{conversation.id}:{seq}" for seq in range(1, conversation.seq + 1)]
    found = [await stand.core.ledger.effect(key) for key in keys]
    return [one for one in found if one is not None]


def texts(person: Person) -> list[str]:
    return [text_of(one) for one in person.chat.messages if one.from_bot]


async def test_every_message_is_sent_once_in_order(plain: Stand) -> None:
    person = Person(plain)
    for words in ("/start", "1", "menyu", "kömək", "2"):
        await person.say(words)
    done = await effects(plain)
    assert [one.state for one in done] == ["done"] * 5
    sent = [orjson.loads(one.outcome or b"")["messages"] for one in done]
    assert sent == [[one.message_id] for one in person.chat.messages if one.from_bot]
    assert not any(one.suspect for one in done)


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
async def test_killed_while_sending_nothing_is_lost(plain: Stand, after: bool) -> None:
    person = Person(plain)
    await person.say("/start")
    await plain.kill()
    line = Stopping(plain.server, after)
    await plain.again(line)
    person_sees = len(texts(person))
    people.write(plain.account, person.chat, "1")
    await line.stopped.wait()
    await plain.kill()
    await plain.again()
    await plain.quiet()
    new = texts(person)[person_sees:]
    assert len(new) == (2 if after else 1)
    assert len(set(new)) == 1
    last = (await effects(plain))[-1]
    Count(
        f"killed {'after' if after else 'before'} the call of a send",
        1,
        1 - len(set(new)),
        0,
        1,
        last.suspect,
    ).note()
    assert (last.state, last.suspect) == ("done", True)
    assert orjson.loads(last.outcome or b"")["again"] is True


async def test_killed_before_playing_the_update_is_played_later(
    plain: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(plain)
    await person.say("/start")
    kept, bring = asyncio.Event(), Door._bring

    async def brought(door: Door, heard: Heard) -> None:
        await bring(door, heard)
        kept.set()

    with monkeypatch.context() as patch:
        # The process stops right after keeping an update that has to wait.
        patch.setattr(Door, "play", lambda *_: False)
        patch.setattr(Door, "_bring", brought)
        people.write(plain.account, person.chat, "1")
        await kept.wait()
        await plain.kill()
    await plain.again()
    await plain.quiet()
    assert "Sizə nə lazımdır?" in person.last


async def test_a_lost_answer_is_sent_again_and_marked(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    calls = plain.telegram.line.call

    async def hasty(method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        return await calls(method, params, 1.0 if method == "sendMessage" else seconds)

    plain.telegram.line.call = hasty  # type: ignore[method-assign]  # a time-out a test can wait for
    plain.account.faults.set({"lose": 1})
    told = await person.say("1")
    assert len(told) == 2
    Count("a lost answer of the server", 1, 0, 0, 1, (await effects(plain))[-1].suspect).note()
    assert text_of(told[0]) == text_of(told[1])
    assert [one.suspect for one in await effects(plain)] == [False, True]


async def test_what_never_reached_the_server_is_sent_again_without_a_mark(plain: Stand) -> None:
    person = Person(plain)
    plain.account.faults.set({"refuse": 1})
    told = await person.say("/start")
    assert len(told) == 1
    assert [(one.state, one.suspect) for one in await effects(plain)] == [("done", False)]


async def test_an_answer_that_is_no_json_leaves_it_open(plain: Stand) -> None:
    person = Person(plain)
    plain.account.faults.set({"broken": 1})
    assert len(await person.say("/start")) == 2
    assert [(one.state, one.suspect) for one in await effects(plain)] == [("done", True)]


async def test_a_flood_wait_holds_its_chat_only(plain: Stand) -> None:
    slow, other = Person(plain, 77), Person(plain, 78)
    await slow.say("/start")
    await other.say("/start")
    plain.account.faults.set({"flood": 1, "flood_seconds": 2})
    people.write(plain.account, slow.chat, "1")
    await plain.until(lambda: any(call.status == 429 for call in plain.account.calls))
    held_at = plain.account.clock.now()
    people.write(plain.account, other.chat, "1")
    await plain.quiet()
    answered = {
        call.params["chat_id"]: call.at
        for call in plain.account.calls
        if call.method == "sendMessage" and call.status == 200
    }
    assert answered[78] - held_at < 1.5
    assert answered[77] - held_at >= 1.9
    assert len(texts(slow)) == 2


async def test_who_blocked_the_bot_gets_nothing_and_no_reminders(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    person.chat.blocked = True
    await person.say("1")
    last = (await effects(plain))[-1]
    assert last.state == "dead"
    assert orjson.loads(last.outcome or b"") == {"failed": "gone", "code": "TelegramForbiddenError"}
    assert await reached(plain) is False


async def test_a_block_is_heard_of_and_taken_back(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.member("kicked")
    assert await reached(plain) is False
    await person.member("member")
    assert await reached(plain) is True
    assert len(await person.say("1")) == 1


async def reached(stand: Stand) -> bool | None:
    """Whether the chat is noted as reached; None if nothing is noted."""
    conversation = await stand.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    noted = [one for one in await stand.core.ledger.consents(conversation.id) if one.purpose == REACHED]
    return noted[-1].withdrawn_at is None if noted else None


class Choosy(AiogramLine):
    """A server that does not like keyboards."""

    async def call(self, method: str, params: Mapping[str, Any], seconds: float = 20.0) -> Result:
        if "inline_keyboard" in (params.get("reply_markup") or {}):
            return Failed("refused", "TelegramBadRequest")
        return await super().call(method, params, seconds)


async def test_a_refused_keyboard_leaves_the_words(plain: Stand) -> None:
    plain.telegram.sender.line = Choosy(TOKEN, plain.server)
    person = Person(plain)
    [told] = await person.say("/start")
    assert "1. Azərbaycan dili" in text_of(told)
    assert told.buttons == []
    await plain.telegram.sender.line.close()


async def test_a_long_text_comes_in_parts_with_the_buttons_under_the_last(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    conversation = await plain.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    block = {"key": "talk.help.say"}
    question = {"key": "menu.main.ask", "expects": "Choice", "options": [["a", ["term", "talk.yes"]]]}
    body = {
        "chat": "77",
        "language": "az",
        "asked": "menu.main",
        "blocks": [block] * 60 + [question],
        "trace": {},
    }
    outs = plain.telegram.sender.wording.outs(body)
    assert len(outs) > 1
    assert all(len(out.text) <= 4096 for out in outs)
    assert [bool(out.buttons) for out in outs] == [False] * (len(outs) - 1) + [True]


async def test_results_of_the_server_are_not_looked_into(plain: Stand) -> None:
    line = plain.telegram.line
    result = await line.call("getMe", {})
    assert isinstance(result, Sent)
    assert orjson.loads(bytes(result.result))["is_bot"] is True
