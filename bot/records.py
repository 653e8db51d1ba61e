"""addim decision: the kept answers of a conversation, each decided again by the law and the days of its record."""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import orjson

from bot import calendar
from bot.decisions import Replayed, replay
from bot.effects import DECISION
from bot.ledger.errors import LedgerError
from bot.ledger.records import Effect
from bot.ledger.sqlite import SqliteLedger
from bot.people.sealing import KeyFileError, Sealer, key_from_file
from bot.refusing import refuse
from bot.settings import Settings
from bot.texts import LANGUAGES
from bot.wording import Wording
from dialogs.eligibility_asked import Source
from dialogs.eligibility_next import Decided
from dialogs.keep import NotKept, keep
from dialogs.rules.decision import iso
from dialogs.rules.intake import FactRefused
from dialogs.rules.workdays import UnknownYear
from dialogs.values import Json

PERSON = "person"  # the source of what the person said, on the day of the answer


async def decisions(settings: Settings, conversation: int) -> int:
    """Print one JSON line a record, oldest first; 0 when each is decided again as it was told, 1 if not, 2 without any.

    Each shows the facts with source and date, law and calendar, what was decided, and how it is told in both languages.
    """
    try:
        bodies = await _bodies(settings, conversation)
    except (LedgerError, KeyFileError) as refused:
        return refuse(f"the database cannot be read ({type(refused).__name__})")
    if not bodies:
        return refuse("no record of an answer in this conversation")
    known, wording = calendar.load(settings.calendar_dir), Wording()
    lines = []
    for body in bodies:
        try:
            lines.append(shown(replay(body, known), wording))
        except (NotKept, FactRefused, UnknownYear) as refused:
            lines.append({"same": False, "refused": type(refused).__name__})
    for line in lines:
        sys.stdout.write(orjson.dumps(line).decode() + "\n")
    return 0 if all(line["same"] for line in lines) else 1


async def conversations(settings: Settings, fin: str) -> int:
    """Print one JSON line for each conversation of the person with this FIN that holds answers; 2 without any."""
    found = []
    try:
        async with opened(settings) as ledger:
            async for person in ledger.persons():
                if await ledger.person_fin(person.id) == fin:
                    found = [await _held(ledger, number) for number in person.conversations]
    except (LedgerError, KeyFileError) as refused:
        return refuse(f"the database cannot be read ({type(refused).__name__})")
    for line in found:
        sys.stdout.write(orjson.dumps(line).decode() + "\n")
    return 0 if any(line["answers"] for line in found) else refuse("no record of an answer of this person")


async def _held(ledger: SqliteLedger, number: int) -> dict[str, Json]:
    """The number of a conversation and the days of its answers."""
    kept = await ledger.effects_of(number, DECISION)
    days = [orjson.loads(_body(effect)).get("day") for effect in kept]
    return {"conversation": number, "answers": len(kept), "days": days}


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[SqliteLedger]:
    """The ledger of these settings, to be read."""
    ledger = SqliteLedger(
        settings.database, Sealer(key_from_file(settings.key_file, create=False)), time.time
    )
    await ledger.open()
    try:
        yield ledger
    finally:
        await ledger.close()


async def _bodies(settings: Settings, conversation: int) -> list[bytes]:
    async with opened(settings) as ledger:
        return [_body(effect) for effect in await ledger.effects_of(conversation, DECISION)]


def _body(effect: Effect) -> bytes:
    return effect.outcome or effect.body


def shown(again: Replayed, wording: Wording) -> dict[str, Json]:
    """The record with its facts, whether it is decided alike, and how it is told."""
    record = again.record
    return {
        "service": record.service,
        "day": record.day,
        "facts": _facts(record),
        "outcome": record.outcome,
        "date": iso(record.date),
        "steps": list(record.steps),
        "reasons": None if record.reasons is None else list(record.reasons),
        "law": record.law,
        "approval": keep(record.approval),
        "calendar": record.calendar,
        "counted_by": "record" if record.days else "files",
        "same": again.same,
        "same_calendar": again.same_calendar,
        "explanation": {language: wording.lines(again.explanation, language) for language in LANGUAGES},
    }


def _facts(record: Decided) -> list[Json]:
    """Each fact with the register it is from and the day it was true there, or by the person's own words."""
    own = Source(PERSON, date.fromisoformat(record.day))
    return [
        {"fact": name, "value": value, "source": held.source, "as_of": iso(held.as_of)}
        for name, value in record.facts.items()
        for held in (record.sources.get(name, own),)
    ]
