"""Any order of planning, leasing, sending, ending, crashing and clock jumps, against a model of the states."""

import asyncio
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from bot.ledger.errors import Conflict
from bot.ledger.records import Change, Effect
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import Sealer
from tests.ledger.made import HandClock, effect

T = TypeVar("T")
LEASE = 30.0


@dataclass
class Expected:
    """What an effect must look like from outside."""

    due_at: float
    span: float | None
    state: str = "ready"
    token: str = ""
    until_at: float = 0.0
    suspect: bool = False
    attempts: int = 0

    def free(self, now: float) -> bool:
        """Whether it may be leased: due, or held or put off by an end that is reached or cannot be true."""
        if self.state == "ready":
            jumped = self.span is not None and self.due_at > now + self.span
            return self.due_at <= now or jumped
        return self.state in ("leased", "sending") and not now < self.until_at <= now + LEASE


class EffectMachine(RuleBasedStateMachine):
    """One ledger, one clock, workers that may lose their leases at any time."""

    leases: Bundle[Effect] = Bundle("leases")

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = HandClock()
        self.boot = 0
        self.expected: dict[str, Expected] = {}
        self.ledger = SqliteLedger(Path(self.folder.name) / "l.db", Sealer(bytes(32)), self.clock)
        self.run(self.ledger.open())

    def run(self, action: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(action)

    def claim(self, limit: int) -> list[Effect]:
        return self.run(self.ledger.claim(["file"], limit, f"boot-{self.boot}", LEASE, self.clock()))

    def holds(self, lease: Effect) -> bool:
        return self.expected[lease.key].token == lease.token

    @rule(wait=st.sampled_from([0.0, 0.0, 45.0]))
    def plan(self, wait: float) -> None:
        key, due_at = f"file:{len(self.expected)}", self.clock() + wait
        spoken = self.run(self.ledger.begin("web", "a", None))
        self.run(self.ledger.commit(Change(spoken, effects=(effect(key, due_at=due_at),))))
        self.expected[key] = Expected(due_at, None if wait else 0.0)

    @rule(target=leases, limit=st.integers(1, 3))
    def lease(self, limit: int) -> Any:
        free = {key for key, model in self.expected.items() if model.free(self.clock())}
        leased = self.claim(limit)
        assert len(leased) == min(limit, len(free))
        assert {one.key for one in leased} <= free
        for one in leased:
            model = self.expected[one.key]
            model.suspect = model.suspect or model.state == "sending"
            model.state, model.token, model.until_at = "leased", one.token, self.clock() + LEASE
            model.attempts += 1
            assert (one.suspect, one.attempts) == (model.suspect, model.attempts)
        return multiple(*leased)

    @rule(lease=leases)
    def send(self, lease: Effect) -> None:
        model = self.expected[lease.key]
        may = self.holds(lease) and model.state == "leased"
        assert self.run(self.ledger.sending(lease)) is may
        if may:
            model.state, model.until_at = "sending", self.clock() + LEASE

    @rule(lease=leases, state=st.sampled_from(["done", "unknown", "dead"]))
    def finish(self, lease: Effect, state: Any) -> None:
        held = self.holds(lease)
        assert self.allowed(self.ledger.finish(lease, state, b"outcome")) is held
        if held:
            self.expected[lease.key].state, self.expected[lease.key].token = state, ""

    @rule(lease=leases, wait=st.sampled_from([0.0, 60.0]), suspect=st.booleans())
    def retry(self, lease: Effect, wait: float, suspect: bool) -> None:
        held, model = self.holds(lease), self.expected[lease.key]
        assert self.allowed(self.ledger.retry(lease, self.clock() + wait, suspect)) is held
        if held:
            model.state, model.token, model.suspect = "ready", "", suspect
            model.due_at, model.span = self.clock() + wait, wait

    @rule()
    def crash(self) -> None:
        self.boot += 1
        lost = [model for model in self.expected.values() if model.state in ("leased", "sending")]
        for model in lost:
            model.suspect = model.suspect or model.state == "sending"
            model.state, model.token, model.span = "ready", "", 0.0
        assert self.run(self.ledger.recover(f"boot-{self.boot}")) == len(lost)

    @rule(seconds=st.sampled_from([1.0, 29.0, 30.0, 61.0, 93_600.0, -5.0, -93_600.0]))
    def clock_moves(self, seconds: float) -> None:
        self.clock.move(seconds)

    @invariant()
    def states_are_as_expected(self) -> None:
        for key, model in self.expected.items():
            stored = self.run(self.ledger.effect(key))
            assert stored
            assert (stored.state, stored.suspect) == (model.state, model.suspect)

    def allowed(self, action: Coroutine[Any, Any, None]) -> bool:
        try:
            self.run(action)
        except Conflict:
            return False
        return True

    def teardown(self) -> None:
        """Nothing is stuck: once every lease, plan and back-off is over, all that is open can be leased."""
        ends = [max(model.due_at, model.until_at) for model in self.expected.values()]
        self.clock.now = max([self.clock.now, *ends]) + LEASE
        still_open = {
            key for key, model in self.expected.items() if model.state in ("ready", "leased", "sending")
        }
        assert {one.key for one in self.claim(len(self.expected) + 1)} == still_open
        self.run(self.ledger.close())
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        self.folder.cleanup()


TestEffectMachine = EffectMachine.TestCase
TestEffectMachine.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
