"""Who posts turns faster than by hand is told when to go on: calmly, with what was typed, and nothing is played."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.channels.web.options import WebOptions
from bot.channels.web.pace import MINUTE_SECONDS, Pace
from bot.clock import FixedClock
from bot.core import Core
from tests.web.conftest import MakeApp, client_of
from tests.web.visitor import Visitor

TYPED = "İsmayıllı <b>"
MOST = 4


@pytest.fixture
async def hasty(make_app: MakeApp, options: WebOptions) -> AsyncIterator[Visitor]:
    """Somebody who has used up the turns of this minute."""
    async with client_of(make_app(chosen=replace(options, pace=Pace(MOST)))) as client:
        visitor = Visitor(client)
        await visitor.begin()
        for _ in range(MOST - 1):
            assert (await visitor.say("təkrar")).status_code == 303
        yield visitor


async def written(core: Core, visitor: Visitor) -> int:
    """The number of the last message of the conversation."""
    conversation = await core.ledger.conversation("web", visitor.client.cookies["addim"])
    assert conversation is not None
    return conversation.seq


async def test_one_turn_more_is_not_played(hasty: Visitor, core: Core) -> None:
    before = await written(core, hasty)
    assert (await hasty.say("təkrar")).status_code == 429
    assert "error" in await hasty.say_json("təkrar")
    assert await written(core, hasty) == before == 2 * MOST


async def test_the_page_keeps_what_was_typed_and_says_when_to_go_on(
    hasty: Visitor, clock: FixedClock
) -> None:
    clock.move(17.5)
    answer = await hasty.say(TYPED)
    assert answer.headers["retry-after"] == "43"
    assert hasty.page.one("p", role="alert").words == (
        "Cavablar çox tez gəlir, bu cavab qəbul edilmədi. Bir az gözləyin: 43 saniyə. Sonra yenidən göndərin."
    )
    assert hasty.page.one("input", id="text").attributes["value"] == TYPED
    assert hasty.page.one("title").words.startswith("Xəta:")
    clock.move(43)
    assert (await hasty.post("/az/", {**hasty.page.form("write"), "text": TYPED})).status_code == 303


@pytest.mark.parametrize(("left", "said"), [(1, "1 секунду."), (3, "3 секунды."), (60, "60 секунд.")])
async def test_in_russian_too_even_over_a_talk_in_the_other_language(
    hasty: Visitor, clock: FixedClock, left: int, said: str
) -> None:
    clock.move(MINUTE_SECONDS - left)
    answer = await hasty.post("/ru/", {**hasty.page.form("write"), "text": TYPED})
    assert answer.status_code == 429
    assert hasty.page.one("p", role="alert").words.endswith(f"Отправьте его снова через {said}")
    assert hasty.page.one("input", id="text").attributes["value"] == TYPED


async def test_the_script_is_told_the_same(hasty: Visitor) -> None:
    told = await hasty.say_json(TYPED)
    assert hasty.answer is not None
    assert hasty.answer.status_code == 429
    assert hasty.answer.headers["retry-after"] == "60"
    assert told == {
        "error": "Cavablar çox tez gəlir, bu cavab qəbul edilmədi. Bir az gözləyin: 60 saniyə. Sonra yenidən göndərin."
    }


@pytest.mark.parametrize("pressed", [{"speak": "1"}, {"choice": "1"}, {"word": "menyu"}])
async def test_whatever_is_a_turn_counts(hasty: Visitor, core: Core, pressed: dict[str, str]) -> None:
    before = await written(core, hasty)
    answer = await hasty.post("/az/", {**hasty.page.form("write"), **pressed})
    assert answer.status_code == 429
    assert await written(core, hasty) == before


async def test_a_beginning_counts_too(hasty: Visitor) -> None:
    hasty.language = "ru"
    page = await hasty.begin()
    assert hasty.answer is not None
    assert hasty.answer.status_code == 429
    assert "через 60 секунд." in page.one("main").words
    assert (await hasty.get("/az/")).form("write")


async def test_another_session_is_not_held_up(hasty: Visitor) -> None:
    other = Visitor(hasty.client)
    hasty.client.cookies.clear()
    await other.begin()
    assert (await other.say("təkrar")).status_code == 303


def test_a_minute_holds_so_many_turns_and_the_next_as_many_again() -> None:
    pace = Pace(3)
    assert [pace.wait("a", 100.0 + n) for n in range(5)] == [0, 0, 0, 57, 56]
    assert pace.wait("b", 104.0) == 0
    assert pace.wait("a", 159.99) == 1
    assert [pace.wait("a", 160.0 + n) for n in range(4)] == [0, 0, 0, 57]


def test_a_clock_that_is_set_back_holds_nobody_up() -> None:
    pace = Pace(1)
    assert [pace.wait("a", 1000.0), pace.wait("a", 1001.0), pace.wait("a", 10.0)] == [0, 59, 0]


def test_who_has_gone_takes_no_memory() -> None:
    pace = Pace(2)
    for number in range(5000):
        assert pace.wait(f"one {number}", 100.0) == 0
    assert pace.wait("later", 161.0) == 0
    assert len(pace._minutes) == 1
