"""One contract of the Bot API, held by {our emulator, telegram-test-api} for {aiogram, python-telegram-bot}.

`make peers` runs all four; the other emulator carries the mark `peers`.  What it cannot do is expected to fail, by
name and with the reason; should it learn it, the run fails until its line is taken out.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest

from bot.channels.telegram.results import judged
from tests.telegram.libraries import LIBRARIES, Client, Got, client_of
from tests.telegram.receiver import Receiver
from tests.telegram.servers import Lacking, Server, ours, theirs
from tests.telegram.stand import TOKEN, served

pytestmark = pytest.mark.telegram
CHAT, OTHER = 77, 78
KEYS = (("1. Bəli", "a"), ("2. Xeyr", "b"))
NO_LIMITS = "checks no text, caption or button"
NO_SWITCH = "has no such fault, nor a way to bring it about"
LACKS = {
    "test_an_update_comes_again_until_it_is_confirmed": "hands an update out once and ignores the offset",
    "test_a_long_poll_ends_with_news": "answers getUpdates at once, whatever the timeout",
    "test_nothing_is_polled_while_a_webhook_is_set": "polls beside a webhook",
    "test_the_secret_comes_with_every_update": "sends no secret header",
    "test_the_head_of_a_queue_is_brought_again_and_holds_only_its_queue": "posts an update once, in no queue",
    "test_an_update_can_come_twice": NO_SWITCH,
    "test_a_press_expires_after_a_hundred_and_fifty_seconds": NO_SWITCH,
    "test_a_press_is_answered_once": "answers whatever query",
    "test_a_text_has_at_most_4096_units": NO_LIMITS,
    "test_a_text_is_not_empty": NO_LIMITS,
    "test_data_of_a_button_has_at_most_64_bytes": NO_LIMITS,
    "test_a_caption_has_at_most_1024_units": NO_LIMITS,
    "test_a_document_comes_with_its_bytes": "has no sendDocument and reads no multipart",
    "test_too_many_requests_say_how_long_to_wait": NO_SWITCH,
    "test_who_blocked_the_bot_is_gone": NO_SWITCH,
    "test_a_chat_that_never_was_is_gone": "knows no chats: it writes to any number",
    "test_a_lost_answer_leaves_the_outcome_open": NO_SWITCH,
    "test_a_used_keyboard_can_be_taken_away": "changes a keyboard only for another one",
    "test_another_token_opens_nothing": "takes any token",
    "test_commands_are_kept_for_each_language": "has no setMyCommands",
    "test_the_state_of_the_webhook_is_told": "has no getWebhookInfo",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A server and a bot of one library at it."""

    server: Server
    bot: Client


PAIRS = [
    pytest.param((server, library), id=f"{name}-{library}", marks=[pytest.mark.peers] * (name == "theirs"))
    for name, server in (("ours", ours), ("theirs", theirs))
    for library in LIBRARIES
]


@pytest.fixture(params=PAIRS)
async def pair(request: pytest.FixtureRequest) -> AsyncIterator[Pair]:
    begun, library = request.param
    reason = LACKS.get(request.function.__name__)
    if begun is theirs and reason:
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(begun())
        bot = client_of(library, TOKEN, server.url)
        stack.push_async_callback(bot.close)
        yield Pair(server, bot)


@pytest.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    made = Receiver()
    async with served(made.app) as url:
        yield made, f"{url}/x"


async def polled(bot: Client, count: int = 1, offset: int = 0) -> list[Got]:
    """So many updates."""
    found: list[Got] = []
    async with asyncio.timeout(5):
        while len(found) < count:
            found += await bot.updates(offset)
            await asyncio.sleep(0)
    return found


async def begun(pair: Pair, chat: int = CHAT) -> Got:
    """Somebody has written once and the bot has read it."""
    await pair.server.write(chat, "/start")
    [got] = await polled(pair.bot)
    await pair.bot.updates(got.number + 1)
    return got


async def refused(call: Callable[[], object]) -> str:
    """What the service makes of the error of a call."""
    try:
        await call()  # type: ignore[misc]  # every call of a bot is awaited
    except Lacking:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a library raises has its line in the table
        return judged(error).verdict
    return "done"


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


async def test_text_and_buttons_can_be_changed(pair: Pair) -> None:
    await begun(pair)
    message = await pair.bot.send(CHAT, "bir", KEYS)
    await pair.bot.keys(CHAT, message, KEYS[:1])
    assert await pair.server.seen(CHAT) == [("bir", ["1. Bəli"])]
    await pair.bot.edit(CHAT, message, "iki")
    assert [text for text, _ in await pair.server.seen(CHAT)] == ["iki"]


async def test_a_used_keyboard_can_be_taken_away(pair: Pair) -> None:
    await begun(pair)
    message = await pair.bot.send(CHAT, "bir", KEYS)
    await pair.bot.keys(CHAT, message)
    assert await pair.server.seen(CHAT) == [("bir", [])]


async def test_messages_of_both_sides_can_be_deleted(pair: Pair) -> None:
    got = await begun(pair)
    message = await pair.bot.send(CHAT, "bir")
    await pair.bot.delete(CHAT, message)
    assert await pair.server.seen(CHAT) == []
    await pair.bot.delete(CHAT, got.message)
    assert await refused(lambda: pair.bot.delete(CHAT, got.message)) == "refused"


