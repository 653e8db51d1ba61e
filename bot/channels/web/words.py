"""The words of the pages, and the marking of words in the other language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from bot.dates import BAKU
from bot.texts import LANGUAGES, Manner, Texts
from dialogs.values import Language

Part = tuple[str, Language | None]  # words, their language where it is not that of the page
Words = str | list[Part]

_CYRILLIC = re.compile(r"[\u0400-\u04ff]+(?:[\d .,:;?!«»()\u2013\u2014-]*[\u0400-\u04ff]+)*[.?!»]*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259]+(?:[ .,'\u2019-]+[A-Za-z\u00c0-\u024f\u0259]+)*")
_AZERBAIJANI = re.compile(r"[əğışçöüƏĞİŞÇÖÜ]")
OTHER: Mapping[Language, Language] = {"az": "ru", "ru": "az"}


class PageWords:
    """The texts of the pages by key without `web.`, in one language; `say` for those with values."""

    def __init__(self, texts: Texts, language: Language) -> None:
        self.language = language
        self.manner = Manner(language, "web")
        self.texts = texts
        known = texts.catalogues[language].templates
        self.plain = {
            key.removeprefix("web."): texts.say(key, {}, self.manner)
            for key, forms in known.items()
            if key.startswith("web.") and all(not name for form in forms for _, name in form)
        }

    def __getitem__(self, key: str) -> str:
        return self.plain[key]

    def say(self, key: str, **values: str | int | date | datetime) -> str:
        """A text with values."""
        return self.texts.say(f"web.{key}", values, self.manner)

    def instant(self, at: float) -> str:
        """An instant (seconds since 1970) in words, in the time of Baku."""
        return self.texts.value(datetime.fromtimestamp(at, BAKU), self.manner)


def page_words(texts: Texts) -> dict[Language, PageWords]:
    """The words of the pages in both languages; raises KeyError for a text that only one of them has."""
    both: dict[Language, PageWords] = {language: PageWords(texts, language) for language in LANGUAGES}
    missing = both["az"].plain.keys() ^ both["ru"].plain.keys()
    if missing:
        raise KeyError(*missing)
    return both


def marked(text: str, around: Language) -> Words:
    """The text as it is, or cut where words of the other language begin and end."""
    if around == "az":
        return text if text.isascii() or _CYRILLIC.search(text) is None else _cut(text, _CYRILLIC, "ru")
    return text if _AZERBAIJANI.search(text) is None else _cut(text, _LATIN, "az")


def written_in(text: str) -> Language:
    """The language of a whole message, by its letters."""
    return "ru" if _CYRILLIC.search(text) else "az"


def guessed(text: str, around: Language) -> Words:
    """What a person wrote: all of it marked, where its letters are of the other language."""
    if around == "az":
        found: Language | None = "ru" if _CYRILLIC.search(text) else None
    else:
        found = "az" if _AZERBAIJANI.search(text) and not _CYRILLIC.search(text) else None
    return [(text, found)] if found else marked(text, around)


def _cut(text: str, pattern: re.Pattern[str], language: Language) -> list[Part]:
    parts: list[Part] = []
    end = 0
    for match in pattern.finditer(text):
        if language == "az" and _AZERBAIJANI.search(match[0]) is None:
            continue
        if match.start() > end:
            parts.append((text[end : match.start()], None))
        parts.append((match[0], language))
        end = match.end()
    if end < len(text):
        parts.append((text[end:], None))
    return parts
