"""Chats and what stands in them, as the people in them see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Content = dict[str, Any]


@dataclass(slots=True)
class Message:
    """One message; `content` holds the fields the Bot API gives it (text, contact, voice ...)."""

    message_id: int
    date: int
    from_bot: bool
    content: Content
    reply_markup: Content | None = None
    edited_at: int | None = None
    deleted: bool = False

    @property
    def buttons(self) -> list[Content]:
        """Inline buttons in the order in which they are shown."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group; `keys` is the reply keyboard that is there.

    Using it does not take it away, not even one that is hidden after one use: it can be opened again.
    """

    id: int
    first_name: str
    language_code: str
    group: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    messages: list[Message] = field(default_factory=list)
    keys: list[Content] = field(default_factory=list)

    def card(self) -> Content:
        """The chat as updates describe it."""
        if self.group:
            return {"id": self.id, "type": "group", "title": self.first_name}
        return {"id": self.id, "type": "private", "first_name": self.first_name}

    def person(self, user: int | None = None) -> Content:
        """The person as updates describe them."""
        told: Content = {"id": user or abs(self.id), "is_bot": False, "first_name": self.first_name}
        return {**told, "language_code": self.language_code} if self.language_code else told

    def find(self, message_id: int) -> Message | None:
        """A message that is still there."""
        found = (one for one in reversed(self.messages) if one.message_id == message_id)
        message = next(found, None)
        return None if message is None or message.deleted else message


def told(message: Message, chat: Chat, bot: Content) -> Content:
    """The message as the Bot API tells it."""
    body: Content = {
        "message_id": message.message_id,
        "date": message.date,
        "chat": chat.card(),
        "from": bot if message.from_bot else chat.person(),
        **message.content,
    }
    if message.edited_at is not None:
        body["edit_date"] = message.edited_at
    if message.reply_markup and "inline_keyboard" in message.reply_markup:
        body["reply_markup"] = message.reply_markup
    return body


def seen(message: Message) -> Content:
    """The message as the person behind the emulator sees it."""
    return {
        "message_id": message.message_id,
        "at": message.date,
        "from_bot": message.from_bot,
        "deleted": message.deleted,
        "edited": message.edited_at is not None,
        "reply_markup": message.reply_markup,
        **message.content,
    }
