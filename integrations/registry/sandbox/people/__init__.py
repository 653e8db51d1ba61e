"""Made-up persons of the sandbox: the demo's stories, the rules' worked examples, and a crowd."""

from __future__ import annotations

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.people.planting import plant
from integrations.registry.sandbox.people.stories import base_persons, stories

__all__ = ["plant_all"]


def plant_all(office: Office) -> None:
    """Fill an empty registry."""
    today = office.today()
    for made in (*stories(today), *base_persons(today)):
        plant(office, made)
