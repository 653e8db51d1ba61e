"""The employment sheet, read live."""

from __future__ import annotations

from typing import Any

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.operations.persons import subject
from integrations.registry.sandbox.refusal import Refusal
from integrations.registry.sandbox.sheets import read_sheet_of

__all__ = ["read_sheet"]


def read_sheet(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readSheet."""
    found = read_sheet_of(office, subject(office, asked))
    if found is None:
        raise Refusal("no-sheet")
    return found
