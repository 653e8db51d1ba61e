"""What a chat that takes no messages was not told: said on the person's page, and in the chat once it is open again.

It is kept as it stands in the ledger: an effect that ended because the chat was closed, its words for seven days, those
of a late outcome for as long as they wait for their reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson

from bot.channels.telegram.wiping import plan
from bot.dates import BAKU
from bot.ledger.contract import Ledger
from bot.ledger.records import Conversation, Effect, Inbound, NewEffect
from bot.unit import DELIVERED
from dialogs.memory import pack_block
from dialogs.script import Block
from dialogs.setting import LEVELS

KIND = "telegram"
ELSEWHERE = "elsewhere"  # the inbox's channel of what could not be said where it was to be
PAGES = frozenset({"web"})  # channels in which what comes by itself is shown
CLOSED = "gone"  # the outcome of an effect whose chat was closed
NEWS, AGAIN = ":news", ":again"
COUNTED = "reminder.report."  # these count the days that are left, so they hold on the day on which they were written


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Both ways lead through the ledger: a notice for the page, an effect anew for the chat."""

    ledger: Ledger
    clock: Callable[[], float]

    async def elsewhere(self, effect: Effect, told: Mapping[str, Any]) -> bool:
        """Tell on the person's page what was to come by itself, once; False if there is none or nothing to tell."""
        blocks = await self._blocks(effect, told)
        page = await self._page(effect, personal=bool(told.get("news"))) if blocks else None
        if page is None:
            return False
        key = effect.key.partition(AGAIN)[0]
        for number, block in enumerate(blocks):
            body = orjson.dumps(block)
            notice = Inbound(ELSEWHERE, f"{key}:{number}", str(page.id), "notice", body, self.clock())
            await self.ledger.receive(notice)
        return True

    async def back(self, conversation: int, *, news: bool) -> None:
        """Send what was not said while the chat was closed; with `news` also that a late outcome waits there."""
        effects = await self.ledger.effects_of(conversation, KIND)
        kept = {one.key for one in effects}
        for effect in (*self._kept(effects), *(self._news(effects) if news else ())):
            if effect.key not in kept:
                await plan(self.ledger, effect)

    async def _blocks(self, effect: Effect, told: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What is told of it elsewhere: a notice as it is, of a late outcome its words; nothing of an answer."""
        if not told.get("news"):
            return [*told["blocks"]] if told.get("bulk") else []
        held = await self.ledger.effect(effect.key.partition(NEWS)[0])
        return orjson.loads(held.body)["blocks"] if held is not None and held.body else []

    async def _page(self, effect: Effect, *, personal: bool) -> Conversation | None:
        """The page of the person of this chat that was proved last; for what is personal, by a code."""
        here = await self.ledger.conversation_by_id(effect.conversation or 0)
        if here is None or here.person is None:
            return None
        least = LEVELS.index("code" if personal else "card")
        pages = [
            one
            for number in await self.ledger.bound(here.person)
            if (one := await self.ledger.conversation_by_id(number)) is not None
            and one.channel in PAGES
            and LEVELS.index(one.level) >= least
        ]
        return max(pages, key=lambda one: one.level_at or 0.0, default=None)

    def _kept(self, effects: list[Effect]) -> Iterator[NewEffect]:
        """Answers and notices whose chat was closed, in order, once each time that it was."""
        for effect in effects:
            if not _closed(effect) or _said(effect) or not effect.body or NEWS in effect.key:
                continue
            told = orjson.loads(effect.body)
            if not told.get("bulk") or not _over(told, self.clock()):
                yield self._anew(effect, effect.body)

    def _news(self, effects: list[Effect]) -> Iterator[NewEffect]:
        """That something new waits: once, however many outcomes came, and as long as one has no reader."""
        held = [one for one in effects if one.state == "ready" and b'"unread":true' in one.body]
        if not held:
            return
        last = [one for one in effects if one.key.startswith(held[-1].key + NEWS)][-1:]
        for effect in filter(_closed, last):
            said = {name: value for name, value in orjson.loads(held[-1].body).items() if name != "unread"}
            news = {"blocks": [pack_block(Block(DELIVERED[KIND]))], "news": True}
            yield self._anew(effect, orjson.dumps({**said, **news}))

    def _anew(self, effect: Effect, body: bytes) -> NewEffect:
        """What may have been said before the chat was closed is marked; parts that were said are not said again."""
        parts = orjson.loads(effect.outcome or b"{}").get("parts")
        more = {"suspect": True} if effect.suspect else {}
        if parts:
            more["parts"] = parts
        if more:
            body = orjson.dumps({**orjson.loads(body), **more})
        return NewEffect(KIND, effect.key + AGAIN, effect.conversation, None, body, self.clock())


def _closed(effect: Effect) -> bool:
    return effect.state == "dead" and orjson.loads(effect.outcome or b"{}").get("failed") == CLOSED


def _said(effect: Effect) -> bool:
    return bool(orjson.loads(effect.outcome or b"{}").get("code") == ELSEWHERE)


def _over(told: Mapping[str, Any], now: float) -> bool:
    """Whether a notice counts days from one that is over."""
    counted = any(block["key"].startswith(COUNTED) for block in told["blocks"])
    return counted and _day(float(told["at"])) != _day(now)


def _day(instant: float) -> date:
    return datetime.fromtimestamp(instant, BAKU).date()
