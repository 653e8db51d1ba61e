"""The unit that a turn writes: what was said and told, the runs, and what is to be done and delivered outside.

A channel that does not fetch its messages has them delivered: each is an effect of the same unit, so that nothing told
is ever lost.
"""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from bot.ledger.records import Change, Conversation, Inbound, Lease, NewEffect, NewMessage
from bot.turn import Turn
from dialogs.memory import pack_block
from dialogs.values import Json

DELIVERED = frozenset({"telegram"})
"""Channels with a sender of their own; the kind of the effect is the channel's name."""
PERSONAL = frozenset({"FinCode", "CardNumber", "Mobile", "OneTimeCode"})
"""Kinds of answers that are taken out of a chat once they are read, besides those of sensitive questions."""


def change(
    turn: Turn,
    text: str | None,
    *,
    done: int | None = None,
    receive: Inbound | None = None,
    lease: Lease | None = None,
) -> Change:
    """All that a turn writes; with a `lease` its message is begun to be sent in the same unit."""
    messages, told = _messages(turn, text)
    seq = turn.conversation.seq + len(messages)
    sent = _delivery(turn, seq, told, lease) if turn.conversation.channel in DELIVERED else ()
    return Change(
        turn.conversation,
        turn.stack.rows(),
        messages,
        () if done is None else (done,),
        receive,
        (*turn.effects, *turn.noted.effects, *sent),
        tuple(turn.noted.audit),
        tuple(turn.noted.consents),
    )


def _messages(turn: Turn, text: str | None) -> tuple[tuple[NewMessage, ...], Mapping[str, Json]]:
    """The messages of the turn and the body of the one we tell."""
    messages: list[NewMessage] = []
    told: dict[str, Json] = {}
    if text is not None:
        kept = {"text": None if turn.hidden else text, "language": turn.language}
        messages.append(NewMessage("in", turn.world.now, orjson.dumps(kept)))
    if turn.blocks:
        told = {"language": turn.language, "blocks": [*map(pack_block, turn.blocks)], "asked": turn.asked}
        messages.append(NewMessage("out", turn.world.now, orjson.dumps(told)))
    return tuple(messages), told


def _delivery(turn: Turn, seq: int, told: Mapping[str, Json], lease: Lease | None) -> tuple[NewEffect, ...]:
    """The effect that brings message `seq` to its address; `wipe` asks to take the person's message away there."""
    wipe = turn.hidden or turn.expected in PERSONAL
    if not told and not wipe:
        return ()
    spoken: Conversation = turn.conversation
    kept = {
        "chat": spoken.address,
        "easy": spoken.easy,
        "wipe": wipe,
        "bulk": turn.slot > 0,
        "at": turn.world.now,
        "trace": dict(turn.trace or {}),
    }
    effect = orjson.dumps({**told, **kept})
    key = f"{spoken.id}:{seq}"
    at_once = None if turn.slot else lease
    return (NewEffect(spoken.channel, key, spoken.id, None, effect, turn.slot, at_once),)
