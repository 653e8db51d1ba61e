"""The word that a person asked for on a day: planned, counted again by another calendar, told once."""

from __future__ import annotations

from datetime import date, datetime, time

import orjson
import structlog

from bot.clock import Clock
from bot.dates import BAKU
from bot.effects import NOTICE
from bot.ledger.contract import Ledger
from bot.ledger.records import Effect, Inbound, NewEffect
from dialogs.keep import NotKept, keep, restore
from dialogs.memory import pack_block
from dialogs.rules.free_day import FreeDay
from dialogs.rules.versions import Law
from dialogs.script import Block
from dialogs.values import Json, Weekday

MORNING = time(10, 0)  # nobody is written to before ten
log = structlog.get_logger("reminders")


def wanted(conversation: int, service: str, free: FreeDay) -> NewEffect:
    """The plan of one word; the same wish for the same day is one plan."""
    body = {"free": keep(free)}
    key = f"remind:{conversation}:{service}:{free.day.isoformat()}"
    return NewEffect(NOTICE, key, conversation, None, orjson.dumps(body), morning(free.day))


def morning(day: date) -> float:
    """The instant at which a word of this day goes out."""
    return datetime.combine(day, MORNING, BAKU).timestamp()


def shown_at(instant: float | None) -> dict[str, Json]:
    """What a notice bears of the instant at which it goes out on its day, for the demo, where that day is moved to."""
    return {} if instant is None else {"shown": instant}


def told(effect: Effect, now: float, today: date) -> Inbound:
    """The word as an inbox row; two plans for one service that fell on one day are told once.

    A plan that bears no words of its own is one for an awaited day; what for is not said on a locked screen.
    """
    wish, _, _ = effect.key.rpartition(":")
    day = datetime.fromtimestamp(effect.due_at, BAKU).date()
    awaited = Block("reminder.eligibility", {"date": Weekday.on(day, today)})
    block = orjson.loads(effect.body).get("block") or pack_block(awaited)
    body = orjson.dumps({**block, **shown_at(effect.due_at)})
    return Inbound(NOTICE, f"{wish}:{day.isoformat()}", str(effect.conversation), "notice", body, now)


async def count_again(ledger: Ledger, law: Law, clock: Clock) -> int:
    """Plan every word that is not told yet by the calendar of today, earlier or later; how many moved.

    A day that is over by the new calendar is told today.  Each plan moves by itself, so that what was cut short is
    finished by the next start.
    """
    moved = 0
    for effect in await ledger.planned(NOTICE):
        due_at = _due(effect, law, clock.today())
        if due_at is not None and due_at != effect.due_at:
            moved += await ledger.plan(effect, due_at)
    if moved:
        log.info("reminders counted again", count=moved)
    return moved


def _due(effect: Effect, law: Law, today: date) -> float | None:
    """When the word is due by this law; None if it is not known what it rests on."""
    try:
        free: FreeDay = restore(FreeDay, orjson.loads(effect.body)["free"])
    except (NotKept, KeyError):
        return None
    day = free.counted(law.calendar, law.counting)
    return morning(max(day, today))
