"""Strict JSON: what two parsers could read in two ways is refused before anybody acts on it."""

from __future__ import annotations

import json
from typing import Any

import orjson

__all__ = ["NotJson", "read"]


class NotJson(ValueError):
    """The bytes are not one unambiguous JSON text in UTF-8."""


def read(raw: bytes) -> Any:
    """Parse one JSON text. Raises NotJson for NaN, infinities, doubled keys, lone surrogates, nesting above 1,024."""
    try:
        value = orjson.loads(raw)
        json.loads(raw, object_pairs_hook=_once, parse_float=_finite)
    except (ValueError, RecursionError) as broken:
        raise NotJson from broken
    return value


def _once(pairs: list[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) != len(pairs):
        raise NotJson


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise NotJson
    return number
