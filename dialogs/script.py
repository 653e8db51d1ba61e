"""The words a dialog is written in: a generator `dialog(setting) -> Script[Ending]`, played from the top each turn."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2s
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from dialogs.answers.choice import Choice
from dialogs.answers.contract import Answer, Option
from dialogs.setting import Setting
from dialogs.values import Json, Term, Value

T = TypeVar("T")
A = TypeVar("A")


class Line(NamedTuple):
    """One line of a summary; `key` names the answer (or group of answers) that a change of this line reopens."""

    label: str
    value: Value
    key: str | None = None


class Block(NamedTuple):
    """A piece of a reply: a text key with its values, lines, choices, kind of answer; `again`: a question under it.

    `printed` are lines that only its `document` shows.
    """

    key: str
    values: Mapping[str, Value] = {}
    lines: tuple[Line, ...] = ()
    options: tuple[Option, ...] = ()
    hint: str = ""
    expects: str = ""
    document: str = ""
    numbered: bool = False
    again: str = ""
    printed: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """One thing that is asked; `name` is both the promise stored answers hang on and the root of its text keys; a
    `sensitive` answer is never said back, a `spent` one (a code) never gone back to; `line`: shown when changing.
    """

    name: str
    answer: Answer[T]
    sensitive: bool = False
    line: bool = True
    spent: bool = False
    step: Ask = field(init=False, repr=False, compare=False)
    asked: Block = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        choices, hint, expects = self.answer.options(), f"{self.name}.hint", type(self.answer).__name__
        object.__setattr__(self, "step", Ask(self, self.name, {}))  # plainly asked: always the same
        object.__setattr__(self, "asked", Block(f"{self.name}.ask", {}, (), choices, hint, expects))


@dataclass(frozen=True, slots=True)
class Ask:
    """Step: obtain the answer to `question`, stored under `key`; with a `default` it is asked only when reopened,
    if it `awaits` only because the other side did not answer: then the service comes back to it by itself."""

    question: Question[Any]
    key: str
    values: Mapping[str, Value]
    lines: tuple[Line, ...] = ()
    default: Any = None
    awaits: bool = False


class Say(NamedTuple):
    """Step: tell something that waits for no answer."""

    block: Block


class Errand(Generic[T]):
    """Base of what is fetched or done outside; its fields are sent as they are, to the call named `operation`.
    What was read counts for `fresh_seconds`, and `lasts_seconds` more where nobody answers a new reading."""

    __slots__ = ()
    operation: ClassVar[str]
    outcome: ClassVar[Any]
    fresh_seconds: ClassVar[float] = 600
    lasts_seconds: ClassVar[float] = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """The other side answered no: `code` is its word for why, `values` what it added."""

    code: str
    values: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A read got no answer now."""

    code: str = "unreachable"


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """An act was carried out; `receipt` is what the other side answered."""

    receipt: T


@dataclass(frozen=True, slots=True)
class Pending:
    """An act was accepted here, the answer of the other side is not known yet."""

    reference: str
    at: datetime


Outcome = Done[T] | Refused | Pending


class Look(NamedTuple):
    """Step: read something outside; may be repeated, stored for `errand.fresh_seconds` under name and digest."""

    errand: Errand[Any]
    name: str


class Act(NamedTuple):
    """Step: have something done outside, once for this run and `name`, whatever the content."""

    errand: Errand[Any]
    name: str


class Record(NamedTuple):
    """Step: the service itself notes an event (a past tense: ConsentGiven), once for this run and `name`."""

    event: object
    name: str


class Review(NamedTuple):
    """Step: show numbered lines and obtain an explicit yes to exactly these lines."""

    question: Question[bool]
    key: str
    lines: tuple[Line, ...]


Step = Ask | Say | Look | Act | Record | Review
Script = Generator[Step, Any, T]


class Ending(NamedTuple):
    """How a dialog ended: `name` is its text key; `then` the dialog to go on with; `waiting` that an act is pending."""

    name: str
    values: Mapping[str, Value] = {}
    then: str = "menu"
    waiting: bool = False
    document: str = ""
    silent: bool = False
    printed: tuple[Line, ...] = ()


Dialog = Callable[[Setting], Script[Ending]]


def ask(
    question: Question[T],
    key: str | None = None,
    values: Mapping[str, Value] | None = None,
    lines: tuple[Line, ...] = (),
) -> Script[T]:
    """Obtain the answer; `key` differs from the question's name inside repeated groups."""
    plain = key is None and not values and not lines
    answer: T = yield question.step if plain else Ask(question, key or question.name, values or {}, lines)
    return answer


def offer(
    question: Question[T], default: T, key: str | None = None, lines: tuple[Line, ...] = ()
) -> Script[T]:
    """Take `default` without asking; the question is asked only when its line is changed."""
    answer: T = yield Ask(question, key or question.name, {}, lines, default)
    return answer


def say(key: str, lines: tuple[Line, ...] = (), values: Mapping[str, Value] | None = None) -> Script[None]:
    """Tell the text `key`."""
    yield Say(Block(key, values or {}, lines))


def look(errand: Errand[T], again: int = 0) -> Script[T | Refused | Unreachable]:
    """Read something outside; `again` tells one attempt from another."""
    digest = blake2s(repr((errand, again)).encode(), digest_size=8).hexdigest()
    found: T | Refused | Unreachable = yield Look(errand, f"{type(errand).__name__}:{digest}")
    return found


def act(errand: Errand[T], name: str | None = None) -> Script[Outcome[T]]:
    """Have something done outside; `name` tells acts of one kind apart."""
    outcome: Outcome[T] = yield Act(errand, name or type(errand).__name__)
    return outcome


def record(event: object, name: str | None = None) -> Script[None]:
    """Have the service note an event."""
    yield Record(event, name or type(event).__name__)


def review(question: Question[bool], lines: tuple[Line, ...]) -> Script[None]:
    """Obtain an explicit yes to these lines; a yes to other lines does not count."""
    said = repr([(line.label, line.value) for line in lines]).encode()
    yield Review(question, f"{question.name}:{blake2s(said, digest_size=8).hexdigest()}", lines)


def collect(
    more: Question[bool],
    item: Callable[[str, int], Script[A]],
    name: str,
    at_most: int,
    first: Question[bool] | bool | None = None,
) -> Script[tuple[A, ...]]:
    """Ask a group until `more` is no (at the beginning `first`, or its known answer) or `at_most` is reached;
    `item(prefix, number)` asks one member of the group under keys beginning with `prefix`; `number` counts from 1.
    """
    found: list[A] = []
    for number in range(1, at_most + 1):
        prefix, begun = f"{name}.{number - 1}", more if found or first is None else first
        asked = None if isinstance(begun, bool) else ask(begun, f"{prefix}.more", {"number": number})
        if not (begun if asked is None else (yield from asked)):
            break
        found.append((yield from item(prefix, number)))
    return tuple(found)


def choice(name: str, *ids: str, sensitive: bool = False, line: bool = True) -> Question[str]:
    """A question with a short fixed choice; each option's text key is NAME.option.ID."""
    offered = tuple(Option(one, Term(f"{name}.option.{one}")) for one in ids)
    return Question(name, Choice(offered), sensitive, line)
