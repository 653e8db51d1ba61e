"""All walks of the explorer, made once for every test of this process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.drawings import explored
from dialogs.explorer import Explored


@cache
def walks() -> Mapping[str, Explored]:
    """Every dialog explored, with pairs."""
    return explored()
