"""The lists of what the other emulator lacks and of what is added in front of it, and whose code that is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from telegram.error import InvalidToken

from tests.telegram import test_contract_sending, test_contract_updates
from tests.telegram.contract import ADDED, LACKS, Differs, lacking
from tests.telegram.servers import Lacking, bare, ours, theirs

pytestmark = pytest.mark.telegram
HERE = Path(__file__).parent
IN_FRONT = ("shim", "rules", "flight", "courier", "refusing")


def test_every_difference_is_one_of_the_rules() -> None:
    assert set(LACKS) <= {*vars(test_contract_sending), *vars(test_contract_updates)}


def test_what_is_added_is_lacking_without_it() -> None:
    assert set(ADDED) < set(LACKS)
    assert [bool(lacking(one, next(iter(ADDED)))) for one in (ours, theirs, bare)] == [False, False, True]
    assert [bool(lacking(one, min(set(LACKS) - set(ADDED)))) for one in (ours, theirs, bare)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("name", LACKS)
def test_nothing_else_that_goes_wrong_counts_as_the_difference(name: str) -> None:
    shown = LACKS[name][1]
    others: list[Exception] = [AssertionError("0 of 1 updates came"), TimeoutError(), Differs("x, not y")]
    assert not any(shown.matches(one) for one in [*others, Lacking("x"), InvalidToken("Unauthorized")])


@pytest.mark.parametrize("name", IN_FRONT)
def test_nothing_of_ours_stands_in_front_of_the_other_emulator(name: str) -> None:
    tree = ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))
    taken = [one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    taken += [alias.name for one in ast.walk(tree) if isinstance(one, ast.Import) for alias in one.names]
    assert not [one for one in taken if one.split(".")[0] in ("bot", "dialogs", "integrations")]
    own = {one.removeprefix("tests.telegram.") for one in taken if one.startswith("tests")}
    assert own <= set(IN_FRONT)
