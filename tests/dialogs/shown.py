"""What is asked of the registry, as one line of a transcript: the name and its fields, the FIN masked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

HIDDEN = {"code": "********", "code_id": "", "reference": ""}


def call_line(operation: str, body: Mapping[str, Any]) -> str:
    """The line of a call, named as its errand is."""
    fields = ((field, _field(field, value)) for field, value in body.items())
    name = operation[0].upper() + operation[1:]
    return " ".join([name, *(f"{field}={said}" for field, said in fields if said)])


def _field(name: str, value: Any) -> str:
    if name in HIDDEN:
        return HIDDEN[name]
    return f"*****{value[-2:]}" if name == "fin" and value is not None else _said(value)


def _said(value: Any) -> str:
    """Plain values as they are, an object by what it holds, a list by its members."""
    if value is None:
        return "-"
    if isinstance(value, dict):
        return "/".join(_said(part) for part in value.values() if part is not None and part != "")
    if isinstance(value, list):
        return "[" + "; ".join(_said(part) for part in value) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
