"""What an update means for the conversation: words, a remark about what cannot be read, or nothing to be played."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

from bot.channels.contract import Arrival
from bot.channels.telegram.buttons import (
    DONE,
    EXTRACT,
    NEWS,
    ORDERS,
    REMINDER,
    WITHDRAW,
    Pressed,
    Prompt,
    Seals,
    prompt,
)
from bot.channels.telegram.chores import Chores
from bot.channels.telegram.extract import Extracts
from bot.channels.telegram.linking import Linking
from bot.channels.telegram.personal import personal
from bot.channels.telegram.pictures import Albums, remark, shows
from bot.channels.telegram.reach import Reach
from bot.channels.telegram.reading import Heard
from bot.channels.telegram.tempo import Tempo
from bot.channels.telegram.wording import PHONE, Wording
from bot.keeping import Keeping
from bot.ledger.contract import Ledger
from bot.limits import Limits
from dialogs.values import Json

CHANNEL = "telegram"
Question = tuple[dict[str, Any], Prompt]  # the told message that asks it, and what it asks
UNKNOWN = "unknown"  # the mark of no link
STALE = "stale"  # the key of no question: the open one is only asked again
LOOK_BACK = (1, 12)  # messages among which the open question is looked for
START = re.compile(r"\s*/start(?![a-z0-9_])", re.IGNORECASE)
CONSENT = "/consent"  # of the chat's own list of commands: take back what was agreed to
GROUP_PAUSE_SECONDS = 3600.0  # a group is told once in this time that the service speaks to one person


@dataclass(slots=True)
class Answering:
    """Reads one update in its conversation."""

    ledger: Ledger
    wording: Wording
    chores: Chores
    reach: Reach
    tempo: Tempo
    linking: Linking
    wipe: Callable[[Heard], Awaitable[None]]  # of a message without an answer of its own
    albums: Albums = field(default_factory=Albums)
    _groups: dict[int, float] = field(default_factory=dict)

    @property
    def seals(self) -> Seals:
        return self.wording.seals

    @property
    def extracts(self) -> Extracts:
        return Extracts(self.ledger, self.wording.texts)

    def masked(self, heard: Heard) -> Heard:
        """The update as it may be kept."""
        return self.linking.masked(heard)

    async def arrival(self, heard: Heard, keeping: Keeping) -> Arrival | None:
        """What the desk is to play; None when there is nothing to play.

        What a repetition would undo is done after `keeping.keep` only, which raises Duplicate for one.
        """
        if heard.kind == "member":
            await keeping.keep()
            await self.reach.changed(heard.chat, heard.text)
            return None
        if heard.kind == "group":
            await keeping.keep()
            await self._group(heard.chat, self.tempo.clock())
            return None
        await self.reach.heard(heard.chat)
        arrival = await self._meant(heard, keeping)
        if arrival is not None and self.tempo.tells(heard.chat):
            return arrival._replace(before="telegram.later.say")
        return arrival

    async def _meant(self, heard: Heard, keeping: Keeping) -> Arrival | None:
        if heard.kind == "press":
            return await self._pressed(heard, keeping)
        if heard.kind == "contact" and not await self._phone_asked(str(heard.chat), keeping):
            return _arrival(heard, remark="telegram.contact.unasked")
        if heard.kind == "media":
            return await self._shown(heard, keeping)
        if heard.kind == "text" and self.extracts.meant(heard.text):
            return await self._extract(heard, keeping)
        if heard.kind == "text" and heard.text.strip().lower() == CONSENT:
            return _arrival(heard, text=await self._withdrawal(heard, keeping))
        return await self._linked(heard) if heard.link else _said(heard)

    async def _shown(self, heard: Heard, keeping: Keeping) -> Arrival | None:
        """What is not read is answered, an album once; where a secret is asked for a picture does not stay.

        A picture of an album that is deleted for the words under it is answered like the first: that is said.
        """
        question = await self._open(str(heard.chat), keeping)
        secret = question is not None and shows(heard, question[1].asked)
        named = personal(heard)
        if self.albums.answered(heard) and not named:
            await keeping.keep()
            if secret:
                await self.wipe(heard)
            return None
        arrival = _arrival(heard, remark=remark(heard, deleted=secret or named))
        picture: dict[str, Json] = {"personal": True, "picture": True} if secret else {}
        return arrival._replace(trace={**(arrival.trace or {}), **picture})

    async def _withdrawal(self, heard: Heard, keeping: Keeping) -> str:
        """The words that take consents back, in the language of the conversation; without one the menu asks for it."""
        keeping.standing = known = await self.ledger.standing(CHANNEL, str(heard.chat))
        language = known and known[0].language
        return WITHDRAW["ru" if language == "ru" else "az"] if language else "/menu"

    async def _extract(self, heard: Heard, keeping: Keeping) -> Arrival:
        """An extract is taken out of the chat before the open question is asked again."""
        keeping.standing = known = await self.ledger.standing(CHANNEL, str(heard.chat))
        mine, now = heard.message_id if heard.kind == "press" else 0, self.tempo.clock()
        numbers = await self.extracts.messages(known[0].id, now, mine) if known else []
        if not numbers:
            return _arrival(heard, remark="telegram.extract.none")
        return _arrival(heard, of=STALE)._replace(trace={"extract": [*numbers]})

    async def _linked(self, heard: Heard) -> Arrival:
        """A link that was opened; who tries too many hears what an unknown one is told."""
        allowed = await Limits(self.ledger).link(str(heard.chat), self.tempo.clock())
        return _arrival(heard, text=heard.text)._replace(link=heard.link if allowed else UNKNOWN)

    async def _phone_asked(self, chat: str, keeping: Keeping) -> bool:
        question = await self._open(chat, keeping)
        return question is not None and question[1].expects == PHONE

    async def _pressed(self, heard: Heard, keeping: Keeping) -> Arrival:
        """The words a button stands for; a button of another question only redraws the open one."""
        chat = str(heard.chat)
        known = self.seals.read(chat, heard.text)
        if known is not None and known.digest == NEWS:
            self.chores.take_away(heard.chat, heard.message_id)
            return _arrival(heard, text="/repeat")  # any word brings what waits
        if known is not None and known.digest == REMINDER:
            self.chores.take_away(heard.chat, heard.message_id)
            return _arrival(heard, text=ORDERS[known.place - 1])
        if known is not None and known.digest == EXTRACT:
            return await self._extract(heard, keeping)
        question = await self._open(chat, keeping)
        if known is None or question is None or known.digest != question[1].digest:
            self.chores.take_away(heard.chat, heard.message_id)
            return _arrival(heard, of=STALE)
        return self._answered(heard, known, question)

    def _answered(self, heard: Heard, known: Pressed, question: Question) -> Arrival:
        """The words of a living button; marks count as they were pressed, not as the keyboard last showed them."""
        told, asked = question
        before = asked.chosen(told)
        said = asked.said(known.place, before)
        if said is None:
            return self._marked(heard, asked, before, asked.marked(known, before))
        self.chores.take_away(heard.chat, heard.message_id)
        return _arrival(heard, text=said or DONE, of=asked.asked)

    def _marked(self, heard: Heard, asked: Prompt, before: int, chosen: int) -> Arrival:
        """The question anew, with what is chosen so far: a keyboard that only changes is announced to nobody."""
        if chosen == before:  # pressed twice by somebody who was not sure: no press is passed over in silence
            self.chores.take_away(heard.chat, heard.message_id)
            return _arrival(heard, of=STALE)
        arrival = _arrival(heard, remark="telegram.several.more")
        return arrival._replace(trace={**(arrival.trace or {}), "marks": [*asked.marks(chosen)]})

    async def _open(self, chat: str, keeping: Keeping) -> Question | None:
        """The open question."""
        keeping.standing = await self.ledger.standing(CHANNEL, chat)
        if keeping.standing is None:
            return None
        conversation = keeping.standing[0]
        # Nearly always the newest message asks; notices may stand after it.
        for back in LOOK_BACK:
            after = max(0, conversation.seq - back)
            for message in reversed(await self.ledger.messages(conversation.id, after, back)):
                if message.direction == "out":
                    told: dict[str, Any] = {**orjson.loads(message.body), "chat": chat}
                    told["easy"] = conversation.easy
                    asked = prompt(told)
                    if asked is not None:
                        return told, asked
        return None

    def heeds(self, heard: Heard, now: float) -> bool:
        """Whether anything follows from an update; a group is told once an hour where to write, and no more."""
        return heard.kind != "ignored" and (heard.kind != "group" or self._owes(heard.chat, now))

    def _owes(self, chat: int, now: float) -> bool:
        return now - self._groups.get(chat, 0.0) >= GROUP_PAUSE_SECONDS

    async def _group(self, chat: int, now: float) -> None:
        """Nobody's affairs are talked about in a group; a stop before this is said leaves the update in the inbox."""
        if self._owes(chat, now):
            self._groups = {one: at for one, at in self._groups.items() if now - at < GROUP_PAUSE_SECONDS}
            self._groups[chat] = now
            await self.chores.carry_out("sendMessage", chat, self.wording.plain(chat, "telegram.group.say"))


def _said(heard: Heard) -> Arrival:
    """Texts and contacts are words; for everything else there is a fixed answer."""
    if heard.kind == "text":
        # Telegram's own button of a chat that was begun before, or a link to the bot that carries no token of ours:
        # the menu, for "start" alone is the word that orders reminders.
        return _arrival(heard, text="/menu" if START.match(heard.text) else heard.text)
    if heard.kind == "contact" and heard.own:
        return _arrival(heard, text="+" + heard.text.lstrip("+"))
    if heard.kind == "contact":
        return _arrival(heard, remark="telegram.contact.other")
    return _arrival(heard, remark="telegram.edited.say")


def _arrival(heard: Heard, text: str = "", of: str | None = None, remark: str = "") -> Arrival:
    """The arrival of an update, with the message that may have to be taken away."""
    mine = heard.kind in ("text", "contact", "edited", "media")
    trace: dict[str, Json] = {"message": heard.message_id} if mine else {}
    if heard.kind == "contact" and heard.own:
        trace["contact"] = True
    if personal(heard):
        trace["personal"] = True
    return Arrival(CHANNEL, str(heard.chat), str(heard.update_id), text, of, None, remark, trace)
