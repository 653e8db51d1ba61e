"""Faults by switch and by schedule: slow, down, lost answers, and answers no registry should give."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from fastapi import Response

from integrations.registry.sandbox.odd import ODD, odd_answer

__all__ = ["Faults", "Switches"]


@dataclass(frozen=True, slots=True)
class Switches:
    """What is broken now. `operations`: only these (empty: all; for lost answers, all that file something).

    `odd`: the name of an answer of odd.py, given `odd_count` times (0: every time). `cut_at`: how many bytes of a `cut`
    answer go out. `calls_a_minute`: a stricter limit than the contract's (0: none).
    """

    slow_seconds: float = 0.0
    down: bool = False
    lose_answers: int = 0
    odd: str = ""
    odd_count: int = 0
    cut_at: int = 0
    operations: tuple[str, ...] = ()
    calls_a_minute: int = 0


TIMES = frozenset({"after_seconds", "for_seconds"})


class Faults:
    """Holds the switches and the schedule, and applies them to one call."""

    def __init__(self, filing: frozenset[str], clock: Callable[[], float] = time.monotonic) -> None:
        """`filing` names the operations that file something; `clock` gives monotonic seconds."""
        self._set = Switches()
        self._filing = filing
        self._clock = clock
        self._windows: list[tuple[float, float, dict[str, Any]]] = []

    @property
    def now(self) -> Switches:
        """The switches, with those of the schedule's running windows on top."""
        moment = self._clock()
        self._windows = [window for window in self._windows if window[1] > moment]
        switches = self._set
        for begins, _, given in self._windows:
            if begins <= moment:
                switches = replace(switches, **given)
        return switches

    def set(self, wanted: dict[str, Any]) -> None:
        """Change some switches, or set `schedule`: [{after_seconds, for_seconds, and switches}].

        Raises ValueError for an unknown name or a wrong type.
        """
        schedule = wanted.pop("schedule", None)
        given = _checked(wanted)
        if schedule is not None:
            if not isinstance(schedule, list):
                raise ValueError("schedule")
            self._windows = [self._window(each) for each in schedule]
        self._set = replace(self._set, **given)

    def _window(self, entry: Any) -> tuple[float, float, dict[str, Any]]:
        if not isinstance(entry, dict):
            raise ValueError("schedule")  # noqa: TRY004 - one kind of refusal for everything that comes as JSON
        switches = {name: value for name, value in entry.items() if name not in TIMES}
        begins = self._clock() + _typed(float, entry.get("after_seconds", 0))
        return begins, begins + _typed(float, entry.get("for_seconds", 60)), _checked(switches)

    def wire(self) -> dict[str, Any]:
        """The switches as JSON, and how many windows of the schedule are still to come or running."""
        return {**asdict(self.now), "windows": len(self._windows)}

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

    def after(self, operation: str, response: Response) -> Response:
        """The answer as it leaves: as it is, lost behind a gateway's time-out, or odd."""
        now = self.now
        if now.lose_answers and operation in (now.operations or self._filing):
            self._spend("lose_answers")
            return Response("Gateway Timeout", 504, media_type="text/plain")
        if now.odd and self._meant(operation):
            if now.odd_count:
                self._spend("odd_count")
            return odd_answer(now.odd, response, now.cut_at)
        return response

    def _spend(self, counted: str) -> None:
        """One of a counted fault is used: of the running window that set it, else of the switches."""
        moment = self._clock()
        setters = [given for begins, _, given in self._windows if begins <= moment and counted in given]
        given = setters[-1] if setters else asdict(self._set)
        given[counted] = max(0, given[counted] - 1)
        if counted == "odd_count" and not given[counted]:
            given["odd"] = ""  # 0 would mean every time
        if not setters:
            self._set = Switches(**given)


def _checked(wanted: dict[str, Any]) -> dict[str, Any]:
    kinds = {each.name: type(getattr(Switches(), each.name)) for each in fields(Switches)}
    given: dict[str, Any] = {}
    for name, value in wanted.items():
        if name not in kinds or (name == "odd" and value and value not in ODD):
            raise ValueError(name)
        given[name] = _typed(kinds[name], value)
    return given


def _typed(kind: type, value: Any) -> Any:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if kind is tuple and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if kind is float and (whole or isinstance(value, float)) and 0 <= value <= 86_400:
        return float(value)
    if kind is int and whole and 0 <= value <= 10**9:
        return value
    if kind in {bool, str} and isinstance(value, kind):
        return value
    raise ValueError(kind.__name__)
