"""Kill -9 at the steps of a send to Telegram: nothing is lost or left standing, and all that came twice is flagged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.service import create_app
from tests.faults.sends import TOKEN, Sends, Step
from tests.telegram.serving import served

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]
MERGED = 4  # boundaries of commits that may fall together with others
ALL = os.environ.get("FAULTS") == "all"


def chosen(steps: list[str]) -> list[int]:
    """The steps to be killed at: around the deletion, after the first part, after the last."""
    last = max(step for step in steps if step.startswith("answer sendMessage"))
    named = ("call deleteMessage 1", "answer deleteMessage 1", "answer sendMessage 1", last)
    return [number for number, step in enumerate(steps, 1) if ALL or step in named]


def line(step: Step) -> str:
    """A row of the table."""
    return (
        f"{step.name}: {step.lost} lost, {step.twice} twice, {'flagged' if step.flagged else 'not flagged'}"
    )


async def test_killed_at_the_steps_of_a_send(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    account = Account(TOKEN)
    async with served(create_app(account)) as server:
        sends = Sends(account, tmp_path, server)
        steps = await sends.begin()
        tried = [await sends.killed_at(number) for number in chosen(steps)]
        await sends.stop()
    killed = [one for one in tried if one is not None]
    with capsys.disabled():
        print(f"\na send of {sends.whole.total()} parts, killed at {len(killed)} of {len(steps)} steps:")
        print(*(f"  {line(one)}" for one in killed), sep="\n")
    assert sends.whole.total() >= 3
    assert len(killed) >= len(tried) - MERGED
    assert [one for one in killed if one.broken] == []


async def test_a_service_that_forgets_its_sends_is_seen(tmp_path: Path) -> None:
    account = Account(TOKEN)
    async with served(create_app(account)) as server:
        sends = Sends(account, tmp_path, server, ("forget",))
        steps = await sends.begin()
        killed = await sends.killed_at(1 + steps.index("answer sendMessage 1"))
        await sends.stop()
    assert killed is not None
    assert killed.twice
    assert killed.broken
