"""A refusal of the registry: a code of openapi.yaml with its members."""

from __future__ import annotations

from typing import Any

__all__ = ["Refusal"]


class Refusal(Exception):
    """Raised by an operation; the desk turns it into a problem (RFC 9457)."""

    def __init__(self, code: str, **members: Any) -> None:
        """`code` is one of components/x-problem-types; members are those of the schema Problem."""
        super().__init__(code)
        self.code = code
        self.members = members
