"""How a command of the law says no: what is wrong by its name and the reason on standard error, status 2."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import NoReturn

REFUSED = 2
LEFT = 1
LONGEST = 300  # letters of a reason; a name may be as long as somebody likes


class Refused(ValueError):
    """A command cannot be answered: what is wrong, by its name, and the reason as a code.

    `remedy`: what would help, for standard error; `beside`: the same as keys for a refusal written as JSON.
    """

    def __init__(
        self, name: str, reason: str, remedy: str = "", beside: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason
        self.remedy = remedy
        self.beside = beside or {}

    @property
    def line(self) -> str:
        """What is said on standard error."""
        said = f"{self.name}: {self.reason}"
        return f"{said}; {self.remedy}" if self.remedy else said

    def as_json(self) -> dict[str, object]:
        """The refusal as an answer of its own."""
        return {"refused": {"name": self.name, "reason": self.reason, **self.beside}}


def refuse(reason: str) -> int:
    """Say what cannot be taken, on one line whatever stands in a name; the exit status of a refusal."""
    line = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in reason[:LONGEST])
    sys.stderr.write(f"{line}\n")
    return REFUSED


def status_of(exit_: SystemExit) -> int:
    """The exit status with which argparse left."""
    return exit_.code if isinstance(exit_.code, int) else REFUSED


def reader_left() -> int:
    """Whoever read the answers wants no more: nothing is left to be written when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return LEFT


def exactly(text: bytes) -> object:
    """Read JSON to the letter: no name twice, no NaN; raises Refused."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except Refused:
        raise
    except (ValueError, RecursionError) as error:
        raise Refused("facts", "not_json") from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    given = dict(pairs)
    if len(given) < len(pairs):
        names = [name for name, _ in pairs]
        raise Refused(next(name for name in names if names.count(name) > 1), "given_twice")
    return given


def _no_number(_name: str) -> NoReturn:
    raise Refused("facts", "not_json")
