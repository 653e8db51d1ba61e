"""Reads an update of the Bot API as far as it concerns us; every other field is skipped before it can cost anything.

The allow-list below is the guard: whole branches of an update (rich messages, replies, polls) are passed over by the
decoder without being built.  What cannot be read raises Poison.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

Kind = Literal["text", "press", "contact", "media", "edited", "group", "member", "ignored"]
TEXT_LIMIT = 4096  # characters; the Bot API sends no longer text
MEDIA = (
    "voice",
    "video_note",
    "audio",
    "photo",
    "video",
    "animation",
    "sticker",
    "document",
    "location",
    "venue",
    "poll",
    "dice",
    "story",
    "paid_media",
    "checklist",
    "game",
    "rich_message",
)


class Poison(ValueError):
    """An update that cannot be read; `update_id` is 0 if not even that was there."""

    def __init__(self, update_id: int = 0) -> None:
        super().__init__("poison")
        self.update_id = update_id


@dataclass(frozen=True, slots=True)
class Heard:
    """One update: who, where, what; `text` is the (edited) text, a button's data, a phone number, or the kind of media.

    `message_id` is the message meant, `query` the press to be answered, `own` tells that a contact is the sender's,
    `link` is the mark of a link into the bot, whose token is nowhere.
    `caption` is what is written under a picture or a file: only looked through for what must not stay in the chat;
    `album` is shared by pictures that were sent together.
    """

    update_id: int
    kind: Kind
    chat: int
    user: int
    message_id: int = 0
    text: str = ""
    query: str = ""
    own: bool = False
    link: str = ""
    caption: str = ""
    album: str = ""


_ABSENT = msgspec.Raw()
_NOTHING = (b"", b"null")


Id = Annotated[int, msgspec.Meta(ge=-(2**52), le=2**52)]  # the Bot API promises 52 significant bits


class _User(msgspec.Struct):
    id: Id


class _Chat(msgspec.Struct):
    id: Id
    type: str


class _Contact(msgspec.Struct):
    phone_number: str
    user_id: Id | None = None


class _Message(msgspec.Struct):
    message_id: Id
    chat: _Chat
    sender: _User | None = msgspec.field(name="from", default=None)
    text: str | None = None
    caption: str | None = None
    media_group_id: str = ""
    contact: _Contact | None = None
    voice: msgspec.Raw = _ABSENT
    video_note: msgspec.Raw = _ABSENT
    audio: msgspec.Raw = _ABSENT
    photo: msgspec.Raw = _ABSENT
    video: msgspec.Raw = _ABSENT
    animation: msgspec.Raw = _ABSENT
    sticker: msgspec.Raw = _ABSENT
    document: msgspec.Raw = _ABSENT
    location: msgspec.Raw = _ABSENT
    venue: msgspec.Raw = _ABSENT
    poll: msgspec.Raw = _ABSENT
    dice: msgspec.Raw = _ABSENT
    story: msgspec.Raw = _ABSENT
    paid_media: msgspec.Raw = _ABSENT
    checklist: msgspec.Raw = _ABSENT
    game: msgspec.Raw = _ABSENT
    rich_message: msgspec.Raw = _ABSENT


class _Place(msgspec.Struct):
    message_id: Id
    chat: _Chat


class _Press(msgspec.Struct):
    id: str
    sender: _User = msgspec.field(name="from")
    data: str = ""
    message: _Place | None = None


class _Status(msgspec.Struct):
    status: str


class _Member(msgspec.Struct):
    chat: _Chat
    sender: _User = msgspec.field(name="from")
    new_chat_member: _Status


class _Update(msgspec.Struct):
    update_id: Id
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _Press | None = None
    my_chat_member: _Member | None = None


class _Number(msgspec.Struct):
    update_id: Id


ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
_UPDATE = msgspec.json.Decoder(_Update)
_NUMBER = msgspec.json.Decoder(_Number)
_FIRST_NUMBER = re.compile(rb'\{\s*"update_id"\s*:\s*(\d{1,18})\b')


def read(raw: bytes | msgspec.Raw) -> Heard:
    """The update; raises Poison."""
    try:
        return _heard(_UPDATE.decode(raw))
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise Poison(number(raw)) from None


def number(raw: bytes | msgspec.Raw) -> int:
    """The update's number, 0 if it cannot be told."""
    try:
        return _NUMBER.decode(raw).update_id
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        # Nested too deep to be passed over: the server writes the number first.
        found = _FIRST_NUMBER.search(bytes(raw)[:200])
        return int(found[1]) if found else 0


def _heard(update: _Update) -> Heard:
    if update.message is not None:
        return _message(update.update_id, update.message)
    if update.callback_query is not None:
        return _press(update.update_id, update.callback_query)
    if update.edited_message is not None:
        edited = update.edited_message
        # A place that is shared as it moves is edited every few seconds.
        said = edited.chat.type == "private" and bytes(edited.location) in _NOTHING
        place = (edited.chat.id, _sender(edited), edited.message_id)
        return Heard(
            update.update_id,
            "edited" if said else "ignored",
            *place,
            (edited.text or edited.caption or "")[:TEXT_LIMIT],
        )
    if update.my_chat_member is not None:
        member = update.my_chat_member
        kind: Kind = "member" if member.chat.type == "private" else "ignored"
        return Heard(
            update.update_id, kind, member.chat.id, member.sender.id, text=member.new_chat_member.status
        )
    return Heard(update.update_id, "ignored", 0, 0)


def _message(update_id: int, message: _Message) -> Heard:
    place = (message.chat.id, _sender(message), message.message_id)
    if message.chat.type != "private":
        said = message.text is not None or message.contact is not None or _media(message)
        return Heard(update_id, "group" if said else "ignored", *place)
    if message.text is not None:
        return Heard(update_id, "text", *place, text=message.text[:TEXT_LIMIT])
    if message.contact is not None:
        phone, owner = message.contact.phone_number[:32], message.contact.user_id
        return Heard(update_id, "contact", *place, text=phone, own=owner is not None and owner == place[1])
    media = _media(message)
    # Service messages (pinned, auto-delete timer ...) hold nothing a person said.
    caption = (message.caption or "")[:TEXT_LIMIT]
    kind: Kind = "media" if media else "ignored"
    return Heard(update_id, kind, *place, text=media, caption=caption, album=message.media_group_id[:64])


def _media(message: _Message) -> str:
    return next((name for name in MEDIA if bytes(getattr(message, name)) not in _NOTHING), "")


def _press(update_id: int, press: _Press) -> Heard:
    chat = press.message.chat if press.message is not None else None
    if chat is None or chat.type != "private" or press.message is None:
        return Heard(update_id, "ignored", 0, press.sender.id, query=press.id[:64])
    return Heard(
        update_id, "press", chat.id, press.sender.id, press.message.message_id, press.data[:64], press.id[:64]
    )


def _sender(message: _Message) -> int:
    return message.sender.id if message.sender is not None else 0
