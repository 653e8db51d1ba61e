"""The emulator's clock: the machine's, moved forward on request, so that what expires can be seen to expire."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(slots=True)
class Clock:
    """Seconds since 1970, `moved` seconds ahead."""

    moved: float = 0.0

    def now(self) -> float:
        return time.time() + self.moved

    def move(self, seconds: float) -> None:
        self.moved += seconds
