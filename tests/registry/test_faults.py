"""The sandbox's faults themselves: by switch, for some operations, for some calls, by schedule."""

from __future__ import annotations

import httpx
import pytest
from fastapi import Response

from integrations.registry.sandbox.faults import Faults, Switches
from integrations.registry.sandbox.odd import ODD
from tests.registry.asking import WALK, Asking

FIN = WALK["fin"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"slow": 1},
        {"slow_seconds": -1},
        {"slow_seconds": "1"},
        {"slow_seconds": True},
        {"down": 1},
        {"lose_answers": 1.5},
        {"lose_answers": -1},
        {"odd": "unheard-of"},
        {"operations": "readStatus"},
        {"schedule": {"down": True}},
        {"schedule": [1]},
        {"schedule": [{"down": "yes"}]},
    ],
)
async def test_a_switch_that_is_none_is_refused_and_changes_nothing(
    asking: Asking, wanted: dict[str, object]
) -> None:
    assert (await asking.http.post("/sandbox/faults", json=wanted)).status_code == 422
    assert asking.app.state.faults.now == Switches()


async def test_a_fault_may_hold_for_some_operations_only(asking: Asking) -> None:
    await asking.demo("faults", down=True, operations=["submitApplication"])
    assert (await asking.ask("readStatus", fin=FIN)).status == 200
    reply = await asking.http.post("/applications", json={})
    assert (reply.status_code, reply.headers["content-type"]) == (503, "text/plain; charset=utf-8")


async def test_lost_answers_are_counted_and_looks_are_not_lost(asking: Asking) -> None:
    await asking.demo("faults", lose_answers=1)
    assert (await asking.ask("readStatus", fin=FIN)).status == 200
    lost = await asking.http.post("/contact-requests", json={}, headers={"Idempotency-Key": "k" * 16})
    assert lost.status_code == 504
    assert (await asking.apply()).status == 201


@pytest.mark.parametrize(
    "odd", sorted(set(ODD) - {"huge", "byte_a_second", "garbage", "deep", "reset", "cut"})
)
async def test_an_odd_answer_comes_as_often_as_was_asked(asking: Asking, odd: str) -> None:
    good = (await asking.http.post("/status:read", json={"fin": FIN})).json()["fin"]
    await asking.demo("faults", odd=odd, odd_count=2)
    replies = [await asking.http.post("/status:read", json={"fin": FIN}) for _ in range(3)]
    assert replies[2].json()["fin"] == good
    assert replies[0].headers.get("content-type") == replies[1].headers.get("content-type")
    assert replies[0].status_code == replies[1].status_code
    assert replies[0].headers != replies[2].headers or replies[0].content != replies[2].content


async def test_an_answer_is_cut_at_any_byte(asking: Asking, served: str) -> None:
    async with httpx.AsyncClient(base_url=served) as http:
        whole = await http.post("/status:read", json={"fin": FIN})
        for offset in (0, 1, 40, len(whole.content) - 1, len(whole.content)):
            await asking.demo("faults", odd="cut", cut_at=offset)
            with pytest.raises(httpx.RemoteProtocolError):
                await http.post("/status:read", json={"fin": FIN})
        await asking.demo("faults", cut_at=10**6)
        late = await http.post("/status:read", json={"fin": FIN})
        assert late.json()["fin"] == FIN
        await asking.demo("faults", odd="reset")
        with pytest.raises(httpx.ReadError):
            await http.post("/status:read", json={"fin": FIN})
        await asking.demo("faults", odd="")
        again = (await http.post("/status:read", json={"fin": FIN})).json()
        assert again == whole.json() | {"answered_at": again["answered_at"]}  # the second may be another


def test_a_schedule_breaks_things_in_its_windows() -> None:
    now = [100.0]
    faults = Faults(frozenset(), lambda: now[0])
    windows = [
        {"after_seconds": 10, "for_seconds": 5, "down": True},
        {"after_seconds": 12, "for_seconds": 10, "slow_seconds": 2},
    ]
    faults.set({"lose_answers": 3, "schedule": windows})
    seen = []
    for seconds in (0, 10, 12, 15, 22):
        now[0] = 100.0 + seconds
        seen.append((faults.now.down, faults.now.slow_seconds, faults.now.lose_answers))
    assert seen == [(False, 0.0, 3), (True, 0.0, 3), (True, 2.0, 3), (False, 2.0, 3), (False, 0.0, 3)]
    assert faults.wire()["windows"] == 0


async def test_a_counted_fault_of_a_window_is_spent_there_and_ends_with_it() -> None:
    moment = [0.0]
    faults = Faults(frozenset({"leaveList"}), lambda: moment[0])
    windows = [
        {"after_seconds": 10, "for_seconds": 10, "odd": "server_error", "odd_count": 2},
        {"after_seconds": 30, "for_seconds": 10, "lose_answers": 3},
    ]
    faults.set({"schedule": windows})

    def statuses(count: int) -> list[int]:
        return [faults.after("leaveList", Response("{}", 201)).status_code for _ in range(count)]

    assert statuses(2) == [201, 201]
    moment[0] = 10.0
    assert statuses(3) == [500, 500, 201]
    moment[0] = 30.0
    assert statuses(2) == [504, 504]
    moment[0] = 40.0
    assert statuses(2) == [201, 201]
    assert faults.now == Switches()
