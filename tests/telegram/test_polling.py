"""Polling goes on behind whatever comes: a giant, a nest, a webhook that could not be taken away at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.polling import PAUSES, Polling
from bot.channels.telegram.results import Failed, Result, Sent
from dialogs.values import Json
from tests.telegram.person import Person
from tests.telegram.stand import TOKEN, Stand
from tests.telegram.updates import text

pytestmark = pytest.mark.telegram
OTHER = 78


def giant(number: int) -> dict[str, Any]:
    return text(number, "x" * 10_000_000, OTHER)


def nest(number: int) -> dict[str, Any]:
    update = text(number, "salam", OTHER)
    update["message"]["rich_message"] = json.loads("[" * 900 + "]" * 900)
    return update


@pytest.mark.parametrize("made", [giant, nest])
async def test_one_update_that_cannot_be_read_stops_nobody(plain: Stand, made: Any) -> None:
    person = Person(plain)
    await person.say("/start")
    plain.account.updates.put_again(made(plain.account.updates.next_id), OTHER)
    plain.account.updates.next_id += 1
    await person.say("1")
    assert "Sizə nə lazımdır?" in person.last


async def test_a_giant_is_a_dead_letter(plain: Stand) -> None:
    plain.account.updates.put_again(giant(plain.account.updates.next_id), OTHER)
    plain.account.updates.next_id += 1
    await plain.quiet()
    assert plain.telegram.door.poisoned == 1
    assert (await plain.core.ledger.backlog())["aside"] == 1


class Deaf(AiogramLine):
    """The first calls of a method get lost."""

    def __init__(self, server: str, method: str, times: int) -> None:
        super().__init__(TOKEN, server)
        self.method, self.left = method, times
        self.called: list[str] = []

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        self.called.append(method)
        if method == self.method and self.left:
            self.left -= 1
            return Failed("unknown", "TelegramNetworkError")
        return await super().call(method, params, seconds)


async def test_a_webhook_is_taken_away_until_that_is_heard(
    plain: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PAUSES, "conflict", 0.01)
    line = Deaf(plain.server, "deleteWebhook", 2)
    found: list[bytes] = []

    class Enough(Exception):
        """An update came."""

    async def take(raw: bytes) -> None:
        found.append(raw)
        raise Enough

    await plain.kill()
    answer = await AiogramLine(TOKEN, plain.server).call("setWebhook", {"url": "http://127.0.0.1:9/x"})
    assert isinstance(answer, Sent)
    polling = Polling(line, take, poll_seconds=1)
    plain.account.updates.put_again(text(plain.account.updates.next_id, "salam"), Person(plain).chat.id)
    with pytest.raises(Enough):
        await polling.run()
    assert line.called.count("deleteWebhook") == 3
    assert len(found) == 1
    await line.close()
    await plain.again()


async def test_numbers_that_begin_anew_are_followed(plain: Stand) -> None:
    """They do after a quiet week; an offset of before would bring the same updates for ever."""
    person = Person(plain)
    await person.say("/start")
    plain.account.updates.next_id = 1000
    assert plain.telegram.polling.offset > 2000
    await person.say("1")
    await person.say("/help")
    assert plain.telegram.polling.offset == 1002
    assert len([one for one in person.chat.messages if one.from_bot]) == 3