async def test_an_update_comes_again_until_it_is_confirmed(pair: Pair) -> None:
    await pair.server.write(CHAT, "bir")
    [first] = await polled(pair.bot)
    assert await polled(pair.bot) == [first]
    assert await pair.bot.updates(first.number + 1) == []
    assert await pair.bot.updates() == []


async def test_a_long_poll_ends_with_news(pair: Pair) -> None:
    waiting = asyncio.create_task(pair.bot.updates(timeout=4))
    assert not (await asyncio.wait({waiting}, timeout=0.3))[0]
    await pair.server.write(CHAT, "bir")
    assert [one.text for one in await waiting] == ["bir"]


async def test_nothing_is_polled_while_a_webhook_is_set(pair: Pair, receiver: tuple[Receiver, str]) -> None:
    await pair.bot.hook(receiver[1])
    assert await refused(pair.bot.updates) == "conflict"
    await pair.bot.unhook()
    assert await refused(pair.bot.updates) == "done"


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
    assert await refused(lambda: pair.bot.answer(press.query)) == "refused"
    pair.server.move(24 * 3600)
    assert await pair.bot.updates(got.number + 1) == []


async def test_a_press_is_answered_once(pair: Pair) -> None:
    got = await begun(pair)
    await pair.server.press(CHAT, await pair.bot.send(CHAT, "?", KEYS), "a")
    [press] = await polled(pair.bot, offset=got.number + 1)
    await pair.bot.answer(press.query)
    assert await refused(lambda: pair.bot.answer(press.query)) == "refused"


async def test_a_text_has_at_most_4096_units(pair: Pair) -> None:
    await begun(pair)
    await pair.bot.send(CHAT, "ə" * 4096)
    assert await refused(lambda: pair.bot.send(CHAT, "ə" * 4097)) == "refused"
    assert await refused(lambda: pair.bot.send(CHAT, "👋" * 2049)) == "refused"


async def test_a_text_is_not_empty(pair: Pair) -> None:
    await begun(pair)
    assert await refused(lambda: pair.bot.send(CHAT, " ")) == "refused"


async def test_data_of_a_button_has_at_most_64_bytes(pair: Pair) -> None:
    await begun(pair)
    await pair.bot.send(CHAT, "?", [("a", "ə" * 32)])
    assert await refused(lambda: pair.bot.send(CHAT, "?", [("a", "ə" * 33)])) == "refused"


async def test_a_caption_has_at_most_1024_units(pair: Pair) -> None:
    await begun(pair)
    await pair.bot.document(CHAT, "a.pdf", b"%PDF", "c" * 1024)
    assert await refused(lambda: pair.bot.document(CHAT, "a.pdf", b"%PDF", "c" * 1025)) == "refused"


async def test_a_document_comes_with_its_bytes(pair: Pair) -> None:
    await begun(pair)
    assert await pair.bot.document(CHAT, "vərəq.pdf", b"%PDF-1.7 \xff\x00") == 11


async def test_too_many_requests_say_how_long_to_wait(pair: Pair) -> None:
    await begun(pair)
    pair.server.fault(flood=1, flood_seconds=7)
    with pytest.raises(Exception, match="7") as told:
        await pair.bot.send(CHAT, "bir")
    assert (judged(told.value).verdict, judged(told.value).after) == ("flooded", 7.0)
    await pair.bot.send(CHAT, "bir")


async def test_who_blocked_the_bot_is_gone(pair: Pair) -> None:
    await begun(pair)
    pair.server.block(CHAT)
    assert await refused(lambda: pair.bot.send(CHAT, "bir")) == "gone"


async def test_a_chat_that_never_was_is_gone(pair: Pair) -> None:
    assert await refused(lambda: pair.bot.send(5, "bir")) == "gone"


async def test_a_lost_answer_leaves_the_outcome_open(pair: Pair) -> None:
    await begun(pair)
    pair.server.fault(lose=1)
    assert await refused(lambda: pair.bot.send(CHAT, "bir", seconds=1)) == "unknown"
    assert await pair.server.seen(CHAT) == [("bir", [])]


async def test_another_token_opens_nothing(pair: Pair) -> None:
    other = client_of("aiogram", "7000000002:another-made-up-token-00000001", pair.server.url)
    try:
        assert await refused(other.me) == "unauthorised"
    finally:
        await other.close()


async def test_commands_are_kept_for_each_language(pair: Pair) -> None:
    assert await pair.bot.commands("menu", "Menyu", "az") == [("menu", "Menyu")]
    assert await pair.bot.commands("menu", "Меню", "ru") == [("menu", "Меню")]


async def test_the_state_of_the_webhook_is_told(pair: Pair, receiver: tuple[Receiver, str]) -> None:
    made, url = receiver
    made.refuse = {"bir"}
    await pair.bot.hook(url)
    await pair.server.write(CHAT, "bir")
    await made.until(lambda: made.words().count("bir") >= 2)
    told, pending, error = await pair.bot.hooked()
    assert (told, pending) == (url, 1)
    assert "500" in error


def test_every_difference_is_one_of_these_tests() -> None:
    assert set(LACKS) <= set(globals())
