"""Small dialogs made for the rules of replay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dialogs.answers.fin_code import FinCode
from dialogs.answers.free_text import FreeText
from dialogs.answers.yes_no import YesNo
from dialogs.script import (
    Dialog,
    Done,
    Ending,
    Errand,
    Line,
    Pending,
    Question,
    Refused,
    Script,
    Unreachable,
    act,
    ask,
    choice,
    collect,
    look,
    review,
    say,
)
from dialogs.setting import Setting

FIN: Question[str] = Question("made.fin", FinCode(), sensitive=True)
NAME: Question[str] = Question("made.name", FreeText())
TOWN: Question[str] = Question("made.town", FreeText())
COLOUR = choice("made.colour", "red", "green", "blue")
AGREED: Question[bool] = Question("made.review", YesNo(explicit=True), line=False)
MORE: Question[bool] = Question("made.more", YesNo(), line=False)


@dataclass(frozen=True, slots=True)
class Found:
    name: str


@dataclass(frozen=True, slots=True)
class Find(Errand[Found]):
    operation: ClassVar[str] = "find"
    outcome: ClassVar[type] = Found
    fresh_seconds: ClassVar[float] = 60

    fin: str


@dataclass(frozen=True, slots=True)
class Number:
    number: str


@dataclass(frozen=True, slots=True)
class File(Errand[Number]):
    operation: ClassVar[str] = "file"
    outcome: ClassVar[type] = Number

    text: str
    on: date


def greeted(setting: Setting) -> Script[Ending]:
    """Who is it? Then what the other side knows of them is told with the next question."""
    fin = yield from ask(FIN)
    found = yield from look(Find(fin))
    yield from say("made.found.say", values={"name": found.name if isinstance(found, Found) else "-"})
    yield from ask(NAME)
    return Ending("made.end", {"name": found.name if isinstance(found, Found) else "-"})


def filed(setting: Setting) -> Script[Ending]:
    fin = yield from ask(FIN)
    found = yield from look(Find(fin))
    name = yield from ask(NAME)
    outcome = yield from act(File(name, setting.today))
    town = yield from ask(TOWN)
    known = found.name if isinstance(found, Found) else "-"
    match outcome:
        case Done(receipt):
            return Ending("made.filed", {"number": receipt.number, "known": known, "town": town})
        case Refused(code):
            return Ending("made.refused", {"code": code})
        case Pending(reference):
            return Ending("made.pending", {"number": reference})


def registry(errand: object) -> object:
    return Found("Aygün") if isinstance(errand, Find) else Done(Number("7"))


def coloured(*ids: str) -> Dialog:
    def dialog(setting: Setting) -> Script[Ending]:
        yield from ask(NAME)
        colour = yield from ask(choice("made.colour", *ids))
        yield from ask(TOWN)
        return Ending(f"made.{colour}")

    return dialog


def summed(setting: Setting) -> Script[Ending]:
    name = yield from ask(NAME)
    town = yield from ask(TOWN)
    yield from review(
        AGREED, (Line("made.name.line", name, NAME.name), Line("made.town.line", town, TOWN.name))
    )
    yield from ask(COLOUR)
    return Ending("made.end")


def chatty(setting: Setting) -> Script[Ending]:
    yield from say("made.first.say")
    yield from ask(NAME)
    yield from say("made.second.say")
    yield from say("made.third.say")
    found = yield from look(Find("1AB2C3D"))
    yield from say("made.fourth.say" if isinstance(found, Unreachable) else "made.fifth.say")
    yield from ask(TOWN)
    yield from say("made.last.say")
    return Ending("made.end")


def grouped(setting: Setting) -> Script[Ending]:
    def member(prefix: str, number: int) -> Script[str]:
        return (yield from ask(NAME, f"{prefix}.name", {"number": number}))

    names = yield from collect(MORE, member, "made.people", 3)
    yield from review(AGREED, (Line("made.people.line", ", ".join(names) or "-", "made.people"),))
    return Ending("made.end", {"names": ", ".join(names)})
