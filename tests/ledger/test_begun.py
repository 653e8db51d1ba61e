"""Effects that their maker begins in the same unit, answers before notices, and rows that need no turn."""

from __future__ import annotations

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict
from bot.ledger.records import Change, Effect, Lease, NewEffect
from tests.ledger.made import MORNING, HandClock, effect, inbound

LEASE = Lease("boot-1", "token-1", 30.0)


async def make(ledger: Ledger, *effects: NewEffect) -> tuple[Effect, ...]:
    """What is being sent at once of the effects that one conversation makes."""
    spoken = await ledger.begin("telegram", "addr-1", "az")
    mine = tuple(one._replace(conversation=spoken.id) for one in effects)
    _, begun = await ledger.commit_and_begin(Change(spoken, effects=mine))
    return begun


async def claim(ledger: Ledger, clock: HandClock, owner: str = "boot-2") -> list[Effect]:
    return await ledger.claim(["file"], 10, owner, 30.0, clock(), ordered=True)


async def test_what_its_maker_begins_is_being_sent_at_once(ledger: Ledger, clock: HandClock) -> None:
    (held,) = await make(ledger, effect("other:1", kind="other"), effect("file:1")._replace(lease=LEASE))
    assert (held.state, held.attempts, held.token, held.suspect) == ("sending", 1, "token-1", False)
    stored = await ledger.effect("file:1")
    assert stored == held._replace(token="")
    assert await claim(ledger, clock) == []
    await ledger.finish(held, "done", b"sent")
    ended = await ledger.effect("file:1")
    assert ended is not None
    assert (ended.state, ended.outcome) == ("done", b"sent")


async def test_it_waits_where_something_goes_before_it(ledger: Ledger, clock: HandClock) -> None:
    await make(ledger, effect("file:1"))
    assert await make(ledger, effect("file:2")._replace(lease=LEASE)) == ()
    assert [one.key for one in await claim(ledger, clock)] == ["file:1"]


async def test_a_crash_leaves_it_suspect(ledger: Ledger, clock: HandClock) -> None:
    await make(ledger, effect("file:1")._replace(lease=LEASE))
    assert await ledger.recover("boot-2") == 1
    (found,) = await claim(ledger, clock)
    assert found.suspect


async def test_its_lease_ends_like_any_other(ledger: Ledger, clock: HandClock) -> None:
    (begun,) = await make(ledger, effect("file:1")._replace(lease=LEASE))
    clock.move(31)
    (found,) = await claim(ledger, clock)
    assert found.suspect
    with pytest.raises(Conflict):
        await ledger.finish(begun, "done", None)


async def test_a_key_that_is_there_is_not_made_again(ledger: Ledger, clock: HandClock) -> None:
    await make(ledger, effect("file:1"))
    assert await make(ledger, effect("file:1")._replace(lease=LEASE)) == ()
    assert len(await claim(ledger, clock)) == 1


async def test_an_answer_takes_along_what_stands_before_it(ledger: Ledger, clock: HandClock) -> None:
    await make(ledger, effect("file:late", due_at=MORNING + 300))
    assert await claim(ledger, clock) == []
    await make(ledger, effect("file:answer", due_at=0.0))
    assert [one.key for one in await claim(ledger, clock)] == ["file:late"]


async def test_a_notice_of_another_conversation_stays_where_it_is(ledger: Ledger, clock: HandClock) -> None:
    other = await ledger.begin("telegram", "addr-2", "az")
    late = effect("file:late", due_at=MORNING + 300)._replace(conversation=other.id)
    await ledger.commit(Change(other, effects=(late,)))
    await make(ledger, effect("file:answer", due_at=0.0))
    assert [one.key for one in await claim(ledger, clock)] == ["file:answer"]


async def test_rows_of_a_kind_wait_for_whoever_plays_them(ledger: Ledger) -> None:
    rows = [
        (await ledger.receive(inbound(f"u-{place}")._replace(kind=kind))).id
        for place, kind in enumerate(("telegram", "outcome", "telegram"))
    ]
    assert [row for row, _ in await ledger.pending(10, kinds=("telegram",))] == [rows[0], rows[2]]
    assert [row for row, _ in await ledger.pending(1, kinds=("outcome", "telegram"))] == [rows[0]]
    assert [row for row, _ in await ledger.pending(10, kinds=("telegram",), after=rows[0])] == [rows[2]]
    assert [row for row, _ in await ledger.pending(10, after=rows[1])] == [rows[2]]
    assert await ledger.handled(rows[0]) is True
    assert await ledger.handled(rows[0]) is False
    assert [row for row, _ in await ledger.pending(10)] == rows[1:]
