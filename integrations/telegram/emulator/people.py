"""What people do in their apps: write, press, share, edit, block; each becomes the update the server would send."""

from __future__ import annotations

import secrets
from typing import Any

from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.chats import Chat, Content, Message, told

MEDIA: dict[str, Content] = {
    "voice": {"duration": 3, "mime_type": "audio/ogg"},
    "video_note": {"duration": 3, "length": 240},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    "document": {"file_name": "sened.pdf", "mime_type": "application/pdf"},
    "video": {"duration": 3, "width": 320, "height": 240},
    "audio": {"duration": 3},
    "animation": {"duration": 3, "width": 320, "height": 240},
}


def join(
    account: Account, chat_id: int, first_name: str, language_code: str = "az", *, group: bool = False
) -> Chat:
    """A person (or a group) the bot may meet; one that is known stays as it is."""
    return account.chats.setdefault(chat_id, Chat(chat_id, first_name, language_code, group))


def write(account: Account, chat: Chat, text: str, user: int | None = None) -> int:
    """Send a text; returns the update's number."""
    content: Content = {"text": text}
    if text.startswith("/"):
        length = len(text.split(maxsplit=1)[0])
        content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return _arrive(account, chat, content, user)


def share_contact(account: Account, chat: Chat, phone: str, owner: int | None) -> int:
    """Share a contact; `owner` is the Telegram user it belongs to, None for a card without one."""
    contact: Content = {"phone_number": phone, "first_name": chat.first_name}
    if owner is not None:
        contact["user_id"] = owner
    return _arrive(account, chat, {"contact": contact})


def show(account: Account, chat: Chat, kind: str, caption: str = "", album: str = "") -> int:
    """Send a voice note, photo, sticker, place ..., with words under it; raises KeyError for a kind nobody knows.

    What is sent together bears the same `album`.
    """
    words = {"caption": caption} if caption else {}
    words |= {"media_group_id": album} if album else {}
    unique = secrets.token_hex(8)
    file = {"file_id": unique * 2, "file_unique_id": unique}
    if kind == "photo":
        return _arrive(account, chat, {"photo": [{**file, "width": 90, "height": 90}], **words})
    if kind == "location":
        return _arrive(account, chat, {"location": {"latitude": 40.37, "longitude": 49.89}})
    return _arrive(account, chat, {kind: {**file, **MEDIA[kind]}, **words})


def edit(account: Account, chat: Chat, message_id: int, text: str) -> int:
    """Edit an own message."""
    message = chat.find(message_id)
    if message is None or message.from_bot:
        raise KeyError(message_id)
    message.content = {"text": text}
    message.edited_at = int(account.clock.now())
    body = told(message, chat, account.me())
    return account.updates.put("edited_message", body, account.queue_of("edited_message", chat.id, chat.id))


def press(
    account: Account, chat: Chat, message: Message, data: str, user: int | None = None
) -> tuple[int, str]:
    """Press an inline button, also one that is gone meanwhile; the update's number and the query's id."""
    query = str(secrets.randbelow(1 << 60))
    presser = user or abs(chat.id)
    account.queries[query] = (account.clock.now(), chat.id)
    body: Content = {
        "id": query,
        "from": chat.person(presser),
        "chat_instance": str(chat.id),
        "data": data,
        "message": told(message, chat, account.me()),
    }
    queue = account.queue_of("callback_query", chat.id, presser)
    return account.updates.put("callback_query", body, queue), query


def set_member(account: Account, chat: Chat, status: str) -> int:
    """Block (kicked) or unblock (member) the bot."""
    old = "kicked" if chat.blocked else "member"
    chat.blocked = status == "kicked"
    body: dict[str, Any] = {
        "chat": chat.card(),
        "from": chat.person(),
        "date": int(account.clock.now()),
        "old_chat_member": _member(account, old),
        "new_chat_member": _member(account, status),
    }
    return account.updates.put("my_chat_member", body, account.queue_of("my_chat_member", chat.id, chat.id))


def _member(account: Account, status: str) -> Content:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"status": status, "user": account.me(), **until}


def _arrive(account: Account, chat: Chat, content: Content, user: int | None = None) -> int:
    chat.started = True
    message = account.add(chat, content, from_bot=False)
    body = told(message, chat, account.me())
    if user is not None:
        body["from"] = chat.person(user)
    return account.updates.put("message", body, account.queue_of("message", chat.id, user or chat.id))
