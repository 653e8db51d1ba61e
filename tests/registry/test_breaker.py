"""The breaker and the back-off table: what they promise, over every order of events."""

from __future__ import annotations

import random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from integrations.registry.backoff import GIVE_UP_SECONDS, TABLE, delay_seconds
from integrations.registry.breaker import Breaker

REST = 30.0


class Outage(RuleBasedStateMachine):
    """Callers come and go in any order; never are two probes in flight, nor two in one cool-down."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.breaker = Breaker(lambda: self.now, failures=3, rest_seconds=REST)
        self.ordinary = 0
        self.probing = False
        self.began: list[float] = []

    @rule(seconds=st.floats(0, 2 * REST))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def somebody_calls(self) -> None:
        closed = self.breaker.state == "closed"
        if not self.breaker.enter():
            assert not closed
            return
        if closed:
            self.ordinary += 1
        else:
            assert not self.probing
            self.probing = True
            self.began.append(self.now)

    @rule()
    def somebody_insists(self) -> None:
        open_at_rest = self.breaker.state == "open"
        free = not self.began or self.now - self.began[-1] >= REST
        if not self.breaker.enter(insisted=True):
            assert self.probing or not free
        elif open_at_rest:
            self.probing = True
            self.began.append(self.now)
        else:
            self.ordinary += 1

    @precondition(lambda self: self.probing)
    @rule(good=st.booleans())
    def the_probe_returns(self, good: bool) -> None:
        self.probing = False
        if good:
            self.breaker.succeed()
            self.began.clear()
        else:
            self.breaker.fail()

    @precondition(lambda self: self.ordinary and not self.probing)
    @rule(good=st.booleans())
    def a_call_returns(self, good: bool) -> None:
        self.ordinary -= 1
        if good:
            self.breaker.succeed()
            self.began.clear()
        else:
            self.breaker.fail()

    @invariant()
    def at_most_one_probe_a_cool_down(self) -> None:
        assert all(
            later - earlier >= REST for earlier, later in zip(self.began, self.began[1:], strict=False)
        )


test_outages_of_every_kind = Outage.TestCase
test_outages_of_every_kind.settings = settings(max_examples=40, deadline=None)


def test_fifty_callers_at_the_end_of_a_cool_down_send_one_probe() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for _ in range(5):
        assert breaker.enter()
        breaker.fail()
    assert [breaker.enter() for _ in range(50)] == [False] * 50
    now[0] = 30.0
    assert [breaker.enter() for _ in range(50)].count(True) == 1


def test_who_insists_is_the_one_probe_of_a_rest_and_the_rest_begins_anew_with_it() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for _ in range(5):
        assert breaker.enter()
        breaker.fail()
    now[0] = 3.0
    assert not breaker.enter()
    assert [breaker.enter(insisted=True) for _ in range(50)].count(True) == 1
    breaker.fail()
    now[0] = 32.9
    assert not breaker.enter(insisted=True)
    assert not breaker.enter()
    now[0] = 33.0
    assert breaker.enter(insisted=True)
    breaker.succeed()
    assert breaker.state == "closed"


def test_a_success_between_failures_keeps_it_closed() -> None:
    breaker = Breaker(lambda: 0.0)
    for number in range(40):
        assert breaker.enter()
        breaker.succeed() if number % 5 == 4 else breaker.fail()
    assert breaker.state == "closed"


def test_a_probe_nobody_waits_for_any_more_frees_the_place() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0], failures=1)
    breaker.fail()
    now[0] = 31.0
    assert breaker.enter()
    breaker.leave()
    assert breaker.enter()


@pytest.mark.parametrize(("attempts", "longest"), [(1, 2), (2, 4), (5, 32), (9, 512), (10, 600), (1000, 600)])
def test_the_wait_grows_from_two_seconds_to_ten_minutes_with_full_jitter(
    attempts: int, longest: float
) -> None:
    assert delay_seconds(attempts, 0, chance=lambda: 1.0) == longest
    assert delay_seconds(attempts, 0, chance=lambda: 0.0) == 0.0
    chance = random.Random(1)
    waits = [delay_seconds(attempts, 0, chance=chance.random) or 0.0 for _ in range(2000)]
    assert abs(sum(waits) / len(waits) - longest / 2) < longest / 20


def test_after_seven_days_a_person_takes_over() -> None:
    assert delay_seconds(9, GIVE_UP_SECONDS - 1) is not None
    assert delay_seconds(9, GIVE_UP_SECONDS) is None


def test_the_registry_s_own_wish_is_the_least_wait_but_never_more_than_ten_minutes() -> None:
    assert delay_seconds(1, 0, retry_after=30.0, chance=lambda: 0.5) == 30.0
    assert delay_seconds(1, 0, retry_after=86_400.0) == TABLE[-1]
