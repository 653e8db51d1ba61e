"""Updates as the Bot API sends them, with made-up people."""

from __future__ import annotations

import json
from typing import Any


def message(update_id: int, chat: int = 77, **content: Any) -> dict[str, Any]:
    """A message in a private chat."""
    person = {"id": chat, "is_bot": False, "first_name": "Aygün", "language_code": "az"}
    body = {
        "message_id": update_id,
        "date": 1781000000,
        "chat": {"id": chat, "type": "private", "first_name": "Aygün"},
        "from": person,
        **content,
    }
    return {"update_id": update_id, "message": body}


def text(update_id: int, words: str, chat: int = 77) -> dict[str, Any]:
    return message(update_id, chat, text=words)


def rich(depth: int) -> dict[str, Any]:
    """Text nested in text: 440 bytes at depth 6 froze a library that validated it."""
    inner: Any = "x"
    for _ in range(depth):
        inner = {"type": "bold", "text": inner}
    return message(1, text="salam", rich_message={"blocks": [{"type": "paragraph", "text": inner}]})


def raw(update: dict[str, Any]) -> bytes:
    return json.dumps(update, ensure_ascii=False).encode()
