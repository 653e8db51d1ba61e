"""A refusal of the registry: a code of openapi.yaml with its members."""

from __future__ import annotations

from typing import Any

__all__ = ["Refusal"]


class Refusal(Exception):
    """Raised by an operation; the desk turns it into a problem (RFC 9457) and undoes what the operation wrote."""

    def __init__(self, code: str, *, keep: bool = False, **members: Any) -> None:
        """`code`: one of components/x-problem-types. `keep`: what was written stays (a counted try of a code).

        `members`: those of the schema Problem.
        """
        super().__init__(code)
        self.code = code
        self.keep = keep
        self.members = members
