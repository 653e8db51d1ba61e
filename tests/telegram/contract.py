"""One contract of the Bot API, held by {our emulator, telegram-test-api} for {aiogram, python-telegram-bot}.

`make peers` runs all; the other emulator carries the mark `peers` and is asked twice: behind the rules (`theirs`), and
behind the shim alone (`bare`), which shows what is its own.  What it cannot do is expected to fail, by name, with the
reason and the very difference; should it learn it, the run fails until its line is taken out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from aiogram.exceptions import TelegramNotFound
from telegram.error import InvalidToken

from bot.channels.telegram.results import judged
from tests.telegram.libraries import LIBRARIES, Client, Got, Library
from tests.telegram.servers import Lacking, Server, bare, ours, theirs

CHAT, OTHER = 77, 78
POLLED_SECONDS = 5.0
KEYS = (("1. Bəli", "a"), ("2. Xeyr", "b"))


class Differs(AssertionError):
    """A server does other than the contract says, and this is what it does."""


def expect_same(found: object, wanted: object) -> None:
    """The place of a rule at which another server may differ; raises Differs."""
    if found != wanted:
        raise Differs(f"{found}, not {wanted}")


TAKEN = pytest.RaisesExc(Differs, match=r"^done, not refused$")
NO_METHOD = pytest.RaisesExc((TelegramNotFound, InvalidToken), match=r"Not Found: method not found$")
"""Told as HTTP 404, which each library has a name for."""
NO_LIMITS = ("checks no text, caption or button", TAKEN)
NO_FAULTS = ("has no such fault, nor a way to bring it about", pytest.RaisesExc(Lacking, match="^fault$"))
LACKS: dict[str, tuple[str, pytest.RaisesExc[Exception]]] = {
    "test_an_update_comes_again_until_it_is_confirmed": (
        "hands an update out once and ignores the offset",
        pytest.RaisesExc(Differs, match=r"^\[\], not \[Got\(.*text='bir'"),
    ),
    "test_nothing_is_polled_while_a_webhook_is_set": (
        "polls beside a webhook",
        pytest.RaisesExc(Differs, match=r"^done, not conflict$"),
    ),
    "test_the_head_of_a_queue_is_brought_again_and_holds_only_its_queue": (
        "posts an update once, in no queue",
        pytest.RaisesExc(Differs, match=r"^\['a', 'bir', 'iki', 'üç'\], not \['a', 'bir', 'üç'\]$"),
    ),
    "test_an_update_can_come_twice": (
        "cannot repeat an update",
        pytest.RaisesExc(Lacking, match="^again$"),
    ),
    "test_a_press_expires_after_a_hundred_and_fifty_seconds": (
        "has no clock that can be moved",
        pytest.RaisesExc(Lacking, match="^move$"),
    ),
    "test_a_press_is_answered_once": ("answers whatever query", TAKEN),
    "test_a_text_has_at_most_4096_units": NO_LIMITS,
    "test_a_text_is_not_empty": NO_LIMITS,
    "test_data_of_a_button_has_at_most_64_bytes": NO_LIMITS,
    "test_a_caption_has_at_most_1024_units": ("has no sendDocument", NO_METHOD),
    "test_a_document_comes_with_its_bytes": ("has no sendDocument and reads no multipart", NO_METHOD),
    "test_too_many_requests_say_how_long_to_wait": NO_FAULTS,
    "test_who_blocked_the_bot_is_gone": (
        "has nobody who could block the bot",
        pytest.RaisesExc(Lacking, match="^block$"),
    ),
    "test_a_chat_that_never_was_is_gone": (
        "knows no chats: it writes to any number",
        pytest.RaisesExc(Differs, match=r"^done, not gone$"),
    ),
    "test_a_lost_answer_leaves_the_outcome_open": NO_FAULTS,
    "test_another_token_opens_nothing": (
        "takes any token",
        pytest.RaisesExc(Differs, match=r"^done, not unauthorised$"),
    ),
    "test_commands_are_kept_for_each_language": ("has no setMyCommands", NO_METHOD),
    "test_the_state_of_the_webhook_is_told": ("has no getWebhookInfo", NO_METHOD),
}
"""Rules that the other emulator does not keep itself: the reason, and how that one difference shows.

