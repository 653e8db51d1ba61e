"""Ways of using the pages: with the script, without it, by keyboard alone, on a small touch screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.web.answers import question_of
from tests.web.browser import count
from tests.web.service import Service

MANY = 60  # tabs to any element of a page, and turns to the end of any dialog


@dataclass
class Walker:
    """Somebody at the page; the script answers in place."""

    page: Page
    service: Service

    @property
    def asked(self) -> str:
        """The open question."""
        return question_of(self.page.locator("#write [name=of]").input_value())

    @property
    def last(self) -> str:
        """The words of our last message."""
        return self.page.locator(".talk > .us").last.inner_text()

    def open(self, path: str) -> None:
        self.page.goto(self.service.url + path)

    def press(self, css: str) -> None:
        """Press a button or follow a link that leads to another page."""
        with self.page.expect_navigation():
            self.page.locator(css).first.click()

    def answer(self, text: str) -> None:
        """Answer the open question."""
        before = count(self.page)
        self.page.fill("#text", text)
        self.page.press("#text", "Enter")
        self.page.wait_for_function(
            "n => document.querySelectorAll('.talk > li').length >= n", arg=before + 2
        )
        expect(self.page.locator("#text")).to_have_value("")

    def until(self, question: str, answers: Mapping[str, str]) -> None:
        """Answer what is asked until `question` is."""
        for _ in range(MANY):
            of = self.asked
            if of == question:
                return
            self.answer(self.code() if of.startswith("binding.code") else answers[of])
        raise AssertionError(self.last)

    def code(self) -> str:
        """The code as it is read from the demo's phone."""
        return self.service.code()

    def number(self) -> str:
        """The registry's number in our last message."""
        found = re.search(r"(?:Nömrəsi|Nömrə|Номер): ([\w-]+\d)", self.last)
        assert found, self.last
        return found[1]


class Plain(Walker):
    """Without the script every answer is a page."""

    def answer(self, text: str) -> None:
        self.page.fill("#text", text)
        self.press("#write button")
        expect(self.page.locator(".talk > .us").last).to_be_visible()


class Keys(Walker):
    """No mouse: everything by Tab, Enter and typing."""

    def press(self, css: str) -> None:
        self.to(css)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def to(self, css: str) -> None:
        """Tab until the element has the focus."""
        there = "css => document.activeElement?.matches(css)"
        for _ in range(MANY):
            if self.page.evaluate(there, css):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not reach {css}")

    def answer(self, text: str) -> None:
        before = count(self.page)
        choice = f"#choose button[name=choice][value='{text}']"
        if self.page.locator(choice).count():
            self.back_to(choice)
            self.page.keyboard.press("Space")
        else:
            self.to("#text")
            self.page.keyboard.type(text)
            self.page.keyboard.press("Enter")
        self.page.wait_for_function(
            "n => document.querySelectorAll('.talk > li').length >= n", arg=before + 2
        )
        expect(self.page.locator("#text")).to_be_focused()

    def back_to(self, css: str) -> None:
        """From the field back to a choice above it."""
        self.to("#text")
        for _ in range(MANY):
            if self.page.evaluate("css => document.activeElement?.matches(css)", css):
                return
            self.page.keyboard.press("Shift+Tab")
        raise AssertionError(f"Shift and Tab do not reach {css}")


class Touch(Walker):
    """A small screen and a finger: choices are tapped, and nothing scrolls sideways."""

    def press(self, css: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(css).first.tap()

    def answer(self, text: str) -> None:
        before = count(self.page)
        choice = self.page.locator(f"#choose button[name=choice][value='{text}']")
        if choice.count():
            choice.tap()
        else:
            self.page.fill("#text", text)
            self.page.locator("#write button").tap()
        self.page.wait_for_function(
            "n => document.querySelectorAll('.talk > li').length >= n", arg=before + 2
        )
        wide = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not self.page.evaluate(wide), self.asked
