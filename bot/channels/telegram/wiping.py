"""Takes messages with personal data out of the chat; what could not be deleted now is planned, and outlives a stop."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
import structlog

from bot.channels.telegram.results import Failed, Result, Sent
from bot.ledger.contract import Ledger
from bot.ledger.errors import Conflict
from bot.ledger.records import Change, Effect, NewEffect
from dialogs.values import Json

SAID_DAYS = 30 * 86400  # in this time it is said once that answers are taken out of the chat
PAUSES = (1.0, 10.0, 60.0, 600.0, 3600.0)  # before the next try; the last one for all further
ALLOWED_SECONDS = 47 * 3600.0  # Telegram lets a bot delete messages of the last 48 hours
BY_HAND = "telegram.wiped.by_hand"  # what the server does not delete the person alone can
TRIES = 8  # of writing the plan while turns of the same conversation are written
OPEN = ("unknown", "not_sent", "flooded", "unauthorised", "conflict")

log = structlog.get_logger("telegram")


@dataclass(frozen=True, slots=True)
class Wiping:
    """`call` carries out a method for a chat (method, chat, parameters)."""

    ledger: Ledger
    call: Callable[[str, int, dict[str, Json]], Awaitable[Result]]
    clock: Callable[[], float]

    async def said(self, effect: Effect, told: Mapping[str, Any]) -> str:
        """Delete what the person wrote, if it must not stay; the key of the text that says so, "" for none."""
        asked = bool(told.get("wipe"))
        message = told["trace"].get("message")
        if told["trace"].get("extract"):
            return await self._extract(effect, told)
        if not message or not (asked or told["trace"].get("personal")):
            return ""
        chat = int(told["chat"])
        result = await self.call("deleteMessage", chat, {"chat_id": chat, "message_id": message})
        if isinstance(result, Failed) and result.verdict in OPEN and await self._plan(effect, told, result):
            return ""
        if isinstance(result, Failed) and not (told.get("tries") and _gone(result)):
            log.warning("not deleted", effect=effect.id, code=result.code, state=result.verdict)
            return "" if result.verdict == "gone" else BY_HAND
        if told.get("tries"):
            # By itself, after the answer; one that is not there any more was deleted before.
            return "" if told["trace"].get("quiet") else "telegram.wiped.later"
        if not told.get("blocks"):
            return ""
        if once(told) and await self.ledger.counted(f"wiped:{chat}", SAID_DAYS, self.clock()) >= 1:
            return ""
        if told["trace"].get("picture"):
            return "telegram.wiped.picture"
        if _taken(told):
            return "telegram.wiped.say"
        return "telegram.wiped.unasked" if told["trace"].get("personal") else "telegram.wiped.maybe"

    async def _extract(self, effect: Effect, told: Mapping[str, Any]) -> str:
        """Delete what we wrote ourselves, as its person wants; the key of the text that says what became of it."""
        chat = int(told["chat"])
        results = [
            await self.call("deleteMessage", chat, {"chat_id": chat, "message_id": number})
            for number in told["trace"]["extract"]
        ]
        failed = [one for one in results if isinstance(one, Failed) and not _gone(one)]
        again = next((one for one in failed if one.verdict in OPEN), None)
        if again is not None and await self._plan(effect, told, again):
            return "" if told.get("tries") else "telegram.extract.later"
        return "telegram.extract.old" if failed else "telegram.extract.deleted"

    async def counts(self, told: Mapping[str, Any], before: str) -> None:
        """What is said once was said; that a message stays is said of each."""
        if once(told) and before != BY_HAND:
            await self.ledger.count(f"wiped:{told['chat']}", SAID_DAYS, self.clock(), 1)

    async def _plan(self, effect: Effect, told: Mapping[str, Any], result: Failed) -> bool:
        """The next try as an effect of its own, which holds no message of the chat; False if there is to be none."""
        now, tries = self.clock(), int(told.get("tries", 0))
        log.warning("not deleted yet", effect=effect.id, code=result.code, count=tries + 1)
        if effect.conversation is None or now - float(told["at"]) > ALLOWED_SECONDS:
            return False
        pause = max(result.after, PAUSES[min(tries, len(PAUSES) - 1)])
        key = f"{effect.key.partition(':wipe')[0]}:wipe{tries + 1}"
        body = plan_body(told, tries + 1)
        await plan(self.ledger, NewEffect(effect.kind, key, effect.conversation, None, body, now + pause))
        return True


def once(told: Mapping[str, Any]) -> bool:
    """Whether that something was deleted is said once; of what nobody asked for it is said each time."""
    if told.get("tries") or told["trace"].get("extract"):
        return False
    return _taken(told) or not told["trace"].get("personal")


def _taken(told: Mapping[str, Any]) -> bool:
    """What is refused or asked back was not asked for, or is asked for again: in either case no answer is saved."""
    return bool(told.get("wipe") and told.get("saved"))


def _gone(result: Result) -> bool:
    return isinstance(result, Sent) or result.verdict == "absent"


def plan_body(told: Mapping[str, Any], tries: int) -> bytes:
    """The body of a try to delete what `told` answered; it holds no words of the conversation."""
    place = {name: told.get(name) for name in ("chat", "at", "trace", "language", "easy", "either")}
    return orjson.dumps({**place, "wipe": True, "blocks": [], "asked": None, "tries": tries})


async def plan(ledger: Ledger, wiping: NewEffect) -> None:
    """Write it down beside the turns of its conversation; raises LedgerError, Conflict only after many tries."""
    for tries_left in reversed(range(TRIES)):
        conversation = await ledger.conversation_by_id(wiping.conversation or 0)
        if conversation is None:
            return
        try:
            await ledger.commit(Change(conversation, effects=(wiping,)))
        except Conflict:
            if not tries_left:
                raise
            continue
        return
