"""What Telegram says of the bot's webhook (getWebhookInfo)."""

from __future__ import annotations

import msgspec

from bot.channels.telegram.results import Sent


class Hook(msgspec.Struct):
    """What is watched of it; no `url`: none is set."""

    url: str = ""
    pending_update_count: int = 0
    last_error_date: int = 0


def hook_of(told: Sent) -> Hook:
    """The webhook as told; raises msgspec.DecodeError."""
    return msgspec.json.decode(bytes(told.result), type=Hook)
