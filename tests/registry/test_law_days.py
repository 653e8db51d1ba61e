"""The sandbox lives its days one by one, forward only."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.registry.asking import WALK, Asking
from tests.registry.test_law_registration import at

FIN = WALK["fin"]


async def test_days_are_lived_one_by_one_also_when_many_are_skipped(asking: Asking) -> None:
    slow, fast = asking, at("2026-06-10")
    for caller in (slow, fast):
        await caller.apply()
    for _ in range(60):
        await slow.move(1)
    await fast.move(60)
    for slug in ("walk", "B", "U4", "U13", "U16", "under-way", "report"):
        fin = slow.fin(slug)
        assert await slow.notes(fin) == await fast.notes(fin), slug


async def test_the_day_goes_forward_only(asking: Asking) -> None:
    for body in ({"move_days": -1}, {"to": "2026-06-09"}, {"move_days": "1"}, {"move_days": 10**9}, {}):
        assert (await asking.http.post("/sandbox/day", json=body)).status_code == 422
    assert (await asking.http.get("/sandbox/day")).json()["day"] == "2026-06-10"


async def test_a_day_that_passes_by_itself_is_lived_too(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    await asking.apply()
    now = asking.office.clock.now()
    monkeypatch.setattr(asking.office.clock, "now", lambda: now + timedelta(days=9))
    assert await asking.states(FIN) == ("active", "active")
