"""More waits in a chat than may: by webhook the rest is left to Telegram, which keeps it for that chat alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

import orjson
import pytest

from bot.channels.telegram.leftovers import left
from integrations.telegram.emulator import people
from tests.telegram.counting import Count
from tests.telegram.hooks import hooked
from tests.telegram.person import Person
from tests.telegram.stand import PATIENCE, Stand
from tests.telegram.test_webhook import post
from tests.telegram.updates import raw, text

pytestmark = pytest.mark.telegram
OTHER = 78


@pytest.fixture
async def hook(tmp_path: Path) -> AsyncIterator[tuple[Stand, str]]:
    async with hooked(tmp_path) as made:
        yield made


def slow(stand: Stand, pause: float) -> None:
    """One update is played at once, two may wait."""
    tempo = stand.telegram.door.tempo
    tempo.at_once, tempo.pause, tempo.most = 1, pause, 2


async def soon(stand: Stand, true: Callable[[], bool]) -> None:
    """Until something is true, whoever sees it."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            with suppress(TimeoutError):
                async with asyncio.timeout(0.02):
                    await stand.account.said.wait()


async def heard(stand: Stand, chat: int = 77) -> list[str]:
    """What was read of a chat, in this order; "" for what is not kept in clear."""
    spoken = await stand.core.ledger.conversation("telegram", str(chat))
    assert spoken is not None
    told = await stand.core.ledger.messages(spoken.id, 0, 1000)
    return [orjson.loads(one.body)["text"] or "" for one in told if one.direction == "in"]


async def test_beyond_the_limit_nothing_is_kept_and_nothing_is_acknowledged(hook: tuple[Stand, str]) -> None:
    made, url = hook
    slow(made, 60.0)
    statuses = [await post(made, url, raw(text(number, f"salam {number}"))) for number in range(1, 7)]
    assert statuses == [200, 200, 200, 503, 503, 503]
    kept = {inbound.ext_id.partition(":")[2] for _, inbound in await left(made.core.ledger, None)}
    assert kept == {"2", "3"}
    assert await post(made, url, raw(text(2, "salam 2"))) == 200  # is kept already
    assert await post(made, url, raw(text(7, "salam", OTHER))) == 200  # nobody else waits for this chat
    assert made.telegram.door.full == 3
    made.may_wait |= {"inbox"}


async def test_a_button_pressed_there_does_not_go_on_turning(hook: tuple[Stand, str]) -> None:
    made, _ = hook
    person = Person(made)
    await person.say("/start")
    [asking] = [one for one in person.chat.messages if one.buttons]
    data = asking.buttons[0]["callback_data"]
    slow(made, 60.0)
    for _ in range(4):
        people.write(made.account, person.chat, "menyu")
    await soon(made, lambda: made.telegram.door.full > 0)
    people.press(made.account, person.chat, asking, data)
    await soon(made, lambda: bool(made.account.answers))
    assert made.account.updates.waiting  # it is acknowledged, and waits at Telegram
    made.account.updates.waiting.clear()
    made.may_wait |= {"inbox"}


async def test_all_of_it_is_read_in_order_once_there_is_room(hook: tuple[Stand, str]) -> None:
    made, _ = hook
    person = Person(made)
    await person.say("/start")
    await person.press("Azərbaycan")
    slow(made, 0.05)
    made.telegram.door.tempo.most = 10
    words = [f"salam {number}" for number in range(50)]
    for one in [*words, "1AB2C3D"]:
        people.write(made.account, person.chat, one)
    await made.quiet()
    assert made.telegram.door.full > 0
    read = [one for one in await heard(made) if one.startswith("salam")]
    lost = len(words) - len(read)
    Count("one chat beyond what may wait, by webhook", len(words), lost, int(read != words)).note()
    assert read == words
    assert [one.deleted for one in person.chat.messages if one.content.get("text") == "1AB2C3D"] == [True]
    assert len([one for one in person.chat.messages if one.from_bot]) == 2 + len(words) + 1
