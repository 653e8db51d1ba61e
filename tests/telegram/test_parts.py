"""Messages of several parts when the server stops in the middle, and the keyboard of before a start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.channels.telegram.aiogram_line import AiogramLine
from bot.channels.telegram.out import Out
from bot.channels.telegram.results import Failed, Result
from bot.channels.telegram.wording import Wording
from dialogs.values import Json
from integrations.telegram.emulator import people
from tests.telegram.person import Person, text_of
from tests.telegram.stand import TOKEN, Stand
from tests.telegram.test_sending import effects

pytestmark = pytest.mark.telegram
SECOND = "İkinci hissə."


class Halting(AiogramLine):
    """A server that takes the first part of a message, and the second not at once or never."""

    def __init__(self, server: str, failed: Failed, times: int) -> None:
        super().__init__(TOKEN, server)
        self.failed, self.left = failed, times

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        if params.get("text") != SECOND or self.left <= 0:
            return await super().call(method, params, seconds)
        self.left -= 1
        return self.failed


@pytest.fixture
def parted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every message ends in a part of its own."""
    outs = Wording.outs

    def two(self: Wording, told: Mapping[str, Any], before: str = "") -> list[Out]:
        return [*outs(self, told, before), Out(SECOND)]

    monkeypatch.setattr(Wording, "outs", two)


def texts(person: Person) -> list[str]:
    return [text_of(one) for one in person.chat.messages if one.from_bot]


@pytest.mark.usefixtures("parted")
async def test_a_flood_wait_at_the_second_part_is_kept(plain: Stand) -> None:
    line = Halting(plain.server, Failed("flooded", "TelegramRetryAfter", 2.0), 1)
    plain.telegram.sender.line = line
    held: list[tuple[int, float]] = []
    flood = plain.telegram.sender.pace.flood

    async def noted(chat: int, seconds: float) -> None:
        held.append((chat, seconds))
        await flood(chat, seconds)

    object.__setattr__(plain.telegram.sender, "pace", Noting(plain.telegram.sender.pace, noted))
    begun = plain.account.clock.now()
    person = Person(plain)
    await person.say("/start")
    assert held == [(77, 2.0)]
    assert texts(person)[1:] == [SECOND]
    assert [(one.state, one.suspect) for one in await effects(plain)] == [("done", False)]
    assert plain.account.clock.now() - begun >= 2.0
    await line.close()


class Noting:
    """A pace of which one way to ask is noted."""

    def __init__(self, pace: Any, flood: Any = None, wait: Any = None) -> None:
        self.wait = wait or pace.wait
        self.flood = flood or pace.flood


@pytest.mark.usefixtures("parted")
async def test_a_lost_answer_of_the_second_part_repeats_only_that(plain: Stand) -> None:
    line = Halting(plain.server, Failed("unknown", "TelegramNetworkError"), 1)
    plain.telegram.sender.line = line
    person = Person(plain)
    await person.say("/start")
    assert len(texts(person)) == 2
    assert [(one.state, one.suspect) for one in await effects(plain)] == [("done", True)]
    await line.close()


@pytest.mark.usefixtures("parted")
async def test_every_part_counts_in_the_pace(plain: Stand) -> None:
    counted: list[tuple[int, str]] = []
    wait = plain.telegram.sender.pace.wait

    async def noted(chat: int, kind: str) -> float:
        counted.append((chat, kind))
        return await wait(chat, kind)

    object.__setattr__(plain.telegram.sender, "pace", Noting(plain.telegram.sender.pace, wait=noted))
    await Person(plain).say("/start")
    assert counted == [(77, "reply")] * 2


@pytest.mark.usefixtures("parted")
@pytest.mark.parametrize("verdict", ["refused", "gone"])
async def test_what_the_server_never_takes_is_not_said_over_and_over(plain: Stand, verdict: str) -> None:
    line = Halting(plain.server, Failed(verdict, "TelegramBadRequest"), 1000)  # type: ignore[arg-type]  # a verdict
    plain.telegram.sender.line = line
    person = Person(plain)
    people.write(plain.account, person.chat, "/start")
    await plain.quiet()
    assert len(texts(person)) == 1
    await line.close()


@pytest.mark.usefixtures("parted")
async def test_after_a_block_in_the_middle_only_the_rest_comes(plain: Stand) -> None:
    line = Halting(plain.server, Failed("gone", "TelegramForbiddenError"), 1)
    plain.telegram.sender.line = line
    person = Person(plain)
    people.write(plain.account, person.chat, "/start")
    await plain.quiet()
    assert len(texts(person)) == 1
    await person.member("member")
    await plain.until(lambda: len(texts(person)) > 1)
    await plain.quiet()
    assert texts(person)[1:] == [SECOND]
    await line.close()


async def test_a_flood_wait_of_the_answer_does_not_lose_the_word_of_it(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.press("Azərbaycan")
    plain.account.faults.set({"flood": 1})
    [told] = await person.say("1AB2C3D")
    assert [one.deleted for one in person.chat.messages if one.content["text"] == "1AB2C3D"] == [True]
    assert "söhbətdən sildik" in text_of(told)


async def test_a_keyboard_of_before_the_start_is_taken_away(plain: Stand) -> None:
    person = Person(plain)
    await person.say("/start")
    await person.say("1")
    used = person.chat.messages[-1]
    assert used.buttons
    await plain.kill()
    await plain.again()
    await person.say("2")
    await plain.until(lambda: used.reply_markup is None)
    assert person.labels == [button["text"] for button in person.chat.messages[-1].buttons]
