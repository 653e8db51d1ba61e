"""Made-up rows for the specification of the ledger, and a clock that is set by hand."""

from dataclasses import dataclass
from typing import Any

from bot.ledger.records import Conversation, Direction, Inbound, NewEffect, NewMessage, Run

MORNING = 1_800_000_000.0


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    now: float = MORNING

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


def inbound(ext_id: str, address: str = "addr-1", body: bytes = b"salam", at: float = MORNING) -> Inbound:
    return Inbound("web", ext_id, address, "text", body, at)


def run(conversation: Conversation, name: str = "run-1", **changed: Any) -> Run:
    new = Run(name, conversation.id, "application", "active", depth=0, body=b'{"answers": {}}')
    return new._replace(**changed)


def said(text: bytes, direction: Direction = "out", at: float = MORNING) -> NewMessage:
    return NewMessage(direction, at, text)


def effect(
    key: str, kind: str = "file", due_at: float = MORNING, conversation: int | None = None
) -> NewEffect:
    return NewEffect(kind, key, conversation, None, b"body of " + key.encode(), due_at)
