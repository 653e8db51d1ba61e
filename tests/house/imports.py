"""Who may import what: one way through the rooms, one door to each outside library."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.house.page import ROOMS, Page

ONE_FILE = ("aiogram", "telegram")
FORBIDDEN = {"dialogs": ("bot", "integrations"), "integrations": ("bot", "dialogs")}
# What reaches the outside, the clock or chance: a script that used it could not be played again.
IMPURE = frozenset(
    """
    asyncio concurrent http importlib io logging multiprocessing os pathlib pickle queue random secrets select
    shutil signal smtplib socket sqlite3 ssl subprocess tempfile threading time urllib uuid
    """.split()
)
IMPURE_CALLS = (
    "open(",
    "print(",
    "input(",
    "date.today(",
    "datetime.now(",
    "datetime.utcnow(",
    "datetime.today(",
)
IMPORTERS = ("import_module", "__import__")


def imported(page: Page) -> Iterator[tuple[str, int]]:
    """Each imported module (relative ones made absolute) with its line, named in strings included."""
    for node in page.nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield absolute(page, node), node.lineno
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in IMPORTERS:
            yield from (
                (str(part.value), node.lineno) for part in node.args if isinstance(part, ast.Constant)
            )


def absolute(page: Page, node: ast.ImportFrom) -> str:
    """The module a from-import names, counted from the root."""
    if not node.level:
        return node.module or ""
    package = page.path.split("/")[: -node.level]
    return ".".join([*package, *((node.module or "").split("."))]).strip(".")


def roots(page: Page) -> Iterator[tuple[str, int]]:
    """Each imported top-level name with its line."""
    yield from ((name.split(".")[0], line) for name, line in imported(page))


def one_way(pages: Iterable[Page]) -> Iterator[str]:
    """bot -> dialogs and bot -> integrations, and no other way."""
    for page in pages:
        for name, line in roots(page):
            if name in FORBIDDEN.get(page.room, ()) or (
                page.room in ROOMS and name in ("tests", "benchmarks", "scripts")
            ):
                yield f"{page.path}:{line} imports {name}"


def pure_dialogs(pages: Iterable[Page]) -> Iterator[str]:
    """dialogs/ takes the standard library only, without its clock, chance and input and output."""
    for page in pages:
        if page.room != "dialogs":
            continue
        for name, line in roots(page):
            if name != "dialogs" and (name in IMPURE or name not in sys.stdlib_module_names):
                yield f"{page.path}:{line} imports {name}"
        for node in page.nodes:
            if isinstance(node, ast.Call) and f"{ast.unparse(node.func)}(".endswith(IMPURE_CALLS):
                yield from called(page, node)


def called(page: Page, node: ast.Call) -> Iterator[str]:
    """The complaint about an impure call, if it is one by its whole name and not only by its ending."""
    name = ast.unparse(node.func)
    if f"{name}(" in IMPURE_CALLS or any(
        f".{name}(".endswith(f".{call}") for call in IMPURE_CALLS if "." in call
    ):
        yield f"{page.path}:{node.lineno} calls {name}"


def one_door(pages: Iterable[Page]) -> Iterator[str]:
    """aiogram and telegram are imported in one file of the product each."""
    doors: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        if page.room in ROOMS:
            for name, _ in roots(page):
                doors[name].add(page.path)
    for library in ONE_FILE:
        if len(doors[library]) > 1:
            yield f"{library} is imported in {', '.join(sorted(doors[library]))}"


def httpx_outside(pages: Iterable[Page]) -> Iterator[str]:
    """httpx is imported under integrations/ only; tests and benchmarks may."""
    for page in pages:
        if page.room in ("bot", "dialogs"):
            yield from (f"{page.path}:{line} imports httpx" for name, line in roots(page) if name == "httpx")
