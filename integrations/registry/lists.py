"""The coded lists as this release ships them, for a start while the registry does not answer."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "sandbox" / "lists"
SHIPPED = ("districts", "professions", "education", "travel", "sources")


def shipped(name: str) -> list[Mapping[str, str]]:
    """Rows with code, az and ru; raises FileNotFoundError for an unknown list."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
