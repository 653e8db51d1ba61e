"""Draws every dialog as the explorer walks it: `python -m bot.drawings` writes docs/dialogs/*.md."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from bot import calendar
from bot.lists import shipped_lists
from bot.texts import Texts
from dialogs.answers.contract import Hearing
from dialogs.consent import CONSENTS
from dialogs.explorer import BEGIN, Explored, explore
from dialogs.rules.versions import Law
from dialogs.services import DIALOGS
from dialogs.setting import Person, Setting

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "dialogs"
TODAY = date(2026, 11, 23)
PART_OF_ANOTHER = frozenset(
    {"unemployed", "self-employment", "public-works"}
)  # each is a choice of "eligibility"
OF_TEN_MINUTES = frozenset({"sheet"})  # these ask for a code again when the proof is older
READ_WHEN_PROVED = frozenset({"eligibility"})  # these ask a proved person whether registers may be read
SENSITIVE = frozenset({"unemployed", "self-employment"})  # and these besides, whether the sensitive ones may
APPLIED = frozenset({"application", "menu"})  # these know that there is nothing new to apply for
LINKED = frozenset({"reminders"})  # these may lead into Telegram
MOST_LABELS = 5  # options named on one arrow


def explored(*, pairs: bool = True) -> dict[str, Explored]:
    """Every dialog explored: by somebody unknown, somebody proved just now, and where it matters some time ago."""
    lists = shipped_lists()
    texts = Texts.load(lists)
    law = Law("2018-06-29", calendar.load())
    hearing = Hearing("az", TODAY, texts.heard, lists)
    somebody = Setting(TODAY, law)
    known = Setting(TODAY, law, Person("1AB2C3D"), "code", consents=frozenset(CONSENTS))
    found = {}
    for name, dialog in DIALOGS.items():
        begins = (
            somebody._replace(link="made-of") if name in LINKED else somebody
        )  # what offers more goes first
        both = (begins, known._replace(fresh=True))
        found[name] = explore(dialog, both, hearing, pairs=pairs and name not in PART_OF_ANOTHER)
        if name in APPLIED:
            applied = known._replace(applied=True)
            unasked = applied._replace(consents=frozenset())
            explore(dialog, (applied, unasked), hearing, pairs=False, found=found[name])
        if name in READ_WHEN_PROVED:
            explore(dialog, (known._replace(consents=frozenset()),), hearing, pairs=False, found=found[name])
        if name in SENSITIVE:
            begun = known._replace(consents=frozenset({"eligibility"}))
            explore(dialog, (begun,), hearing, found=found[name])
        if name in OF_TEN_MINUTES:
            raised, stopped = known._replace(sheet_level="login"), somebody._replace(stopped=True)
            explore(dialog, (known, raised, stopped), hearing, pairs=False, found=found[name])
    return found


def drawings(found: Mapping[str, Explored]) -> dict[str, str]:
    """File name and text of every drawing."""
    pages = {f"{name}.md": _page(name, one) for name, one in found.items()}
    return {"README.md": _contents(found), **pages}


def _contents(found: Mapping[str, Explored]) -> str:
    lines = [
        "# Dialogs",
        "",
        "Drawn by `python -m bot.drawings` from walks through the scripts themselves.",
        "",
    ]
    lines += ["| dialog | questions | endings |", "|---|---|---|"]
    for name, one in found.items():
        endings = ", ".join(sorted(one.endings))
        lines.append(f"| [{name}]({name}.md) | {len(one.met.questions)} | {endings} |")
    return "\n".join(lines) + "\n"


def _page(name: str, one: Explored) -> str:
    lines = [
        f"# {name}",
        "",
        "Box: a question. Hexagon: a summary. Slanted: something read at the registry or done",
    ]
    lines += [
        "there. Round: how it ends.",
        "",
        "```mermaid",
        "flowchart TD",
        *_nodes(one),
        *_arrows(one),
        "```",
    ]
    return "\n".join(lines) + "\n"


def _nodes(one: Explored) -> Iterator[str]:
    for point, number in _numbers(one).items():
        yield f"  n{number}{_shape(point, one)}"


def _shape(point: str, one: Explored) -> str:
    if point == BEGIN:
        return "(( ))"
    if point.startswith("("):
        return f'(["{point[1:-1]}"])'
    if point in one.met.errands:
        return f'[/"{point}"/]'
    return f'{{{{"{point}"}}}}' if point.endswith(".review") else f'["{point}"]'


def _arrows(one: Explored) -> Iterator[str]:
    numbers, edges = _numbers(one), one.edges()
    ways: dict[str, int] = {}
    for start, _ in edges:
        ways[start] = ways.get(start, 0) + 1
    for (start, end), options in edges.items():
        label = _label(options) if ways[start] > 1 else ""
        arrow = f'-- "{label}" -->' if label else "-->"
        yield f"  n{numbers[start]} {arrow} n{numbers[end]}"


def _label(options: tuple[str, ...]) -> str:
    named = [option for option in options if option]
    more = ["..."] if len(named) > MOST_LABELS else []
    return ", ".join([*named[:MOST_LABELS], *more])


def _numbers(one: Explored) -> dict[str, int]:
    """The points in the order in which they were met, numbered."""
    points = dict.fromkeys(point for edge in one.edges() for point in edge)
    return {point: number for number, point in enumerate(points)}


def main() -> int:
    """Write the drawings; 0."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in drawings(explored()).items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
