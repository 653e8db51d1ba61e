"""Writes the dialog's texts as .po files of their own, so that they are read as all texts of the product are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

HEAD = 'msgid ""\nmsgstr ""\n"Language: {0}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def write(spec: ModuleType, folder: Path) -> None:
    """az/LC_MESSAGES/bench.po and ru/LC_MESSAGES/bench.po under `folder`."""
    for language in ("az", "ru"):
        place = folder / language / "LC_MESSAGES"
        place.mkdir(parents=True)
        entries = (
            f"\nmsgid {_quoted(key)}\nmsgstr {_quoted(text)}\n" for key, text in _entries(spec, language)
        )
        (place / "bench.po").write_text(HEAD.format(language) + "".join(entries), encoding="utf-8")


def _entries(spec: ModuleType, language: str) -> Iterator[tuple[str, str]]:
    words = spec.TEXT[language]
    for step, prompt in zip(spec.STEPS, spec.PROMPTS, strict=True):
        yield f"bench.{step}.ask", words[prompt]
        yield f"bench.{step}.wrong.bad", words["bad"]
        for label, value in spec.buttons(language, step):
            yield f"bench.{step}.option.{value}", label
    yield "bench.done.say", words["done"]
    yield "bench.bad.say", words["bad"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
