"""One walk through a dialog by a plan: everything is answered with the first sample, but where the plan deviates."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from dialogs.answers.contract import Hearing, Unsure, Wrong
from dialogs.engine import Play
from dialogs.hearing import hear
from dialogs.memory import Memory
from dialogs.outage import back
from dialogs.replies import replies
from dialogs.samples import REFERENCE, samples_of
from dialogs.script import Act, Ask, Block, Dialog, Ending, Look, Question, Review
from dialogs.setting import Setting
from dialogs.values import Json

SIZES = (0, 1, 2, 99)  # members of a group; collect() stops a longer one
MOST_STEPS = 160
MOST_RETRIES = 3
YES, NO = "bəli", "xeyr"
PROBES = ("?!", "bilmirəm", "99", "x" * 1200)  # typed by people who do not answer what is asked


class NoSamples(LookupError):
    """A question whose kind of answer declares no sample, or one that it does not read."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """At `point` the option number `option` is taken instead of the first: always, or only the first time."""

    point: str
    option: int
    always: bool = True


Plan = tuple[Deviation, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """One step of a walk: the point (a question, errand or review), how it went on, and how it could have."""

    point: str
    option: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Walk:
    """One way through a dialog, to its ending (None where it only goes round in circles)."""

    taken: tuple[Taken, ...]
    ending: Ending | None

    @property
    def points(self) -> tuple[str, ...]:
        """The points in the order in which they were met."""
        return tuple(taken.point for taken in self.taken)


@dataclass(slots=True)
class Met:
    """Everything that was met on walks: questions, events by name; blocks by key, names of values and choices."""

    questions: dict[str, Question[Any]] = field(default_factory=dict)
    blocks: dict[tuple[str, tuple[str, ...]], Block] = field(default_factory=dict)
    errands: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    samples: dict[tuple[str, Any], tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def note(self, play: Play) -> None:
        """What is told and asked at this stop of a play."""
        told = [*replies(play)]
        if play.ending is not None and not play.ending.silent:
            told.append(Block(f"{play.ending.name}.say", play.ending.values, printed=play.ending.printed))
        if isinstance(play.at, Ask) and play.at.awaits:
            told.append(back(play.at))
        for block in told:
            shown = (*sorted(block.values), *sorted(str(option.label) for option in block.options))
            self.blocks.setdefault((block.key, shown), block)
        self.events.update(type(event).__name__ for event in play.events)


class Walker:
    """Plays `dialog` once by `plan`; what is met goes into `met`."""

    def __init__(
        self, dialog: Dialog, setting: Setting, hearing: Hearing, plan: Iterable[Deviation], met: Met
    ) -> None:
        self.dialog = dialog
        self.setting = setting
        self.hearing = hearing
        self.plan = {deviation.point: deviation for deviation in plan}
        self.met = met
        self.memory = Memory()
        self.taken: list[Taken] = []
        self.sizes: dict[str, int] = {}

    def walk(self) -> Walk:
        """Play to the end, or until it goes round in circles."""
        play = self._play()
        while play.at is not None and len(self.taken) < MOST_STEPS and not self._circling():
            step = play.at
            if isinstance(step, Look | Act):
                self._answer(step)
                play = self._play()
            else:
                assert isinstance(step, Ask | Review)
                play = self._hear(play, step)
        return Walk(tuple(self.taken), play.ending)

    def _play(self) -> Play:
        play = Play(self.dialog, self.setting, self.memory)
        self.met.note(play)
        return play

    def _circling(self) -> bool:
        return sum(taken.point.endswith(".retry") for taken in self.taken) > MOST_RETRIES

    def _choose(self, point: str, options: tuple[str, ...]) -> int:
        """Which option is taken: by the plan, else the first, or the next where the same is asked again at once."""
        deviation = self.plan.get(point)
        again = any(taken.point == point for taken in self.taken)
        if deviation is None or (again and not deviation.always):
            at_once = takewhile(lambda taken: taken.point == point, reversed(self.taken))
            chosen = sum(1 for _ in at_once) % len(options)
        else:
            chosen = min(deviation.option, len(options) - 1)
        self.taken.append(Taken(point, options[chosen], options))
        return chosen

    def _answer(self, step: Look | Act) -> None:
        """The other side answers."""
        name, samples = type(step.errand).__name__, samples_of(step.errand)
        self.met.errands.add(name)
        sample = samples[self._choose(name, tuple(one.name for one in samples))]
        if isinstance(step, Act):
            self.memory.begin_act(step.name, REFERENCE)
        self.memory.results[step.name] = dict(sample.result)

    def _hear(self, play: Play, step: Ask | Review) -> Play:
        """The person answers."""
        new = step.question.name not in self.met.questions
        self.met.questions[step.question.name] = step.question
        if new:
            self._probe()
        hear(play, self._text(step), self.hearing)
        if play.stale:
            return self._play()
        self.met.note(play)
        play.notes.clear()
        return play

    def _text(self, step: Ask | Review) -> str:
        if isinstance(step, Review):
            return self._reviewed(step)
        return self._member(step) if step.key.endswith(".more") else self._typed(step)

    def _reviewed(self, step: Review) -> str:
        """Yes; or once no or one of the lines, to come back here afterwards."""
        again = any(taken.point == step.question.name for taken in self.taken)
        texts = (YES,) if again else (YES, NO, *(str(number + 1) for number in range(len(step.lines))))
        names = ("yes", "no", *(f"line {number + 1}" for number in range(len(step.lines))))
        return texts[self._choose(step.question.name, names[: len(texts)])]

    def _member(self, step: Ask) -> str:
        """One more member of a group, or no more."""
        point = step.question.name
        group, number, _ = step.key.rsplit(".", 2)
        first = group not in self.sizes
        if first:
            deviation = self.plan.get(point)
            self.sizes[group] = SIZES[0 if deviation is None else deviation.option]
        more = int(number) < self.sizes[group]
        self.taken.append(Taken(point, "yes" if more else "no", tuple(map(str, SIZES)) if first else ()))
        return YES if more else NO

    def _typed(self, step: Ask) -> str:
        """One of the samples of the answer."""
        question = step.question
        samples = self.met.samples.get((question.name, question.answer))
        if samples is None:
            samples = _samples(question, self.hearing)
            self.met.samples[question.name, question.answer] = samples
        return samples[self._choose(question.name, tuple(name for _, name in samples))][0]

    def _probe(self) -> None:
        """What is told to those who type something else; nothing of it is kept."""
        for text in PROBES:
            play = Play(self.dialog, self.setting, Memory.from_json(deepcopy(self.memory.as_json())))
            hear(play, text, self.hearing)
            if play.at is not None and not isinstance(play.at, Look | Act) and not play.stale:
                self.met.note(play)


def _samples(question: Question[Any], hearing: Hearing) -> tuple[tuple[str, str], ...]:
    """What may be typed, and the short name of what it means (typed answers without choices have none)."""
    answer, offered = question.answer, bool(question.answer.options())
    found = []
    for sample in answer.samples:
        value = answer.read(sample, hearing)
        if isinstance(value, Wrong | Unsure):
            raise NoSamples(f"{question.name}: {sample}")
        found.append((sample, option_name(answer.keep(value)) if offered else ""))
    if not found:
        raise NoSamples(question.name)
    return tuple(found)


def option_name(kept: Json) -> str:
    """The short name of an answer, for a drawing."""
    if isinstance(kept, dict):
        return option_name(kept["value"]) if "value" in kept else "none" if kept else "unknown"
    if isinstance(kept, bool):
        return "yes" if kept else "no"
    return ", ".join(map(str, kept)) or "none" if isinstance(kept, list) else str(kept)
