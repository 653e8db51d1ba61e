"""The pace shared by all processes through Redis; without Redis each process keeps its own for a while."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2s
from time import monotonic
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.channels.telegram.pace import LANES, Lane, LocalPace, lanes_of

# GCRA over several lanes at once, by the server's own clock: nothing is counted unless every lane has room.
ACQUIRE = """
local t = redis.call('TIME') local now = t[1] * 1000 + t[2] / 1000 local wait = 0
for i = 1, #KEYS do
  local due = math.max(tonumber(redis.call('GET', KEYS[i]) or now), now)
  wait = math.max(wait, due - ARGV[2 * i] * ARGV[2 * i - 1] - now)
end
if wait > 0.001 then return tostring(wait) end
for i = 1, #KEYS do
  local due = math.max(tonumber(redis.call('GET', KEYS[i]) or now), now) + ARGV[2 * i - 1]
  redis.call('SET', KEYS[i], string.format('%.3f', due), 'PX', math.ceil(due - now) + 1000)
end
return '0'
"""
HOLD = """
local t = redis.call('TIME') local now = t[1] * 1000 + t[2] / 1000
local due = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now + ARGV[1])
redis.call('SET', KEYS[1], string.format('%.3f', due), 'PX', math.ceil(due - now) + 1000)
return 1
"""

PATIENCE_SECONDS = 0.25  # a reply is not to wait longer for a Redis that hangs
ALONE_SECONDS = 5.0  # then it is asked again

log = structlog.get_logger("telegram")


def connected(url: str) -> Redis:
    """A client that gives up soon and tries nothing twice."""
    return Redis.from_url(
        url,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
    )


@dataclass(slots=True)
class SharedPace:
    """One pace for all processes of a bot; chats are named by keyed digests, for Redis holds nothing personal."""

    redis: Redis
    key: bytes
    alone: LocalPace
    lanes: Mapping[str, Lane] = field(default_factory=lambda: LANES)
    space: str = "addim:pace"
    _acquire: Any = field(init=False)
    _hold: Any = field(init=False)
    _alone_until: float = 0.0

    def __post_init__(self) -> None:
        self._acquire = self.redis.register_script(ACQUIRE)
        self._hold = self.redis.register_script(HOLD)

    async def wait(self, chat: int, kind: str) -> float:
        """Seconds to wait; 0: go."""
        if self._alone_until > monotonic():
            return await self.alone.wait(chat, kind)
        lanes = lanes_of(chat, kind, self.lanes)
        figures = [figure for _, lane in lanes for figure in (lane.interval * 1000, lane.burst)]
        try:
            told = await self._acquire(keys=[self._name(name) for name, _ in lanes], args=figures)
        except (RedisError, OSError) as error:
            log.warning("pace not shared", code=type(error).__name__)
            self._alone_until = monotonic() + ALONE_SECONDS
            return await self.alone.wait(chat, kind)
        return float(told) / 1000

    async def flood(self, chat: int, seconds: float) -> None:
        """Hold this chat and all bulk."""
        await self.alone.flood(chat, seconds)
        for name, lane in lanes_of(chat, "bulk", self.lanes) if self._alone_until <= monotonic() else ():
            held = (seconds + lane.interval * lane.burst) * 1000
            try:
                await self._hold(keys=[self._name(name)], args=[held])
            except (RedisError, OSError) as error:
                log.warning("pace not shared", code=type(error).__name__)
                self._alone_until = monotonic() + ALONE_SECONDS

    def _name(self, lane: str) -> str:
        digest = blake2s(lane.encode(), key=self.key[:32], digest_size=12).hexdigest()
        return f"{self.space}:{digest}"
