"""Whether an answer is about what was asked, and whether the registers agree with each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["contradicts", "mistaken"]


def mistaken(asked: Mapping[str, Any], body: Mapping[str, Any]) -> str | None:
    """`wrong-person` or `wrong-record` where a good answer names another FIN, reference or month; None if it fits."""
    if "fin" in body and body["fin"] != asked.get("fin"):
        return "wrong-person"
    if "statuses" in body and not _among(asked.get("fins", ()), body):
        return "wrong-person"
    echoes = ("reference", "period")
    if any(name in asked and name in body and asked[name] != body[name] for name in echoes):
        return "wrong-record"
    return None


def _among(fins: Any, body: Mapping[str, Any]) -> bool:
    """Everybody answered about was asked for, and nobody twice."""
    named = [each["fin"] for each in body["statuses"]] + list(body["missing"])
    return len(named) == len(set(named)) and set(named) <= set(fins)


def contradicts(body: Mapping[str, Any]) -> bool:
    """Does one register say something else than another about a fact of this answer (`others`)?"""
    facts = body.get("facts")
    if not isinstance(facts, dict):
        return False
    return any(other["value"] != fact["value"] for fact in facts.values() for other in fact.get("others", ()))
