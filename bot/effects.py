"""An act of a script as an effect of the ledger: the call, its key and reference, and how long it is retried."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import orjson

from bot.ledger.ids import grouped, new_reference
from bot.ledger.records import Effect, Inbound, NewEffect, Run
from dialogs.keep import keep
from dialogs.memory import pack_block
from dialogs.outage import back
from dialogs.script import Act, Ask

ERRAND = "errand"  # a call to the registry
NOTICE = "notice"  # a message that is told on a later day
AWAITED = "awaited"  # a question that stands only because the registry is silent, until it is back
DECISION = "decision"  # the record of an answer on a right, kept as its outcome

# A one-time code goes out at most once per request; every other act is a filing, with a key and a reference.
ONCE = frozenset({"sendCode"})


def act_effect(run: Run, step: Act, now: float) -> tuple[NewEffect, str]:
    """The effect of an act and the reference under which it can be found again (digits in groups of three)."""
    body: Any = keep(step.errand)
    reference = new_reference()
    if "reference" in body:
        body["reference"] = reference = reference_of(run.id)
    call = {
        "operation": step.errand.operation,
        "act": step.name,
        "body": body,
        "reference": reference,
        "at": now,
    }
    key = f"{run.id}:{step.name}"
    return NewEffect(ERRAND, key, run.conversation, run.id, orjson.dumps(call), now), reference


def awaited(run: Run, step: Ask, now: float, *, anew: bool = False) -> NewEffect:
    """The effect of a question that stands only because the registry is silent; it holds how it is asked afterwards."""
    body = orjson.dumps({"run": run.id, "of": step.key, "back": pack_block(back(step))})
    again = f":{now:.0f}" if anew else ""
    return NewEffect(AWAITED, f"{run.id}:{step.key}{again}", run.conversation, run.id, body, now)


def reference_of(run: str) -> str:
    """Our number of what a run files, the same from its first turn on: of the random part of its UUID."""
    return grouped(int(run[-12:], 16) % 10**12)


def idempotency_key(effect: Effect) -> str:
    """The key the registry keeps for 90 days: the run and the act, 16 to 128 visible characters."""
    return f"addim-{effect.key}"[:128]


def pending(effect: Effect | NewEffect, now: float, told_at: float) -> Inbound:
    """The news that an act is accepted here and its answer not known yet; `told_at` is the instant that is shown."""
    reference = orjson.loads(effect.body)["reference"]
    at = datetime.fromtimestamp(told_at, UTC).isoformat()
    return outcome(effect, {"pending": {"reference": reference, "at": at}}, now, "pending")


def outcome(effect: Effect | NewEffect, result: dict[str, Any], now: float, grade: str) -> Inbound:
    """The outcome of an act as an inbox row; `grade` is pending or final."""
    act = orjson.loads(effect.body)["act"]
    body = orjson.dumps({"run": effect.run, "act": act, "result": result})
    return Inbound("effect", f"{effect.key}:{grade}", str(effect.conversation), "outcome", body, now)
