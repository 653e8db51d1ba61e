"""The bot's account at the server: who it is, its chats, its webhook, and every call that was made."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from typing import Any

from integrations.telegram.emulator.chats import Chat, Content, Message
from integrations.telegram.emulator.clock import Clock
from integrations.telegram.emulator.faults import Faults
from integrations.telegram.emulator.refusal import (
    BLOCKED,
    CHAT_NOT_FOUND,
    DEACTIVATED,
    NOT_STARTED,
    bad,
    forbidden,
)
from integrations.telegram.emulator.updates import CALLBACK_QUEUE, MEMBER_QUEUE, Updates


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are posted; `unit` is how long the first pause between retries is, in seconds."""

    url: str
    secret: str
    max_connections: int


@dataclass(slots=True)
class Trouble:
    """What getWebhookInfo tells of the last failure."""

    at: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot: method, what it sent, how it was answered."""

    method: str
    params: Content
    at: float
    status: int


@dataclass(slots=True)
class Account:
    """Everything the server knows of one bot."""

    token: str
    username: str = "addim_demo_bot"
    clock: Clock = field(default_factory=Clock)
    faults: Faults = field(default_factory=Faults)
    chats: dict[int, Chat] = field(default_factory=dict)
    webhook: Webhook | None = None
    trouble: Trouble = field(default_factory=Trouble)
    commands: dict[str, list[Content]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    queries: dict[str, tuple[float, int]] = field(default_factory=dict)
    answers: dict[str, Content] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    said: asyncio.Event = field(default_factory=asyncio.Event)
    updates: Updates = field(init=False)
    _messages: int = 0

    def __post_init__(self) -> None:
        self.updates = Updates(self.clock, 1 + secrets.randbelow(1 << 28))

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    def me(self) -> Content:
        """The bot as a user."""
        return {"id": self.id, "is_bot": True, "first_name": "Addım", "username": self.username}

    def chat_of(self, params: Content) -> Chat:
        """The chat a call is about, if the bot may write there; raises Refused."""
        chat = self.chats.get(_number(params.get("chat_id")))
        if chat is None:
            raise bad(CHAT_NOT_FOUND)
        if chat.deactivated:
            raise forbidden(DEACTIVATED)
        if chat.blocked:
            raise forbidden(BLOCKED)
        if not chat.started and not chat.group:
            raise forbidden(NOT_STARTED)
        return chat

    def add(self, chat: Chat, content: Content, markup: Content | None = None, *, from_bot: bool) -> Message:
        """Put a message into a chat."""
        self._messages += 1
        message = Message(self._messages, int(self.clock.now()), from_bot, content, markup)
        chat.messages.append(message)
        if from_bot and markup:
            _show_keys(chat, markup)
        self.tell()
        return message

    def tell(self) -> None:
        """Wake whoever watches a chat."""
        self.said.set()
        self.said = asyncio.Event()

    def queue_of(self, kind: str, chat: int, user: int) -> int:
        """Which queue keeps an update in order."""
        if kind == "callback_query":
            return user + CALLBACK_QUEUE
        return chat + MEMBER_QUEUE if kind == "my_chat_member" else chat


def _show_keys(chat: Chat, markup: Content) -> None:
    if "keyboard" in markup:
        chat.keys = [key for row in markup["keyboard"] for key in row]
    elif markup.get("remove_keyboard"):
        chat.keys = []


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0
