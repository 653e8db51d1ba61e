"""The contract of the Bot API: what is taken, what is refused, and what went wrong."""

from __future__ import annotations

import pytest

from bot.channels.telegram.results import judged
from tests.telegram.contract import CHAT, KEYS, Pair, became, begun, expect_refused
from tests.telegram.libraries import client_of

pytestmark = pytest.mark.telegram


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
    assert await became(lambda: pair.bot.delete(CHAT, got.message)) in ("absent", "refused")


async def test_a_text_has_at_most_4096_units(pair: Pair) -> None:
    await begun(pair)
    await pair.bot.send(CHAT, "ə" * 4096)
    await expect_refused(lambda: pair.bot.send(CHAT, "ə" * 4097))
    await expect_refused(lambda: pair.bot.send(CHAT, "👋" * 2049))
    assert await pair.server.seen(CHAT) == [("ə" * 4096, [])]


async def test_a_text_is_not_empty(pair: Pair) -> None:
    await begun(pair)
    await expect_refused(lambda: pair.bot.send(CHAT, " "))
    assert await pair.server.seen(CHAT) == []


async def test_data_of_a_button_has_at_most_64_bytes(pair: Pair) -> None:
    await begun(pair)
    await pair.bot.send(CHAT, "?", [("a", "ə" * 32)])
    await expect_refused(lambda: pair.bot.send(CHAT, "?", [("a", "ə" * 33)]))
    assert await pair.server.seen(CHAT) == [("?", ["a"])]


async def test_a_caption_has_at_most_1024_units(pair: Pair) -> None:
    await begun(pair)
    await pair.bot.document(CHAT, "a.pdf", b"%PDF", "c" * 1024)
    await expect_refused(lambda: pair.bot.document(CHAT, "a.pdf", b"%PDF", "c" * 1025))
    assert await pair.server.files(CHAT) == [("a.pdf", b"%PDF")]


async def test_a_document_comes_with_its_bytes(pair: Pair) -> None:
    await begun(pair)
    assert await pair.bot.document(CHAT, "vərəq.pdf", b"%PDF-1.7 \xff\x00") == 11
    assert await pair.server.files(CHAT) == [("vərəq.pdf", b"%PDF-1.7 \xff\x00")]


async def test_too_many_requests_say_how_long_to_wait(pair: Pair) -> None:
    await begun(pair)
    pair.server.fault(flood=1, flood_seconds=7)
    with pytest.raises(Exception, match="7") as told:
        await pair.bot.send(CHAT, "bir")
    assert (judged(told.value).verdict, judged(told.value).after) == ("flooded", 7.0)
    assert await pair.server.seen(CHAT) == []
    await pair.bot.send(CHAT, "bir")
    assert await pair.server.seen(CHAT) == [("bir", [])]


async def test_who_blocked_the_bot_is_gone(pair: Pair) -> None:
    await begun(pair)
    pair.server.block(CHAT)
    await expect_refused(lambda: pair.bot.send(CHAT, "bir"), "gone")
    assert await pair.server.seen(CHAT) == []


async def test_a_chat_that_never_was_is_gone(pair: Pair) -> None:
    await expect_refused(lambda: pair.bot.send(5, "bir"), "gone")


async def test_a_lost_answer_leaves_the_outcome_open(pair: Pair) -> None:
    await begun(pair)
    pair.server.fault(lose=1)
    await expect_refused(lambda: pair.bot.send(CHAT, "bir", seconds=1), "unknown")
    assert await pair.server.seen(CHAT) == [("bir", [])]


async def test_another_token_opens_nothing(pair: Pair) -> None:
    other = client_of(pair.library, "7000000002:another-made-up-token-00000001", pair.server.url)
    try:
        await expect_refused(other.me, "unauthorised")
    finally:
        await other.close()


async def test_commands_are_kept_for_each_language(pair: Pair) -> None:
    assert await pair.bot.commands("menu", "Menyu", "az") == [("menu", "Menyu")]
    assert await pair.bot.commands("menu", "Меню", "ru") == [("menu", "Меню")]
