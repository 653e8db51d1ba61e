"""A talk with one dialog: the pure engine, saved as JSON and played again at every message, with a hand-moved clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dialogs.answers.contract import Hearing
from dialogs.engine import Play
from dialogs.hearing import hear
from dialogs.keep import keep
from dialogs.memory import Memory
from dialogs.replies import replies
from dialogs.script import Act, Ask, Block, Dialog, Done, Look, Pending, Refused, Review
from dialogs.setting import Setting
from dialogs.speech import Command
from dialogs.values import Json, Language
from tests.dialogs.stage import LAW, LISTS, TEXTS

TODAY = date(2026, 11, 23)
SETTING = Setting(TODAY, LAW)
Answer = Callable[[Any], object]


@dataclass
class Talk:
    """`answers` gives for an errand its outcome (a receipt, Refused, Pending, or None for no answer)."""

    dialog: Dialog
    answer: Answer = lambda errand: None
    setting: Setting = SETTING
    language: Language = "az"
    now: float = 0.0
    stored: str = field(default_factory=lambda: json.dumps(Memory().as_json()))
    asked: list[Any] = field(default_factory=list)
    events: list[object] = field(default_factory=list)
    command: Command | None = None

    @property
    def memory(self) -> Memory:
        return Memory.from_json(json.loads(self.stored))

    def open(self) -> Play:
        """Play what is stored; nothing is heard."""
        play = self._played(self.memory)
        self._store(play)
        return play

    def say(self, text: str, of: str | None = None) -> list[str]:
        """Hear a message and return the keys of what is told."""
        return [block.key for block in self.blocks(text, of)]

    def blocks(self, text: str, of: str | None = None) -> tuple[Block, ...]:
        play = self._played(self.memory)
        hearing = Hearing(self.language, self.setting.today, TEXTS.heard, LISTS)
        before = len(play.events)
        self.command = hear(play, text, hearing, of)
        self.events += play.events[before:]
        notes = play.notes
        if play.stale or isinstance(play.at, Look | Act):
            play = self._played(play.memory)
            play.notes[:0] = notes
        self._store(play)
        return replies(play)

    def _played(self, memory: Memory) -> Play:
        memory.drop_stale(self.now)
        while True:
            play = Play(self.dialog, self.setting, memory)
            self.events += play.events
            step = play.at
            if isinstance(step, Look):
                memory.results[step.name] = self._result(step)
            elif isinstance(step, Act) and step.name not in memory.results:
                memory.begin_act(step.name, "000-000-000-001")
                memory.results[step.name] = self._result(step)
            else:
                return play

    def _result(self, step: Look | Act) -> dict[str, Json]:
        self.asked.append(step.errand)
        outcome = self.answer(step.errand)
        until: dict[str, Json] = (
            {} if isinstance(step, Act) else {"until": self.now + step.errand.fresh_seconds}
        )
        if isinstance(outcome, Refused):
            return {"refused": {"code": outcome.code, "values": dict(outcome.values)}, **until}
        if isinstance(outcome, Pending):
            return {"pending": keep(outcome)}
        if outcome is None:
            return (
                {"running": "000-000-000-001"} if isinstance(step, Act) else {"unreachable": "down", **until}
            )
        return {"done": keep(outcome.receipt if isinstance(outcome, Done) else outcome), **until}

    def _store(self, play: Play) -> None:
        if isinstance(play.at, Ask | Review):
            play.memory.asked = play.at.key
        self.stored = json.dumps(play.memory.as_json())

    def on(self, day: date) -> None:
        """The day moves."""
        self.setting = self.setting._replace(today=day)


def open_key(talk: Talk) -> str:
    """The key of the open question."""
    step = talk.open().at
    assert isinstance(step, Ask | Review)
    return step.key
