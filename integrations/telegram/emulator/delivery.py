"""Posts updates to the webhook as the real server does: queues side by side, in each the head until it is taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import httpx

from integrations.telegram.emulator.account import Account, Trouble, Webhook
from integrations.telegram.emulator.chats import Content
from integrations.telegram.emulator.updates import Waiting

LONGEST_PAUSE = 60.0
RETRY_AFTER_MOST = 3600.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


@dataclass(slots=True)
class Delivery:
    """Runs until cancelled; `unit` is the first pause between two tries in seconds (the real server's is 2)."""

    account: Account
    call: Callable[[str, Content], object]
    unit: float = 2.0
    answer_seconds: float = 60.0
    posted: int = 0
    _busy: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    async def run(self) -> None:
        """Start a line for every queue that has something waiting."""
        while self.account.webhook is None:
            await self.account.updates.changed.wait()
        async with httpx.AsyncClient(
            timeout=self.answer_seconds, limits=httpx.Limits(max_connections=100)
        ) as client:
            try:
                while True:
                    changed = self.account.updates.changed
                    self._start(client)
                    await changed.wait()
            finally:
                for task in self._busy.values():
                    task.cancel()

    def _start(self, client: httpx.AsyncClient) -> None:
        hook = self.account.webhook
        if hook is None:
            return
        for queue, head in self.account.updates.heads().items():
            if queue not in self._busy and len(self._busy) < hook.max_connections:
                task = asyncio.create_task(self._deliver(client, hook, head))
                self._busy[queue] = task
                task.add_done_callback(partial(self._free, queue))

    def _free(self, queue: int, _: asyncio.Task[None]) -> None:
        self._busy.pop(queue, None)
        self.account.updates.tell()

    async def _deliver(self, client: httpx.AsyncClient, hook: Webhook, head: Waiting) -> None:
        """One update until it is taken, has expired, or the webhook has changed."""
        tries = 0
        while self.account.webhook is hook and head.expires_at > self.account.clock.now():
            if self.account.updates.waiting.get(head.update_id) is not head:
                return
            after = await self._post(client, hook, head)
            if after < 0:
                self.account.updates.confirm(head.update_id)
                return
            pause = 0.0 if tries == 0 else min(LONGEST_PAUSE, self.unit * 2.0 ** (tries - 1))
            tries += 1
            await asyncio.sleep(max(pause, after))

    async def _post(self, client: httpx.AsyncClient, hook: Webhook, head: Waiting) -> float:
        """-1 when it was taken, otherwise the pause the receiver asked for."""
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        self.posted += 1
        try:
            response = await client.post(hook.url, json=head.body, headers=headers)
        except httpx.HTTPError as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return 0.0
        if response.is_success:
            self._called(response)
            return -1.0
        self._failed(f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}")
        after = response.headers.get("retry-after", "")
        return min(RETRY_AFTER_MOST, float(after)) if after.isdigit() else 0.0

    def _called(self, response: httpx.Response) -> None:
        """Carry out the call that an answer may carry; whoever answered never hears what came of it."""
        try:
            told = response.json()
        except ValueError:
            return
        if isinstance(told, dict) and isinstance(told.get("method"), str):
            self.call(told.pop("method"), told)

    def _failed(self, message: str) -> None:
        self.account.trouble = Trouble(int(self.account.clock.now()), message)
