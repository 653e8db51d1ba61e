"""The words of the pages: whole in both languages, and marked where the language changes."""

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from bot.channels.web.words import guessed, marked, page_words
from bot.lists import shipped_lists
from bot.texts import LOCALES, Texts
from dialogs.values import Language

ENTRY = re.compile(r'^#\. az:(\w{8})\nmsgid "([^"]+)"', re.MULTILINE)
PLAIN = re.compile(r'^msgid "(web\.[^"]+)"\nmsgstr "(.*)"$', re.MULTILINE)
COUNTED = re.compile(
    r'^msgid "(web\.[^"]+)"\nmsgid_plural "[^"]+"\nmsgstr\[0\] "(.*)"\nmsgstr\[1\] "(.*)"$', re.MULTILINE
)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(shipped_lists())


def catalogue(language: Language) -> str:
    return (LOCALES / language / "LC_MESSAGES" / "web.po").read_text(encoding="utf-8")


def test_each_russian_text_was_written_beside_this_azerbaijani_one() -> None:
    azerbaijani = dict(PLAIN.findall(catalogue("az")))
    azerbaijani |= {key: "\n\n".join(forms) for key, *forms in COUNTED.findall(catalogue("az"))}
    stamps = {key: stamp for stamp, key in ENTRY.findall(catalogue("ru"))}
    assert stamps.keys() == azerbaijani.keys()
    stale = [key for key, text in azerbaijani.items() if sha256(text.encode()).hexdigest()[:8] != stamps[key]]
    assert stale == []


def test_every_text_is_in_both_languages(texts: Texts) -> None:
    words = page_words(texts)
    assert words["az"].plain.keys() == words["ru"].plain.keys()
    assert len(words["az"].plain) > 60


def test_a_text_of_one_language_only_is_refused(texts: Texts) -> None:
    lost = Texts(dict(texts.catalogues), {})
    lost.catalogues = {
        "az": texts.catalogues["az"],
        "ru": type(texts.catalogues["ru"])(
            "ru", {k: v for k, v in texts.catalogues["ru"].templates.items() if k != "web.send"}
        ),
    }
    with pytest.raises(KeyError, match="send"):
        page_words(lost)


def test_every_text_is_used(texts: Texts) -> None:
    from bot.channels.web.site import HERE

    code = "".join(
        path.read_text(encoding="utf-8") for path in HERE.rglob("*") if path.suffix in (".py", ".jinja")
    )
    built = ("error.", "command.", "demo.day.", "receipt.title", "sheet.title", "us", "you")
    unused = [
        key
        for key in (*page_words(texts)["az"].plain, "demo.today", "forget.done", "print.at", "document.at")
        if f"'{key}'" not in code and f'"{key}"' not in code and not key.startswith(built)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("text", "around", "parts"),
    [
        ("Salam.", "az", "Salam."),
        ("Dil, язык", "az", [("Dil, ", None), ("язык", "ru")]),
        (
            "Dil seçin.\nВыберите язык. Sonra 1 yazın.",
            "az",
            [("Dil seçin.\n", None), ("Выберите язык.", "ru"), (" Sonra 1 yazın.", None)],
        ),
        (
            "Место: Nümunə Ticarət MMC, Mühasib.",
            "ru",
            [("Место: ", None), ("Nümunə Ticarət MMC, Mühasib", "az"), (".", None)],
        ),
        ("ФИН: 1AB2C3D", "ru", "ФИН: 1AB2C3D"),
        ("Почта: aygun@example.az", "ru", "Почта: aygun@example.az"),
    ],
)
def test_words_of_the_other_language_are_marked(text: str, around: Language, parts: object) -> None:
    assert marked(text, around) == parts


@pytest.mark.parametrize(
    ("text", "around", "language"),
    [
        ("да", "az", "ru"),
        ("bəli", "ru", "az"),
        ("beli", "ru", None),
        ("1", "az", None),
        ("привет", "ru", None),
    ],
)
def test_what_a_person_wrote_is_marked_by_its_letters(
    text: str, around: Language, language: str | None
) -> None:
    found = guessed(text, around)
    assert found == ([(text, language)] if language else text)
