"""The Bot API of the emulator, called as a bot calls it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import httpx

from integrations.telegram.emulator import people
from integrations.telegram.emulator.account import Account
from tests.telegram.stand import TOKEN


class Api:
    """A bot without a library."""

    def __init__(self, account: Account, url: str, client: httpx.AsyncClient) -> None:
        self.account = account
        self.url = url
        self.client = client
        self.chat = people.join(account, 77, "Aygün")
        people.write(account, self.chat, "/start")

    async def call(self, method: str, **params: Any) -> Any:
        """The result, or the description of the refusal."""
        told = (await self.client.post(f"{self.url}/bot{TOKEN}/{method}", json=params)).json()
        return told["result"] if told["ok"] else told["description"]

    async def raw(self, method: str, **params: Any) -> dict[str, Any]:
        answer = await self.client.post(f"{self.url}/bot{TOKEN}/{method}", json=params)
        return {"status": answer.status_code, **answer.json()}

    async def until(self, true: Callable[[], bool]) -> None:
        """Until something is true."""
        async with asyncio.timeout(10):
            while not true():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(0.02):
                        await self.account.updates.changed.wait()
