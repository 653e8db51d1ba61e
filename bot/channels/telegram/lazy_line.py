"""A line that is made when it is first needed: what nobody uses costs no start-up time and no memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.channels.telegram.line import Line
from bot.channels.telegram.results import Result
from dialogs.values import Json


@dataclass(slots=True)
class LazyLine:
    """The line that `make` makes; `paced` has to be known before."""

    make: Callable[[], Line]
    paced: bool
    made: Line | None = None

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        """Call a method; raises nothing."""
        if self.made is None:
            self.made = self.make()
        return await self.made.call(method, params, seconds)

    async def close(self) -> None:
        """Let go of the connections, if there are any."""
        if self.made is not None:
            await self.made.close()
