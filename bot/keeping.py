"""An arrival's row in the inbox: written with its turn, or before it once the turn has to wait for somebody."""

from __future__ import annotations

import asyncio

from bot.ledger.contract import Ledger
from bot.ledger.errors import Duplicate, LedgerError
from bot.ledger.records import Conversation, Inbound, Run


class Keeping:
    """One arrival that nobody may lose once its sender was told that it is kept.

    A row of its own costs a commit before the turn's; so the turn takes the arrival along in its own unit, and only
    what must wait (for a look outside, behind other arrivals) is written by itself first.

    `standing` is its conversation as it was read while the arrival was understood, None if it was not.
    """

    def __init__(self, ledger: Ledger, inbound: Inbound, row: int | None = None) -> None:
        self.inbound = inbound
        self.row = row
        self.standing: tuple[Conversation, list[Run]] | None = None
        self._ledger = ledger
        self._receiving: asyncio.Task[None] | None = None
        self._ended = asyncio.Event()
        self._error: LedgerError | None = None

    @property
    def begun(self) -> bool:
        """Whether a row of its own is being written."""
        return self._receiving is not None

    async def keep(self) -> None:
        """Have a row of its own from now on; raises Duplicate if this arrival was kept earlier, LedgerError."""
        if self.row is None:
            if self._receiving is None:
                self._receiving = asyncio.create_task(self._receive())
            await asyncio.shield(self._receiving)

    async def _receive(self) -> None:
        received = await self._ledger.receive(self.inbound)
        self.written()
        if received.duplicate:
            raise Duplicate
        self.row = received.id

    def written(self) -> None:
        """It is in the ledger, by a row of its own or by its turn."""
        self._settle(None)

    def failed(self, error: LedgerError) -> None:
        """It could not be kept; without effect if it was."""
        self._settle(error)

    def _settle(self, end: LedgerError | None) -> None:
        if not self._ended.is_set():
            self._error = end
            self._ended.set()

    async def kept(self) -> None:
        """Wait until it is durable; raises LedgerError if it is not and the sender has to bring it again."""
        await self._ended.wait()
        if self._error is not None:
            raise self._error
