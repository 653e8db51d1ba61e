"""How the exhaustive tests go through all values of a few facts of one base person."""

from __future__ import annotations

from typing import Any, cast

from dialogs.rules.decision import Decision
from dialogs.rules.facts import Facts
from dialogs.rules.services import decide
from tests.law.persons import LAW, person_b

THREE = (True, False, None)
BASE = person_b()


def ask(
    service: str, names: tuple[str, ...], values: tuple[Any, ...], base: Facts = BASE, law: Any = LAW
) -> Decision:
    """Decide for the base person with these facts set to these values."""
    return decide(service, cast("Facts", {**base, **dict(zip(names, values, strict=True))}), law)


def told(decision: Decision) -> set[tuple[str, str]]:
    """The reasons by rule and fact."""
    return {(reason.rule, reason.fact) for reason in decision.reasons}
