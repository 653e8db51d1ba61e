"""Days that the registry's page passes at a press: each is lived by the service that follows before the next comes."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from functools import partial

import pytest

from bot.clock import SandboxClock
from bot.demo import follow
from integrations.registry.sandbox.going import FOLLOWED_SECONDS, Going
from integrations.registry.sandbox.remote import RemoteSandbox
from tests.registry.asking import TODAY, Asking, serving

WEEK = [TODAY + timedelta(days=days) for days in range(1, 8)]


async def _noted(clock: SandboxClock, lived: list[date]) -> None:
    lived.append(clock.today())


async def test_every_day_of_a_week_is_lived_by_who_follows(asking: Asking) -> None:
    lived: list[date] = []
    clock = SandboxClock(TODAY)
    async with serving(asking.app) as url:
        remote = RemoteSandbox(url)
        await remote.now(TODAY)  # so that it is known that somebody follows
        following = asyncio.create_task(follow(remote, clock, partial(_noted, clock, lived)))
        reply = await asking.http.post("/day", data={"move": "7"})
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        await remote.close()
    assert reply.status_code == 303
    assert asking.office.today() == WEEK[-1]
    assert lived[:6] == WEEK[:6]


async def test_where_nobody_follows_the_day_is_there_at_once(asking: Asking) -> None:
    await asking.http.post("/day", data={"move": "7"})
    assert asking.office.today() == WEEK[-1]


@pytest.mark.parametrize("lived", [TODAY, WEEK[0]])
def test_no_day_comes_that_nobody_wants(asking: Asking, lived: date) -> None:
    Going(asking.office).followed(lived)
    assert asking.office.today() == TODAY


async def test_who_stops_following_holds_nobody_up(asking: Asking) -> None:
    instant = [0.0]

    def later() -> float:
        instant[0] += FOLLOWED_SECONDS
        return instant[0]

    going = Going(asking.office, later)
    going.followed(TODAY)
    await going.go(WEEK[-1])
    assert asking.office.today() == WEEK[-1]


async def test_the_next_day_waits_until_this_one_is_lived(asking: Asking) -> None:
    going = Going(asking.office)
    going.followed(TODAY)
    way = asyncio.create_task(going.go(WEEK[1]))
    await asyncio.sleep(0)
    assert asking.office.today() == WEEK[0]
    going.followed(TODAY)  # an answer that crossed: this day is still being lived
    assert asking.office.today() == WEEK[0]
    going.followed(WEEK[0])
    await way
    assert asking.office.today() == WEEK[1]
