"""Errands of scripts carried to the registry: looks at once, acts as effects with three outcomes."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
import structlog

from bot.effects import ONCE, idempotency_key, outcome, pending
from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict
from bot.ledger.records import Conversation, Effect, Final
from bot.limits import SOURCE, Asker, Limits
from bot.playing import Insisted
from dialogs.binding import FindPerson
from dialogs.keep import NotKept, keep, restore
from dialogs.script import Look
from dialogs.values import Json
from integrations.registry.backoff import delay_seconds
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Answer, Known, NotSent, Unknown

LOOK_SECONDS = 2.0  # a person waits in their own request for it
ONCE_SECONDS, ACT_SECONDS = 5.0, 15.0
UNREACHABLE_FOR_SECONDS = 20.0  # a read that got no answer is tried again after this
STOPPED_FOR_SECONDS = 60.0  # whether a person may be asked for again is looked at after this
log = structlog.get_logger("errands")

SENT_ON = frozenset({"article", "through", "number", "tries_left"})  # what a refusal may add to a text


@dataclass(frozen=True, slots=True)
class Errands:
    """The one way to the registry for everything that scripts ask."""

    registry: RegistryClient
    ledger: Ledger
    limits: Limits
    clock: Callable[[], float]
    by_day: Callable[[], float]  # the instant that people are shown: in the demo it lies on the sandbox's day
    owner: str
    chance: random.Random

    async def look(self, step: Look, conversation: Conversation) -> dict[str, Json]:
        """Read now; the result to be stored with the run."""
        if not isinstance(step.errand, FindPerson):
            return await self._read(step)
        errand, known = step.errand, conversation.person
        source = SOURCE.get() or f"{conversation.channel}:{conversation.address}"
        proved = known is not None and await self.ledger.person_fin(known) == errand.fin
        asker = Asker(conversation.id, source, proved)
        data = f"{errand.card}:{errand.birth_date}"
        tried = await self.limits.person(asker, errand.fin, data, self.clock())
        if tried.refused:
            return {"refused": {"code": tried.refused}, "until": self.clock() + STOPPED_FOR_SECONDS}
        found = await self._read(step)
        if "refused" not in found:  # only what the registry denies was tried in vain
            await self.limits.spare(tried)
        return found

    async def _read(self, step: Look) -> dict[str, Json]:
        errand = step.errand
        body: Any = keep(errand)
        answer = await self.registry.call(
            errand.operation, body, deadline=LOOK_SECONDS, insisted=isinstance(step, Insisted)
        )
        until = self.clock() + errand.fresh_seconds
        if not isinstance(answer, Known):
            return {"unreachable": answer.code, "until": self.clock() + UNREACHABLE_FOR_SECONDS}
        if not answer.ok:
            return {"refused": _refusal(answer), "until": until}
        try:
            known = keep(restore(errand.outcome, dict(answer.body)))
        except NotKept:
            return {"unreachable": "garbage", "until": self.clock() + UNREACHABLE_FOR_SECONDS}
        return {"done": known, "until": until}  # no more of the answer than the errand is for

    async def carry_out(self, effect: Effect) -> None:
        """One attempt at a leased effect; its outcome, or that it is pending, goes into the inbox."""
        call = orjson.loads(effect.body)
        if not await self.ledger.sending(effect):
            return
        answer = await self._attempt(effect, call)
        try:
            await self._settle(effect, call, answer)
        except Conflict:
            return  # the lease was lost: whoever holds it now will look up and settle

    async def _attempt(self, effect: Effect, call: dict[str, Any]) -> Answer | None:
        """The answer, None where the outcome is unknown and may not be asked again."""
        operation = call["operation"]
        if operation in ONCE and effect.suspect:
            return None
        if effect.suspect:
            found = await self.registry.lookup(operation, call["reference"])
            if not isinstance(found, Known) or found.ok:
                return found
        answer = await self.registry.call(
            operation, call["body"], key=_key(effect, operation), deadline=_deadline(operation)
        )
        if isinstance(answer, Unknown) and operation not in ONCE:
            # Most answers that get lost are there a moment later under our reference.
            found = await self.registry.lookup(operation, call["reference"])
            return found if isinstance(found, Known) and found.ok else answer
        return answer

    async def _settle(self, effect: Effect, call: dict[str, Any], answer: Answer | None) -> None:
        now = self.clock()
        if isinstance(answer, Known):
            result: dict[str, Any] = (
                {"done": dict(answer.body)} if answer.ok else {"refused": _refusal(answer)}
            )
            await self._finish(effect, "done", result, now)
        elif answer is None or call["operation"] in ONCE:
            await self._finish(effect, "unknown", {"refused": {"code": "not-confirmed"}}, now)
        else:
            await self._again(effect, now - call["at"], answer, now)

    async def _again(self, effect: Effect, waited: float, answer: NotSent | Unknown, now: float) -> None:
        """Try later, not before the registry wants it; after seven days a person has to."""
        wait = delay_seconds(effect.attempts, waited, answer.retry_after, self.chance.random)
        if wait is None:
            log.error("a filing needs a person", effect=effect.id, code=answer.code)
            await self._finish(effect, "unknown", {"refused": {"code": "given-up"}}, now)
            return
        await self.ledger.receive(pending(effect, now, self.by_day()))
        suspect = effect.suspect or not isinstance(answer, NotSent)
        await self.ledger.retry(effect, now + wait, suspect=suspect)

    async def _finish(self, effect: Effect, state: Final, result: dict[str, Any], now: float) -> None:
        await self.ledger.finish(effect, state, orjson.dumps(result), outcome(effect, result, now, "final"))


def _key(effect: Effect, operation: str) -> str | None:
    return idempotency_key(effect) if operation not in ONCE else None


def _deadline(operation: str) -> float:
    return ACT_SECONDS if operation not in ONCE else ONCE_SECONDS


def _refusal(answer: Known) -> dict[str, Json]:
    values = {name: value for name, value in answer.body.items() if name in SENT_ON and value is not None}
    return {"code": answer.code or "refused", "values": values}
