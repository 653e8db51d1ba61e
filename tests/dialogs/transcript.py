"""A transcript: what a person writes, what the registry answers and how days pass, with all that follows from it.

    # channel: web   lang: az   today: 2026-11-23   case: one sentence
    < a message of the person; {of KEY} pressed on a question of that key, {again} the same message delivered twice
    ! FindPerson fin=*****3D ...   what the service asks of the registry
    = done sample.json name=value  its answer; also refused CODE, pending, unreachable; alone: the late answer to an act
    > what the service says, further lines indented
    @ 3 days                       time passes; also minutes, hours, or a day such as 2026-11-30
    @ back                         half a minute passes, and somebody notices that the registry answers again

The first line may say `as: FIN` before the case: the conversation was bound to this person before the first word;
`bot: NAME`: Telegram is on, and that is what the bot is called there; `law: amended`: by the later text.
The first line and those with < = @ are written by people; those with > and ! are compared, and rewritten on demand.
"""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from dialogs.rules.facts import LawText
from dialogs.rules.versions import ADOPTED
from dialogs.values import Language

FOLDER = Path(__file__).resolve().parent.parent / "transcripts"
_HEADER = re.compile(
    r"# channel: (?P<channel>\w+) +lang: (?P<lang>az|ru) +today: (?P<today>[\d-]+) +"
    r"(?:as: (?P<person>\w+) +)?(?:bot: (?P<bot>\w+) +)?(?:law: (?P<law>amended) +)?case: (?P<case>.+)"
)
_MARK = re.compile(r" \{(of [\w.:-]+|again)\}$")
BACK_SECONDS = 30.0
_PASSES = re.compile(r"(\d+) (minute|hour|day)s?$")


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the person; `of` is the question it was pressed on, `again` that it comes a second time."""

    text: str
    of: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the registry: done with a body, refused with a code, pending, unreachable."""

    kind: str
    code: str = ""
    body: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passed:
    """Time passes: seconds, or until a day; `back`: the registry is found to answer again."""

    seconds: float = 0.0
    until: date | None = None
    back: bool = False


Input = Said | Answered | Passed


@dataclass(frozen=True, slots=True)
class Line:
    """One line that people wrote: its text, the comments above it, and what it means."""

    text: str
    above: tuple[str, ...]
    means: Input


@dataclass(frozen=True, slots=True)
class Transcript:
    """A parsed transcript; `text` is the whole file."""

    name: str
    text: str
    head: str
    channel: str
    language: Language
    today: date
    lines: tuple[Line, ...]
    person: str | None = None
    bot: str = ""
    law: LawText = ADOPTED

    @classmethod
    def read(cls, path: Path) -> Transcript:
        """Parse the file; raises ValueError where a line cannot be understood."""
        text = path.read_text(encoding="utf-8")
        head, *rest = text.splitlines()
        found = _HEADER.fullmatch(head)
        if found is None:
            raise ValueError(f"{path.name}: the first line")
        language = cast("Language", found["lang"])
        today = date.fromisoformat(found["today"])
        lines = tuple(_lines(path.name, rest))
        place = (found["channel"], language, today)
        law = cast("LawText", found["law"] or ADOPTED)
        return cls(path.stem, text, head, *place, lines, found["person"], found["bot"] or "", law)


def _lines(name: str, rest: list[str]) -> list[Line]:
    lines: list[Line] = []
    above: list[str] = []
    for text in rest:
        if text.startswith("#"):
            above.append(text)
        elif text[:2] in ("< ", "= ", "@ "):
            lines.append(Line(text, tuple(above), _meaning(name, text)))
            above = []
        elif text.strip() and text[:2] not in ("> ", "! ", "  "):
            raise ValueError(f"{name}: {text}")
    return lines


def _meaning(name: str, text: str) -> Input:
    said = text[2:]
    if text.startswith("<"):
        mark = _MARK.search(said)
        if mark is None:
            return Said(said)
        of = mark[1].removeprefix("of ") if mark[1] != "again" else None
        return Said(said[: mark.start()], of, mark[1] == "again")
    if text.startswith("@"):
        return _passing(said)
    kind, *words = shlex.split(said)
    if kind not in ("done", "refused", "pending", "unreachable"):
        raise ValueError(f"{name}: {text}")
    code = words.pop(0) if kind == "refused" else ""
    return Answered(kind, code, _body(words))


def _passing(said: str) -> Passed:
    if said == "back":
        return Passed(BACK_SECONDS, back=True)
    passes = _PASSES.match(said)
    if passes is None:
        return Passed(until=date.fromisoformat(said))
    return Passed(timedelta(**{f"{passes[2]}s": int(passes[1])}).total_seconds())


def _body(words: list[str]) -> dict[str, Any]:
    """Named samples first, single fields over them."""
    body: dict[str, Any] = {}
    for word in words:
        name, given, value = word.partition("=")
        if given:
            body[name] = _value(value)
        else:
            body |= json.loads((FOLDER / "samples" / name).read_text(encoding="utf-8"))
    return body


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
