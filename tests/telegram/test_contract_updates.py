"""The contract of the Bot API: how updates come, by polling and by webhook."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.telegram.contract import CHAT, KEYS, OTHER, Pair, begun, expect_refused, expect_same, polled
from tests.telegram.receiver import Receiver

pytestmark = pytest.mark.telegram


async def test_the_bot_learns_who_it_is(pair: Pair) -> None:
    is_bot, name = await pair.bot.me()
    assert is_bot
    assert name


async def test_a_text_is_read_and_answered(pair: Pair) -> None:
    await pair.server.write(CHAT, "Salam, əziz dostum: «ё» 👋")
    [got] = await polled(pair.bot)
    assert (got.chat, got.text) == (CHAT, "Salam, əziz dostum: «ё» 👋")
    first, second = [await pair.bot.send(CHAT, text) for text in ("Bir.", "Два.")]
    assert first < second
    assert await pair.server.seen(CHAT) == [("Bir.", []), ("Два.", [])]


async def test_numbers_rise_and_instants_are_seconds(pair: Pair) -> None:
    for text in ("/start", "bir", "iki"):
        await pair.server.write(CHAT, text)
    came = await polled(pair.bot, 3)
    assert [one.text for one in came] == ["/start", "bir", "iki"]
    assert [one.number for one in came] == sorted({one.number for one in came})
    assert all(0 < one.at < time.time() + 10 for one in came)


async def test_a_press_carries_its_data_and_is_answered(pair: Pair) -> None:
    got = await begun(pair)
    message = await pair.bot.send(CHAT, "Razısınızmı?", KEYS)
    assert await pair.server.seen(CHAT) == [("Razısınızmı?", ["1. Bəli", "2. Xeyr"])]
    await pair.server.press(CHAT, message, "b")
    [press] = await polled(pair.bot, offset=got.number + 1)
    assert (press.chat, press.text, press.message) == (CHAT, "b", message)
    await pair.bot.answer(press.query)


async def test_an_update_comes_again_until_it_is_confirmed(pair: Pair) -> None:
    await pair.server.write(CHAT, "bir")
    [first] = await polled(pair.bot)
    expect_same(await pair.bot.updates(), [first])
    assert await pair.bot.updates(first.number + 1) == []
    assert await pair.bot.updates() == []


async def test_a_long_poll_ends_with_news(pair: Pair) -> None:
    waiting = asyncio.create_task(pair.bot.updates(timeout=4))
    assert not (await asyncio.wait({waiting}, timeout=0.3))[0]
    await pair.server.write(CHAT, "bir")
    assert [one.text for one in await waiting] == ["bir"]


async def test_nothing_is_polled_while_a_webhook_is_set(pair: Pair, receiver: tuple[Receiver, str]) -> None:
    await pair.bot.hook(receiver[1])
    await expect_refused(pair.bot.updates, "conflict")
    await pair.bot.unhook()
    assert await pair.bot.updates() == []


async def test_a_webhook_gets_texts_and_presses(pair: Pair, receiver: tuple[Receiver, str]) -> None:
    await begun(pair)
    message = await pair.bot.send(CHAT, "?", KEYS)
    await pair.bot.hook(receiver[1])
    await pair.server.write(CHAT, "bir")
    await pair.server.press(CHAT, message, "a")
    await receiver[0].until(lambda: len(receiver[0].came) == 2)
    assert sorted(pair.bot.read(body).text for body in receiver[0].came) == ["a", "bir"]
    assert {pair.bot.read(body).chat for body in receiver[0].came} == {CHAT}


async def test_the_secret_comes_with_every_update(pair: Pair, receiver: tuple[Receiver, str]) -> None:
    await pair.bot.hook(receiver[1], "s-1_A")
    await pair.server.write(CHAT, "bir")
    await receiver[0].until(lambda: bool(receiver[0].came))
    assert receiver[0].secrets == ["s-1_A"]


async def test_the_head_of_a_queue_is_brought_again_and_holds_only_its_queue(
    pair: Pair, receiver: tuple[Receiver, str]
) -> None:
    made, url = receiver
    await begun(pair)
    message = await pair.bot.send(CHAT, "?", KEYS)
    await pair.bot.hook(url)
    made.refuse = {"bir"}
    for text in ("bir", "iki"):
        await pair.server.write(CHAT, text)
    await pair.server.write(OTHER, "üç")
    await pair.server.press(CHAT, message, "a")
    await made.until(lambda: {"bir", "üç", "a"} <= set(made.words()))
    expect_same(sorted(set(made.words())), ["a", "bir", "üç"])
    await made.until(lambda: made.words().count("bir") >= 3)
    assert set(made.words()) == {"bir", "üç", "a"}
    made.refuse = set()
    await made.until(lambda: made.words()[-1] == "iki")


async def test_an_update_can_come_twice(pair: Pair, receiver: tuple[Receiver, str]) -> None:
    await pair.bot.hook(receiver[1])
    await pair.server.write(CHAT, "bir")
    await receiver[0].until(lambda: len(receiver[0].came) == 1)
    await pair.server.again()
    await receiver[0].until(lambda: len(receiver[0].came) == 2)
    assert receiver[0].came[0] == receiver[0].came[1]


async def test_a_press_expires_after_a_hundred_and_fifty_seconds(pair: Pair) -> None:
    got = await begun(pair)
    message = await pair.bot.send(CHAT, "?", KEYS)
    await pair.server.press(CHAT, message, "a")
    await pair.server.write(CHAT, "bir")
    press, _ = await polled(pair.bot, 2, got.number + 1)
    pair.server.move(151)
    assert [one.text for one in await pair.bot.updates(got.number + 1)] == ["bir"]
    await expect_refused(lambda: pair.bot.answer(press.query))
    pair.server.move(24 * 3600)
    assert await pair.bot.updates(got.number + 1) == []


async def test_a_press_is_answered_once(pair: Pair) -> None:
    got = await begun(pair)
    await pair.server.press(CHAT, await pair.bot.send(CHAT, "?", KEYS), "a")
    [press] = await polled(pair.bot, offset=got.number + 1)
    await pair.bot.answer(press.query)
    await expect_refused(lambda: pair.bot.answer(press.query))


async def test_the_state_of_the_webhook_is_told(pair: Pair, receiver: tuple[Receiver, str]) -> None:
    made, url = receiver
    made.refuse = {"bir"}
    await pair.bot.hook(url)
    assert await pair.bot.hooked() == (url, 0, "")
    await pair.server.write(CHAT, "bir")
    await made.until(lambda: made.words().count("bir") >= 2)
    told, pending, error = await pair.bot.hooked()
    assert (told, pending) == (url, 1)
    assert "500" in error
