"""What the start has made lives as long as the service: the collector need not look through it again and again."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

YOUNG = 20_000  # objects made beyond those let go before the youngest are looked through; a turn makes some hundreds
OLDER = 20  # looks at one age before a look at the next


def settle() -> None:
    """Collect once, then leave what there is alone; turns make hardly any cycles, so looks may be rare."""
    gc.collect()
    with suppress(
        OSError, AttributeError
    ):  # glibc gives back what reading the modules needed; others have no word
        ctypes.CDLL(None).malloc_trim(0)  # malloc_trim(3)
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDER)
