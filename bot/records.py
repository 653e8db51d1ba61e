"""addim decision: the kept answers of a conversation, each decided again by the law and calendar of its record."""

from __future__ import annotations

import sys
import time

import orjson

from bot import calendar
from bot.decisions import Replayed, replay
from bot.effects import DECISION
from bot.ledger.errors import LedgerError
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import KeyFileError, Sealer, key_from_file
from bot.refusing import refuse
from bot.settings import Settings
from dialogs.keep import NotKept
from dialogs.rules.decision import iso
from dialogs.rules.intake import FactRefused
from dialogs.rules.workdays import UnknownYear
from dialogs.values import Json


async def decisions(settings: Settings, conversation: int) -> int:
    """Print one JSON line a record, oldest first; 0 when each is decided again as it was told, 1 if not, 2 without any.

    No fact of the person is printed: what was decided, by which law and calendar, and whether it is the same today.
    """
    try:
        bodies = await _bodies(settings, conversation)
    except (LedgerError, KeyFileError) as refused:
        return refuse(f"the database cannot be read ({type(refused).__name__})")
    if not bodies:
        return refuse("no record of an answer in this conversation")
    known = calendar.load(settings.calendar_dir)
    lines = []
    for body in bodies:
        try:
            lines.append(shown(replay(body, known)))
        except (NotKept, FactRefused, UnknownYear) as refused:
            lines.append({"same": False, "refused": type(refused).__name__})
    for line in lines:
        sys.stdout.write(orjson.dumps(line).decode() + "\n")
    return 0 if all(line["same"] for line in lines) else 1


async def _bodies(settings: Settings, conversation: int) -> list[bytes]:
    sealer = Sealer(key_from_file(settings.key_file, create=False))
    ledger = SqliteLedger(settings.database, sealer, time.time)
    await ledger.open()
    try:
        kept = await ledger.effects_of(conversation, DECISION)
    finally:
        await ledger.close()
    return [effect.outcome or effect.body for effect in kept]


def shown(again: Replayed) -> dict[str, Json]:
    """The record without the person's facts, and whether it is decided alike."""
    record = again.record
    return {
        "service": record.service,
        "day": record.day,
        "outcome": record.outcome,
        "date": iso(record.date),
        "steps": list(record.steps),
        "reasons": None if record.reasons is None else list(record.reasons),
        "law": record.law,
        "calendar": record.calendar,
        "same": again.same,
        "same_calendar": again.same_calendar,
    }
