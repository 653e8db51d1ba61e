"""Plays one run of a conversation: builds the setting, resolves looks between plays, hears a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

import orjson

from bot import effects
from bot.ledger.records import Conversation, Run
from bot.proof import fresh
from bot.texts import Texts
from dialogs import services
from dialogs.answers.contract import Hearing
from dialogs.answers.or_unknown import OrUnknown
from dialogs.answers.several import Several
from dialogs.answers.several_lines import SeveralLines
from dialogs.engine import Play
from dialogs.hearing import digits, hear
from dialogs.memory import Memory
from dialogs.privacy import sensitive
from dialogs.rules.versions import Law
from dialogs.script import Ask, Look, Review
from dialogs.setting import Level, Person, Setting
from dialogs.speech import Command, command, fold
from dialogs.values import Json, Language

MOVED_SECONDS = 3600.0
MOVING = ("back", "change", "more", "repeat")  # commands that the dialog itself obeys
KEEP = "telegram.keep.button"  # its words may be typed


class Insisted(Look):
    """A look for which the person has just asked again."""

    __slots__ = ()


class Looks(Protocol):
    """Whoever carries out reads."""

    async def look(self, step: Look, conversation: Conversation) -> dict[str, Json]:
        """The result to be stored: done, refused or unreachable, with `until` (seconds since 1970)."""


class World(NamedTuple):
    """What every play shares for one turn: the day, the instant, the law chosen with its calendar."""

    today: date
    now: float
    law: Law
    sheet_level: Level
    shown: float = 0.0  # the instant as people are shown it: in the demo it lies on the sandbox's day

    @property
    def moved(self) -> bool:
        """Whether the day of the demo is another than the machine's."""
        return abs(self.shown - self.now) > MOVED_SECONDS and bool(self.shown)

    def at_its_hour(self, notice: Mapping[str, Any]) -> World:
        """As a notice is told that bears its instant: in the demo the hour at which it goes out on the moved day."""
        return self._replace(shown=notice["shown"]) if self.moved and "shown" in notice else self


@dataclass(slots=True)
class Playing:
    """A run with its memory while a turn goes on; `took` is the step whose answer was heard in it."""

    run: Run
    memory: Memory
    play: Play | None = None
    command: Command | None = None
    hidden: bool = False
    expected: str = ""
    events: list[object] = field(default_factory=list)
    insists: bool = False
    took: Ask | Review | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was answered here, and nothing is under way."""
        kept = self.memory
        under_way = any("running" in one or "pending" in one for one in kept.results.values())
        return not (kept.answers or kept.aside or under_way)

    @property
    def body(self) -> bytes:
        return orjson.dumps(self.memory.as_json())


def pending_in(run: Run) -> list[str]:
    """Our numbers of the acts of a run that were told as pending."""
    found = [result.get("pending") for result in open_run(run).memory.results.values()]
    return [str(one["reference"]) for one in found if isinstance(one, dict)]


def open_run(run: Run) -> Playing:
    """A run with what it remembers."""
    return Playing(run, Memory.from_json(orjson.loads(run.body)))


def setting(world: World, playing: Playing, language: Language) -> Setting:
    """What the script knows; the person is who was proved when the run began."""
    began: dict[str, Any] = playing.memory.began
    fin = began.get("fin")
    return Setting(
        world.today,
        world.law,
        None if fin is None else Person(fin),
        began.get("level", "anonymous"),
        fresh(began.get("level_at"), world.now),
        world.sheet_level,
        language,
        frozenset(began.get("consents", ())),
        effects.reference_of(playing.run.id),
        began.get("link", ""),
        bool(began.get("stopped")),
        bool(began.get("applied")),
    )


def spoken(conversation: Conversation) -> Language:
    """The language of a conversation; Azerbaijani until another is chosen."""
    return "ru" if conversation.language == "ru" else "az"


async def play(playing: Playing, world: World, looks: Looks, conversation: Conversation) -> Play:
    """Play from the top, reading what is missing, until the run asks, acts or ends."""
    stale = playing.memory.drop_stale(world.now)
    while True:
        current = Play(
            services.DIALOGS[playing.run.dialog],
            setting(world, playing, spoken(conversation)),
            playing.memory,
        )
        _drain(playing, current)
        if not isinstance(current.at, Look):
            playing.play = current
            return current
        wanted = Insisted(current.at.errand, current.at.name) if playing.insists else current.at
        found, before = await looks.look(wanted, conversation), stale.get(current.at.name)
        playing.memory.results[current.at.name] = _standing_in(wanted, found, before, world.now)


def _standing_in(
    wanted: Look, found: dict[str, Json], before: dict[str, Json] | None, now: float
) -> dict[str, Json]:
    """What was read earlier where nobody answers now, while it may stand in: what the person said of it is not lost."""
    if before is None or "unreachable" not in found or "done" not in before:
        return found
    fresh_until: Any = before.get("fresh_until", before["until"])
    if now > fresh_until + wanted.errand.lasts_seconds:
        return found
    return {**before, "until": found["until"], "fresh_until": fresh_until}


async def go_on(playing: Playing, world: World, looks: Looks, conversation: Conversation) -> Play:
    """After something was heard: read what the script now needs, keeping the notes about the message."""
    current = playing.play
    assert current is not None
    if not current.stale and not isinstance(current.at, Look):
        return current
    notes = current.notes
    if isinstance(current.at, Look):
        playing.memory.results[current.at.name] = await looks.look(current.at, conversation)
    current = await play(playing, world, looks, conversation)
    current.notes[:0] = notes
    return current


def listen(
    playing: Playing, text: str, of: str | None, texts: Texts, world: World, language: Language
) -> None:
    """Let the open question hear the text."""
    current = playing.play
    assert current is not None
    step, question = current.at, getattr(current.at, "question", None)
    playing.hidden = question is not None and question.sensitive
    if of is not None and of != getattr(current.at, "key", None):  # from an old page
        playing.hidden = playing.hidden or sensitive(of)
    playing.expected = "" if question is None else type(question.answer).__name__
    hearing = Hearing(language, world.today, texts.heard, texts.lists)
    if playing.memory.marks is not None and of is None and isinstance(step, Ask):
        text = _with_marks(step, playing.memory.marks, text, hearing)
    moves = _moves(playing, text, texts, language)
    playing.command = hear(current, text, hearing, of)
    playing.took = current.took
    playing.insists = current.stale and isinstance(step, Ask) and step.awaits
    if playing.command is not None or moves:  # no answer, whatever was asked
        playing.hidden, playing.expected = False, ""
    _drain(playing, current)


def _moves(playing: Playing, text: str, texts: Texts, language: Language) -> bool:
    """Whether the dialog is only moved in: back, on, or the words that leave the answer before as it was."""
    assert playing.play is not None
    said = command(text, language, digits(playing.play))
    kept = playing.memory.reopened is not None and fold(text) in map(fold, texts.heard(KEEP))
    return kept or (said is not None and said.name in MOVING)


def _with_marks(step: Ask, marks: Sequence[Any], text: str, hearing: Hearing) -> str:
    """What is typed where choices are marked already is added to them; "done" alone stands for them."""
    key, _, chosen = marks
    answer = step.question.answer
    answer = answer.inner if isinstance(answer, OrUnknown | SeveralLines) else answer
    if isinstance(answer, Several) and key == step.key:
        return answer.added(chosen, text, hearing)
    return text


def _drain(playing: Playing, current: Play) -> None:
    """Take over what the script recorded for the first time."""
    playing.events += current.events
    current.events.clear()
