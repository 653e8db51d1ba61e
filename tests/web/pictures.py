"""The pictures of docs/screens, taken of the running service: `python -m tests.web.pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.web.answers import FORM
from tests.web.browser import chromium, context, open_page
from tests.web.service import ROOT, Service, running
from tests.web.walking import Walker

SCREENS = ROOT / "docs" / "screens"
WIDE = {"viewport": {"width": 1200, "height": 900}}
SMALL = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
MARGIN = 16  # pixels around what is shown


def begun(page: Page, service: Service) -> Walker:
    """A conversation in Azerbaijani, at the menu."""
    walker = Walker(page, service)
    walker.open("/?lang=az")
    walker.press("section[lang=az] button[name=begin]")
    return walker


def pictured(page: Page, name: str, top: str, bottom: str) -> None:
    """The page from where `top` begins to where `bottom` ends: nothing is cut in the middle."""
    # The field would show a cursor that blinks, and an element that has the focus its ring.
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    first, last = page.locator(top).last.bounding_box(), page.locator(bottom).last.bounding_box()
    assert first is not None
    assert last is not None
    start = max(first["y"] - MARGIN, 0)
    height = last["y"] + last["height"] + MARGIN - start
    width = page.viewport_size["width"] if page.viewport_size else 0
    clip = {"x": 0, "y": start, "width": width, "height": height}
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True, clip=clip)  # type: ignore[arg-type]  # numbers of a FloatRect


def take(browser: Browser, service: Service) -> None:
    """The first page; the code, asked for and arrived; the menu on a small screen in the dark."""
    with context(browser, **WIDE) as opened:
        page = open_page(opened)
        walker = begun(page, service)
        walker.answer("1")
        while not walker.asked.startswith("binding.code"):
            walker.answer(FORM[walker.asked])
        expect(page.locator(".phone li[id]")).to_have_count(1)
        pictured(page, "conversation", ".talk > li:nth-last-child(3)", ".keep")
    with context(browser, **WIDE) as opened:
        page = open_page(opened)
        page.goto(f"{service.url}/?lang=az")
        pictured(page, "first-page", "header", ".hero")
    with context(browser, **SMALL) as opened:
        page = open_page(opened)
        begun(page, service)
        pictured(page, "small-screen-dark", "header", ".words")


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as service, chromium() as browser:
        take(browser, service)


if __name__ == "__main__":
    main()
