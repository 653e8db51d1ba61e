"""How long a file and a function may be, how they are named and that they say what they are for."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tests.house.page import ROOMS, Page

FILE_LINES = 250
FUNCTION_LINES = 40
# Pure data, one entry a line; the rule below holds them to that. Add the path of a new table here.
TABLES: frozenset[str] = frozenset({"dialogs/speech/command_words.py", "dialogs/speech/intent_words.py"})
EMPTY_NAMES = frozenset(["util", "utils", "helper", "helpers", "common", "manager", "managers", "base"])
EMPTY_ENDINGS = ("Util", "Utils", "Helper", "Helpers", "Manager")


def short_files(pages: Iterable[Page]) -> Iterator[str]:
    """A file has at most 250 lines, unless it is a listed table."""
    for page in pages:
        lines = page.text.count("\n")
        if page.python and page.path not in TABLES and lines > FILE_LINES:
            yield f"{page.path} has {lines} lines"


def tables_only_data(pages: Iterable[Page], tables: frozenset[str] = TABLES) -> Iterator[str]:
    """A listed table holds data only: no function, loop or condition."""
    for page in pages:
        if page.path in tables:
            logic = (
                node
                for node in page.nodes
                if isinstance(node, ast.FunctionDef | ast.For | ast.If | ast.While)
            )
            yield from (f"{page.path}:{node.lineno} is logic in a table" for node in logic)


def short_functions(pages: Iterable[Page]) -> Iterator[str]:
    """A function has at most 40 lines."""
    for page in pages:
        for function in page.functions():
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{page.path}:{function.lineno} {function.name} has {lines} lines"


def telling_names(pages: Iterable[Page]) -> Iterator[str]:
    """No file, folder or class is named utils, helpers, common, manager or base."""
    for page in pages:
        if not page.python:
            continue
        for part in PurePosixPath(page.path).with_suffix("").parts:
            if part.lower().rpartition("_")[2] in EMPTY_NAMES:
                yield f"{page.path} is named {part}"
        for node in page.nodes:
            if isinstance(node, ast.ClassDef) and (
                node.name.endswith(EMPTY_ENDINGS) or node.name.lower() in EMPTY_NAMES
            ):
                yield f"{page.path}:{node.lineno} is named {node.name}"


def docstrings(pages: Iterable[Page]) -> Iterator[str]:
    """Every module says in a sentence what it is."""
    for page in pages:
        said = ast.get_docstring(page.tree) if page.python else "."
        if not said or "." not in said:
            yield f"{page.path} has no sentence of docstring"


def finished(pages: Iterable[Page]) -> Iterator[str]:
    """The product holds no unfinished work and swallows no error."""
    words = ("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error", "not " + "implemented")
    for page in pages:
        if page.room not in ROOMS:
            continue
        for number, line in enumerate(page.text.splitlines(), 1):
            yield from (f"{page.path}:{number} says {word}" for word in words if word in line)
        for node in page.nodes:
            if isinstance(node, ast.ExceptHandler) and all(isinstance(step, ast.Pass) for step in node.body):
                yield f"{page.path}:{node.lineno} swallows an error"
