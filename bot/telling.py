"""Stored messages in words: what channels show of a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import orjson

from bot.channels.contract import Talk, Told
from bot.dates import BAKU
from bot.extract import ends_at, opens, without
from bot.ledger.records import Conversation, Message
from bot.people.links import Links
from bot.playing import World
from bot.texts import Manner, Shown, Texts
from dialogs.memory import unpack_block
from dialogs.script import Block
from dialogs.values import Language

Channel = Literal["web", "telegram", "sms", "terminal", "mail"]


class Teller:
    """Words for the messages of one conversation."""

    def __init__(self, texts: Texts, links: Links | None = None) -> None:
        self.texts = texts
        self.links = links

    def talk(self, conversation: Conversation, messages: Sequence[Message], world: World) -> Talk:
        """The messages in words, as they may be shown now, and the question that is open after them."""
        told = [self.told(conversation, message, world) for message in messages]
        last = next((message for message in reversed(messages) if message.direction == "out"), None)
        if last is None:
            return Talk(conversation, tuple(told))
        body: Any = orjson.loads(last.body)
        keys = [block["key"] for block in body["blocks"]]
        shown = next((one for one in reversed(told) if one.direction == "out"), None)
        open_block = _open(shown.shown) if shown is not None else None
        return Talk(
            conversation, tuple(told), body.get("asked"), open_block, any(".wrong." in key for key in keys)
        )

    def just_told(
        self,
        conversation: Conversation,
        text: str | None,
        blocks: Sequence[Block],
        asked: str | None,
        at: float,
    ) -> Talk:
        """The messages that a turn has just written, without reading them back."""
        language: Language = "ru" if conversation.language == "ru" else "az"
        first = conversation.seq - bool(blocks)
        shown = tuple(self._shown(block, _manner(conversation, language)) for block in blocks)
        said = Told(first, "in", at, language, (), text)
        answer = (Told(conversation.seq, "out", at, language, shown),) if blocks else ()
        wrong = any(".wrong." in block.key for block in blocks)
        return Talk(conversation, (said, *answer), asked, _open(shown), wrong)

    def told(self, conversation: Conversation, message: Message, world: World) -> Told:
        """One message in words; an extract only while the proof stands, afterwards one line in its place."""
        body: Any = orjson.loads(message.body)
        language: Language = "ru" if body["language"] == "ru" else "az"
        if message.direction == "in":
            at, elsewhere = body.get("at", message.at), body.get("elsewhere", False)
            return Told(message.seq, "in", at, language, (), body["text"], elsewhere)
        manner, at = _manner(conversation, language), body.get("at", message.at)
        blocks = [unpack_block(block) for block in body["blocks"]]
        ends = ends_at(body)
        if ends and not opens(conversation, message.at, world):
            blocks = without(blocks, ends, datetime.fromtimestamp(at, BAKU).date())
        return Told(message.seq, "out", at, language, tuple(self._shown(block, manner) for block in blocks))

    def _shown(self, block: Block, manner: Manner) -> Shown:
        """A block in words; what is kept of a link is turned into the link only here."""
        nonce = block.values.get("link")
        if self.links is not None and isinstance(nonce, str):
            block = block._replace(values={**block.values, "link": self.links.url(nonce)})
        return self.texts.show(block, manner)


def _manner(conversation: Conversation, language: Language) -> Manner:
    return Manner(language, _channel(conversation), conversation.easy)


def _channel(conversation: Conversation) -> Channel:
    known: dict[str, Channel] = {"telegram": "telegram", "sms": "sms", "terminal": "terminal", "mail": "mail"}
    return known.get(conversation.channel, "web")


def _open(shown: tuple[Shown, ...]) -> Shown | None:
    """The block that asks: the last one that expects an answer."""
    return next((block for block in reversed(shown) if block.expects), None)
