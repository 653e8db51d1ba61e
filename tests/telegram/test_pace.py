"""The pace: never above the limits, and a flood wait holds its chat and all bulk, not everybody."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.asyncio import Redis

from bot.channels.telegram.channel import pace_of
from bot.channels.telegram.pace import LANES, Lane, LocalPace, Pace
from bot.channels.telegram.shared_pace import PATIENCE_SECONDS, SharedPace, connected
from bot.settings import SettingWrong, read
from tests.telegram.stand import NOBODY, Grounds, opened

pytestmark = pytest.mark.telegram


class Hand:
    """A clock turned by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


async def send(pace: Pace, hand: Hand, chat: int, kind: str) -> float:
    """Wait as a sender does; when it went out."""
    while (wait := await pace.wait(chat, kind)) > 0:
        hand.at += wait
    return hand.at


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["bulk", "reply"])), min_size=2, max_size=80))
def test_no_second_holds_more_than_its_lane(sends: list[tuple[int, str]]) -> None:
    hand = Hand()
    pace = LocalPace(hand)

    async def all_sent() -> list[tuple[float, int, str]]:
        return [(await send(pace, hand, chat, kind), chat, kind) for chat, kind in sends]

    times = asyncio.run(all_sent())
    for start, _, _ in times:
        window = [one for one in times if start <= one[0] < start + 1]
        assert sum(kind == "bulk" for _, _, kind in window) <= 26
        for chat in range(1, 5):
            assert sum(one == chat for _, one, _ in window) <= LANES["chat"].burst + 2


async def test_a_flood_wait_holds_its_chat_and_bulk_only() -> None:
    hand = Hand()
    pace = LocalPace(hand)
    await pace.flood(7, 3.0)
    assert await pace.wait(7, "reply") >= 3.0
    assert await pace.wait(8, "bulk") >= 3.0
    assert await pace.wait(8, "reply") == 0
    hand.at += 3.1
    assert await pace.wait(8, "bulk") == 0


async def test_a_wait_that_is_not_used_counts_nothing() -> None:
    hand = Hand()
    pace = LocalPace(hand, {**LANES, "chat": Lane(1.0, 0)})
    assert await pace.wait(7, "reply") == 0
    for _ in range(50):
        assert 0 < await pace.wait(7, "reply") <= 1.0
    hand.at += 1.0
    assert await pace.wait(7, "reply") == 0


async def test_lanes_that_are_free_again_are_forgotten() -> None:
    hand = Hand()
    pace = LocalPace(hand)
    for chat in range(30_000):
        hand.at += 1.0
        await pace.wait(chat, "reply")
    assert len(pace._due) <= 20_001


@pytest.fixture
async def redis_url(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """A Redis server of our own."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    server = await asyncio.create_subprocess_exec(
        program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert server.stdout is not None
    async for line in server.stdout:
        if b"Ready to accept" in line:
            break
    yield f"redis://127.0.0.1:{port}"
    server.terminate()
    await server.communicate()


async def test_two_processes_share_one_pace(redis_url: str) -> None:
    lanes = {**LANES, "bulk": Lane(0.02, 0), "chat": Lane(0.0, 100)}
    paces = [SharedPace(Redis.from_url(redis_url), bytes(32), LocalPace(Hand()), lanes) for _ in range(2)]
    begun = asyncio.get_running_loop().time()

    async def worker(pace: SharedPace, chat: int) -> None:
        for _ in range(10):
            while (wait := await pace.wait(chat, "bulk")) > 0:
                async with asyncio.timeout(wait + 1):
                    await asyncio.wait([asyncio.ensure_future(asyncio.Event().wait())], timeout=wait)

    await asyncio.gather(worker(paces[0], 1), worker(paces[1], 2))
    assert asyncio.get_running_loop().time() - begun >= 19 * 0.02
    keys = await paces[0].redis.keys("*")
    assert {len(key) for key in keys} == {len("addim:pace:") + 24}  # digests, no chats
    for pace in paces:
        await pace.redis.aclose()


async def test_a_flood_wait_holds_its_chat_and_all_bulk_in_every_process(redis_url: str) -> None:
    mine, other = [SharedPace(Redis.from_url(redis_url), bytes(32), LocalPace(Hand())) for _ in range(2)]
    await mine.flood(7, 3.0)
    assert 2.9 < await other.wait(7, "reply") < 9.0
    assert 2.9 < await other.wait(8, "bulk") < 3.2
    assert await other.wait(8, "reply") == 0
    for pace in (mine, other):
        await pace.redis.aclose()


async def test_without_redis_each_process_keeps_its_own_pace() -> None:
    hand = Hand()
    pace = SharedPace(Redis.from_url("redis://127.0.0.1:9"), bytes(32), LocalPace(hand))
    assert await pace.wait(7, "bulk") == 0
    assert await pace.wait(8, "bulk") > 0
    await pace.flood(7, 5.0)
    assert await pace.wait(7, "reply") >= 5.0
    await pace.redis.aclose()


async def test_a_redis_that_hangs_costs_a_moment_once() -> None:
    """It takes the connection and never answers: one reply waits a quarter of a second, those after it nothing."""
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen(8)
        redis = connected(f"redis://127.0.0.1:{mute.getsockname()[1]}")
        pace = SharedPace(redis, bytes(32), LocalPace(Hand()))
        begun = asyncio.get_running_loop().time()
        for chat in range(5):
            assert await pace.wait(chat, "reply") == 0
        assert asyncio.get_running_loop().time() - begun < 4 * PATIENCE_SECONDS
        await redis.aclose()


async def test_the_rate_of_what_nobody_asked_for_is_a_setting(tmp_path: Path) -> None:
    grounds = Grounds(tmp_path, NOBODY, NOBODY, {"ADDIM_TELEGRAM_BULK": "10"})
    core, telegram = await opened(grounds)
    pace = pace_of(core)
    waits = [await pace.wait(chat, "bulk") for chat in range(1, 4)]
    await telegram.close()
    await core.close()
    assert waits[0] == 0.0
    assert waits[1] == pytest.approx(0.05, abs=0.02)  # a tenth of a second each, half a message ahead
    assert core.desk.slots.interval == pytest.approx(0.1)


@pytest.mark.parametrize("rate", ["0", "-1", "1001", "fast", "2.5"])
def test_a_rate_that_is_none_is_named(rate: str) -> None:
    with pytest.raises(SettingWrong, match="1 to 1000"):
        read({"ADDIM_TELEGRAM_BULK": rate})
