"""Coded lists with labels in both languages, from the files in lists/."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["CodeList", "coded_list"]

LISTS = Path(__file__).with_name("lists")


@dataclass(frozen=True, slots=True)
class CodeList:
    """Labels (az, ru) by code, in the order of the file; `version` changes with its content."""

    version: str
    labels: dict[str, tuple[str, str]]


@cache
def coded_list(name: str) -> CodeList:
    """A list by name. Raises KeyError when there is none."""
    known = {path.stem: path for path in LISTS.glob("*.csv")}
    text = known[name].read_text(encoding="utf-8")
    labels = {row["code"]: (row["az"], row["ru"]) for row in csv.DictReader(text.splitlines())}
    return CodeList(hashlib.sha256(text.encode()).hexdigest()[:12], labels)
