"""Looks at an open page and names what is wrong with it; each look is seen to find a planted defect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = 24  # CSS pixels of a target (2.5.8); buttons are ours and 44
OURS = 44

LOOKS = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")


def look(page: Page, name: str) -> Any:
    """What one of the looks in looks.js sees."""
    return page.evaluate(f"() => {{ const looks = {LOOKS}; return looks.{name}() }}")


def axe(page: Page) -> list[str]:
    """What axe-core finds."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found["violations"]]


def wide(page: Page) -> list[str]:
    """Scrolling in two directions."""
    return ["scrolls sideways"] if look(page, "wide") else []


def spaced(page: Page) -> list[str]:
    """Loss of content when the person spaces text out (1.4.12)."""
    look(page, "space")
    cut: list[str] = look(page, "cut")
    return [*wide(page), *cut]


def letters(page: Page) -> list[str]:
    """Text whose letters do not belong to the language it is marked with."""
    found: list[str] = look(page, "letters")
    return found


def fixed(page: Page) -> list[str]:
    """Bars that stay over the text."""
    found: list[str] = look(page, "fixed")
    return found


def shape(page: Page) -> list[str]:
    """Headings, names, live regions, ids."""
    found: list[str] = look(page, "shape")
    return found


def focus(page: Page) -> list[str]:
    """Everything the Tab key reaches: seen, ringed, big enough; at least one of each."""
    wrong: list[str] = []
    reached = 0
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    page.keyboard.press("Tab")
    while (at := look(page, "focus")) is not None and reached < 100:
        reached += 1
        smallest = OURS if at["tag"] in ("BUTTON", "INPUT") else 0 if at["inline"] else SMALLEST
        if not at["ring"]:
            wrong.append(f"no ring: {at['what']}")
        if not at["seen"]:
            wrong.append(f"covered: {at['what']}")
        if at["height"] < smallest:
            wrong.append(f"small: {at['what']} {at['height']}")
        page.keyboard.press("Tab")
    return wrong if 3 <= reached < 100 else [*wrong, f"the Tab key reached {reached}"]
