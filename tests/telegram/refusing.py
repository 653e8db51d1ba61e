"""What the Bot API refuses and telegram-test-api takes: lengths, faults, whom nobody can write to.

Written apart from our emulator: neither reads the other's figures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TEXT_UNITS, CAPTION_UNITS, DATA_BYTES = 4096, 1024, 64


class Refused(Exception):
    """No: HTTP status, description, and after how many seconds to come again, if the server says so."""

    def __init__(self, status: int, description: str, after: int = 0) -> None:
        super().__init__(description)
        self.status = status
        self.body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        if after:
            self.body["parameters"] = {"retry_after": after}


@dataclass(slots=True)
class Faults:
    """What is to go wrong: the next `flood` sends get 429, `lose` no answer; `blocked` have blocked the bot."""

    flood: int = 0
    flood_seconds: int = 1
    lose: int = 0
    blocked: set[int] = field(default_factory=set)

    def check(self, chat: int) -> None:
        """Raises Refused for a send to this chat."""
        if self.flood:
            self.flood -= 1
            raise Refused(429, f"Too Many Requests: retry after {self.flood_seconds}", self.flood_seconds)
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")

    def loses(self) -> bool:
        """Whether this answer is one of those that get lost."""
        lost = self.lose > 0
        self.lose -= lost
        return lost


def check_text(params: Mapping[str, Any]) -> None:
    """Raises Refused for a text nobody may send."""
    text = str(params.get("text", ""))
    if not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if _units(text) > TEXT_UNITS:
        raise Refused(400, "Bad Request: message is too long")


def check_caption(params: Mapping[str, Any]) -> None:
    """Raises Refused for too long a caption."""
    if _units(str(params.get("caption", ""))) > CAPTION_UNITS:
        raise Refused(400, "Bad Request: message caption is too long")


def check_keyboard(params: Mapping[str, Any]) -> None:
    """Raises Refused for a button that carries too much, or nothing."""
    told = params.get("reply_markup") or {}
    markup = json.loads(told) if isinstance(told, str) else told
    for button in (one for row in markup.get("inline_keyboard", ()) for one in row):
        if not 1 <= len(button.get("callback_data", "-").encode()) <= DATA_BYTES:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")


def _units(text: str) -> int:
    """Half of the bytes of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
