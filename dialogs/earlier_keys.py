"""What an earlier release kept, or a page of it sends, under other keys: moved to those of now, so nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_LIMITS: Final = "application.health_limits"
_LIMITS_NOW: Final = "application.health.limits"
_STREET: Final = "application.street"  # below it stands now of which district it is
_DISTRICTS: Final = ("application.district.changed", "application.district")
_THEN: Final = frozenset((_LIMITS, _STREET))
_RARE: Final = frozenset(("aside", "reopened", "unsure"))


def moved(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """The stored parts of a memory with every key as it is now; what is asked again as a group stays that group."""
    answers = kept.get("answers", {})
    if _RARE.isdisjoint(kept) and _THEN.isdisjoint(answers) and kept.get("asked") not in _THEN:
        return kept  # nearly always: this is read with every message
    said = {**kept.get("aside", {}), **kept.get("answers", {})}
    unsure = kept.get("unsure") or {}
    now = _now(said)
    if kept.get("reopened") != _LIMITS and not {*said, kept.get("asked"), unsure.get("key")} & now.keys():
        return kept
    found = {**kept, "asked": now.get(kept.get("asked", ""), kept.get("asked"))}
    for name in kept.keys() & {"answers", "aside"}:
        found[name] = {now.get(key, key): value for key, value in kept[name].items()}
    if unsure:
        found["unsure"] = {**unsure, "key": now.get(unsure["key"], unsure["key"])}
    if kept.get("reopened") == _LIMITS:
        found["reopened"] = _LIMITS_NOW
    return found


def _now(said: Mapping[str, Any]) -> dict[str, str]:
    """The keys of then with those of now."""
    home = next((said[key] for key in _DISTRICTS if key in said), None)
    now = {_LIMITS: _LIMITS_NOW}
    return now | {_STREET: f"{_STREET}.{home['code']}"} if isinstance(home, dict) else now


def called(of: str | None, asked: str | None) -> str | None:
    """The key of the question `asked` where `of` is what a page of an earlier release calls it."""
    then = {_LIMITS: _LIMITS_NOW, _STREET: f"{_STREET}.AZ-"}.get(of or "")
    return asked if then is not None and (asked or "").startswith(then) else of