Anything else that goes wrong in such a test (another assertion, a library's time-out, a broken shim) fails the run.
"""

IN_FLIGHT = "it makes, numbers and hands out each update; the rules keep it until the bot has confirmed it"
HOOKED = "it obeys setWebhook and deleteWebhook and posts; the rules remember that one is set, and what is not taken"
SIFTED = "it holds what was let through and answers for it; the rules refuse the rest"
ADDED: dict[str, str] = {
    "test_an_update_comes_again_until_it_is_confirmed": IN_FLIGHT,
    "test_the_head_of_a_queue_is_brought_again_and_holds_only_its_queue": IN_FLIGHT,
    "test_an_update_can_come_twice": IN_FLIGHT,
    "test_nothing_is_polled_while_a_webhook_is_set": HOOKED,
    "test_the_state_of_the_webhook_is_told": HOOKED,
    "test_a_press_expires_after_a_hundred_and_fifty_seconds": IN_FLIGHT,
    "test_a_press_is_answered_once": SIFTED,
    "test_a_text_has_at_most_4096_units": SIFTED,
    "test_a_text_is_not_empty": SIFTED,
    "test_data_of_a_button_has_at_most_64_bytes": SIFTED,
    "test_a_caption_has_at_most_1024_units": SIFTED,
    "test_a_document_comes_with_its_bytes": "it keeps name and bytes with a text; the rules call that a document",
    "test_too_many_requests_say_how_long_to_wait": SIFTED,
    "test_who_blocked_the_bot_is_gone": SIFTED,
    "test_a_chat_that_never_was_is_gone": "it tells who has written; the rules refuse whom it never told of",
    "test_a_lost_answer_leaves_the_outcome_open": "it carries the send out; the rules keep its answer back",
}
"""Those of them that hold behind the rules: what of each is the other emulator's, and what is decided in front of it.

For the others it does nothing at all; the rules would be held against ourselves.
"""


def lacking(begun: object, rule: str) -> list[tuple[str, pytest.RaisesExc[Exception]]]:
    """Why a rule is not kept at this server, and how it shows; empty if it is kept."""
    kept = begun is ours or rule not in LACKS or (begun is theirs and rule in ADDED)
    return [] if kept else [LACKS[rule]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A server and a bot of one library at it."""

    server: Server
    bot: Client
    library: Library


PAIRS = [
    pytest.param((server, library), id=f"{name}-{library}", marks=[pytest.mark.peers] * (name != "ours"))
    for name, server in (("ours", ours), ("theirs", theirs), ("bare", bare))
    for library in LIBRARIES
]


async def polled(bot: Client, count: int = 1, offset: int = 0) -> list[Got]:
    """So many updates."""
    found: list[Got] = []
    until = asyncio.get_running_loop().time() + POLLED_SECONDS
    while len(found) < count:
        assert asyncio.get_running_loop().time() < until, f"{len(found)} of {count} updates came"
        found += await bot.updates(offset)
        await asyncio.sleep(0)
    return found


async def begun(pair: Pair, chat: int = CHAT) -> Got:
    """Somebody has written once and the bot has read it."""
    await pair.server.write(chat, "/start")
    [got] = await polled(pair.bot)
    await pair.bot.updates(got.number + 1)
    return got


async def expect_refused(call: Callable[[], object], verdict: str = "refused") -> None:
    """The call is refused, with this verdict in the service's table; raises Differs."""
    expect_same(await became(call), verdict)


async def became(call: Callable[[], object]) -> str:
    """What the service makes of the error of a call; "done" without one."""
    try:
        await call()  # type: ignore[misc]  # every call of a bot is awaited
    except Lacking:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a library raises has its line in the table
        return judged(error).verdict
    return "done"
