"""Updates that telegram-test-api has handed out, which it does once, kept until the bot has confirmed them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

MESSAGE_SECONDS, PRESS_SECONDS = 24 * 3600.0, 150.0


@dataclass(eq=False, slots=True)
class Held:
    """An update as it was handed out; `until` is when it is dropped unseen."""

    update: dict[str, Any]
    until: float

    @property
    def queue(self) -> tuple[str, int]:
        """Whose order it keeps: a chat's messages, or a person's presses."""
        if "callback_query" in self.update:
            return "presses", int(self.update["callback_query"]["from"]["id"])
        return "chat", int(self.update["message"]["chat"]["id"])


@dataclass(slots=True)
class Flight:
    """What is on its way, in the order in which it was handed out; `moved` seconds of time have been passed over."""

    moved: float = 0.0
    held: list[Held] = field(default_factory=list)
    chats: set[int] = field(default_factory=set)
    presses: dict[str, float] = field(default_factory=dict)
    last: dict[str, Any] = field(default_factory=dict)

    def now(self) -> float:
        return time.time() + self.moved

    def put(self, update: dict[str, Any]) -> None:
        """Keep an update, and what it tells: whose chat there is, which press can be answered until when."""
        press = update.get("callback_query")
        until = self.now() + (MESSAGE_SECONDS if press is None else PRESS_SECONDS)
        if press is None:
            self.chats.add(int(update["message"]["chat"]["id"]))
        else:
            self.presses[str(press["id"])] = until
        self.held.append(Held(update, until))
        self.last = update

    def live(self) -> list[Held]:
        """What has not expired, in order."""
        self.held = [one for one in self.held if one.until > self.now()]
        return self.held

    def since(self, offset: int) -> list[dict[str, Any]]:
        """What is left once everything before `offset` is confirmed."""
        self.held = [one for one in self.live() if int(one.update["update_id"]) >= offset]
        return [one.update for one in self.held]

    def taken(self, held: Held) -> None:
        """The bot has taken this one."""
        self.held = [one for one in self.held if one is not held]

    def heads(self) -> dict[tuple[str, int], Held]:
        """The first of every queue."""
        heads: dict[tuple[str, int], Held] = {}
        for one in self.live():
            heads.setdefault(one.queue, one)
        return heads

    def answered(self, press: str) -> bool:
        """Whether this press could still be answered; from now on it is."""
        return self.presses.pop(press, 0.0) > self.now()
