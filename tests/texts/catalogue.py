"""The texts of both languages as they stand in locales/, with what the checks need to know of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.texts import LANGUAGES, LOCALES
from dialogs.values import Language


@dataclass(frozen=True, slots=True)
class Text:
    """One entry: its plural forms (one where nothing is counted), and the mark of the Azerbaijani it was made from."""

    key: str
    language: Language
    forms: tuple[str, ...]
    made_from: str = ""
    fuzzy: bool = False


Pair = Mapping[Language, Text]
Texts = Mapping[str, Pair]


def pair(key: str, az: str | tuple[str, ...], ru: str | tuple[str, ...], made_from: str = "") -> Texts:
    """One text in both languages, for planting."""
    forms = [one if isinstance(one, tuple) else (one,) for one in (az, ru)]
    return {key: {"az": Text(key, "az", forms[0]), "ru": Text(key, "ru", forms[1], made_from)}}


def files(language: Language) -> list[Path]:
    """The catalogue files of a language."""
    return sorted((LOCALES / language / "LC_MESSAGES").glob("*.po"))


@cache
def catalogue(path: Path, language: Language) -> Catalog:
    """One file as Babel reads it."""
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@cache
def texts() -> Texts:
    """Every text by key, in the languages that have it."""
    found: dict[str, dict[Language, Text]] = {}
    for language in LANGUAGES:
        for path in files(language):
            for message in catalogue(path, language):
                if message.id:
                    text = _text(message, language)
                    found.setdefault(text.key, {})[language] = text
    return found


def _text(message: Message, language: Language) -> Text:
    key = message.id if isinstance(message.id, str) else message.id[0]
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    marks = [comment.removeprefix("az:") for comment in message.auto_comments if comment.startswith("az:")]
    return Text(key, language, tuple(form or "" for form in forms), "".join(marks), message.fuzzy)


def every(given: Texts) -> Iterable[tuple[Text, str]]:
    """Every form of every text."""
    for one in given.values():
        for text in one.values():
            for form in text.forms:
                yield text, form
