"""One file of the tree as the rules see it: its path, its text and, for Python, its syntax tree."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

ROOMS = ("bot", "dialogs", "integrations")
BIG_BYTES = 2_000_000
GENERATED = ("requirements.lock",)

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A file: path from the root, text, and the tree and its nodes if it is Python."""

    path: str
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]

    @property
    def room(self) -> str:
        """The first part of the path: bot, dialogs, tests ..."""
        return PurePosixPath(self.path).parts[0]

    @property
    def python(self) -> bool:
        """Whether the file is a Python module."""
        return self.path.endswith(".py")

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        yield from (node for node in self.nodes if isinstance(node, Function))


Rule: TypeAlias = Callable[[Iterable[Page]], Iterator[str]]


def page(path: str, text: str) -> Page:
    """A page of a path and its text; raises SyntaxError if a Python file does not parse."""
    tree = ast.parse(text if path.endswith(".py") else "")
    return Page(path, text, tree, tuple(ast.walk(tree)))


def tree_of(root: Path) -> tuple[Page, ...]:
    """Every readable text file that git tracks, or would on the next `git add`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    paths = (path for path in listed.split("\0") if path and path not in GENERATED)
    return tuple(page(path, text) for path in paths if (text := read(root / path)) is not None)


def read(path: Path) -> str | None:
    """The text of a file; None for one that is gone, big or not text."""
    if not path.is_file() or path.stat().st_size > BIG_BYTES:
        return None
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
