"""Turns text keys and values into words: the only reader of locales/.

A text is looked up as key.easy.sms, key.easy, key.sms, key (as the manner asks); NAME.wrong.CODE falls back to
talk.wrong.CODE, NAME.short to NAME.ask.  Values are put as the language asks: dates, months and instants by Babel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from babel.messages.pofile import read_po

from bot.dates import clock_time, day, month, weekday_day, whole_date
from dialogs.answers.contract import CodedList, Option
from dialogs.script import Block, Line
from dialogs.speech import fold
from dialogs.values import Coded, Language, Month, Named, Phrase, Term, Value, Weekday

LOCALES = Path(__file__).parent.parent / "locales"
LANGUAGES: tuple[Language, ...] = ("az", "ru")
_HOLE = re.compile(r"\{(\w+)\}")
_CALLED = {"talk.change.ask": "talk.change.place"}  # the text over the lines: how one of them is called for
Part = tuple[str, str]  # literal text, name of the value after it ("" at the end)


class Manner(NamedTuple):
    """How a person is spoken to; a tuple, for it is looked up at every text."""

    language: Language
    channel: Literal["web", "telegram", "sms", "terminal", "mail"] = "web"
    easy: bool = False
    spoken: bool = False


class Shown(NamedTuple):
    """A block in words: text, lines, choices as (number, words), how to answer; `document` also has `printed` lines."""

    text: str
    lines: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    expects: str = ""
    document: str = ""
    ids: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(slots=True)
class Catalogue:
    """One language: templates by key, each with its plural forms (one form where the text counts nothing)."""

    language: Language
    templates: dict[str, tuple[tuple[Part, ...], ...]] = field(default_factory=dict)

    def form(self, key: str, values: Mapping[str, Value]) -> tuple[Part, ...]:
        forms = self.templates[key]
        if len(forms) == 1:
            return forms[0]
        count = values.get("count")
        return forms[plural(self.language, count if isinstance(count, int) else 0)]


def plural(language: Language, count: int) -> int:
    """Which plural form (WORDS 6): Azerbaijani one or other, Russian one, few, many."""
    if language == "az":
        return int(count != 1)
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else 2


class UnknownText(KeyError):
    """No text has this key."""


class Texts:
    """All words of the service."""

    def __init__(self, catalogues: Mapping[Language, Catalogue], lists: Mapping[str, CodedList]) -> None:
        self.catalogues = catalogues
        self.lists = lists
        self._found: dict[tuple[Manner, str], str] = {}
        self._shown: dict[tuple[Manner, str], tuple[tuple[Option, ...], Shown]] = {}
        self.heard: Callable[[str], tuple[str, ...]] = lru_cache(maxsize=4096)(self._heard)

    @classmethod
    def load(cls, lists: Mapping[str, CodedList], folder: Path = LOCALES) -> Texts:
        """Read every .po file of both languages."""
        return cls({language: _catalogue(language, folder) for language in LANGUAGES}, lists)

    def knows(self, key: str, language: Language) -> bool:
        return key in self.catalogues[language].templates

    def say(self, key: str, values: Mapping[str, Value], manner: Manner) -> str:
        """The text in words; raises UnknownText."""
        parts = self.catalogues[manner.language].form(self._variant(key, manner), values)
        if len(parts) == 1 and not parts[0][1]:
            return parts[0][0]
        words: list[str] = []
        for literal, name in parts:
            words.append(literal)
            if name:
                words.append(self.value(values[name], manner))
        return "".join(words)

    def _variant(self, key: str, manner: Manner) -> str:
        found = self._found.get((manner, key))
        if found is None:
            known = self.catalogues[manner.language].templates
            found = next((one for one in _variants(key, manner) if one in known), None)
            if found is None:
                raise UnknownText(key)
            self._found[manner, key] = found
        return found

    def value(self, value: Value, manner: Manner) -> str:
        """A value in words."""
        if isinstance(value, str):
            return value
        if isinstance(value, Coded):
            return self._coded(value, manner)
        if isinstance(value, Term):
            return self.say(value.key, {}, manner)
        if isinstance(value, Phrase):
            return self.say(value.key, dict(value.values), manner)
        if isinstance(value, Named):
            return value.az if manner.language == "az" else value.ru
        return _time(value, manner.language)

    def _coded(self, value: Coded, manner: Manner) -> str:
        label = self._label(value, manner.language)
        if not value.said or fold(value.said) in self._names(value):
            return label
        return self.say("talk.own_words", {"label": label, "words": value.said}, manner)

    def _names(self, value: Coded) -> set[str]:
        """What the entry is called, so that own words beside it would only repeat it."""
        entry = self.lists[value.list].get(value.code) if value.list in self.lists else None
        return set() if entry is None else {fold(entry.az), fold(entry.ru)}

    def _label(self, value: Coded, language: Language) -> str:
        entry = self.lists[value.list].get(value.code) if value.list in self.lists else None
        if entry is None:
            return value.code
        return entry.az if language == "az" else entry.ru

    def show(self, block: Block, manner: Manner) -> Shown:
        """A block in words; most blocks insert nothing and are put into words once."""
        if block.values or block.lines or block.document or ".unsure." in block.key:
            return self._show(block, manner)
        options, shown = self._shown.get((manner, block.key), (None, None))
        if shown is None or options != block.options:
            shown = self._show(block, manner)
            self._shown[manner, block.key] = block.options, shown
        return shown

    def _show(self, block: Block, manner: Manner) -> Shown:
        return Shown(
            self._said(block, manner),
            tuple(self._lines(block, block.lines, manner)),
            tuple((str(n), self.value(option.label, manner)) for n, option in enumerate(block.options, 1)),
            self.say(block.hint, {}, manner)
            if block.hint and self.knows(block.hint, manner.language)
            else "",
            block.expects,
            block.document,
            tuple(option.id for option in block.options),
            tuple(self._lines(block, block.printed, manner)) if block.printed else (),
        )

    def _said(self, block: Block, manner: Manner) -> str:
        return "\n".join(self.say(key, block.values, manner) for key in (block.key, block.again) if key)

    def _lines(self, block: Block, lines: tuple[Line, ...], manner: Manner) -> Iterable[str]:
        for number, line in enumerate(lines, 1):
            label = f"{self.say(line.label, {}, manner)}: " if line.label else ""
            place = self._place(block, number, manner) if block.numbered else ""
            yield f"{place}{label}{self.value(line.value, manner)}"

    def _place(self, block: Block, number: int, manner: Manner) -> str:
        """How a line is called for: by its number alone, but with a word where a number answers the open question."""
        word = "" if block.hint else _CALLED.get(block.key)
        return f"{self.say(word, {'number': number}, manner)} " if word else f"{number}. "

    def _heard(self, key: str) -> tuple[str, ...]:
        """Hearing.words: the label of `key` in both languages and what else people call it."""
        words: list[str] = []
        for language in LANGUAGES:
            manner = Manner(language)
            if self.knows(key, language):
                words.append(self.say(key, {}, manner))
            if self.knows(f"{key}.heard", language):
                words.extend(word.strip() for word in self.say(f"{key}.heard", {}, manner).split(","))
        return tuple(words)


def plain(shown: Shown, *, whole: bool = False) -> str:
    """A shown block as text: what it is, lines (of its document too, if `whole`), numbered choices, how to answer."""
    choices, printed = (f"{n}. {label}" for n, label in shown.choices), shown.printed if whole else ()
    return "\n".join(filter(None, (shown.text, *shown.lines, *printed, *choices, shown.hint)))


def _time(value: int | date | datetime | Month | Weekday, language: Language) -> str:
    if isinstance(value, datetime):
        return clock_time(value, language)
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, Weekday):
        return (whole_date if value.year else weekday_day)(value.day, language)
    return month(value, language) if isinstance(value, Month) else str(value)


def _variants(key: str, manner: Manner) -> Iterable[str]:
    easy = [".easy"] if manner.easy else []
    sms = [".sms"] if manner.channel == "sms" else []
    roots = [key]
    if ".wrong." in key or ".unsure." in key:
        kind = "wrong" if ".wrong." in key else "unsure"
        roots.append(f"talk.{kind}.{key.rsplit(f'.{kind}.', 1)[1]}")
    elif key.endswith(".short"):
        roots.append(f"{key.removesuffix('.short')}.ask")
    for root in roots:
        yield from (root + one + two for one in (*easy, "") for two in (*sms, ""))


def _catalogue(language: Language, folder: Path) -> Catalogue:
    catalogue = Catalogue(language)
    for path in sorted((folder / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if message.id:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    strings = (
                        message.string if isinstance(message.string, tuple | list) else (message.string,)
                    )
                    catalogue.templates[key] = tuple(_template(text or "") for text in strings)
    return catalogue


def _template(text: str) -> tuple[Part, ...]:
    """Cut a text at its holes: literal and name in turn."""
    pieces = _HOLE.split(text)
    literals, names = pieces[::2], [*pieces[1::2], ""]
    return tuple(zip(literals, names, strict=True))
