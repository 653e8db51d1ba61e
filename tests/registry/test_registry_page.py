"""docs/registry.md names what the sandbox really has."""

from __future__ import annotations

import re
from pathlib import Path

from integrations.registry.errors import OUR_MISTAKES, PAGED
from integrations.registry.sandbox.__main__ import _parser
from integrations.registry.sandbox.faults import Switches
from integrations.registry.sandbox.feeds import HAPPENINGS
from integrations.registry.sandbox.odd import ODD
from integrations.registry.sandbox.offers import WILLS

TEXT = (Path(__file__).parents[2] / "docs" / "registry.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", TEXT))


def test_every_happening_fault_and_alarm_is_on_the_page() -> None:
    assert set(HAPPENINGS) | set(ODD) | set(WILLS) | set(Switches.__slots__) <= NAMED
    assert PAGED | OUR_MISTAKES <= NAMED


def test_happenings_are_known_after_as_long_as_the_page_says() -> None:
    rows = re.findall(r"^\|([^|]+)\|([^|]*)\| (?:(\d) months?|at once) \|$", TEXT, re.MULTILINE)
    told = {
        name: int(lag or 0) for begins, ends, lag in rows for name in re.findall(r"`(\w+)`", begins + ends)
    }
    assert told == {name: each.lag_months for name, each in HAPPENINGS.items()}


def test_every_option_on_the_page_is_one() -> None:
    known = {option for action in _parser()._actions for option in action.option_strings}
    assert set(re.findall(r"`(--[a-z-]+)", TEXT)) <= known
