"""A hearing for tests: labels by key, lists by name, a fixed day; and outcomes short enough for tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dialogs.answers import Answer, CodedList, Hearing, Unsure, Wrong
from dialogs.values import Language

TODAY = date(2026, 11, 21)
LABELS: Mapping[str, tuple[str, ...]] = {
    "talk.yes": ("Bəli", "Да"),
    "talk.no": ("Xeyr", "Нет"),
    "talk.rewrite": ("Yenidən yazacağam", "Напишу ещё раз"),
    "talk.as_written": ("Yazdığım kimi qalsın", "Оставить как написано"),
}


def hearing(
    language: Language = "az",
    labels: Mapping[str, tuple[str, ...]] = LABELS,
    lists: Mapping[str, CodedList] | None = None,
    today: date = TODAY,
) -> Hearing:
    """A hearing of these labels and lists."""
    return Hearing(language, today, lambda key: labels.get(key, ()), lists or {})


def outcome(answer: Answer[Any], text: str, heard: Hearing | None = None) -> Any:
    """The value, "wrong CODE" or "unsure CODE: what would be kept first"."""
    read = answer.read(text, heard or hearing())
    if isinstance(read, Wrong):
        return f"wrong {read.code}"
    if isinstance(read, Unsure):
        return f"unsure {read.code}: {read.offers[0].kept}"
    return read
