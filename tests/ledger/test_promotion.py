"""An answer goes out before notices, and takes along what stands before it in its conversation."""

from bot.ledger.contract import Ledger
from bot.ledger.records import Change, Conversation
from tests.ledger.made import MORNING, HandClock, effect

NOTICE_AT = MORNING - 10


async def tell(ledger: Ledger, spoken: Conversation, key: str, due_at: float) -> Conversation:
    new = effect(key, "send", due_at, spoken.id)
    return await ledger.commit(Change(spoken, effects=(new,)))


async def next_out(ledger: Ledger, clock: HandClock) -> list[str]:
    """Everything that goes out, in the order in which one sender after the other gets it."""
    out: list[str] = []
    while leased := await ledger.claim(["send"], 1, "boot-1", 30, clock(), ordered=True):
        await ledger.finish(leased[0], "done", None)
        out.append(leased[0].key)
    return out


class TestPromotion:
    async def test_an_answer_and_what_stands_before_it_go_first(self, ledger: Ledger, clock: HandClock):
        asks, other = await ledger.begin("telegram", "a", "az"), await ledger.begin("telegram", "b", "az")
        await tell(ledger, other, "notice-b", NOTICE_AT - 10)
        asks = await tell(ledger, asks, "notice-a", NOTICE_AT)
        await tell(ledger, asks, "answer-a", 0)
        assert await next_out(ledger, clock) == ["notice-a", "answer-a", "notice-b"]

    async def test_other_conversations_and_kinds_stay_as_they_are(self, ledger: Ledger, clock: HandClock):
        asks, other = await ledger.begin("telegram", "a", "az"), await ledger.begin("telegram", "b", "az")
        await tell(ledger, other, "later-b", MORNING + 60)
        later = effect("later-a", "file", MORNING + 60, asks.id)
        asks = await ledger.commit(Change(asks, effects=(later,)))
        await tell(ledger, asks, "answer-a", 0)
        assert await next_out(ledger, clock) == ["answer-a"]
        assert await ledger.claim(["file"], 9, "boot-1", 30, clock()) == []

    async def test_without_an_answer_the_longest_due_goes_first(self, ledger: Ledger, clock: HandClock):
        asks, other = await ledger.begin("telegram", "a", "az"), await ledger.begin("telegram", "b", "az")
        await tell(ledger, asks, "notice-a", NOTICE_AT)
        await tell(ledger, other, "notice-b", NOTICE_AT - 10)
        assert await next_out(ledger, clock) == ["notice-b", "notice-a"]
