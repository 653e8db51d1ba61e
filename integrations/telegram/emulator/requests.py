"""Reads the parameters of a call however they are sent: JSON, a form, several parts, or in the address."""

from __future__ import annotations

import json
from typing import Any

from fastapi import Request
from starlette.datastructures import UploadFile

from integrations.telegram.emulator.chats import Content

OBJECTS = frozenset(
    {
        "reply_markup",
        "allowed_updates",
        "commands",
        "scope",
        "message_ids",
        "entities",
        "link_preview_options",
        "reply_parameters",
    }
)
NUMBERS = frozenset({"chat_id", "message_id", "offset", "limit", "timeout", "max_connections", "cache_time"})


async def parameters(request: Request) -> tuple[Content, dict[str, bytes]]:
    """Parameters by name in one form, and attached files by name."""
    told: Content = dict(request.query_params)
    files: dict[str, bytes] = {}
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        told.update(json.loads(await request.body() or b"{}"))
    elif kind:
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await value.read()
                    told.setdefault(name, {"file_name": value.filename, "part": name})
                else:
                    told[name] = value
    return {name: read(name, value) for name, value in told.items()}, files


def read(name: str, value: Any) -> Any:
    """One parameter in the form JSON would have given it."""
    if not isinstance(value, str):
        return value
    if name in OBJECTS and value[:1] in ("{", "["):
        return json.loads(value)
    if name in NUMBERS and value.lstrip("-").isdigit():
        return int(value)
    return {"true": True, "false": False}.get(value.lower(), value)
