"""A real Chromium, headless and without anything that calls home."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome")
WAIT_MILLISECONDS = 15_000
CONSENT = "application.consent"

# What assistive technology would be told: every text that enters a live region, in order.
HEAR = """(() => { window.said = []; addEventListener('DOMContentLoaded', () => new MutationObserver(changes => {
  for (const change of changes) {
    const node = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    const region = node?.closest('[role=log],[role=status],[role=alert]');
    const text = [...change.addedNodes].map(one => one.textContent).join(' ').replace(/\\s+/g, ' ').trim();
    if (region && text) said.push([region.getAttribute('role'), text]);
  }}).observe(document.body, { subtree: true, childList: true })) })()"""


COMPLAINTS: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; fails if this machine has none (make test installs it)."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def context(browser: Browser, **situation: Any) -> Iterator[BrowserContext]:
    """A fresh profile; `situation` is what the person has: a size, colours, no script."""
    options = {
        "viewport": {"width": 1280, "height": 1024},
        "reduced_motion": "reduce",
        "locale": "az",
        **situation,
    }
    opened = browser.new_context(**options)
    opened.set_default_timeout(WAIT_MILLISECONDS)
    opened.add_init_script(HEAR)
    yield opened
    opened.close()


def open_page(situated: BrowserContext) -> Page:
    """A page that remembers what its console said."""
    page = situated.new_page()
    told_of: list[str] = []
    page.on("console", lambda told: told_of.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told_of.append(str(error)))
    COMPLAINTS[page] = told_of
    return page


def complaints(page: Page) -> list[str]:
    """What the browser complained of on this page."""
    return COMPLAINTS[page]


def begin(page: Page, url: str, language: str = "az") -> None:
    """From the first page into the conversation."""
    page.goto(f"{url}/?lang={language}")
    page.locator(f"section[lang={language}] button[name=begin]").click()
    page.wait_for_url(f"**/{language}/#*")


def count(page: Page) -> int:
    return page.locator(".talk > li").count()


def say(page: Page, text: str) -> None:
    """Type an answer, press Enter and wait for the reply (with the script)."""
    before = count(page)
    page.fill("#text", text)
    page.press("#text", "Enter")
    page.wait_for_function("n => document.querySelectorAll('.talk > li').length >= n", arg=before + 2)


def heard(page: Page, role: str) -> list[str]:
    """What entered the live regions of this role, in order."""
    return [text for kind, text in page.evaluate("() => window.said") if kind == role]


def ours(page: Page) -> list[str]:
    """The words of our messages on the page, without the name above them."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.talk > .us')].map(one =>"
        " [...one.children].slice(1).map(part => part.textContent).join('').replace(/\\s+/g, ' ').trim())"
    )
    return found
