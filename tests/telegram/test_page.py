"""The page about Telegram shows what happens: its chat stands in the walk, its figures are those of the contract."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.telegram import contract, test_contract_sending, test_contract_updates

pytestmark = pytest.mark.telegram
PAGES = Path(__file__).parents[2] / "docs"
PAGE = (PAGES / "telegram.md").read_text(encoding="utf-8")
DECISION = (PAGES / "decisions" / "2026-11-22-beside-another-emulator.md").read_text(encoding="utf-8")
WALK = (Path(__file__).parent / "chats" / "walk.az.buttons.txt").read_text(encoding="utf-8")


def test_the_chat_on_the_page_is_the_walk() -> None:
    shown = PAGE.partition("\n## ")[0]
    _, *spoken = re.split(r"(?m)^    < ", shown)
    assert len(spoken) == 2
    for part in spoken:
        said = "< " + part.partition("\nFour whole chats")[0].replace("\n    ", "\n").strip()
        assert said + "\n" in WALK


def test_the_contract_has_as_many_rules_as_the_page_says() -> None:
    rules = [
        name
        for module in (test_contract_sending, test_contract_updates)
        for name, one in vars(module).items()
        if name.startswith("test_") and "pair" in one.__annotations__
    ]
    assert f"one contract ({len(rules)} rules)" in PAGE
    assert contract.LACKS.keys() <= set(rules)
    alone, added = len(rules) - len(contract.LACKS), len(contract.ADDED)
    assert f"Of theirs {alone + added} are kept" in PAGE
    kept = [int(number) for number in re.findall(r"(?m)^\| (\d+) (?:by their server|with \[rules)", PAGE)]
    assert (sum(kept[:-1]), kept[-1]) == (alone, added)
    assert f"In the other {len(rules) - alone - added} it takes no part" in PAGE
    assert f"There all {len(contract.LACKS)} are expected" in PAGE
    assert f"Without the rules {alone} of {len(rules)} hold, with them {alone + added}." in DECISION
