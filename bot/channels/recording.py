"""Writes a talk with made-up persons down as a transcript test: what is said, asked of the registry, answered, told."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson

from bot.channels.contract import Told
from bot.texts import plain
from dialogs.values import Language
from integrations.registry.client import RegistryClient
from integrations.registry.errors import Answer, Known

HIDDEN = {"code": "********", "code_id": "", "reference": ""}


@dataclass(slots=True)
class Recording:
    """The lines of one talk, in the format of tests/transcripts.

    `person` is the FIN of the made-up person who was bound before the first word (`addim chat --as`).
    """

    language: Language
    today: date
    lines: list[str] = field(default_factory=list)
    person: str | None = None

    def said(self, text: str) -> None:
        """The person writes."""
        self.lines += ["", f"< {text}"]

    def called(self, operation: str, body: Mapping[str, Any], answer: Answer) -> None:
        """The service asks the registry, and what it answers."""
        self.lines += [f"! {call_line(operation, body)}", f"= {_answer_line(answer)}"]

    def told(self, message: Told) -> None:
        """The service writes."""
        for shown in message.shown:
            first, *rest = plain(shown).split("\n")
            self.lines += [f"> {first}", *(f"  {line}" for line in rest)]

    def text(self) -> str:
        """The whole file."""
        parts = ["channel: terminal", f"lang: {self.language}", f"today: {self.today.isoformat()}"]
        if self.person is not None:
            parts.append(f"as: {self.person}")
        head = "   ".join([*parts, "case: recorded"])
        return "\n".join([f"# {head}", *self.lines]) + "\n"


class OverheardClient(RegistryClient):
    """The registry's client with every call noted in a recording."""

    def __init__(self, base_url: str, recording: Recording) -> None:
        super().__init__(base_url)
        self.recording = recording

    async def call(
        self,
        operation: str,
        body: Mapping[str, Any],
        *,
        key: str | None = None,
        deadline: float | None = None,
        insisted: bool = False,
    ) -> Answer:
        """Call, and note it unless it is about nobody (lists)."""
        answer = await super().call(operation, body, key=key, deadline=deadline, insisted=insisted)
        if operation != "readList":
            self.recording.called(operation, body, answer)
        return answer


def call_line(operation: str, body: Mapping[str, Any]) -> str:
    """A call as one line, named as its errand is, the FIN masked."""
    fields = ((name, _field(name, value)) for name, value in body.items())
    errand = operation[0].upper() + operation[1:]
    return " ".join([errand, *(f"{name}={said}" for name, said in fields if said)])


def _field(name: str, value: Any) -> str:
    if name in HIDDEN:
        return HIDDEN[name]
    return f"*****{value[-2:]}" if name == "fin" and value is not None else _said(value)


def _said(value: Any) -> str:
    """Plain values as they are, an object by what it holds, a list by its members."""
    if value is None:
        return "-"
    if isinstance(value, dict):
        return "/".join(_said(part) for part in value.values() if part is not None and part != "")
    if isinstance(value, list):
        return "[" + "; ".join(_said(part) for part in value) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _answer_line(answer: Answer) -> str:
    if not isinstance(answer, Known):
        return "unreachable"
    body = {name: value for name, value in answer.body.items() if answer.ok or name not in _PROBLEM}
    words = [shlex.quote(f"{name}={orjson.dumps(value).decode()}") for name, value in body.items()]
    return " ".join(["done" if answer.ok else f"refused {answer.code}", *words])


_PROBLEM = frozenset({"type", "title", "status"})
