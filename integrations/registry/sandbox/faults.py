"""Faults by switch: a slow registry, one that is down, and answers that are lost on the way back."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from fastapi import Response

__all__ = ["Faults", "Switches"]


@dataclass(frozen=True, slots=True)
class Switches:
    """What is broken now. `operations`: only these (empty: all; for lost answers, all that file something)."""

    slow_seconds: float = 0.0
    down: bool = False
    lose_answers: int = 0
    operations: tuple[str, ...] = ()


class Faults:
    """Holds the switches and applies them to one call."""

    def __init__(self, filing: frozenset[str]) -> None:
        """`filing` names the operations that file something."""
        self.now = Switches()
        self._filing = filing

    def set(self, wanted: dict[str, Any]) -> None:
        """Change some switches. Raises ValueError for an unknown name or a wrong type."""
        kinds = {each.name: type(getattr(self.now, each.name)) for each in fields(Switches)}
        given: dict[str, Any] = {}
        for name, value in wanted.items():
            if name not in kinds:
                raise ValueError(name)
            given[name] = _typed(kinds[name], value)
        self.now = replace(self.now, **given)

    def wire(self) -> dict[str, Any]:
        """The switches as JSON."""
        return asdict(self.now)

    def _meant(self, operation: str) -> bool:
        return not self.now.operations or operation in self.now.operations

    async def before(self, operation: str) -> Response | None:
        """What a gateway says when nothing stands behind it; None when the registry is up."""
        if self.now.down and self._meant(operation):
            return Response("Service Unavailable", 503, {"Retry-After": "30"}, media_type="text/plain")
        return None

    async def think(self, operation: str) -> None:
        """Take the time that is set."""
        if self.now.slow_seconds and self._meant(operation):
            await asyncio.sleep(self.now.slow_seconds)

    def after(self, operation: str) -> Response | None:
        """A gateway's time-out in place of an answer that is lost after its effect."""
        meant = operation in (self.now.operations or self._filing)
        if not (self.now.lose_answers and meant):
            return None
        self.now = replace(self.now, lose_answers=self.now.lose_answers - 1)
        return Response("Gateway Timeout", 504, media_type="text/plain")


def _typed(kind: type, value: Any) -> Any:
    if kind is tuple and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 600:
        return float(value)
    if kind is int and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind is bool and isinstance(value, bool):
        return value
    raise ValueError(kind.__name__)
