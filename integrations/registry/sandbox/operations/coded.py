"""Coded lists for everybody who asks or shows a code."""

from __future__ import annotations

from typing import Any

from integrations.registry.sandbox.codelists import coded_list
from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.refusal import Refusal

__all__ = ["read_list"]


def read_list(_: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readList."""
    try:
        found = coded_list(asked["name"])
    except KeyError:
        raise Refusal("not-found") from None
    entries = [{"code": code, "az": az, "ru": ru} for code, (az, ru) in found.labels.items()]
    return {"version": found.version, "entries": entries}
