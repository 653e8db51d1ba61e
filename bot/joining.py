"""A chat of Telegram joined to the person of another conversation, by a link that was given there.

Whoever holds the link is bound as if the card had matched, never higher: reminders come here, and whatever is personal
still asks for the code to the number that the registry holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from bot.effects import NOTICE
from bot.ledger.records import AuditRow, Consent, Conversation, NewEffect
from bot.opening import first
from bot.reminders.notices import MOVED
from dialogs.earlier_keys import called
from dialogs.memory import pack_block
from dialogs.script import Block

if TYPE_CHECKING:
    from bot.channels.contract import Arrival
    from bot.turn import Player, Turn

LEVEL = "card"


async def bring(player: Player, turn: Turn, arrival: Arrival, text: str) -> None:
    """Play what arrived: an opened link, a remark, or words."""
    if arrival.before:
        turn.blocks.append(Block(arrival.before))
    if arrival.link:
        await join(player, turn, arrival.link)
    elif arrival.remark:
        await player.remark(turn, arrival.remark)
    else:
        of = called(arrival.of, turn.before)
        turn.elsewhere = of is not None and turn.before is not None and of != turn.before
        await player.hear(turn, text, of)


async def join(player: Player, turn: Turn, mark: str) -> None:
    """Bind this chat if the link holds; whatever is wrong with it, the same words and the ordinary beginning."""
    source = await _source(player, turn, mark)
    if source is None:
        turn.noted.audit.append(AuditRow(turn.world.now, "link-refused", turn.conversation.id))
    else:
        turn.noted.spends = mark
        _bind(turn, source)
    either = turn.conversation.language is None  # in both languages, as the question that follows
    refused = "telegram.link.refused_either" if either else "telegram.link.refused"
    told, dialog = Block("telegram.link.joined" if source else refused), first(turn.conversation)
    turn.stack.leave()
    before = len(turn.blocks)
    await player.begin(turn, dialog)
    turn.blocks.insert(before + (dialog == "hello"), told)  # a greeting goes first


async def _source(player: Player, turn: Turn, mark: str) -> Conversation | None:
    """The conversation that gave the link, while both still belong together; a chat of somebody else is left alone."""
    link = await player.ledger.link(mark)
    if link is None or link.expires_at <= turn.world.now:
        return None
    source = await player.ledger.conversation_by_id(link.conversation)
    if source is None or source.person != link.person or source.level == "anonymous":
        return None
    return source if turn.conversation.person in (None, link.person) else None


def _bind(turn: Turn, source: Conversation) -> None:
    """Person, language and manner come from there; reminders come here from now on, and that is told there."""
    chat, now = turn.conversation, turn.world.now
    if chat.person is None:  # a proof made here is not taken away
        chat = chat._replace(person=source.person, level=LEVEL, level_at=None)
    turn.conversation = chat = chat._replace(language=source.language, easy=source.easy)
    turn.noted.reminders(chat, "this_chat", now)
    turn.noted.consents.append(Consent(source.id, "reminders", now, MOVED, now))
    turn.noted.audit.append(AuditRow(now, "chat-joined", chat.id, chat.person, chat.level))
    body = orjson.dumps({"block": pack_block(Block("settings.telegram_joined.say"))})
    key = f"joined:{source.id}:{chat.id}:{chat.version}"
    due_at = turn.world.shown or now  # words that are due on a day are counted by the day that is shown
    turn.noted.effects.append(NewEffect(NOTICE, key, source.id, None, body, due_at))
