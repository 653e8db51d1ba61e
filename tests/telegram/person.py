"""Somebody with Telegram who talks with the service, and the chat as it looks to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from integrations.telegram.emulator import people
from integrations.telegram.emulator.chats import Message
from integrations.telegram.emulator.other_side import act
from tests.telegram.stand import Stand

# What differs from run to run: hours and one-time codes.
CHANGING = ((re.compile(r"\b\d\d:\d\d\b"), "09:00"), (re.compile(r"^\d{8}$"), "12345678"))


class Person:
    """Each deed waits until the service has answered; `chat_lines` is the chat as text."""

    def __init__(self, stand: Stand, chat: int = 77, name: str = "Aygün") -> None:
        self.stand = stand
        self.chat = people.join(stand.account, chat, name)
        self.chat_lines: list[str] = []

    async def say(self, text: str) -> list[Message]:
        return await self._do({"write": text}, text)

    async def press(self, label: str) -> list[Message]:
        """Press the newest button whose label holds these words."""
        message, place, words = next(self._buttons(label), (None, 0, ""))
        assert message is not None, (label, self.labels)
        return await self._do({"press": message.message_id, "button": place}, f"[{words}]")

    async def share(self, phone: str, owner: int | None = None) -> list[Message]:
        whose = self.chat.id if owner is None else owner
        return await self._do({"contact": phone, "owner": whose}, "(contact)")

    async def show(self, kind: str) -> list[Message]:
        return await self._do({"show": kind}, f"({kind})")

    async def edit(self, message_id: int, text: str) -> list[Message]:
        return await self._do({"edit": message_id, "text": text}, f"(edited) {text}")

    async def deed(self, deed: dict[str, Any]) -> list[Message]:
        """Anything else the emulator lets a person do."""
        return await self._do(deed, "(deed)")

    async def member(self, status: str) -> list[Message]:
        """Block (kicked) or unblock (member) the bot."""
        return await self._do({"member": status}, f"({status})")

    async def wait(self) -> list[Message]:
        """What comes by itself."""
        return await self._do({}, "")

    def _buttons(self, label: str) -> Iterator[tuple[Message, int, str]]:
        for message in reversed(self.chat.messages):
            for place, button in enumerate(message.buttons, 1):
                if label in button["text"]:
                    yield message, place, button["text"]

    async def _do(self, deed: dict[str, Any], seen: str) -> list[Message]:
        known = len(self.chat.messages)
        if deed:
            act(self.stand.account, self.chat, deed)
        await self.stand.quiet()
        new = self.chat.messages[known:]
        if seen:
            gone = any(one.deleted for one in new)
            self.chat_lines += ["", f"< {_same(seen)}" + (" (deleted)" if gone else "")]
        told = [one for one in new if one.from_bot]
        for message in told:
            self.chat_lines += lines_of(message)
        return told

    @property
    def last(self) -> str:
        """The last text of the service."""
        return next(text_of(one) for one in reversed(self.chat.messages) if one.from_bot)

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons that are shown now."""
        return [button["text"] for one in self.chat.messages for button in one.buttons]


def text_of(message: Message) -> str:
    return str(message.content.get("text", ""))


def lines_of(message: Message) -> list[str]:
    """A message of the service as it is seen."""
    first, *rest = _same(text_of(message)).split("\n")
    buttons = [f"  [{button['text']}]" for button in message.buttons]
    return [f"> {first}", *(f"  {line}".rstrip() for line in rest), *buttons]


def _same(text: str) -> str:
    for pattern, instead in CHANGING:
        text = pattern.sub(instead, text)
    return text
