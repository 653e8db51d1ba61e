"""The chats in docs/ are the stored ones, which the walk holds against the running service."""

from __future__ import annotations

import re

from scripts import chats

EXCERPT = re.compile(r"^    < \[.*?(?=^\S)", re.MULTILINE | re.DOTALL)
ENDS = {"application": "126-000-", "extract": "326-000-", "report": "226-000-"}


def test_the_pages_are_current() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in chats.PAGES.glob("*.md")}
    assert kept == chats.pages(), "python -m scripts.chats"


def test_both_languages_stand_there_by_buttons_and_typed_to_the_end() -> None:
    pages = chats.pages()
    for language in ("az", "ru"):
        pressed, typed = (pages[f"telegram.{language}.{manner}.md"] for manner in ("buttons", "typed"))
        assert pressed.count("\n< [") > 20
        assert "\n< [" not in typed
        assert all(number in page for number in ENDS.values() for page in (pressed, typed))
        assert all("Sizə nə lazımdır?" in page and "Что вам нужно?" in page for page in (pressed, typed))


def test_the_excerpt_on_the_page_is_of_the_stored_chat() -> None:
    [found] = EXCERPT.findall((chats.ROOT / "docs" / "telegram.md").read_text(encoding="utf-8"))
    chat = (chats.STORED / "walk.az.buttons.txt").read_text(encoding="utf-8")
    parts = re.sub(r"^    ", "", found, flags=re.MULTILINE).strip().split("\n\n<")
    assert len(parts) > 1
    for part in parts:
        assert part in chat
