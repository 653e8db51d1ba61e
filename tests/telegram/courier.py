"""Brings updates to the bot's webhook: queues side by side, in each the head until it is taken."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field

import httpx

from tests.telegram.flight import Flight, Held

FIRST_PAUSE, LONGEST_PAUSE = 0.01, 0.2
SECRET = "x-telegram-bot-api-secret-token"


@dataclass(slots=True)
class Courier:
    """One bot's; `url` is empty while no webhook is set, `trouble` is the last failure in words."""

    flight: Flight
    client: httpx.AsyncClient
    url: str = ""
    secret: str = ""
    trouble: str = ""
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    lines: dict[tuple[str, int], asyncio.Task[None]] = field(default_factory=dict)

    def turn(self, url: str, secret: str = "") -> None:
        """Bring updates to this address from now on; nowhere if it is empty."""
        self.url, self.secret, self.trouble = url, secret, ""
        self.start()

    def start(self) -> None:
        """A line for every queue in which something waits."""
        for queue in self.flight.heads() if self.url else ():
            if queue not in self.lines or self.lines[queue].done():
                self.lines[queue] = asyncio.create_task(self._bring(queue))

    async def end(self) -> None:
        """Bring nothing more."""
        self.url = ""
        self.ended.set()
        await asyncio.gather(*self.lines.values())

    async def _bring(self, queue: tuple[str, int]) -> None:
        pause = FIRST_PAUSE
        while self.url and (head := self.flight.heads().get(queue)):
            if await self._took(head):
                self.flight.taken(head)
                pause = FIRST_PAUSE
                continue
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self.ended.wait()
            pause = min(LONGEST_PAUSE, 2 * pause)

    async def _took(self, head: Held) -> bool:
        headers = {SECRET: self.secret} if self.secret else {}
        try:
            answered = await self.client.post(self.url, json=head.update, headers=headers)
        except httpx.HTTPError as error:
            self.trouble = f"Connection failed: {type(error).__name__}"
            return False
        if not answered.is_success:
            self.trouble = f"Wrong response from the webhook: {answered.status_code} {answered.reason_phrase}"
        return answered.is_success
