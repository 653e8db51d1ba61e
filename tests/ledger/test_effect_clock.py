"""Effects under a clock that was ahead and came back: nothing is stuck, and nothing comes early."""

from bot.ledger.contract import Ledger
from tests.ledger.made import MORNING, HandClock, effect
from tests.ledger.test_effects import claim, plan

JUMP = 26 * 3600.0


async def test_a_lease_from_the_future_counts_as_ended(ledger: Ledger, clock: HandClock):
    await plan(ledger, effect("file:1"))
    clock.move(JUMP)
    assert len(await claim(ledger, clock)) == 1
    clock.move(-JUMP)
    assert len(await claim(ledger, clock)) == 1


async def test_a_send_from_the_future_counts_as_ended(ledger: Ledger, clock: HandClock):
    await plan(ledger, effect("file:1"))
    clock.move(JUMP)
    (leased,) = await claim(ledger, clock)
    assert await ledger.sending(leased)
    clock.move(-JUMP)
    (again,) = await claim(ledger, clock)
    assert again.suspect is True


async def test_a_retry_from_the_future_is_due(ledger: Ledger, clock: HandClock):
    await plan(ledger, effect("file:1"))
    clock.move(JUMP)
    (leased,) = await claim(ledger, clock)
    await ledger.retry(leased, clock() + 600, suspect=False)
    clock.move(-JUMP)
    assert len(await claim(ledger, clock)) == 1


async def test_what_was_due_at_once_in_the_future_is_due(ledger: Ledger, clock: HandClock):
    clock.move(JUMP)
    await plan(ledger, effect("file:1", due_at=clock()))
    clock.move(-JUMP)
    assert len(await claim(ledger, clock)) == 1


async def test_what_a_crash_left_in_the_future_is_due(ledger: Ledger, clock: HandClock):
    clock.move(JUMP)
    await plan(ledger, effect("file:1", due_at=clock()))
    await claim(ledger, clock)
    await ledger.recover("boot-2")
    clock.move(-JUMP)
    assert len(await claim(ledger, clock)) == 1


async def test_a_plan_is_never_brought_forward(ledger: Ledger, clock: HandClock):
    await plan(ledger, effect("file:1", due_at=MORNING + 3600))
    clock.move(-1)
    assert await claim(ledger, clock) == []
