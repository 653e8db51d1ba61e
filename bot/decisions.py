"""Records of answers on a right: sealed, kept three years, replayed to the same explanation without the network."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from dialogs.eligibility_answer import Told, tell
from dialogs.eligibility_next import Decided, grounds
from dialogs.keep import NotKept, restore
from dialogs.rules.decision import Decision
from dialogs.rules.intake import read_facts
from dialogs.rules.kept_days import calendar_of
from dialogs.rules.services import decide
from dialogs.rules.versions import Law
from dialogs.rules.workdays import Calendar
from dialogs.script import Block, Say


@dataclass(frozen=True, slots=True)
class Replayed:
    """The answer decided again from the record, by the days it keeps; `same_calendar`: today's files still say them.

    A record older than its days is decided by today's files.
    """

    record: Decided
    decision: Decision
    same_calendar: bool

    @property
    def explanation(self) -> tuple[Block, ...]:
        """What is told of it: outcome, reasons with articles, what is missing, steps, sources."""
        record = self.record
        steps = tell(Told(self.decision, record.as_of, record.sources, record.unsure, record.differing))
        return tuple(step.block for step in steps if isinstance(step, Say))

    @property
    def same(self) -> bool:
        """Whether outcome, first free day, steps and reasons are those that were told."""
        record, decision = self.record, self.decision
        if record.reasons is None:  # an older record holds the outcome alone
            return decision.outcome == record.outcome
        told = (record.outcome, record.date, record.steps, record.reasons)
        return told == (decision.outcome, decision.date, decision.steps, grounds(decision))


def replay(body: bytes, calendar: Calendar) -> Replayed:
    """Decide again from a record (the outcome of an effect of kind decision); raises NotKept for anything else."""
    record: Decided = restore(Decided, orjson.loads(body))
    facts = read_facts({**record.facts, "as_of": record.day})
    law = Law(record.law, _calendar(record, calendar), record.counting, record.approval)
    return Replayed(record, decide(record.service, facts, law), calendar.same(record.calendar))


def _calendar(record: Decided, today: Calendar) -> Calendar:
    """The calendar of the record's own days; today's for an older record."""
    if not record.days:
        return today
    try:
        return calendar_of(record.days, record.calendar)
    except ValueError as error:
        raise NotKept("days") from error
