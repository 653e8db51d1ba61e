"""Whoever blocked the bot is not written to; what they were to hear stands on their page, and later in the chat."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import orjson
import pytest

from bot.channels.telegram.reach import REACHED
from bot.clock import SandboxClock
from bot.effects import ERRAND
from bot.ledger.records import Change, Effect, NewEffect
from dialogs.memory import pack_block
from dialogs.script import Block
from tests.telegram.elsewhere import Page, chat_of
from tests.telegram.person import Person, text_of
from tests.telegram.stand import PATIENCE, Stand
from tests.telegram.test_lock_screen import NEUTRAL
from tests.telegram.test_walk import FIN, YES, Walk

pytestmark = pytest.mark.telegram
CALLS = ("sendMessage", "deleteMessage", "editMessageReplyMarkup")
REGISTERED = "qeydə alındı"
DAY_SECONDS = 86_400.0


async def filed(stand: Stand) -> Person:
    """Somebody who was told that the registry's answer will come into this chat."""
    walk = Walk(stand, "az", buttons=False)
    await walk.fill()
    await stand.faults(down=True, operations=["submitApplication"])
    stand.may_wait |= {"errand.ready"}
    assert "hələ qeydə alınmayıb" in await walk.do({}, YES["az"])
    return walk.person


async def answered(stand: Stand) -> None:
    """The registry is up again, and its answer is played."""
    await stand.faults(down=False)
    await stand.core.ledger.hasten(ERRAND, stand.core.clock.now())
    stand.core.news.work.set()
    stand.may_wait = frozenset({"aside", "telegram.ready"})  # the words of the answer wait for their reader
    await until(stand, lambda every: any(b'"news":true' in one.body for one in every))
    await settled(stand)


async def settled(stand: Stand) -> None:
    """Until nothing is left to be sent but words that wait for their reader."""
    await stand.quiet()
    waits = ("ready", "leased", "sending")
    await until(
        stand, lambda every: not any(one.state in waits and b'"unread":true' not in one.body for one in every)
    )


async def until(stand: Stand, true: Callable[[list[Effect]], bool]) -> None:
    """Until something is true of the messages of the chat."""
    async with asyncio.timeout(PATIENCE):
        while not true(await effects(stand)):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.02):
                    await stand.account.said.wait()


async def effects(stand: Stand) -> list[Effect]:
    conversation = await stand.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    return await stand.core.ledger.effects_of(conversation.id, "telegram")


def calls(stand: Stand) -> list[Any]:
    """What was called about a chat."""
    return [call for call in stand.account.calls if call.method in CALLS]


async def test_a_late_outcome_is_kept_while_the_chat_is_closed_and_comes_once(running: Stand) -> None:
    person = await filed(running)
    await person.member("kicked")
    before = len(calls(running))
    await answered(running)
    assert len(calls(running)) == before
    told = await opened(running, person)
    assert [text_of(one) for one in told] == [NEUTRAL["az"]]
    assert await opened(running, person) == []
    running.may_wait = frozenset({"aside"})
    first, *_ = await person.say("təkrar")
    assert REGISTERED in text_of(first)


async def opened(stand: Stand, person: Person) -> list[Any]:
    """What comes by itself once the chat is open, all of it."""
    known = len(person.chat.messages)
    await person.member("member")
    await settled(stand)
    return [one for one in person.chat.messages[known:] if one.from_bot]


async def test_it_comes_also_after_its_notice_was_wiped_and_after_a_second_block(running: Stand) -> None:
    person = await filed(running)
    await person.member("kicked")
    await answered(running)
    await running.core.ledger.sweep(running.core.clock.now() + 8 * DAY_SECONDS)
    assert len(await opened(running, person)) == 1
    await person.member("kicked")
    assert await opened(running, person) == []


async def test_a_page_of_the_same_person_hears_the_outcome(running: Stand) -> None:
    person, page = await filed(running), Page(running)
    await page.prove(FIN)
    await person.member("kicked")
    await answered(running)
    await running.core.worker.inbox()
    assert (await page.told()).count(REGISTERED) == 1


@pytest.mark.parametrize(("fin", "level"), [("5DE6F7G", "code"), (FIN, "card")])
async def test_no_other_page_hears_it(running: Stand, fin: str, level: str) -> None:
    person, page = await filed(running), Page(running)
    await page.prove(fin)
    spoken = await page.spoken()
    await running.core.ledger.commit(Change(spoken._replace(level=level)))
    await person.member("kicked")
    await answered(running)
    await running.core.worker.inbox()
    assert REGISTERED not in await page.told()


async def test_who_writes_is_open_though_nobody_said_so(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.member("kicked")
    person.chat.blocked = False
    assert len(await person.say("1")) == 1
    assert [one.withdrawn_at for one in await notes(plain)] == [None]


async def notes(stand: Stand) -> list[Any]:
    conversation = await stand.core.ledger.conversation("telegram", "77")
    assert conversation is not None
    return [one for one in await stand.core.ledger.consents(conversation.id) if one.purpose == REACHED]


async def test_an_answer_that_met_the_block_comes_when_it_is_taken_back(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    person.chat.blocked = True
    assert await person.say("1") == []
    [told] = await opened(plain, person)
    assert "Sizə nə lazımdır?" in text_of(told)
    assert await opened(plain, person) == []


async def test_a_new_process_makes_no_call_either(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.member("kicked")
    await plain.kill()
    await plain.again()
    before = len(calls(plain))
    await plan(plain, "late", bulk=False)
    assert len(calls(plain)) == before
    assert len(await opened(plain, person)) == 1


async def plan(stand: Stand, key: str, *, bulk: bool) -> None:
    """A notice that is on its way."""
    ledger, now = stand.core.ledger, stand.core.clock.now()
    conversation = await ledger.conversation("telegram", "77")
    assert conversation is not None
    words = pack_block(Block("reminder.report.last_day"))
    place = {"chat": "77", "at": now, "trace": {}, "language": "az", "easy": False, "asked": None}
    body = orjson.dumps({**place, "blocks": [words], "bulk": bulk, "wipe": False})
    effect = NewEffect("telegram", f"{conversation.id}:{key}", conversation.id, None, body, now)
    await ledger.commit(Change(conversation, effects=(effect,)))
    await settled(stand)


@pytest.mark.parametrize("days", [0, 1])
async def test_a_reminder_is_kept_for_its_day(plain: Stand, days: int) -> None:
    """It counts the days that are left."""
    person = Person(plain)
    await person.say("/start")
    await person.member("kicked")
    await plan(plain, "reminder", bulk=True)
    clock = plain.core.clock
    assert isinstance(clock, SandboxClock)
    later = clock.now() + days * DAY_SECONDS
    object.__setattr__(plain.telegram.door.answering.reach, "clock", lambda: later)
    assert len(await opened(plain, person)) == 1 - days


async def test_a_reminder_on_its_way_is_told_on_the_page_and_not_again(named: Stand, page: Page) -> None:
    person = Person(named)
    await person.say(f"/start {await page.link()}")
    await person.member("kicked")
    await plan(named, "reminder", bulk=True)
    await named.core.worker.inbox()
    assert (await page.told()).count("Addım: hesabat") == 1
    assert (await chat_of(named, person)).person is not None
    assert await opened(named, person) == []
