"""Made-up persons of the sandbox: the demo's stories, the rules' worked examples, and a crowd."""

from __future__ import annotations

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.people.crowd import generate
from integrations.registry.sandbox.people.planting import plant
from integrations.registry.sandbox.people.reading import examples, stories

__all__ = ["CROWD", "SEED", "generate", "plant_all", "plant_crowd"]

CROWD = 300
SEED = 2018


def plant_all(office: Office, crowd: int = CROWD) -> None:
    """Fill an empty registry: stories, worked examples, a crowd."""
    today = office.today()
    plant(office, stories(today))
    plant(office, examples(today))
    plant_crowd(office, crowd)


def plant_crowd(office: Office, count: int, seed: int = SEED) -> int:
    """Add persons to the crowd; returns how many. The crowd goes on where it ended."""
    first = int(office.setting("crowd") or 0)
    office.keep_setting("crowd", str(first + count))
    return plant(office, generate(count, seed, office.today(), first))
