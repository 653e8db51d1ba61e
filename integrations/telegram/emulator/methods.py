"""The methods of the Bot API that write into chats."""

from __future__ import annotations

import secrets
from typing import Any

from integrations.telegram.emulator.account import Account
from integrations.telegram.emulator.chats import Chat, Content, Message, told
from integrations.telegram.emulator.limits import ANSWER, check_caption, check_markup, check_text
from integrations.telegram.emulator.refusal import (
    NO_MESSAGE_TO_DELETE,
    NO_MESSAGE_TO_EDIT,
    NOT_DELETABLE,
    NOT_MODIFIED,
    QUERY_OLD,
    bad,
)

DELETABLE_SECONDS = 48 * 3600
QUERY_SECONDS = 150.0


def send_message(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """sendMessage."""
    del files
    chat = account.chat_of(params)
    text = check_text(params)
    content: Content = {"text": text}
    for name in ("protect_content", "disable_notification"):
        if params.get(name):
            content[name] = True
    message = account.add(chat, content, check_markup(params.get("reply_markup")), from_bot=True)
    return told(message, chat, account.me())


def send_document(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """sendDocument: the file comes as a part of its own or is named by attach://."""
    chat = account.chat_of(params)
    document = params.get("document")
    name = document.removeprefix("attach://") if isinstance(document, str) else "document"
    part = params.get(name)
    if name not in files or not isinstance(part, dict):
        raise bad("there is no document in the request")
    file_id = secrets.token_urlsafe(16)
    account.files[file_id] = files[name]
    described = {
        "file_id": file_id,
        "file_unique_id": file_id[:8],
        "file_name": part["file_name"],
        "file_size": len(files[name]),
    }
    content: Content = {"document": described}
    if caption := check_caption(params):
        content["caption"] = caption
    message = account.add(chat, content, check_markup(params.get("reply_markup")), from_bot=True)
    return told(message, chat, account.me())


def edit_text(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """editMessageText."""
    del files
    chat, message = _mine(account, params)
    text, markup = check_text(params), check_markup(params.get("reply_markup"))
    if text == message.content.get("text") and markup == message.reply_markup:
        raise bad(NOT_MODIFIED)
    message.content = {**message.content, "text": text}
    return _edited(account, chat, message, markup)


def edit_markup(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """editMessageReplyMarkup; no markup removes the keyboard."""
    del files
    chat, message = _mine(account, params)
    markup = check_markup(params.get("reply_markup"))
    if (markup or None) == (message.reply_markup or None):
        raise bad(NOT_MODIFIED)
    return _edited(account, chat, message, markup)


def delete_message(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """deleteMessage: both sides' messages in private chats, for 48 hours."""
    del files
    _delete(account, account.chat_of(params), int(params.get("message_id") or 0))
    return True


def delete_messages(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """deleteMessages: those that cannot be deleted are skipped."""
    del files
    chat = account.chat_of(params)
    for number in params.get("message_ids", []):
        message = chat.find(int(number))
        if message is not None and _deletable(account, message):
            message.deleted = True
    account.tell()
    return True


def answer_query(account: Account, params: Content, files: dict[str, bytes]) -> Any:
    """answerCallbackQuery, at most 150 seconds after the press and at most once."""
    del files
    query = str(params.get("callback_query_id"))
    at, _ = account.queries.pop(query, (0.0, 0))
    if account.clock.now() - at > QUERY_SECONDS:
        raise bad(QUERY_OLD)
    if len(str(params.get("text") or "")) > ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    account.answers[query] = {
        "text": params.get("text") or "",
        "show_alert": bool(params.get("show_alert")),
    }
    account.tell()
    return True


def _mine(account: Account, params: Content) -> tuple[Chat, Message]:
    chat = account.chat_of(params)
    message = chat.find(int(params.get("message_id") or 0))
    if message is None or not message.from_bot:
        raise bad(NO_MESSAGE_TO_EDIT)
    return chat, message


def _edited(account: Account, chat: Chat, message: Message, markup: Content | None) -> Content:
    message.reply_markup = markup if markup and markup.get("inline_keyboard") else None
    message.edited_at = int(account.clock.now())
    account.tell()
    return told(message, chat, account.me())


def _deletable(account: Account, message: Message) -> bool:
    return account.clock.now() - message.date <= DELETABLE_SECONDS


def _delete(account: Account, chat: Chat, number: int) -> None:
    message = chat.find(number)
    if message is None:
        raise bad(NO_MESSAGE_TO_DELETE)
    if not _deletable(account, message):
        raise bad(NOT_DELETABLE)
    message.deleted = True
    account.tell()
