"""The whole way in the running service: from the first page to the registry's number, the extract and the report."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.web import looking
from tests.web.answers import FORM
from tests.web.browser import complaints, context, open_page
from tests.web.service import Service
from tests.web.walking import Keys, Plain, Touch, Walker

pytestmark = [pytest.mark.web, pytest.mark.timeout(180)]

SEVINC = {**FORM, "binding.fin": "3GH4J5K", "binding.card": "AZE07654321", "binding.birth_date": "30.09.1979"}
WORDS = {
    "az": {"sheet": "çıxarış", "report": "hesabat", "yes": "bəli", "entered": "Məlumatı yazan"},
    "ru": {"sheet": "выписка", "report": "отчёт", "yes": "да", "entered": "Кто внёс данные"},
}
WAYS: dict[str, tuple[type[Walker], str, dict[str, Any]]] = {
    "script": (Walker, "az", {}),
    "plain": (Plain, "ru", {"java_script_enabled": False}),
    "keyboard": (Keys, "ru", {}),
    "touch-320": (
        Touch,
        "az",
        {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
    ),
}


def file_application(walker: Walker, language: str) -> str:
    """From the first page to the registry's number."""
    walker.open(f"/?lang={language}")
    walker.press(f"section[lang={language}] button[name=begin]")
    walker.answer("1")
    walker.until("application.review", FORM)
    walker.answer(WORDS[language]["yes"])
    return walker.number()


def print_receipt(walker: Walker, language: str, number: str) -> None:
    """The receipt holds the number, and the way back keeps the place."""
    asked = walker.asked
    walker.press(".talk a[href*=receipt]")
    expect(walker.page.locator("article")).to_contain_text(number)
    walker.press(f".tools a[href='/{language}/']")
    assert walker.asked == asked


def forget(walker: Walker, language: str) -> None:
    """Erase everything and begin anew."""
    walker.press(f"footer a[href='/{language}/forget']")
    walker.press("main form button")
    walker.press("main a[href^='/?lang']")
    walker.press(f"section[lang={language}] button[name=begin]")


def read_extract(walker: Walker, language: str) -> None:
    """The sheet, live from the registry, and its page for paper."""
    walker.answer(WORDS[language]["sheet"])
    walker.until("menu.main", SEVINC)
    assert "Misalova Sevinc" in walker.page.locator(".talk").inner_text()
    walker.press(".talk a[href*=sheet]")
    expect(walker.page.locator("article")).to_contain_text("Misalova Sevinc")
    expect(walker.page.locator("article")).to_contain_text(WORDS[language]["entered"])
    walker.press(f".tools a[href='/{language}/']")


def file_report(walker: Walker, language: str) -> str:
    """The month's report, measure by measure."""
    walker.answer(WORDS[language]["report"])
    walker.until("report.review", SEVINC)
    walker.answer(WORDS[language]["yes"])
    return walker.number()


@pytest.mark.parametrize("way", WAYS)
def test_the_whole_way(browser: Browser, own_service: Service, way: str) -> None:
    kind, language, situation = WAYS[way]
    with context(browser, **situation) as opened:
        page = open_page(opened)
        walker = kind(page, own_service)
        number = file_application(walker, language)
        print_receipt(walker, language, number)
        walker.open(f"/?lang={language}")
        walker.press("#day button")
        forget(walker, language)
        read_extract(walker, language)
        report = file_report(walker, language)
        assert report != number
        assert [*looking.letters(page), *looking.wide(page), *looking.shape(page)] == []
        if kind is not Plain:
            assert looking.axe(page) == []  # axe itself is a script that waits
        assert complaints(page) == []


def test_what_the_readme_says_to_try(browser: Browser, own_service: Service) -> None:
    with context(browser) as opened:
        walker = Walker(open_page(opened), own_service)
        file_application(walker, "az")
        move(walker, "1")
        walker.answer("çıxarış")
        walker.until("menu.main", FORM)
        assert "Vərəqin açıldığı gün" in walker.last
        move(walker, "last")
        if "hesabatı bu gün" not in walker.last:
            move(walker, "last")
        assert "hesabata 1 iş günü qalıb" in walker.page.locator(".talk").inner_text(), (
            "the days between count"
        )
        assert "hesabatı bu gün saat 18 olana qədər göndərin" in walker.last
        walker.answer("hesabat")
        walker.until("report.review", FORM)
        walker.answer("bəli")
        walker.press(".talk > li:last-child a[href*=receipt]")
        expect(walker.page.locator("article")).to_contain_text("Dövlət Məşğulluq Agentliyi")


def move(walker: Walker, days: str) -> None:
    """A button of the first page, and back into the conversation."""
    walker.open("/?lang=az")
    walker.press(f"#day button[value='{days}']")
    walker.press("section[lang=az] button[name=begin]")


def test_a_late_answer_of_the_registry_shows_itself(browser: Browser, own_service: Service) -> None:
    with context(browser) as opened:
        page = open_page(opened)
        walker = Walker(page, own_service)
        walker.open("/?lang=az")
        walker.press("section[lang=az] button[name=begin]")
        walker.answer("1")
        walker.until("application.review", FORM)
        own_service.tell("/sandbox/faults", {"down": True})
        walker.answer("bəli")
        assert "hələ qeydə alınmayıb" in page.locator(".talk").inner_text()
        [number] = re.findall(r"\d{3}-\d{3}-\d{3}-\d{3}", walker.last)
        walker.press("footer a[href='/az/forget']")
        assert f"Nömrə {number}: Agentlikdən hələ cavab yoxdur." in page.locator("main").inner_text()
        walker.press("main a[href='/az/']")
        own_service.tell("/sandbox/faults", {"down": False})
        expect(page.locator(".talk > .us").last).to_contain_text("qeydə alındı", timeout=45_000)
        expect(page.locator(".talk a[href*=receipt]")).to_have_count(1)
