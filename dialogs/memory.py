"""What a run remembers between turns, and how values of texts are stored with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dialogs.answers.contract import Option
from dialogs.earlier_keys import moved
from dialogs.script import Block, Line
from dialogs.values import Coded, Json, Month, Named, Phrase, Term, Value, Weekday


@dataclass(slots=True)
class Memory:
    """Answers by key, results by name, and what is being corrected.

    `results[name]` is an object with one of `done`, `refused`, `pending`, `running`, `noted`; a look's also has `until`
    (seconds since 1970).  `reopened` is the key asked again, `aside` the answers it had; `back` tells that it was
    reached by going back rather than by changing a line.  `unsure` is a question back that is open: its key and offers.
    `asked` is the key of the question that was last told, `marks` what is marked of a question's choices so far (its
    key, a channel's own mark of it, a bit for each choice), `began` how the person was proved when the run began.
    """

    answers: dict[str, Json] = field(default_factory=dict)
    results: dict[str, dict[str, Json]] = field(default_factory=dict)
    reopened: str | None = None
    aside: dict[str, Json] = field(default_factory=dict)
    back: bool = False
    unsure: dict[str, Json] | None = None
    asked: str | None = None
    marks: list[Json] | None = None
    began: dict[str, Json] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """What is stored, without what is empty; shares its parts with the memory."""
        kept: dict[str, object] = {"answers": self.answers, "asked": self.asked}
        if self.results:
            kept["results"] = self.results
        if self.began:
            kept["began"] = self.began
        if self.unsure is not None:
            kept["unsure"] = self.unsure
        if self.marks is not None:
            kept["marks"] = self.marks
        if self.reopened is not None or self.aside or self.back:
            kept |= {"reopened": self.reopened, "aside": self.aside, "back": self.back}
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Memory:
        kept = moved(kept)
        try:
            return cls(**kept)
        except TypeError:  # what another release stored may have parts that we do not know
            return cls(**{name: kept[name] for name in cls.__slots__ if name in kept})

    def drop_stale(self, now: float) -> dict[str, dict[str, Json]]:
        """Forget looks whose time is over, so that the next play reads again; returned is what they had found."""
        stale = [name for name, result in self.results.items() if _until(result) < now]
        return {name: self.results.pop(name) for name in stale}

    def drop_unanswered(self) -> bool:
        """Forget the looks that got no answer, so that the next play reads again; whether there were any."""
        unanswered = [name for name, result in self.results.items() if "unreachable" in result]
        for name in unanswered:
            del self.results[name]
        return bool(unanswered)

    def begin_act(self, name: str, reference: str) -> None:
        """An act is under way: what was read before it stays as it was when the act was decided."""
        for result in self.results.values():
            result.pop("until", None)
        self.results[name] = {"running": reference}

    def reopen(self, key: str, *, back: bool) -> None:
        """Ask `key` again (or every answer of the group `key`), keeping what was answered aside."""
        self.cancel_reopening()
        group = key + "."
        for name in [name for name in self.answers if name == key or name.startswith(group)]:
            self.aside[name] = self.answers.pop(name)
        self.reopened, self.back, self.unsure = key, back, None

    def cancel_reopening(self) -> None:
        """Put the answers that were set aside back where they were."""
        for name, kept in self.aside.items():
            self.answers.setdefault(name, kept)
        self.settle()

    def settle(self) -> None:
        """The reopened question has its new answer."""
        self.reopened, self.aside, self.back = None, {}, False


def _until(result: Mapping[str, Json]) -> float:
    until = result.get("until")
    return float(until) if isinstance(until, (int, float)) else float("inf")


def pack(value: Value) -> Json:
    """A value of a text as JSON: text and whole numbers as they are, everything else as a tagged list."""
    maker = _PACK.get(type(value))
    return value if maker is None else maker(value)  # type: ignore[return-value]  # str and int are Json


_PACK: dict[type, Callable[[Any], Json]] = {
    date: lambda value: ["date", value.isoformat()],
    datetime: lambda value: ["at", value.isoformat()],
    Term: lambda value: ["term", value.key],
    Coded: lambda value: ["coded", value.list, value.code, *([value.said] if value.said else [])],
    Month: lambda value: ["month", value.year, value.month],
    Weekday: lambda value: ["weekday", value.day.isoformat(), value.year],
    Named: lambda value: ["named", value.az, value.ru],
    Phrase: lambda value: ["phrase", value.key, [[name, pack(part)] for name, part in value.values]],
}
_UNPACK: dict[str, Callable[..., Value]] = {
    "date": date.fromisoformat,
    "at": datetime.fromisoformat,
    "term": Term,
    "coded": Coded,
    "month": Month,
    "weekday": lambda day, year: Weekday(date.fromisoformat(day), year),
    "named": Named,
    "phrase": lambda key, values: Phrase(key, tuple((name, unpack(part)) for name, part in values)),
}


def unpack(kept: Any) -> Value:
    """The value that `pack` made JSON of."""
    if isinstance(kept, list):
        return _UNPACK[kept[0]](*kept[1:])
    if isinstance(kept, (str, int)):
        return kept
    raise ValueError("no value of a text")


def pack_block(block: Block) -> dict[str, Json]:
    """A block as JSON, without what is empty."""
    kept: dict[str, Json] = {"key": block.key}
    if block.values:
        kept["values"] = {name: pack(value) for name, value in block.values.items()}
    if block.lines:
        kept["lines"] = _pack_lines(block.lines)
    if block.printed:
        kept["printed"] = _pack_lines(block.printed)
    if block.options:
        kept["options"] = [[option.id, pack(option.label)] for option in block.options]
    for name in ("hint", "expects", "document", "numbered", "again"):
        if getattr(block, name):
            kept[name] = getattr(block, name)
    return kept


def unpack_block(kept: Mapping[str, Any]) -> Block:
    """The block that `pack_block` made JSON of."""
    return Block(
        kept["key"],
        {name: unpack(value) for name, value in kept.get("values", {}).items()},
        _unpack_lines(kept.get("lines", ())),
        tuple(Option(name, unpack(label)) for name, label in kept.get("options", ())),
        kept.get("hint", ""),
        kept.get("expects", ""),
        kept.get("document", ""),
        kept.get("numbered", False),
        kept.get("again", ""),
        _unpack_lines(kept.get("printed", ())),
    )


def _pack_lines(lines: tuple[Line, ...]) -> list[Json]:
    return [[line.label, pack(line.value)] for line in lines]


def _unpack_lines(kept: Iterable[Any]) -> tuple[Line, ...]:
    return tuple([Line(label, unpack(value)) for label, value in kept])
