"""The unit that a turn writes: what was said and told, the runs, and what is to be done and delivered outside.

A channel that does not fetch its messages has them delivered: each is an effect of the same unit, so that nothing told
is ever lost.  What nobody waits for may be read by others on a locked screen: there only that something is new is told,
the rest waits until the person writes (a reply takes along what stands before it).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from bot.ledger.records import Change, Conversation, Inbound, Lease, NewEffect, NewMessage
from bot.turn import Turn
from dialogs.memory import pack_block
from dialogs.script import Block
from dialogs.values import Json

DELIVERED = {"telegram": "telegram.news.say"}
"""Channels with a sender of their own, and the words that something is new there; the effect's kind is the channel."""
PERSONAL = frozenset({"FinCode", "CardNumber", "Mobile", "OneTimeCode"})
"""Kinds of answers that are taken out of a chat once they are read, besides those of sensitive questions."""
UNREAD_SECONDS = (
    20 * 86400.0
)  # then a message that nobody came to read is not sent any more; the chat's page keeps it


def change(
    turn: Turn,
    text: str | None,
    *,
    quiet: bool = False,
    done: int | None = None,
    receive: Inbound | None = None,
    lease: Lease | None = None,
) -> Change:
    """All that a turn writes; with a `lease` its message is begun to be sent in the same unit.

    `quiet`: it comes by itself, so its words wait.
    """
    messages, told = _messages(turn, text)
    seq = turn.conversation.seq + len(messages)
    sent: tuple[NewEffect, ...] = ()
    if turn.conversation.channel in DELIVERED:
        sent = _quietly(turn, seq, told) if quiet else _delivery(turn, seq, told, lease)
    return Change(
        turn.conversation,
        turn.stack.rows(),
        messages,
        () if done is None else (done,),
        receive,
        (*turn.effects, *turn.noted.effects, *sent),
        tuple(turn.noted.audit),
        tuple(turn.noted.consents),
        turn.noted.gives,
        turn.noted.spends,
    )


def _messages(turn: Turn, text: str | None) -> tuple[tuple[NewMessage, ...], Mapping[str, Json]]:
    """The messages of the turn and the body of the one we tell."""
    messages: list[NewMessage] = []
    told: dict[str, Json] = {}
    moved: dict[str, Json] = {"at": turn.world.shown} if turn.world.moved else {}
    if text is not None:
        kept = {"text": None if turn.hidden or turn.stray else text, "language": turn.language, **moved}
        if turn.elsewhere:
            kept["elsewhere"] = True
        messages.append(NewMessage("in", turn.world.now, orjson.dumps(kept)))
    if turn.blocks:
        told = {
            "language": turn.language,
            "blocks": [*map(pack_block, turn.blocks)],
            "asked": turn.asked,
            **({"changing": True} if _changing(turn) else {}),
            **_marks(turn),
            **_agreed(turn),
            **moved,
        }
        messages.append(NewMessage("out", turn.world.now, orjson.dumps(told)))
    return tuple(messages), told


def _marks(turn: Turn) -> dict[str, Json]:
    """Of the open question the choices that are marked so far, where a channel lets them be marked one by one."""
    active = turn.stack.active
    marks = None if active is None else active.memory.marks
    return {"marks": marks[1:]} if marks and active is not None and marks[0] == active.memory.asked else {}


def _agreed(turn: Turn) -> dict[str, Json]:
    """In the menu, whether there is something that its person agreed to and may take back."""
    in_menu = turn.stack.active is not None and turn.stack.active.run.dialog == "menu"
    return {"agreed": True} if in_menu and turn.conversation.person is not None else {}


def _changing(turn: Turn) -> bool:
    """Whether what is asked has an answer that may be kept."""
    active = turn.stack.active
    return active is not None and active.memory.reopened is not None


def _delivery(turn: Turn, seq: int, told: Mapping[str, Json], lease: Lease | None) -> tuple[NewEffect, ...]:
    """The effect that brings message `seq` to its address; `wipe` asks to take the person's message away there."""
    wipe = turn.hidden or turn.expected in PERSONAL
    if not told and not wipe:
        return ()
    spoken: Conversation = turn.conversation
    saved: dict[str, Json] = {"saved": True} if wipe and _saved(turn) else {}
    body = orjson.dumps({**told, **saved, **_over(turn), **_place(turn, wipe=wipe)})
    key = f"{spoken.id}:{seq}"
    at_once = None if turn.slot else lease
    return (NewEffect(spoken.channel, key, spoken.id, None, body, turn.slot, at_once),)


def _saved(turn: Turn) -> bool:
    """Whether what was written is kept as an answer, and nothing but the next question follows.

    A code is compared and kept for nothing; what is told before the question may be that the answer does not hold.
    """
    active = turn.stack.active
    if active is None or active.took is None or active.play is None:
        return False
    return not (active.took.question.spent or active.play.says)


def _over(turn: Turn) -> dict[str, Json]:
    """The key of the question that this turn has ended, by an answer or by going elsewhere."""
    return {"over": turn.before} if turn.before and turn.before != turn.asked else {}


def _quietly(turn: Turn, seq: int, told: Mapping[str, Any]) -> tuple[NewEffect, ...]:
    """That something is new, at once; its words when the person writes, without the question, which is asked then."""
    if not told:
        return ()
    spoken, now, place = turn.conversation, turn.world.now, _place(turn, wipe=False)
    news = {"blocks": [pack_block(Block(DELIVERED[spoken.channel]))], "asked": None, "news": True}
    held = {
        "blocks": [one for one in told["blocks"] if not one.get("expects")],
        "asked": None,
        "unread": True,
    }
    planned = ((f"{spoken.id}:{seq}:news", news, now), (f"{spoken.id}:{seq}", held, now + UNREAD_SECONDS))
    return tuple(
        NewEffect(spoken.channel, key, spoken.id, None, orjson.dumps({**told, **body, **place}), due)
        for key, body, due in planned
        if body["blocks"]
    )


def _place(turn: Turn, *, wipe: bool) -> dict[str, Json]:
    """Where a message goes, and what goes with it; `either`: no language is chosen yet."""
    return {
        "chat": turn.conversation.address,
        "easy": turn.conversation.easy,
        **({"either": True} if turn.conversation.language is None else {}),
        "wipe": wipe,
        "bulk": turn.slot > 0,
        "at": turn.world.now,
        "trace": dict(turn.trace or {}),
    }
