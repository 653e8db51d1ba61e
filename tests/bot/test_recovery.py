"""After an outage everything that waits is tried at once, and only one look is made while it lasts."""

from bot.clock import FixedClock
from bot.effects import ERRAND
from bot.ledger.records import Change, NewEffect
from bot.ledger.sqlite import SqliteLedger
from bot.news import News
from bot.recovery import Recovery
from integrations.registry.errors import Answer, Known, NotSent


class Registry:
    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.asked = 0

    async def call(self, operation: str, body: dict[str, str]) -> Answer:
        assert (operation, body) == ("readList", {"name": "travel"})
        self.asked += 1
        return self.answer


async def waiting(ledger: SqliteLedger, clock: FixedClock) -> None:
    """One errand that was tried and waits ten minutes."""
    spoken = await ledger.begin("web", "address", "az")
    effect = NewEffect(ERRAND, "run:SubmitReport", spoken.id, "run", b"{}", clock.now())
    await ledger.commit(Change(spoken, effects=(effect,)))
    (tried,) = await ledger.claim([ERRAND], 1, "boot", 60.0, clock.now())
    await ledger.retry(tried, clock.now() + 600, suspect=False)


async def test_what_waits_is_due_as_soon_as_the_registry_answers(
    ledger: SqliteLedger, clock: FixedClock
) -> None:
    await waiting(ledger, clock)
    registry = Registry(NotSent("refused"))
    recovery = Recovery(ledger, registry, News(), clock)  # type: ignore[arg-type]  # a stand-in with the one call that is made
    assert await recovery.look() == 0
    assert await ledger.claim([ERRAND], 1, "boot", 60.0, clock.now()) == []
    registry.answer = Known(200, {"version": "1", "entries": []})
    assert await recovery.look() == 1
    assert len(await ledger.claim([ERRAND], 1, "boot", 60.0, clock.now())) == 1
    assert registry.asked == 2


async def test_nobody_is_asked_while_nothing_waits(ledger: SqliteLedger, clock: FixedClock) -> None:
    registry = Registry(NotSent("refused"))
    assert await Recovery(ledger, registry, News(), clock).look() == 0  # type: ignore[arg-type]  # a stand-in with one call
    assert registry.asked == 0
