"""Effects: due in time, leased to one, fenced, recovered after a crash, safe from a jumping clock."""

import asyncio

import pytest

from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict
from bot.ledger.records import Change, Effect, Final, NewEffect
from tests.ledger.made import MORNING, HandClock, effect, inbound

LEASE = 30.0


async def plan(ledger: Ledger, *effects: NewEffect) -> None:
    spoken = await ledger.begin("web", "addr-1", "az")
    await ledger.commit(Change(spoken, effects=effects))


async def claim(ledger: Ledger, clock: HandClock, owner: str = "boot-1", limit: int = 10) -> list[Effect]:
    return await ledger.claim(["file"], limit, owner, LEASE, clock())


class TestClaim:
    async def test_what_is_due_is_leased_with_all_it_needs(self, ledger: Ledger, clock: HandClock):
        spoken = await ledger.begin("web", "addr-1", "az")
        new = NewEffect("file", "file:1", spoken.id, "run-1", b"\x00form", MORNING - 5)
        await ledger.commit(Change(spoken, effects=(new,)))
        (leased,) = await claim(ledger, clock)
        assert (leased.kind, leased.key) == ("file", "file:1")
        assert (leased.conversation, leased.run) == (spoken.id, "run-1")
        assert (leased.body, leased.due_at, leased.attempts) == (b"\x00form", MORNING - 5, 1)
        assert (leased.state, leased.suspect, leased.outcome) == ("leased", False, None)
        assert leased.token

    async def test_it_is_leased_to_one_only(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, *(effect(f"file:{n}") for n in range(20)))
        claims = await asyncio.gather(*(claim(ledger, clock, limit=7) for _ in range(6)))
        keys = [leased.key for part in claims for leased in part]
        assert sorted(keys) == sorted(f"file:{n}" for n in range(20))

    async def test_the_longest_due_comes_first_and_the_limit_holds(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, *(effect(f"file:{n}", due_at=MORNING - n) for n in range(5)))
        assert [e.key for e in await claim(ledger, clock, limit=2)] == ["file:4", "file:3"]

    async def test_other_kinds_are_left_alone(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("say:1", kind="say"))
        assert await claim(ledger, clock) == []
        assert len(await ledger.claim(["file", "say"], 5, "boot-1", LEASE, clock())) == 1

    async def test_a_plan_waits_for_its_time(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1", due_at=MORNING + 60))
        assert await claim(ledger, clock) == []
        clock.move(60)
        assert len(await claim(ledger, clock)) == 1

    async def test_what_waits_for_another_attempt_is_hastened_and_a_plan_is_not(
        self, ledger: Ledger, clock: HandClock
    ):
        await plan(ledger, effect("file:1"), effect("file:2", due_at=MORNING + 600))
        (tried,) = await claim(ledger, clock)
        await ledger.retry(tried, clock() + 600, suspect=False)
        assert await claim(ledger, clock) == []
        assert await ledger.hasten("file", clock()) == 1
        assert [again.key for again in await claim(ledger, clock)] == ["file:1"]

    async def test_a_lease_that_ended_is_given_again(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        (first,) = await claim(ledger, clock)
        clock.move(LEASE - 1)
        assert await claim(ledger, clock) == []
        clock.move(1)
        (second,) = await claim(ledger, clock)
        assert second.token != first.token
        assert (second.attempts, second.suspect) == (2, False)

    async def test_one_that_was_being_sent_comes_back_as_suspect(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        (first,) = await claim(ledger, clock)
        assert await ledger.sending(first)
        clock.move(LEASE)
        (second,) = await claim(ledger, clock)
        assert second.suspect is True

    async def test_in_order_one_conversation_sends_one_after_the_other(
        self, ledger: Ledger, clock: HandClock
    ):
        spoken, other = await ledger.begin("web", "a", "az"), await ledger.begin("web", "b", "az")
        new = [effect(f"file:{n}", conversation=spoken.id) for n in range(3)]
        await ledger.commit(Change(spoken, effects=(*new, effect("file:else", conversation=other.id))))

        async def next_in_order() -> list[Effect]:
            return await ledger.claim(["file"], 10, "boot-1", LEASE, clock(), ordered=True)

        first, elsewhere = await next_in_order()
        assert (first.key, elsewhere.key) == ("file:0", "file:else")
        assert await next_in_order() == []
        await ledger.retry(first, clock() + 5, suspect=False)
        assert await next_in_order() == []
        clock.move(5)
        (again,) = await next_in_order()
        await ledger.finish(again, "done", None)
        assert [e.key for e in await next_in_order()] == ["file:1"]


class TestHolding:
    async def test_sending_renews_the_lease(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        (leased,) = await claim(ledger, clock)
        clock.move(LEASE - 1)
        assert await ledger.sending(leased) is True
        clock.move(LEASE - 1)
        assert await claim(ledger, clock) == []

    async def test_it_is_sent_once_a_lease(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        (leased,) = await claim(ledger, clock)
        assert [await ledger.sending(leased), await ledger.sending(leased)] == [True, False]

    async def test_who_lost_the_lease_changes_nothing(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        (slow,) = await claim(ledger, clock)
        clock.move(LEASE)
        (holder,) = await claim(ledger, clock)
        assert await ledger.sending(slow) is False
        with pytest.raises(Conflict):
            await ledger.finish(slow, "done", b"mine", inbound("outcome:1"))
        with pytest.raises(Conflict):
            await ledger.retry(slow, clock(), suspect=False)
        assert await ledger.pending(5) == []
        assert await ledger.sending(holder) is True

    async def test_its_outcome_comes_in_with_its_end(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        (leased,) = await claim(ledger, clock)
        assert await ledger.sending(leased)
        await ledger.finish(leased, "done", b"\x00number", inbound("effect:1", body=b"number"))
        ended = await ledger.effect("file:1")
        assert ended
        assert (ended.state, ended.outcome, ended.token) == ("done", b"\x00number", "")
        assert [row.body for _, row in await ledger.pending(5)] == [b"number"]
        with pytest.raises(Conflict):
            await ledger.finish(leased, "dead", None)
        clock.move(10 * LEASE)
        assert await claim(ledger, clock) == []

    @pytest.mark.parametrize("state", ["done", "unknown", "dead"])
    async def test_it_may_end_without_being_sent(self, ledger: Ledger, clock: HandClock, state: Final):
        await plan(ledger, effect("file:1"))
        (leased,) = await claim(ledger, clock)
        await ledger.finish(leased, state, None)
        ended = await ledger.effect("file:1")
        assert ended
        assert (ended.state, ended.outcome) == (state, None)

    async def test_a_retry_waits_and_says_whether_it_is_suspect(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        (first,) = await claim(ledger, clock)
        await ledger.retry(first, clock() + 10, suspect=True)
        assert await claim(ledger, clock) == []
        clock.move(10)
        (second,) = await claim(ledger, clock)
        assert (second.suspect, second.attempts) == (True, 2)
        await ledger.retry(second, clock(), suspect=False)
        (third,) = await claim(ledger, clock)
        assert third.suspect is False

    async def test_what_came_of_it_so_far_is_known_to_whoever_does_it_again(
        self, ledger: Ledger, clock: HandClock
    ):
        await plan(ledger, effect("file:1"))
        (first,) = await claim(ledger, clock)
        with pytest.raises(Conflict):
            await ledger.note(first, b"not sent yet")
        assert await ledger.sending(first)
        clock.move(LEASE - 1)
        await ledger.note(first, b"\x00half")
        clock.move(LEASE - 1)
        assert await claim(ledger, clock) == []  # a note renews the lease
        await ledger.retry(first, clock(), suspect=False)
        (second,) = await claim(ledger, clock, owner="boot-2")
        assert (second.outcome, second.suspect) == (b"\x00half", False)
        await ledger.finish(second, "done", b"whole")
        ended = await ledger.effect("file:1")
        assert ended
        assert ended.outcome == b"whole"

    async def test_an_effect_as_read_does_not_hold_it(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        await claim(ledger, clock)
        read = await ledger.effect("file:1")
        assert read
        assert read.token == ""
        with pytest.raises(Conflict):
            await ledger.finish(read, "done", None)


class TestRecovery:
    async def test_a_restarted_process_takes_its_work_back_at_once(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"), effect("file:2"), effect("file:3"))
        leased, sent, done = await claim(ledger, clock, owner="boot-1")
        assert await ledger.sending(sent)
        await ledger.finish(done, "done", None)
        assert await ledger.recover("boot-2") == 2
        again = {e.key: e.suspect for e in await claim(ledger, clock, owner="boot-2")}
        assert again == {leased.key: False, sent.key: True}
        with pytest.raises(Conflict):
            await ledger.finish(sent, "done", None)

    async def test_its_own_leases_stay(self, ledger: Ledger, clock: HandClock):
        await plan(ledger, effect("file:1"))
        (leased,) = await claim(ledger, clock, owner="boot-1")
        assert await ledger.recover("boot-1") == 0
        assert await ledger.sending(leased)
