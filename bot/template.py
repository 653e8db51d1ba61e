"""The template of all texts, from what dialogs can say: `python -m bot.template` writes locales/messages.pot.

It is made from the questions and endings that the explorer meets, never from a translation: what a new language has to
say, which values are inserted, and what counts (and so needs plural forms).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.drawings import explored
from bot.texts import LOCALES, Texts
from dialogs.explorer import Explored
from dialogs.script import Block, Question
from dialogs.values import Language, Phrase, Term, Value

FILE = LOCALES / "messages.pot"
SOURCE: Language = "az"  # the language that is written first
HEADER = """msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


@dataclass(slots=True)
class Declared:
    """A text that can be shown: the names of its values, and the dialogs that show it."""

    values: set[str] = field(default_factory=set)
    dialogs: set[str] = field(default_factory=set)


def declared(found: Mapping[str, Explored]) -> dict[str, Declared]:
    """Every key that dialogs can show, by key; a refusal worded for all questions at once stands under that key."""
    texts: dict[str, Declared] = {}
    known = Texts.load({}).catalogues[SOURCE].templates
    for name, one in found.items():
        for block in one.met.blocks.values():
            for key, values in _of_block(block):
                _add(texts, name, key if key in known else common(key), values)
                if (short := f"{key.removesuffix('.ask')}.short") in known:  # of a long question
                    _add(texts, name, short, values)
        for question in one.met.questions.values():
            for key in _of_question(question):
                _add(texts, name, key, ())
    return dict(sorted(texts.items()))


def common(key: str) -> str:
    """The key under which a refusal or question back is worded for all questions: talk.wrong.CODE."""
    for kind in ("wrong", "unsure"):
        before, found, code = key.rpartition(f".{kind}.")
        if before and found:
            return f"talk.{kind}.{code}"
    return key


def _add(texts: dict[str, Declared], dialog: str, key: str, values: Iterable[str]) -> None:
    text = texts.setdefault(key, Declared())
    text.values.update(values)
    text.dialogs.add(dialog)


def _of_block(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield block.key, tuple(block.values)
    for line in (*block.lines, *block.printed):
        if line.label:
            yield line.label, ()
        yield from _of_value(line.value)
    for value in (*block.values.values(), *(option.label for option in block.options)):
        yield from _of_value(value)


def _of_value(value: Value) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(value, Term):
        yield value.key, ()
    if isinstance(value, Phrase):
        yield value.key, tuple(name for name, _ in value.values)
        for _, part in value.values:
            yield from _of_value(part)


def _of_question(question: Question[Any]) -> Iterator[str]:
    yield f"{question.name}.ask"
    yield f"{question.name}.hint"
    if question.line and not question.sensitive:
        yield f"{question.name}.line"


def template(texts: Mapping[str, Declared]) -> str:
    """The text of messages.pot."""
    return HEADER + "\n" + "\n".join(_entry(key, text) for key, text in texts.items())


def _entry(key: str, text: Declared) -> str:
    lines = [f"#. values: {', '.join(sorted(text.values))}"] if text.values else []
    lines += [f"#: {dialog}" for dialog in sorted(text.dialogs)]
    if "count" in text.values:
        return "\n".join(
            [*lines, f'msgid "{key}"', f'msgid_plural "{key}"', 'msgstr[0] ""', 'msgstr[1] ""', ""]
        )
    return "\n".join([*lines, f'msgid "{key}"', 'msgstr ""', ""])


def main() -> int:
    """Write the template; 0."""
    FILE.write_text(template(declared(explored())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
