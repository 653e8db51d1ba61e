"""Links into Telegram: opaque, opened once, for a quarter of an hour; a token is made when shown, never kept."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

from bot.people.sealing import Sealer

MINUTES = 15
LASTS_SECONDS = MINUTES * 60.0
NONCE_BYTES = 24  # 192 random bits
TELEGRAM = "telegram"


@dataclass(slots=True)
class Links:
    """Makes links to the bot called `name`; without a name there are none."""

    sealer: Sealer
    name: str = ""

    def nonce(self, channel: str) -> str:
        """What a link from a conversation on `channel` is made of; empty where none is offered."""
        return secrets.token_urlsafe(NONCE_BYTES) if self.name and channel != TELEGRAM else ""

    def url(self, nonce: str) -> str:
        """The address that is shown."""
        return f"https://t.me/{self.name}?start={self.token(nonce)}"

    def token(self, nonce: str) -> str:
        """43 letters that Telegram takes (64 at most); nobody can make them of the nonce without the service's key."""
        return urlsafe_b64encode(self.sealer.index(nonce, "link.token")).decode().rstrip("=")

    def mark(self, token: str) -> str:
        """What a token is known by, here and in the ledger."""
        return self.sealer.index(token, "link").hex()
