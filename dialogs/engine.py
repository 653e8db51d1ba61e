"""Plays a dialog: from the top with what is stored to the first step that is open (hearing.py hears the answer).

A play is pure: the same script, setting and memory give the same stop.  Nothing of the world is touched; what has to be
fetched, done or noted is handed to the caller (`Play.at`, `Play.events`).
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from dialogs import keep
from dialogs.memory import Memory
from dialogs.script import (
    Act,
    Ask,
    Block,
    Dialog,
    Done,
    Ending,
    Line,
    Look,
    Pending,
    Record,
    Refused,
    Review,
    Say,
    Step,
    Unreachable,
)
from dialogs.setting import Setting
from dialogs.values import Json

_NOTHING = object()


class Play:
    """One play of `dialog`.

    After construction: `at` is the open step (None when the dialog ended), `ending` how it ended, `events` what scripts
    recorded for the first time, `path` the steps answered with their values, of which the first `frozen` lie before an
    act.  `says` are the texts since the last answer or result, `notes` those about the message heard.  `stale` asks for
    a new play: the memory was changed before the open step.  `took` is the step whose answer was heard and stored.
    """

    __slots__ = (
        "_running",
        "_script",
        "at",
        "ending",
        "events",
        "frozen",
        "memory",
        "notes",
        "path",
        "says",
        "stale",
        "took",
    )

    def __init__(self, dialog: Dialog, setting: Setting, memory: Memory) -> None:
        self.memory = memory
        self.stale = False
        self.took: Ask | Review | None = None
        self.at: Step | None = None
        self.ending: Ending | None = None
        self.events: list[object] = []
        self.path: list[tuple[Ask | Review, Any]] = []
        self.says: list[Block] = []
        self.notes: list[Block] = []
        self.frozen = 0
        self._script = (dialog, setting)
        self._running = dialog(setting)
        self._go(None)

    def _go(self, value: Any) -> None:
        """Play on; answers are most of all steps, so they are taken here with as few calls as possible."""
        send, answers, says, took = self._running.send, self.memory.answers, self.says, self.path.append
        try:
            while True:
                step = send(value)
                if not isinstance(step, Ask):
                    value = self._obtained(step)
                elif step.key in answers:
                    value = step.question.answer.restore(answers[step.key])
                    if value is not None:
                        took((step, value))
                        if says:
                            says.clear()
                        continue
                    value = _NOTHING
                else:
                    value = self._default(step)
                if value is _NOTHING:
                    self.at = step
                    return
        except StopIteration as end:
            self.at, self.ending = None, end.value

    def _default(self, step: Ask) -> Any:
        """What stands for an answer that was not asked for, unless it is being changed."""
        reopened = self.memory.reopened
        if step.default is None or (reopened is not None and _inside(step.key, reopened)):
            return _NOTHING
        return step.default

    def _obtained(self, step: Say | Look | Act | Record | Review) -> Any:
        """What is stored for a step that is no question, or _NOTHING where the play has to stop."""
        match step:
            case Say(block):
                return self.says.append(block)
            case Look():
                return self._looked(step)
            case Act():
                return self._acted(step)
            case Record():
                return self._noted(step)
            case Review():
                return self._confirmed(step)

    def _looked(self, step: Look) -> Any:
        result = self.memory.results.get(step.name)
        if result is None:
            return _NOTHING
        self.says.clear()
        if "refused" in result:
            return _refused(result)
        if "done" not in result:
            return Unreachable()
        return keep.restore(step.errand.outcome, result["done"])

    def _acted(self, step: Act) -> Any:
        result = self.memory.results.get(step.name)
        if result is None or "running" in result:
            self.frozen = len(self.path) if result else self.frozen
            return _NOTHING
        self.frozen = len(self.path)
        self.says.clear()
        if "done" in result:
            return Done(keep.restore(step.errand.outcome, result["done"]))
        if "refused" in result:
            return _refused(result)
        return keep.restore(Pending, result["pending"])

    def _noted(self, step: Record) -> None:
        if step.name not in self.memory.results:
            self.memory.results[step.name] = {"noted": True}
            self.events.append(step.event)

    def _confirmed(self, step: Review) -> Any:
        if self.memory.answers.get(step.key) is not True:
            return _NOTHING
        self.path.append((step, True))
        self.says.clear()
        return None

    def take(self, step: Ask | Review, kept: Json, value: Any) -> None:
        """Store the answer to the open step and play on."""
        memory, self.took = self.memory, step
        memory.answers[step.key] = kept
        memory.unsure = memory.marks = None
        if memory.reopened is not None and _inside(step.key, memory.reopened):
            memory.settle()
        self.path.append((step, value))
        self.says.clear()
        if isinstance(step, Ask) and step.awaits and memory.drop_unanswered():
            self.stale = True  # another try is what the answer asks for
            return
        self._go(None if isinstance(step, Review) else value)

    def whole(self) -> Play:
        """The play as it is without the correction under way: nothing that was answered is missing in its lines."""
        if self.memory.reopened is None:
            return self
        memory = Memory.from_json(deepcopy(self.memory.as_json()))
        memory.cancel_reopening()
        return Play(*self._script, memory)

    def lines(self) -> tuple[Line, ...]:
        """What was answered so far and may still be changed."""
        return tuple(
            Line(f"{step.question.name}.line", step.question.answer.show(value), step.key)
            for step, value in self.path[self.frozen :]
            if step.question.line and not step.question.sensitive
        )


def _refused(result: dict[str, Json]) -> Refused:
    refused: Any = result["refused"]
    return Refused(refused["code"], refused.get("values", {}))


def _inside(key: str, group: str) -> bool:
    return key == group or key.startswith(group + ".")
