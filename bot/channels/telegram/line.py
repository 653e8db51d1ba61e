"""The line to a Bot API server, whichever library holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bot.channels.telegram.results import Result
from dialogs.values import Json


class Line(Protocol):
    """One bot at one server; `paced` tells that the line waits for the pace by itself."""

    paced: bool

    async def call(self, method: str, params: Mapping[str, Json], seconds: float = 20.0) -> Result:
        """Call a method with its parameters as the Bot API names them; raises nothing."""

    async def close(self) -> None:
        """Let go of the connections."""
