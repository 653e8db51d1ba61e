"""getUpdates: hands out what waits, confirms by offset, and lets one caller wait at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.chats import Content
from integrations.telegram.emulator.profile import get_updates_allowed
from integrations.telegram.emulator.refusal import OTHER_POLL, WEBHOOK_ACTIVE, conflict

MOST, LONGEST_SECONDS = 100, 50.0
AHEAD = 10
"""An offset further beyond the next number counts as none: all is handed out, nothing confirmed (tdlib, TQueue.cpp; the
server's Client::do_get_updates)."""


@dataclass(slots=True)
class Polling:
    """The one long poll of an account; a newer call ends an older one."""

    turn: int = 0
    newer: asyncio.Event = field(default_factory=asyncio.Event)

    async def get(self, account: Account, params: Content) -> Any:
        """Updates from `offset` on, at once or as soon as there is one; raises Refused with 409."""
        _check_no_webhook(account)
        self.newer.set()
        self.newer = asyncio.Event()
        mine = self.newer
        get_updates_allowed(account, params)
        limit = min(MOST, int(params.get("limit") or MOST))
        until = asyncio.get_running_loop().time() + min(LONGEST_SECONDS, float(params.get("timeout") or 0))
        while True:
            found = self._from(account, int(params.get("offset") or 0))[:limit]
            left = until - asyncio.get_running_loop().time()
            if found or left <= 0:
                return found
            await _first(account.updates.changed, mine, left)
            if mine.is_set():
                raise conflict(OTHER_POLL)
            _check_no_webhook(account)

    def _from(self, account: Account, offset: int) -> list[Content]:
        live = list(account.updates.live())
        if offset > account.updates.next_id + AHEAD:
            offset = 0
        if offset < 0:
            offset = live[max(0, len(live) + offset)].update_id if live else 0
        for waiting in live:
            if waiting.update_id < offset:
                account.updates.confirm(waiting.update_id)
        return [waiting.body for waiting in live if waiting.update_id >= offset]


def _check_no_webhook(account: Account) -> None:
    if account.webhook is not None:
        raise conflict(WEBHOOK_ACTIVE)


async def _first(one: asyncio.Event, other: asyncio.Event, seconds: float) -> None:
    """Wait until either event or the time is over."""
    tasks = [asyncio.ensure_future(one.wait()), asyncio.ensure_future(other.wait())]
    try:
        await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
