"""That a test can fail: it checks something, and it waits for events instead of for time to pass."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from tests.house.page import Function, Page

CHECKING = ("assert", "check", "expect", "verify", "must")
RAISING = ("raises", "warns", "fail")


def checked(pages: Iterable[Page]) -> Iterator[str]:
    """Each test function holds a check of its own or calls a function that does."""
    for page in pages:
        if page.room != "tests" or not page.python:
            continue
        functions = tuple(page.functions())
        checking = {function.name for function in functions if direct(function)}
        for function in functions:
            if (
                function.name.startswith("test")
                and function.name not in checking
                and not indirect(function, checking)
            ):
                yield f"{page.path}:{function.lineno} {function.name} checks nothing"


def direct(function: Function) -> bool:
    """Whether the body asserts something that is not a constant, or expects an error."""
    return any(
        isinstance(node, ast.Assert) and not isinstance(node.test, ast.Constant)
        for node in ast.walk(function)
    ) or any(name in RAISING or name.startswith(CHECKING) for name in names(function))


def indirect(function: Function, checking: set[str]) -> bool:
    """Whether the body calls a function of the same file that checks."""
    return any(name in checking for name in names(function))


def names(function: Function) -> Iterator[str]:
    """The last part of the name of everything called."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2]


def no_sleeps(pages: Iterable[Page]) -> Iterator[str]:
    """Tests wait for the event; sleep(0) only lets others run."""
    for page in pages:
        calls = (node for node in page.nodes if page.room == "tests" and isinstance(node, ast.Call))
        yield from (f"{page.path}:{call.lineno} sleeps" for call in calls if sleeps(call))


def sleeps(call: ast.Call) -> bool:
    """Whether the call waits for time to pass."""
    none = bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0
    return ast.unparse(call.func) in ("time.sleep", "asyncio.sleep", "sleep") and not none
