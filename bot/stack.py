"""The runs of one conversation while a turn is played: the active one, those interrupted, those that wait."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.ledger.records import Conversation, Run, RunState
from bot.playing import Playing, open_run
from dialogs.memory import Memory
from dialogs.registration import StandingKnown
from dialogs.services import LANGUAGE, PASSING
from dialogs.settings import PersonLeft
from dialogs.values import Json


@dataclass(slots=True)
class Stack:
    """Runs by what becomes of them; `changed` are those to be written, in order.

    `applied`: it was told in this conversation that its person has nothing new to apply for; the active run holds it.
    `left` is the question that was open in the run left for the next one, which holds it too.
    """

    conversation: Conversation
    active: Playing | None = None
    suspended: list[Playing] = field(default_factory=list)
    waiting: list[Playing] = field(default_factory=list)
    changed: dict[str, Playing] = field(default_factory=dict)
    applied: bool = False
    left: str | None = None

    @classmethod
    def of(cls, conversation: Conversation, runs: Iterable[Run]) -> Stack:
        stack = cls(conversation)
        for run in runs:
            playing = open_run(run)
            if run.state == "active":
                stack.active = playing
                stack.applied = bool(playing.memory.began.get("applied"))
            else:
                (stack.suspended if run.state == "suspended" else stack.waiting).append(playing)
        return stack

    @property
    def asked(self) -> str | None:
        """The key of the question that is open."""
        return None if self.active is None else self.active.memory.asked

    @property
    def interrupting(self) -> bool:
        """Whether a dialog that starts now interrupts one that is worth coming back to.

        The question of the language is none itself, but who leaves it comes back to what it interrupted.
        """
        if self.active is None or self.active.run.dialog not in PASSING:
            return self.active is not None
        return self.active.run.dialog == LANGUAGE and bool(self.active.memory.began.get("interrupts"))

    def start(self, dialog: str, began: dict[str, Json]) -> Playing:
        """Make a new run of `dialog` the active one; the one before steps aside or, when passing, ends."""
        self.step_aside()
        run = Run(
            str(uuid.uuid4()), self.conversation.id, dialog, "active", 0, b"", 0, self.conversation.person
        )
        self.active = Playing(run, Memory(began={**began, "left": self.left} if self.left else began))
        self._tell_applied(self.active)
        self.changed[run.id] = self.active
        return self.active

    def leave(self) -> None:
        """The active run is left for something else: it ends where nothing was answered that would be lost."""
        self.left = self.asked
        if self.active is not None and self.active.empty:
            self.settle("ended")
        self.step_aside()

    def closed(self, of: str | None) -> bool:
        """Whether this question was open when its run was left; what answers it now is no answer any more."""
        assert self.active is not None
        standing = {one.memory.asked for one in self.suspended} | {self.active.memory.began.get("left")}
        return of is not None and of in standing

    def step_aside(self) -> None:
        """The active run is interrupted."""
        if self.active is None:
            return
        if self.active.run.dialog in PASSING:
            self.settle("ended")
            return
        depth = max((one.run.depth for one in self.suspended), default=0) + 1
        self._note(self.active, "suspended", depth)
        self.suspended.insert(0, self.active)
        self.active = None

    def settle(self, state: RunState) -> None:
        """The active run has ended or waits for an act."""
        assert self.active is not None
        self._note(self.active, state, 0)
        if state == "waiting":
            self.waiting.append(self.active)
        self.active = None

    def resume(self, playing: Playing) -> Playing:
        """An interrupted run becomes the active one."""
        self.step_aside()
        self.suspended.remove(playing)
        self._note(playing, "active", 0)
        self._tell_applied(playing)
        self.active = playing
        return playing

    def heard(self, event: object, *, another: bool) -> None:
        """What an event means for the runs; `another`: the conversation's person is another one since."""
        if another or isinstance(event, StandingKnown):
            self.applied = isinstance(event, StandingKnown) and event.applied
            if self.active is not None:
                self._tell_applied(self.active)
                self.touch(self.active)
        if isinstance(event, PersonLeft):
            for interrupted in [*self.suspended]:
                self.drop(interrupted)

    def _tell_applied(self, playing: Playing) -> None:
        playing.memory.began.pop("applied", None)
        if self.applied:
            playing.memory.began["applied"] = True

    def drop(self, playing: Playing) -> None:
        """An interrupted or waiting run is over."""
        for runs in (self.suspended, self.waiting):
            if playing in runs:
                runs.remove(playing)
        self._note(playing, "ended", 0)

    def interrupted(self, dialog: str) -> Playing | None:
        return next((one for one in self.suspended if one.run.dialog == dialog), None)

    def pending(self, dialog: str) -> Playing | None:
        return next((one for one in self.waiting if one.run.dialog == dialog), None)

    def find(self, run: str) -> Playing | None:
        everyone = [*self.suspended, *self.waiting, *([self.active] if self.active else [])]
        return next((one for one in everyone if one.run.id == run), None)

    def touch(self, playing: Playing) -> None:
        """The run's memory changed."""
        self.changed[playing.run.id] = playing

    def rows(self) -> tuple[Run, ...]:
        """The changed runs as they are to be written; the active one last, so that there is never a second."""
        rows = [one.run.holding(one.body) for one in self.changed.values()]
        rows = [row for row in rows if row.version or row.state != "ended"]
        return tuple(sorted(rows, key=lambda row: row.state == "active"))

    def _note(self, playing: Playing, state: RunState, depth: int) -> None:
        playing.run = playing.run._replace(state=state, depth=depth)
        self.touch(playing)
