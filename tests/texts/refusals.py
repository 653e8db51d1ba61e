"""How each kind of answer may refuse or ask back, read from its source: codes and the values that come with them."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

# The readers of dates hand their codes on by name.
_OF_DATES = ("not_a_date", "impossible_date", "no_year", "no_day")
HANDED_ON = {"dialogs.answers.date_answer": _OF_DATES, "dialogs.answers.period_end": _OF_DATES}
PLACE_OF_CODE = {"Wrong": 0, "Unsure": 0, "asked": 0, "refused": 1}
KIND = {"Wrong": "wrong", "refused": "wrong", "Unsure": "unsure", "asked": "unsure"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Its key ends in .wrong.CODE or .unsure.CODE; `values` are the names of what may be inserted."""

    kind: str
    code: str
    values: frozenset[str] = frozenset()


def refusals(answer: Any) -> frozenset[Refusal]:
    """All refusals of a kind of answer, of what is inside it, and those that every kind shares."""
    inner = getattr(answer, "inner", None)
    own = _of_module(type(answer).__module__) | _of_module("dialogs.answers.typed")
    return own | refusals(inner) if inner is not None else own


@cache
def _of_module(name: str) -> frozenset[Refusal]:
    handed_on = {Refusal("wrong", code) for code in HANDED_ON.get(name, ())}
    return frozenset(_in(ast.parse(inspect.getsource(sys.modules[name])))) | handed_on


def _in(tree: ast.AST) -> Iterator[Refusal]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in PLACE_OF_CODE:
            maker = ast.unparse(node.func)
            place = PLACE_OF_CODE[maker]
            if len(node.args) > place:
                dicts = [part for part in node.args if isinstance(part, ast.Dict)]
                names = {key.value for one in dicts for key in one.keys if isinstance(key, ast.Constant)}
                for code in _codes(node.args[place]):
                    yield Refusal(KIND[maker], code, frozenset(map(str, names)))


def _codes(argument: ast.expr) -> Iterator[str]:
    """The codes an argument may be: a literal, or either side of a condition."""
    if isinstance(argument, ast.IfExp):
        yield from _codes(argument.body)
        yield from _codes(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
