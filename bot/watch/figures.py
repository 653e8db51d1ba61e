"""What a part of the service tells about itself: numbers by a label, and alarms by their codes; nothing personal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Figure:
    """Numbers of one kind; `counted` only rise from the start of the process on."""

    name: str
    about: str
    label: str
    values: Mapping[str, float]
    counted: bool = False


class Watched(Protocol):
    """A part that is watched."""

    def figures(self) -> tuple[Figure, ...]:
        """The numbers as they are now."""

    def alarms(self) -> tuple[str, ...]:
        """What needs somebody's look now, in codes."""
