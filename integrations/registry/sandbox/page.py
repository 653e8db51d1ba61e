"""The registry's page for people: what it holds, its day, its faults. Works without JavaScript."""

from __future__ import annotations

from fastapi import APIRouter

from integrations.registry.sandbox.faults import Faults
from integrations.registry.sandbox.office import Office

__all__ = ["page_routes"]


def page_routes(_: Office, __: Faults) -> APIRouter:
    """Routes of the page."""
    return APIRouter()
