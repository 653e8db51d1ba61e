"""Every example of how people write is read as it should be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dialogs import speech
from dialogs.answers import Choice, DateAnswer, FinCode, Mobile, Number, Option, Unsure, Wrong, YesNo
from dialogs.values import Language, Term
from tests.answers.heard import hearing

EXAMPLES = [
    json.loads(line)
    for line in (Path(__file__).parent / "examples.jsonl").read_text(encoding="utf-8").splitlines()
]
KINDS: dict[str, Any] = {
    "fin": FinCode(),
    "phone": Mobile(),
    "number": Number(),
    "yes_no": YesNo(),
    "date": DateAnswer(days_ahead=7),
}


def name_of(example: dict[str, Any]) -> str:
    return f"{example['expect']}-{example['lang']}-{example['text']}"


def command_word(text: str, language: Language) -> str | None:
    """A command in the words of the examples."""
    command = speech.command(text, language, False)
    if command is None:
        return None
    if command.name == "language":
        return f"language_{command.language}"
    if command.name == "change":
        return f"change:{command.line}"
    return "human" if command.name == "operator" else command.name


def read(example: dict[str, Any], language: Language) -> Any:
    text = example["text"]
    if example["expect"] == "command":
        return command_word(text, language)
    if example["expect"] == "intent":
        return speech.intent(text)
    labels = {one["id"]: (one["az"], one["ru"]) for one in example.get("options", ())}
    kind = KINDS.get(example["expect"]) or Choice(tuple(Option(one, Term(one)) for one in labels))
    return kind.read(text, hearing(language, labels))


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_read_as_it_should_be(example: dict[str, Any]) -> None:
    found = read(example, example["lang"] or "az")
    hint = found.code if isinstance(found, Wrong | Unsure) else None
    if isinstance(found, Unsure) and found.code == "cyrillic":
        found = found.offers[0].kept  # asked about first, never corrected silently
    elif hint is not None:
        found = None
    said = found.isoformat() if hasattr(found, "isoformat") else found
    assert said == example["value"]
    assert hint == example.get("hint", hint)


@pytest.mark.parametrize("language", ["az", "ru"])
def test_understood_whatever_the_language_of_the_conversation(language: Language) -> None:
    clear = [one for one in EXAMPLES if one["expect"] in ("command", "intent") and one["value"] is not None]
    misread = [one["text"] for one in clear if read(one, language) != one["value"]]
    assert misread == []


def test_none_is_missing() -> None:
    assert len(EXAMPLES) == 280
